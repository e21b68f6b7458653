"""What the walk over every address needs to know of the interface for programs."""

from collections.abc import Callable
from typing import Any

from web.conftest import Office

PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {}
OPEN_TO_STRANGERS = {"api:v1:check"}
"""It is asked by POST alone, so a GET is refused before a key is looked at."""
