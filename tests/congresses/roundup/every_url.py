"""What the walk over every address needs to know of the round-up."""

from collections.abc import Callable
from typing import Any

from congresses.rounds.every_url import a_round
from web.conftest import Office


def _of(office: Office) -> dict[str, Any]:
    return {"round_id": a_round(office).pk}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:roundup": _of,
    "congresses:roundup_file": _of,
    "congresses:round_committees": _of,
    "congresses:round_committees_file": _of,
    "congresses:quick_notice": _of,
    "congresses:draft_notice": _of,
}
