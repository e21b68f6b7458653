"""An office whose programs ask with keys."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

import build
from dangbo.access.actor import Actor
from dangbo.access.acts.keys import create_key
from dangbo.access.models import Account
from dangbo.access.permissions import Role
from dangbo.registry.models import Organisation, Person
from dangbo.rules.vocabulary import OrganisationKind, Standing
from kept import kept

AT = "2020-07-01"
CONGRESS = date(2020, 5, 15)


@dataclass
class Office:
    """A bloc with one grassroots committee of two cells and a cell of its own, and members in each."""

    bloc: Organisation
    base: Organisation
    cells: list[Organisation]
    people: list[Person] = field(default_factory=list)


@pytest.fixture
@kept
def office(db: None) -> Office:
    bloc, base, first, second = build.tree()
    own = build.organisation("cb3", kind=OrganisationKind.GRASSROOTS_CELL, parent=bloc)
    made = Office(bloc, base, [first, second, own])
    names = ["Trần Thị Bình", "Lê Văn An", "Nông Thị Ánh", "Đỗ Văn Ba", "Lê Văn An", "Hoàng Thị Ý", "Ăng Văn Đức"]
    for position, name in enumerate(names):
        made.people.append(
            build.member(
                made.cells[position % 3],
                name,
                sex="female" if "Thị" in name else "male",
                born=date(1970 + 3 * position, 2, 1),
                standing=Standing.PROBATIONARY if position == 3 else Standing.OFFICIAL,
                card_number=f"0101234{position}",
                ethnic_group="Tày" if name.startswith("Nông") else "Kinh",
            )
        )
    build.committee(base, made.people[:2], starts_on=CONGRESS)
    return made


@dataclass
class Program:
    """What asks with a key."""

    account: Account
    key: str
    client: Client = field(default_factory=Client)

    def get(self, path: str, **parameters: Any) -> Any:
        """The answer as the client has it."""
        header = {"authorization": f"Bearer {self.key}"}
        return self.client.get(f"/api/v1/{path}", parameters, headers=header)

    def json(self, path: str, **parameters: Any) -> Any:
        """The content of a good answer, as of the day of the tests unless told."""
        answer = self.get(path, **({"at": AT} | parameters))
        assert answer.status_code == 200, answer.content.decode()
        return answer.json()

    def all(self, path: str, **parameters: Any) -> list[dict[str, Any]]:
        """The items of all pages."""
        items, cursor = [], ""
        while True:
            page = self.json(path, **parameters, **({"cursor": cursor} if cursor else {}))
            items += page["items"]
            cursor = page["next"]
            if cursor is None:
                return items


@pytest.fixture
def program(office: Office) -> Callable[[Role, Organisation], Program]:
    """A program with a key of a new account that has one role."""
    cache.clear()

    def make(role: Role, organisation: Organisation) -> Program:
        account = build.account(role, organisation)
        return Program(account, create_key(actor=Actor.of(account), account=account, name="Bảng điện tử")[1])

    return make


@pytest.fixture
def board(program: Callable[[Role, Organisation], Program], office: Office) -> Program:
    """A program of the organisation board of the bloc."""
    return program(Role.ORGANISATION_BOARD, office.bloc)
