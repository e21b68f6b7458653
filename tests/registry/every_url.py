"""Parameters of the register's addresses for the test that walks them all."""

from collections.abc import Callable
from datetime import date
from typing import Any

import build
from dangbo.access.actor import PROGRAM
from dangbo.access.models import SavedSearch
from dangbo.access.permissions import Role
from dangbo.registry.acts.people import set_portrait
from dangbo.registry.acts.transfers import Place, begin_transfers
from dangbo.registry.models import Person
from web.conftest import Office


def _person(office: Office) -> Person:
    return build.member(office.cell, "Trần Thị Bình", on=date(2015, 1, 1))


def _with_portrait(office: Office) -> Person:
    person = _person(office)
    set_portrait(actor=PROGRAM, person=person, content=build.photograph())
    return person


def _transfer(office: Office) -> dict[str, Any]:
    begun = begin_transfers(
        actor=PROGRAM,
        people=[_person(office)],
        to=Place(name="Đảng bộ phường"),
        decided_on=date(2020, 6, 1),
        reason="Nghỉ hưu",
        accepted_warnings={"transfer-late"},
    )
    return {"transfer_id": begun[0].pk}


def _saved(office: Office) -> dict[str, Any]:
    keeper = office.accounts[Role.ORGANISATION_BOARD]
    return {"search_id": SavedSearch.objects.create(account=keeper, page="members", name="Nữ", query="").pk}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "registry:forget_search": _saved,
    "registry:person": lambda office: {"person_id": _person(office).pk},
    "registry:person_number": lambda office: {"person_id": _person(office).pk, "which": "the"},
    "registry:person_sheet": lambda office: {"person_id": _person(office).pk},
    "registry:portrait": lambda office: {"person_id": _with_portrait(office).pk},
    "registry:change_portrait": lambda office: {"person_id": _with_portrait(office).pk},
    "registry:person_changes": lambda office: {"person_id": _person(office).pk},
    "registry:person_change": lambda office: {"person_id": _person(office).pk, "act": "sinh-hoat"},
    "registry:person_correct": lambda office: {"person_id": _person(office).pk, "group": "nhan-than"},
    "registry:transfer": _transfer,
    "registry:transfer_act": lambda office: {**_transfer(office), "act": "tiep-nhan"},
    "registry:organisation": lambda office: {"code": office.cell.code},
    "registry:committees_export": lambda office: {"code": office.cell.code},
    "registry:organisation_changes": lambda office: {"code": office.cell.code},
    "registry:organisation_change": lambda office: {"code": office.cell.code, "act": "doi-ten"},
}
