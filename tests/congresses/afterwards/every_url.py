"""What the walk over every address needs to know of what comes after congresses."""

from collections.abc import Callable
from typing import Any

from congresses.congresses.every_url import of
from congresses.rounds.every_url import a_round
from web.conftest import Office

PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:afterwards": of,
    "congresses:archive_act": lambda office: of(office) | {"code": "course"},
    "congresses:after_act": lambda office: of(office) | {"act": "chuan-y"},
    "congresses:afterwards_file": lambda office: {"round_id": a_round(office).pk},
    "congresses:afterwards_list": lambda office: {"round_id": a_round(office).pk},
}
