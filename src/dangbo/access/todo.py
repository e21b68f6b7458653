"""What waits to be done: the form in which every app tells the home page."""

import datetime
from dataclasses import dataclass
from typing import Literal

StateKind = Literal["ok", "warn", "bad", "info", "idle"]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do.

    due: its last day, None without one; title: the act, as a sentence; why: what it is about, in one line;
    url: where it is done; state: kind and one to three words, or None where the date says enough.
    """

    due: datetime.date | None
    title: str
    why: str
    url: str
    state: tuple[StateKind, str] | None = None
