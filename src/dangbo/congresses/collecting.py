"""The subjects of congresses, and how what each offers to the shared pages is gathered.

A subject is a module of the same name in every room it needs (models/review.py, urls/review.py, …). What it offers to
shared pages stands in `subjects/<subject>.py`, each name as `dangbo.congresses.offers` says; none is needed.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any

SUBJECTS = (
    "rounds",
    "congresses",
    "plan",
    "groups",
    "papers",
    "personnel",
    "review",
    "delegates",
    "checkin",
    "credentials",
    "day",
    "afterwards",
    "roundup",
    "imports",
    "packages",
)


@cache
def rooms_of(room: str) -> tuple[ModuleType, ...]:
    """The modules of a room ("models", "urls", "subjects") in the order of the subjects, where they are there."""
    names = [f"{__package__}.{room}.{subject}" for subject in SUBJECTS]
    return tuple(import_module(name) for name in names if find_spec(name))


def offered(name: str) -> Iterator[Any]:
    """What the subjects offer under a name, in their order."""
    return (getattr(module, name) for module in rooms_of("subjects") if hasattr(module, name))
