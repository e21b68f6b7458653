"""Every address as every role and as a stranger: none fails, none opens without sign-in, none runs or styles inline.

Pages of every app are part of this by themselves; their parameters stand in `every_url`.
"""

import re
from collections import deque
from collections.abc import Callable
from http import HTTPStatus
from types import MappingProxyType

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from dangbo.access.permissions import Role
from kept import kept
from web.conftest import Office
from web.every_url import NOTHING, OPEN_TO_STRANGERS, PARAMETERS, SKIPPED

INLINE = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=\"|\son[a-z]+=\"|javascript:", re.IGNORECASE)
ANSWERS = {
    HTTPStatus.OK,
    HTTPStatus.FOUND,
    HTTPStatus.NO_CONTENT,
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.UNPROCESSABLE_ENTITY,
}

ROLES = list(Role)
if connection.vendor != "sqlite":  # who may what does not depend on the database; whether a statement runs does
    ROLES = [Role.SYSTEM_ADMINISTRATOR, Role.ORGANISATION_BOARD, Role.OFFICE, Role.MEMBER]


def names(patterns: list[URLPattern | URLResolver], above: str = "", taken: dict = MappingProxyType({})):
    """Names of all addresses, each with the converters of its parameters by name."""
    for pattern in patterns:
        takes = {**taken, **pattern.pattern.converters}
        if isinstance(pattern, URLResolver):
            inner = f"{above}{pattern.namespace}:" if pattern.namespace else above
            yield from names(pattern.url_patterns, inner, takes)
        elif pattern.name:
            yield f"{above}{pattern.name}", takes


EVERY = [(name, takes) for name, takes in names(get_resolver().url_patterns) if name not in SKIPPED]


@kept
def addresses(office: Office) -> list[tuple[str, str]]:
    """Every name with an address of it."""
    found = []
    for name, takes in EVERY:
        if name in PARAMETERS:
            kwargs = PARAMETERS[name](office)
        else:
            kwargs = {
                key: NOTHING[type(kind).__name__.removesuffix("Converter").lower()] for key, kind in takes.items()
            }
        found.append((name, reverse(name, kwargs=kwargs)))
    return found


def check(answer: HttpResponseBase, what: str) -> None:
    assert answer.status_code in ANSWERS, what
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy, what
    if answer.streaming:
        deque(answer.streaming_content, maxlen=0)  # a file that is sent is closed when it has been read
    if answer.status_code == HTTPStatus.OK and "text/html" in answer.headers.get("Content-Type", ""):
        found = INLINE.search(answer.content.decode())
        assert found is None, f"{what}: {found and found.group()}"


@pytest.mark.parametrize("role", ROLES)
def test_no_page_fails_for_any_role(role: Role, office: Office, signed_in: Callable[[Role], Client]) -> None:
    every, client = addresses(office), signed_in(role)
    for name, url in every:
        check(client.get(url), f"GET {url} ({name}) {role}")


@pytest.mark.parametrize("role", [Role.READER, Role.MEMBER])
def test_who_only_reads_can_send_nothing_that_breaks(
    role: Role, office: Office, signed_in: Callable[[Role], Client]
) -> None:
    every, client = addresses(office), signed_in(role)
    for name, url in every:
        if name not in {"account_logout", "set_language"}:
            check(client.post(url), f"POST {url} ({name}) {role}")


def test_strangers_are_sent_to_the_sign_in(office: Office) -> None:
    client = Client()
    for name, url in addresses(office):
        answer = client.get(url)
        if name in OPEN_TO_STRANGERS:
            check(answer, name)
            continue
        assert answer.status_code in {HTTPStatus.FOUND, HTTPStatus.UNAUTHORIZED}, name
        if answer.status_code == HTTPStatus.FOUND:
            assert answer.headers["Location"].startswith("/dang-nhap/"), name


def test_what_lies_outside_ones_reach_stays_closed(office: Office, signed_in: Callable[[Role], Client]) -> None:
    every, client = addresses(office), signed_in(Role.ORGANISATION_BOARD)
    for name, url in every:
        answer = client.get(f"{url}?to-chuc={office.elsewhere.code}")
        assert "Quỹ bảo vệ môi trường" not in getattr(answer, "content", b"").decode(errors="replace"), name
