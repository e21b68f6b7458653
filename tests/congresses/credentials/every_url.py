"""What the walk over every address needs to know of credentials."""

from collections.abc import Callable
from typing import Any

from congresses.checkin.every_url import session
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.credentials.freezing import freeze_credentials
from web.conftest import Office


def _frozen(office: Office) -> dict[str, Any]:
    made = session(office)
    if not made.snapshots.exists():
        freeze_credentials(actor=PROGRAM, session=made)
    return {"congress_id": made.congress_id}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:credentials": _frozen,
    "congresses:freeze_credentials": _frozen,
    "congresses:credentials_names": lambda office: _frozen(office) | {"key": "co-mat"},
    "congresses:credentials_paper": lambda office: _frozen(office) | {"form": "word"},
}
