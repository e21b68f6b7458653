"""What the first reader says of a side of a ballot: facts, never votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Fact: TypeAlias = Literal["agree", "disagree", "both", "blank", "struck", "kept", "doubt"]


class UnreadableError(ValueError):
    """A side that cannot be read; its text is the reason code."""


@dataclass(frozen=True, slots=True)
class RowReading:
    """A candidate's row. agree, disagree: the share of the box that is inked (0 to 1), None where there is no box.

    reasons: codes of everything that makes the fact doubtful; empty where nothing is odd.
    """

    number: int
    name: str
    fact: Fact
    agree: float | None
    disagree: float | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageReading:
    """A side. page from 1, where it could be told; rejected: a reason code, and then there are no rows.

    doubts: codes of what makes the whole ballot doubtful; code: the content of the QR codes as read.
    """

    page: int | None
    rejected: str | None
    rows: tuple[RowReading, ...] = ()
    doubts: tuple[str, ...] = ()
    code: str = ""
