"""What the walk over every address needs to know of delegates."""

from collections.abc import Callable
from datetime import date
from typing import Any

import build
from congresses import world
from congresses.congresses.every_url import a_congress, of
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.delegates.cards import issue_cards
from dangbo.congresses.acts.delegates.entering import take_members
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Allocation, AllocationLine
from web.conftest import Office


def listed(office: Office) -> Congress:
    """The congress of the cell with its members listed and carded."""
    held = a_congress(office)
    if not held.delegates.exists():
        build.members(office.cell, 3, on=date(2012, 1, 1))
        take_members(actor=PROGRAM, congress=held)
        issue_cards(actor=PROGRAM, congress=held)
    return held


def _line(office: Office) -> dict[str, Any]:
    held = a_congress(office)
    allocation, _ = Allocation.objects.get_or_create(
        congress=held, defaults={"counted_on": world.PLANNED_ON, "base": 1, "step": 100, "extra_from": 0}
    )
    line, _ = AllocationLine.objects.get_or_create(
        allocation=allocation, unit=office.cell, defaults={"unit_name": "Chi bộ Kế toán", "members": 3, "by_formula": 1}
    )
    return {"line_id": line.pk}


def _delegate(office: Office) -> dict[str, Any]:
    return {"delegate_id": listed(office).delegates.all()[0].pk, "act": "dua-ra"}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:delegates": lambda office: of(office) if listed(office) else {},
    "congresses:delegate_file": of,
    "congresses:allocation": of,
    "congresses:delegates_act": lambda office: of(office) | {"act": "nhap-tay"},
    "congresses:delegate_cards": lambda office: {"congress_id": listed(office).pk, "size": "bank"},
    "congresses:delegate_summons": of,
    "congresses:adjust_allotment": _line,
    "congresses:delegate_act": _delegate,
}
