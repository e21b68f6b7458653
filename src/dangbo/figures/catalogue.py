"""Every figure that the installed apps declare, by key."""

import difflib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from dangbo.facts.figures import Count, Figure, Sum


class UnknownFigureError(LookupError):
    """No figure has this key. Its text is one sentence for the user and names the nearest keys."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.nearest = nearest_keys(key)
        hint = f" Gần nhất: {', '.join(self.nearest)}." if self.nearest else ""
        super().__init__(f"Không có số liệu nào mang mã “{key}”.{hint}")


@cache
def catalogue() -> dict[str, Figure]:
    """All figures by key, in the order of the apps. Raises ValueError where two have one key."""
    found: dict[str, Figure] = {}
    for declared in _declared():
        for figure in _with_parts(declared):
            if found.setdefault(figure.key, figure) is not figure:
                raise ValueError(f"Hai số liệu cùng mã {figure.key}.")
    return found


def figure(key: str) -> Figure:
    """The figure of a key. Raises UnknownFigureError."""
    try:
        return catalogue()[key]
    except KeyError:
        raise UnknownFigureError(key) from None


def listed() -> list[Figure]:
    """The figures that a user chooses from, without those that are only parts of others."""
    return [figure for figure in catalogue().values() if figure.listed]


def nearest_keys(key: str, count: int = 3) -> list[str]:
    """The keys most like a mistyped one, the nearest first."""
    return difflib.get_close_matches(key.strip().lower(), [found.key for found in listed()], count, 0.5)


def _declared() -> Iterator[Figure]:
    """What the apps declare; a module of that name without FIGURES is about something else."""
    for config in apps.get_app_configs():
        module = f"{config.name}.figures"
        if config.name.startswith("dangbo.") and config.name != "dangbo.figures" and find_spec(module):
            yield from getattr(import_module(module), "FIGURES", ())


def _with_parts(declared: Figure) -> Iterator[Count | Sum | Figure]:
    yield declared
    if isinstance(declared, Sum):
        for part in declared.parts:
            yield from _with_parts(part)
