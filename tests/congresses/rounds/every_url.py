"""What the walk over every address needs to know of rounds."""

from collections.abc import Callable
from typing import Any

from congresses import world
from dangbo.congresses.models import CongressRound
from web.conftest import Office

LIMIT = "congress.member_congress.below_members"


def a_round(office: Office) -> CongressRound:
    """The round under the committee with the congress of its cell."""
    found = CongressRound.objects.filter(superior=office.top).first()
    if found is None:
        found = world.a_round(office.top)
        world.congresses(found, *world.EVERY_LEVEL)
    return found


def _of(office: Office) -> dict[str, Any]:
    return {"round_id": a_round(office).pk}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:round": _of,
    "congresses:units": _of,
    "congresses:units_file": _of,
    "congresses:calendar": _of,
    "congresses:gantt": _of,
    "congresses:rules": _of,
    "congresses:rule": lambda office: _of(office) | {"key": LIMIT},
    "congresses:round_act": lambda office: _of(office) | {"act": "van-ban"},
}
