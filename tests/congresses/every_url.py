"""What the walk over every address needs to know of congresses: the `PARAMETERS` of every subject's `every_url`."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from dangbo.congresses.collecting import SUBJECTS
from web.conftest import Office

_NAMES = [f"congresses.{subject}.every_url" for subject in SUBJECTS if find_spec(f"congresses.{subject}")]
_THEIRS = [import_module(name) for name in _NAMES if find_spec(name)]

PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    name: of for module in _THEIRS for name, of in module.PARAMETERS.items()
}
OPEN_TO_STRANGERS = {name for module in _THEIRS for name in getattr(module, "OPEN_TO_STRANGERS", ())}
SKIPPED = {name for module in _THEIRS for name in getattr(module, "SKIPPED", ())}
