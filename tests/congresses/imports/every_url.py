"""What the walk over every address needs to know of the import of an earlier round."""

from collections.abc import Callable
from typing import Any

from congresses.rounds.every_url import a_round
from web.conftest import Office

PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:former_file": lambda office: {"round_id": a_round(office).pk},
}
