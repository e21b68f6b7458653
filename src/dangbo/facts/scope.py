"""The condition that a row stands within an organisation on a day, said over the opened-out tree of links."""

import datetime
from enum import Enum

from django.db.models import F, OuterRef, Q


class Level(Enum):
    """Which part of an organisation: it and all below it, itself alone, or each of its direct lower organisations."""

    ALL = "all"
    OWN = "own"
    LOWER = "lower"


Day = datetime.date | F | OuterRef
"""A day, or the path of a date column."""


def scope_path(path: str) -> str:
    """The path to the organisation within which a row was found: for Level.LOWER the direct lower organisation."""
    return f"{links(path)}__ancestor"


def links(path: str) -> str:
    """The path from a row to the links of its organisation."""
    return f"{path}__links_up" if path else "links_up"


def stands_within(path: str, organisation: object, level: Level, day: Day, *, eve: bool = False) -> Q:
    """The condition that the organisation at `path` stood within another on a day (on the day before it with `eve`).

    Use it in one filter() call: all its parts are about one link, and links are unique on a day, so no row doubles.
    """
    link = links(path)
    condition = _held(link, day, eve)
    if level is Level.LOWER:
        upper = f"{link}__ancestor__links_up"
        return condition & Q(**{f"{upper}__ancestor": organisation, f"{upper}__depth": 1}) & _held(upper, day, eve)
    own = {f"{link}__depth": 0} if level is Level.OWN else {}
    return condition & Q(**{f"{link}__ancestor": organisation}, **own)


def _held(link: str, day: Day, eve: bool) -> Q:
    starts, ends = ("lt", "gte") if eve else ("lte", "gt")
    return Q(**{f"{link}__valid_from__{starts}": day}) & (
        Q(**{f"{link}__valid_to__isnull": True}) | Q(**{f"{link}__valid_to__{ends}": day})
    )
