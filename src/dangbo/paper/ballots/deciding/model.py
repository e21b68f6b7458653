"""What both readers together say of a side and of a whole sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias

from dangbo.paper.ballots.files.model import Source

Fact: TypeAlias = Literal["agree", "disagree", "both", "blank", "struck", "kept", "doubt"]


class ReadRow(Protocol):
    """A row as either reader says it."""

    @property
    def number(self) -> int: ...
    @property
    def fact(self) -> Fact: ...
    @property
    def reasons(self) -> tuple[str, ...]: ...


class ReadPage(Protocol):
    """A side as either reader says it."""

    @property
    def page(self) -> int | None: ...
    @property
    def rejected(self) -> str | None: ...
    @property
    def rows(self) -> Sequence[ReadRow]: ...
    @property
    def doubts(self) -> tuple[str, ...]: ...
    @property
    def code(self) -> str: ...


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """A candidate's row. machine: accepted without people; reasons: codes, why not or what is odd."""

    number: int
    name: str
    fact: Fact
    machine: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideReading:
    """One side: page from 1 where it could be told; rejected: a reason code, and then there are no rows.

    machine of a row says here what the row alone allows; what the whole ballot allows is said by its sheet.
    """

    page: int | None
    rejected: str | None
    rows: tuple[DecidedRow, ...] = ()
    doubts: tuple[str, ...] = ()
    code: str = ""


@dataclass(frozen=True, slots=True)
class ReadImage:
    """An image and what was read on it. words: what each of the two readers said alone; None of unopened images."""

    source: Source
    side: SideReading
    words: tuple[ReadPage, ReadPage] | None = None


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A whole ballot: its images in the order given, and the rows of all its sides by number.

    number: from 1 within its file; rejected: a reason code, and then there are no rows; doubts: codes of what sends
    the whole ballot to people.
    """

    sources: tuple[Source, ...]
    number: int
    rejected: str | None
    rows: tuple[DecidedRow, ...] = ()
    doubts: tuple[str, ...] = ()
