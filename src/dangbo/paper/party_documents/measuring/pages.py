"""A PDF as it was printed: its lines of text with size and weight, and its ink. Needs poppler's programs."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np
from lxml import etree
from numpy.typing import NDArray

DPI = 300
MM_PER_PIXEL = 25.4 / DPI
_DARK = 128
_LOWEST_FOOT = 0.85
_PROGRAMS = ("pdftohtml", "pdftoppm")
_ZOOM = 3
MM_PER_UNIT = 25.4 / 72 / _ZOOM


class PopplerMissing(RuntimeError):  # noqa: N818 (it is no fault of the page)
    """pdftohtml or pdftoppm is not on this machine (Debian: poppler-utils)."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: left edge and width in mm, size in points; `top` in mm is comparable for one size only."""

    text: str
    left: float
    top: float
    width: float
    height: float
    size: float
    bold: bool
    italic: bool

    @property
    def right(self) -> float:
        return self.left + self.width


@dataclass(frozen=True)
class Page:
    """One page; `dark` is True where there is ink, 300 dots an inch."""

    width: float
    height: float
    lines: tuple[TextLine, ...]
    dark: NDArray[np.bool_]

    def line(self, text: str) -> TextLine:
        """The first line that begins with the text. Raises LookupError where there is none."""
        wanted = _plain(text)
        for line in self.lines:
            if _plain(line.text).startswith(wanted):
                return line
        raise LookupError(text)

    @cached_property
    def ink_left(self) -> float:
        return float(np.flatnonzero(self.dark.any(axis=0))[0]) * MM_PER_PIXEL

    @cached_property
    def ink_right(self) -> float:
        return float(np.flatnonzero(self.dark.any(axis=0))[-1] + 1) * MM_PER_PIXEL

    @cached_property
    def ink_bottom(self) -> float:
        return float(np.flatnonzero(self.dark.any(axis=1))[-1] + 1) * MM_PER_PIXEL

    def extent(self, line: TextLine) -> tuple[float, float]:
        """Left and right edge of a line's ink in mm."""
        columns = np.flatnonzero(self._box(line).any(axis=0))
        start = _pixel(line.left - 1)
        return (start + columns[0]) * MM_PER_PIXEL, (start + columns[-1] + 1) * MM_PER_PIXEL

    def centre(self, line: TextLine) -> float:
        left, right = self.extent(line)
        return (left + right) / 2

    def baseline(self, line: TextLine) -> float:
        """The foot of a line's letters in mm from the top: where the ink of its rows falls off most."""
        box = self._box(line)
        # What lies lower than this in the box may be a rule drawn under the line.
        ink = box[: round(_LOWEST_FOOT * len(box))].sum(axis=1).astype(int)
        foot = int(np.argmax(ink[:-1] - ink[1:])) + 1
        return (_pixel(line.top) + foot) * MM_PER_PIXEL

    def rule_below(self, line: TextLine, within_mm: float) -> tuple[float, float, float]:
        """Left, right and middle of the first drawn rule below a line. Raises LookupError where there is none."""
        start = round(self.baseline(line) / MM_PER_PIXEL) + 3
        left, right = self.extent(line)
        first, last = _pixel(left - 10), _pixel(right + 10)
        area = self.dark[start : start + _pixel(within_mm), first:last]
        rows = np.flatnonzero(area.sum(axis=1) > 0.8 * (right - left) / MM_PER_PIXEL)
        if not rows.size:
            raise LookupError(line.text)
        columns = np.flatnonzero(area[rows[0]])
        middle = start + (rows[0] + rows[-1] + 1) / 2
        ends = (first + float(columns[0])) * MM_PER_PIXEL, (first + float(columns[-1]) + 1) * MM_PER_PIXEL
        return *ends, middle * MM_PER_PIXEL

    def _box(self, line: TextLine) -> NDArray[np.bool_]:
        rows = slice(_pixel(line.top), _pixel(line.top + line.height))
        return self.dark[rows, _pixel(line.left - 1) : _pixel(line.right + 1)]


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    """The pages of a PDF. Raises PopplerMissing where poppler's programs are not installed."""
    if missing := [name for name in _PROGRAMS if shutil.which(name) is None]:
        raise PopplerMissing(f"Không có chương trình {missing[0]} (gói poppler-utils) để đo trang in.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "paper.pdf").write_bytes(pdf)
        texts = _run(folder, "pdftohtml", "-xml", "-zoom", str(_ZOOM), "-i", "-stdout", "paper.pdf")
        _run(folder, "pdftoppm", "-r", str(DPI), "-gray", "paper.pdf", "page")
        images = [_dark(file) for file in sorted(folder.glob("page*.pgm"))]
    roots = etree.fromstring(texts, etree.XMLParser(load_dtd=False, no_network=True, recover=True)).iter("page")
    fonts: dict[str, float] = {}
    return tuple(_page(root, dark, fonts) for root, dark in zip(roots, images, strict=True))


def _run(folder: Path, program: str, *arguments: str) -> bytes:
    path = shutil.which(program) or program
    return subprocess.run([path, *arguments], cwd=folder, capture_output=True, check=True).stdout  # noqa: S603


def _dark(file: Path) -> NDArray[np.bool_]:
    """The ink of a picture in the PGM format: P5, width, height, 255, then one byte a dot."""
    kind, size, _, pixels = file.read_bytes().split(b"\n", maxsplit=3)
    if kind != b"P5":
        raise ValueError(f"not a PGM picture: {file.name}")
    width, height = map(int, size.split())
    return np.frombuffer(pixels, dtype=np.uint8).reshape(height, width) < _DARK


def _page(root: etree._Element, dark: NDArray[np.bool_], fonts: dict[str, float]) -> Page:
    for font in root.iter("fontspec"):
        fonts[font.get("id")] = float(font.get("size")) / _ZOOM
    pieces = [_piece(text, fonts) for text in root.iter("text")]
    lines = _joined([piece for piece in pieces if piece.text.strip()])
    height, width = dark.shape
    return Page(width * MM_PER_PIXEL, height * MM_PER_PIXEL, lines, dark)


def _piece(text: etree._Element, fonts: dict[str, float]) -> TextLine:
    left, top, width, height = (float(text.get(name)) * MM_PER_UNIT for name in ("left", "top", "width", "height"))
    words = "".join(text.itertext())
    bold, italic = text.find(".//b") is not None, text.find(".//i") is not None
    return TextLine(words, left, top, width, height, fonts[text.get("font")], bold, italic)


def _joined(pieces: list[TextLine]) -> tuple[TextLine, ...]:
    """Pieces that follow each other on one line, such as a bold lead and its text, as one; the first one's weight."""
    lines: list[TextLine] = []
    for piece in pieces:
        before = lines[-1] if lines else None
        if before and abs(before.top - piece.top) < 0.5 and 0 <= piece.left - before.right + 1 < 3:
            lines[-1] = replace(before, text=before.text + piece.text, width=piece.right - before.left)
        else:
            lines.append(piece)
    return tuple(lines)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _pixel(mm: float) -> int:
    return max(0, round(mm / MM_PER_PIXEL))
