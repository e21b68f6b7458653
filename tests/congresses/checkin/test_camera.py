"""The server reads the frames of a door whose browser cannot: under the door's own checks, and keeps nothing."""

import datetime
import uuid
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

import build
from congresses.checkin.doors import Hall, hall
from congresses.checkin.pictures import blurred, card, frame, jpeg, turned
from congresses.delegates import gathering
from dangbo.access.permissions import Role
from dangbo.congresses.models.checkin import Scan
from dangbo.journal.models import Entry
from dangbo.paper.congresses.frames import MAXIMUM_BYTES, TOO_HEAVY, UNREADABLE

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NAME = "Lò Văn AAAB"


@pytest.fixture
def there() -> Hall:
    return hall()


def at_the_door(there: Hall, role: Role = Role.ORGANISATION_BOARD, **options: Any) -> Client:
    """A client with a role at the organisation that holds the congress."""
    client = Client(**options)
    client.force_login(build.account(role, there.congress.organisation), backend=BACKEND)
    return client


def address(there: Hall, name: str = "door_camera") -> str:
    return reverse(f"congresses:{name}", args=[there.session.pk, there.doors[0].pk])


def shown(client: Client, url: str, content: bytes) -> Any:
    return client.post(url, content, content_type="image/jpeg", headers={"X-Dangbo-Passive": "1"})


@pytest.mark.parametrize("how", ["whole", "blurred and turned", "small in a corner"])
def test_a_card_before_the_camera_is_read(how: str, there: Hall) -> None:
    code = there.codes[NAME]
    seen = {
        "whole": frame((card(code), (280, 180))),
        "blurred and turned": blurred(frame((turned(card(code), 25), (200, 120))), 2),
        "small in a corner": frame((card(code, 60), (735, 535))),
    }
    answer = shown(at_the_door(there), address(there), jpeg(seen[how]))
    assert (answer.status_code, answer.json()) == (HTTPStatus.OK, {"code": code})


def test_where_no_code_is_seen_the_answer_is_empty(there: Hall) -> None:
    answer = shown(at_the_door(there), address(there), jpeg(frame()))
    assert (answer.status_code, answer.json()) == (HTTPStatus.OK, {"code": ""})


def test_a_frame_checks_nobody_in_and_leaves_no_trace(there: Hall) -> None:
    client, entries = at_the_door(there), Entry.objects.count()
    shown(client, address(there), jpeg(frame((card(there.codes[NAME]), (280, 180)))))
    assert (Scan.objects.count(), Entry.objects.count()) == (0, entries)


def test_what_is_no_picture_and_what_is_too_large_has_its_sentence(there: Hall) -> None:
    client, url = at_the_door(there), address(there)
    sent = [b"", b"no picture", b"\xff\xd8\xff" + bytes(MAXIMUM_BYTES)]
    told = [(answer.status_code, answer.json()) for answer in (shown(client, url, content) for content in sent)]
    assert told == [
        (HTTPStatus.BAD_REQUEST, {"sentence": UNREADABLE}),
        (HTTPStatus.BAD_REQUEST, {"sentence": UNREADABLE}),
        (HTTPStatus.REQUEST_ENTITY_TOO_LARGE, {"sentence": TOO_HEAVY}),
    ]


@pytest.mark.parametrize("role", [Role.ORGANISATION_BOARD, Role.MEMBER, Role.READER])
def test_whoever_may_not_send_cards_may_not_show_frames(role: Role, there: Hall) -> None:
    client = at_the_door(there, role)
    sent = client.post(address(there, "door_send"), "{}", content_type="application/json")
    answer = shown(client, address(there), b"")
    assert answer.status_code == sent.status_code
    assert (answer.status_code == HTTPStatus.FORBIDDEN) == (role is not Role.ORGANISATION_BOARD)


def test_a_stranger_and_an_office_elsewhere_are_turned_away(there: Hall) -> None:
    url = address(there)
    assert shown(Client(), url, b"").headers["Location"].startswith("/dang-nhap/")
    other = hall(gathering.congress(gathering.bloc(1)))
    assert shown(at_the_door(other), url, b"").status_code == HTTPStatus.FORBIDDEN


def test_a_door_of_another_congress_and_a_session_of_nobody_are_not_found(there: Hall) -> None:
    client = at_the_door(there)
    other = hall(gathering.congress(gathering.bloc(1)))
    for ids in ([there.session.pk, other.doors[0].pk], [uuid.uuid4(), there.doors[0].pk]):
        assert shown(client, reverse("congresses:door_camera", args=ids), b"").status_code == HTTPStatus.NOT_FOUND


def test_frames_are_only_sent_and_only_by_the_page_itself(there: Hall) -> None:
    url = address(there)
    assert at_the_door(there).get(url).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert shown(at_the_door(there, enforce_csrf_checks=True), url, b"").status_code == HTTPStatus.FORBIDDEN


def test_a_camera_that_sees_nobody_keeps_nobody_signed_in(there: Hall) -> None:
    start = datetime.datetime(2020, 8, 27, 1, 0, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as clock:
        client = at_the_door(there)
        client.get("/")
        for _ in range(4):
            clock.shift(datetime.timedelta(minutes=5))
            answer = shown(client, address(there), jpeg(frame()))
        assert answer.headers["Location"].startswith("/dang-nhap/")
