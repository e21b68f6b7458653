"""What the second reader says of a side of a ballot: facts, never votes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

Image: TypeAlias = NDArray[np.uint8]
Floats: TypeAlias = NDArray[np.floating[Any]]
Places: TypeAlias = Floats
"""… × 2: x, y."""
Fact: TypeAlias = Literal["agree", "disagree", "both", "blank", "struck", "kept", "doubt"]


class UnreadableError(ValueError):
    """A side that cannot be read; its text is the reason code, a key of REJECTIONS."""


REJECTIONS = (
    "no_marks", "marks_missing", "mirrored", "wrong_page", "foreign", "wrong_scale", "spliced", "low_resolution",
)  # fmt: skip
"""Why a side is refused: blank or something else; too few solid marks; seen through the paper; a side that the layout
does not have; another election or another print; copied smaller or larger; two sheets in one image; too coarse."""

REASONS = (
    "blank", "both", "weak", "faint", "small", "odd_mark", "cancelled", "other_box", "ink_around", "stray_ink",
    "outline", "fold", "partial", "mark_missing",
)  # fmt: skip
"""What makes a row doubtful: no mark; two marks; little ink; pale ink; a small mark; another mark than the voter's
others; strokes right across; a trace in the other box; ink around a box; ink elsewhere in the row; a box's outline
not seen; a line that runs on like a fold; a name neither wholly struck nor untouched; a timing mark not whole."""

DOUBTS = ("faint_pen", "streak", "codes_unread", "codes_differ")
"""What makes a whole side doubtful: all marks pale; a line down the image through boxes; neither QR code read; one."""


@dataclass(frozen=True, slots=True)
class RowReading:
    """A candidate's row. agree, disagree: how dark the inside of the box is (0 to 1), None where there is no box.

    reasons: codes of REASONS for everything odd; a row with any is one for people.
    """

    number: int
    name: str
    fact: Fact
    agree: float | None
    disagree: float | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageReading:
    """A side. page from 1, where it could be told; rejected: a code of REJECTIONS, and then there are no rows.

    doubts: codes of DOUBTS; code: the content of the QR codes where they are this layout's, else empty.
    """

    page: int | None
    rejected: str | None
    rows: tuple[RowReading, ...] = ()
    doubts: tuple[str, ...] = ()
    code: str = ""
