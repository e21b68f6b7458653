"""What was counted is kept until the next entry of the journal: every change of facts is an act, and every act enters.

What is kept is small and lives in the memory of one process, for five minutes at most.
"""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache

from dangbo.journal.models import Head

T = TypeVar("T")


def state() -> str:
    """The hash of the last entry, which differs after every act; read it before what is counted. One query."""
    return Head.objects.filter(id=1).values_list("hash", flat=True).first() or ""


def remembered(since: str, count: Callable[[], T], *what: object) -> T:
    """What was counted under this name since the state, else counted now and kept.

    Not for an act, which may have changed facts without having entered yet.
    """
    key = _key(since, what)
    found: T | None = cache.get(key)
    if found is None:
        found = count()
        cache.set(key, found)
    return found


def recalled(since: str, *what: object) -> object | None:
    """What was counted under this name since the state; None where nobody has counted."""
    found: object | None = cache.get(_key(since, what))
    return found


def remember(since: str, found: object, *what: object) -> None:
    """Keep what was counted since the state."""
    cache.set(_key(since, what), found)


def _key(since: str, what: tuple[object, ...]) -> str:
    return hashlib.sha256(repr([since, *map(str, what)]).encode()).hexdigest()
