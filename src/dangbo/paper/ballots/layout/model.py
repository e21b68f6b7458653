"""A ballot's definition and its layout; lengths are millimetres from the top left of the page, rounded to 0.01."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

Paper: TypeAlias = Literal["A4", "A5"]


class Style(StrEnum):
    """The two ballots: boxes to cross (list without surplus), names to strike out (list with surplus)."""

    AGREE_DISAGREE = "agree_disagree"
    STRIKE_OUT = "strike_out"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height. Of a printed outline it is the outer edge."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def center(self) -> tuple[float, float]:
        return self.x + self.w / 2, self.y + self.h / 2


@dataclass(frozen=True, slots=True)
class BallotCandidate:
    """A name as it is to be printed; the year of birth is printed where it is given."""

    name: str
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class BallotDefinition:
    """What is voted on. candidates: in the order in which they are to be printed."""

    id: str
    title: str
    organisation: str
    regulation: str
    style: Style
    seats: int
    paper: Paper
    candidates: tuple[BallotCandidate, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate's row. page and number count from 1; strip is the whole ruled row.

    name_box bounds the printed name (its lines, accents included); year_box the year of birth, number_box the number.
    timing: the solid marks at the left and the right end of the row, whose middle is the middle of the strip.
    """

    page: int
    number: int
    name: str
    lines: tuple[str, ...]
    birth_year: int | None
    strip: Box
    number_box: Box
    name_box: Box
    year_box: Box | None
    agree_box: Box | None
    disagree_box: Box | None
    timing: tuple[Box, Box]


@dataclass(frozen=True, slots=True)
class PageMarks:
    """The marks of one side: ArUco of DICT_4X4_50 with their ids, solid squares (both from the top left, clockwise),
    and the two copies of the QR code (top right, bottom left), without their quiet zones."""

    page: int
    markers: tuple[tuple[int, Box], ...]
    squares: tuple[Box, ...]
    codes: tuple[Box, Box]


@dataclass(frozen=True, slots=True)
class FreeArea:
    """An area of a page on which nothing is printed and no voter has anything to write."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole ballot. name_size in points, one for all names; column_rules: where upright rules cross every strip.

    seal: the field for the seal, on page 1, where anything may stand. folds_x, folds_y: lines along which people fold.
    fingerprint: the first 8 hex digits of the SHA-256 over everything else in the layout.
    """

    election: str
    title: str
    organisation: str
    regulation: str
    style: Style
    seats: int
    paper: Paper
    width_mm: float
    height_mm: float
    pages: int
    name_size: float
    rows: tuple[Row, ...]
    marks: tuple[PageMarks, ...]
    seal: Box
    column_rules: tuple[float, ...]
    folds_x: tuple[float, ...]
    folds_y: tuple[float, ...]
    free: tuple[FreeArea, ...]
    fingerprint: str = ""
