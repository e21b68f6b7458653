"""What the walk over every address needs to know of one congress."""

from collections.abc import Callable
from datetime import date
from typing import Any

from congresses import world
from congresses.rounds.every_url import a_round
from dangbo.congresses.models import Congress
from web.conftest import Office


def a_congress(office: Office) -> Congress:
    """The congress of the cell, with a planned day."""
    found = Congress.objects.get(round=a_round(office), organisation=office.cell)
    if not found.dates.exists():
        world.planned(found, date(2020, 3, 24))
    return found


def of(office: Office) -> dict[str, Any]:
    return {"congress_id": a_congress(office).pk}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:congress": of,
    "congresses:congress_act": lambda office: of(office) | {"act": "du-kien"},
}
