"""What a simulated ballot is, and how often things happen on one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Image: TypeAlias = NDArray[np.uint8]
Kind: TypeAlias = Literal["scan", "photo"]


class Pen(StrEnum):
    """What voters write with."""

    BALL = "ball"
    GEL = "gel"
    PENCIL = "pencil"
    EMPTY = "empty"
    """A nearly empty pen."""


class Hard(StrEnum):
    """Rows that a person must see."""

    BLANK = "blank"
    BOTH = "both"
    REMARKED = "remarked"
    """One cross cancelled, the other box crossed."""
    CANCELLED = "cancelled"
    """A cross struck through by two lines, and nothing else."""
    BETWEEN = "between"
    ON_NAME = "on_name"
    RING = "ring"
    DOT = "dot"
    ERASED = "erased"
    ERASED_OTHER = "erased_other"
    """A cross, and an erased one in the other box."""
    TINY = "tiny"
    WRITTEN = "written"
    """A cross, and words in the row."""
    PARTIAL = "partial"
    """Strike-out: a line through a part of the name."""
    OVERLINE = "overline"
    UNDERLINE = "underline"
    CIRCLE = "circle"
    DOTS = "dots"


class Fault(StrEnum):
    """What may be wrong with a whole image."""

    BLOB = "blob"
    TEAR = "tear"
    STRETCH = "stretch"
    MIRROR = "mirror"
    DARK = "dark"
    LIGHT = "light"
    COARSE = "coarse"
    """100 dpi."""
    BLANK_SHEET = "blank_sheet"
    SPLICE = "splice"
    """The lower part of a second ballot over the first: two sheets fed at once."""
    FOREIGN = "foreign"
    OLD_PRINT = "old_print"
    """A side of the same election printed from another list."""
    WRONG_PAGE = "wrong_page"
    """The second side of the same election's ballot, from a longer list."""
    PHOTOCOPY = "photocopy"
    """97% of the size."""


ANSWERS_FOR_PEOPLE = "people"
"""What is meant by a row of which no value may be accepted without people."""


@dataclass(frozen=True, slots=True)
class MeantRow:
    """A row as the voter meant it.

    meant: "agree", "disagree", "struck", "kept", or ANSWERS_FOR_PEOPLE. mark: the kind of mark drawn (a clear one's
    name or a Hard). clear: a plain mark, which no reader may take for something else.
    """

    number: int
    name: str
    meant: str
    mark: str
    clear: bool


@dataclass(frozen=True, slots=True)
class SimulatedSheet:
    """One side as it comes from the scanner or the telephone: grey, H × W; jpeg: the bytes it was decoded from."""

    image: Image
    jpeg: bytes
    page: int
    rows: tuple[MeantRow, ...]
    pen: Pen
    turned: bool
    folds: int
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares (0 to 1) of what voters, paper and scanner do; the default is the normal mix.

    blank, hard: of rows. forced: a share forced_share of all rows is of this kind and the others are clear.
    angle: the greatest turn in degrees, to which a share steep of all sheets may go, and the others to its quarter.
    """

    pens: Mapping[Pen, float] = field(
        default_factory=lambda: {Pen.BALL: 0.55, Pen.GEL: 0.33, Pen.PENCIL: 0.07, Pen.EMPTY: 0.05}
    )
    blank: float = 0.01
    hard: float = 0.012
    forced: Hard | None = None
    forced_share: float = 1.0
    agree: float | None = None
    """Of rows; None: each voter has an own share."""
    seal: float = 0.9
    folds: float = 0.5
    stains: float = 0.05
    streak: float = 0.03
    turned: float = 0.1
    angle: float = 5.0
    steep: float = 0.3
