"""A committee with two cells, and clients signed in with a role there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

import build
from dangbo.access.permissions import Role
from dangbo.registry.models import Organisation, Person
from dangbo.rules.vocabulary import OrganisationKind
from kept import kept

AT = date(2020, 6, 28)
SignIn = Callable[..., Client]


@dataclass
class House:
    """A committee, its two cells, and a cell elsewhere; above all of them the top."""

    top: Organisation
    base: Organisation
    cell: Organisation
    other: Organisation
    elsewhere: Organisation


@pytest.fixture(autouse=True)
def _as_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DANGBO_AS_OF_DATE", AT.isoformat())


@pytest.fixture
@kept
def house(db: None) -> House:
    kinds = OrganisationKind
    top = build.organisation("khoi", kind=kinds.UPPER_COMMITTEE, name="Đảng bộ Khối")
    base = build.organisation("bd", kind=kinds.GRASSROOTS_COMMITTEE, parent=top, name="Đảng bộ Bưu điện tỉnh")
    cell = build.organisation("bd-1", parent=base, name="Chi bộ Kế toán")
    other = build.organisation("bd-2", parent=base, name="Chi bộ Tổng hợp")
    elsewhere = build.organisation("moi-truong", kind=kinds.GRASSROOTS_CELL, parent=top, name="Chi bộ Quỹ Môi trường")
    return House(top, base, cell, other, elsewhere)


@pytest.fixture
def as_(house: House) -> SignIn:
    """A client signed in with a role at the committee (or where told)."""

    def sign_in(role: Role = Role.ORGANISATION_BOARD, at: Organisation | None = None) -> Client:
        client = Client()
        account = build.account(role, at or house.base)
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture
@kept
def binh(house: House) -> Person:
    """A member with the numbers and dates that pages show."""
    return build.member(
        house.cell,
        "Trần Thị Bình",
        sex="female",
        born=date(1980, 5, 2),
        ethnic_group="Tày",
        native_place="huyện Hạ Lâm",
        citizen_number="002180000863",
        card_number="12345678",
        joined_on=date(2005, 9, 2),
        official_on=date(2006, 9, 2),
        admission_decided_on=date(2005, 8, 20),
        admission_decision="12-QĐ/ĐU",
    )
