"""What is put on a page, in millimetres from its top left, and its PDF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import typst

from dangbo.paper.ballots.layout.model import Box
from dangbo.paper.ballots.layout.names import FAMILY
from dangbo.paper.errors import FileError
from dangbo.paper.party_documents.letters import LETTERS

TEMPLATE = Path(__file__).parent / "ballot.typ"
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text from x on, its baseline at y; size in points."""

    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Paragraphs in a frame, set smaller than size (points) where they would not fit; middle: half way down."""

    x: float
    y: float
    w: float
    h: float
    size: float
    lines: Sequence[str]
    weight: Literal["regular", "bold"] = "regular"
    style: Literal["normal", "italic"] = "normal"
    align: Literal["left", "center", "right"] = "center"
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A pen's line through points; width in millimetres, grey from 0 (black) to 255."""

    points: tuple[Point, ...]
    width: float
    grey: int = 0


@dataclass(slots=True)
class Page:
    """One side. rules: from point to point with a thickness; outlines: outer edges with a thickness."""

    solid: list[tuple[float, float, float, float]] = field(default_factory=list)
    outlines: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float, float, float]] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)

    def fill(self, box: Box) -> None:
        """A solid rectangle."""
        self.solid.append((box.x, box.y, box.w, box.h))

    def outline(self, box: Box, thickness: float) -> None:
        """An outline whose outer edge is the box."""
        self.outlines.append((box.x, box.y, box.w, box.h, thickness))


@dataclass(frozen=True, slots=True)
class Side:
    """A printed side: the page (from 0) with strokes over it, upside down where turned."""

    page: int
    strokes: tuple[Stroke, ...] = ()
    turned: bool = False


def to_pdf(title: str, width: float, height: float, pages: Sequence[Page], sides: Sequence[Side]) -> bytes:
    """The PDF of the sides; the same content gives the same bytes.

    Raises:
        FileError: for a letter that the typeface lacks and for anything else that typst complains about.
    """
    for page in pages:
        _check_letters(page)
    content = {
        "title": title,
        "font": FAMILY,
        "width": width,
        "height": height,
        "pages": [asdict(page) for page in pages],
        "sheets": [asdict(side) | {"strokes": [asdict(stroke) for stroke in side.strokes]} for side in sides],
    }
    try:
        pdf, warnings = typst.compile_with_warnings(
            _template(),
            ignore_system_fonts=True,
            sys_inputs={"ballot": json.dumps(content, ensure_ascii=False)},
            pdf_tags=False,
        )
    except typst.TypstError as error:
        raise FileError(f"Không dựng được bản PDF của phiếu: {error.message}.") from error
    if warnings:
        raise FileError(f"Bản PDF của phiếu không đạt: {warnings[0].message}.")
    return bytes(pdf)


def _check_letters(page: Page) -> None:
    """Typst would quietly leave a gap for a letter that it has not."""
    for line in [*(words.text for words in page.words), *(line for frame in page.frames for line in frame.lines)]:
        missing = next((letter for letter in line if letter not in LETTERS), None)
        if missing:
            raise FileError(f"Phiếu có ký tự “{missing}” (U+{ord(missing):04X}) mà phông chữ không có: “{line}”.")


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
