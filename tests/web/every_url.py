"""What `test_every_url` needs to know of the addresses: their parameters, and those that strangers may open.

Tests of another app add theirs in a module `every_url.py` of their own folder (tests/registry/every_url.py, …) with
`PARAMETERS: dict[name of the address, function of the office → parameters]`, and where needed `OPEN_TO_STRANGERS` and
`SKIPPED`. An address with parameters that no table names is visited with parameters of nothing that exists.
"""

import datetime
import uuid
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.db import transaction

from dangbo.access.actor import PROGRAM, Actor
from dangbo.access.acts import create_key
from dangbo.access.models import Account
from dangbo.access.permissions import Role
from dangbo.journal.chain import record
from dangbo.office.models import LongTask
from dangbo.office.working_days import add_day, office_days
from web.conftest import Office

OTHERS = ("registry", "figures", "documents", "elections", "congresses", "api", "demo")
NOTHING: dict[str, Any] = {
    "uuid": uuid.UUID(int=0),
    "uuidstr": str(uuid.UUID(int=0)),
    "int": 10**9,
    "string": "khong-co",
    "slug": "khong-co",
    "path": "x",
}


def keeper_of(office: Office) -> Account:
    return office.accounts[Role.ORGANISATION_BOARD]


def _key(office: Office) -> dict[str, Any]:
    keeper = keeper_of(office)
    key, _ = create_key(actor=Actor.of(keeper), account=keeper, name="Bảng tin")
    return {"key_id": key.pk}


def _task(office: Office) -> dict[str, Any]:
    made = LongTask.objects.create(kind="none", title="Nhập", owner=keeper_of(office), organisation=office.top)
    return {"task_id": made.pk}


def _entry(office: Office) -> dict[str, Any]:
    with transaction.atomic():
        made = record(
            act="change_setting", actor_id=None, actor_name="Hệ thống", summary="x", organisation_id=office.top.pk
        )
    return {"number": made.number}


def _reader(office: Office) -> dict[str, Any]:
    return {"account_id": office.accounts[Role.READER].pk}


def _office_day(office: Office) -> dict[str, Any]:
    day = datetime.date(2020, 4, 29)
    if day not in office_days().off:
        add_day(actor=PROGRAM, day=day, is_off=True, reason="Kỷ niệm ngày thành lập")
    return {"day": day.isoformat()}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "access:account": _reader,
    "access:switch_lock": _reader,
    "access:new_password": _reader,
    "access:finish_role": lambda office: {"role_id": office.accounts[Role.READER].roles.get().pk},
    "access:end_key": _key,
    "account_reset_password_from_key": lambda office: {"uidb36": "abc", "key": "abc-def"},
    "journal:entry": _entry,
    "office:task": _task,
    "office:drop_day": _office_day,
}

OPEN_TO_STRANGERS = {
    "api:openapi",
    "api:v1:api-root",
    "account_login",
    "account_logout",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "web:health",
}

SKIPPED: set[str] = set()

for _package in OTHERS:
    if find_spec(_package) and find_spec(f"{_package}.every_url"):
        _theirs = import_module(f"{_package}.every_url")
        PARAMETERS |= _theirs.PARAMETERS
        OPEN_TO_STRANGERS |= getattr(_theirs, "OPEN_TO_STRANGERS", set())
        SKIPPED |= getattr(_theirs, "SKIPPED", set())
