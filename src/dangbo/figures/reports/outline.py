"""The paragraphs and tables of a Word template, so that a page shows the same words with its figures as links."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dangbo.paper.placeholders import Use, find_placeholders
from dangbo.paper.word.markup import w
from dangbo.paper.word.package import open_word
from dangbo.paper.word.runs import paragraph_text
from dangbo.paper.xml import Element

Role = Literal["title", "subtitle", "heading", "subheading", "centred", "note", "text"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: words, or the key of a figure or text with the form it is asked in."""

    text: str
    key: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with the part it plays on the page."""

    role: Role
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a table, by key."""

    key: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Two or more columns without lines between them: the head of a document, the block of signatures."""

    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with lines that the office drew itself; its first row are headings."""

    rows: tuple[tuple[tuple[Piece, ...], ...], ...]


Block = Line | Slot | Columns | Grid


def outline(template: bytes) -> list[Block]:
    """The blocks of a template's body in order; empty paragraphs are left out. Raises FileError."""
    root = next(iter(open_word(template).stories.values()))
    body = root.find(w("body"))
    return [] if body is None else [block for element in body for block in _blocks(element)]


def _blocks(element: Element) -> Iterator[Block]:
    if element.tag == w("p"):
        line = _line(element)
        if line is not None:
            yield line
    elif element.tag == w("tbl"):
        yield _table(element)
    elif element.tag == w("sdt"):
        for child in element.iterfind(f"{w('sdtContent')}/*"):
            yield from _blocks(child)


def _line(paragraph: Element) -> Line | Slot | None:
    text = paragraph_text(paragraph)
    if not text.strip(" -*\n\t"):
        return None
    found = [placeholder for placeholder in find_placeholders(text) if placeholder.use is Use.TABLE]
    return Slot(found[0].key) if found else Line(_role(paragraph), _pieces(text))


def _pieces(text: str) -> tuple[Piece, ...]:
    pieces, end = [], 0
    for found in find_placeholders(text):
        pieces += [Piece(text[end : found.start]), Piece("", found.key, found.form)]
        end = found.end
    return tuple(piece for piece in [*pieces, Piece(text[end:])] if piece.text or piece.key)


def _role(paragraph: Element) -> Role:
    style = _value(paragraph, "pPr/pStyle")
    if style.startswith("Heading"):
        return "heading" if style.endswith("1") else "subheading"
    bold, italic = _has(paragraph, "b"), _has(paragraph, "i")
    if _value(paragraph, "pPr/jc") == "center":
        if not bold:
            return "note" if italic else "centred"
        text = paragraph_text(paragraph)
        return "title" if text == text.upper() and "{{" not in text else "subtitle"
    return "note" if italic else "text"


def _has(paragraph: Element, mark: str) -> bool:
    """Whether all words of a paragraph carry a mark (b, i)."""
    runs = [run for run in paragraph.iter(w("r")) if run.find(w("t")) is not None]
    return bool(runs) and all(_is_on(run.find(f"{w('rPr')}/{w(mark)}")) for run in runs)


def _is_on(mark: Element | None) -> bool:
    return mark is not None and mark.get(w("val"), "1") not in ("0", "false")


def _value(element: Element, path: str) -> str:
    found = element.find("/".join(w(name) for name in path.split("/")))
    return "" if found is None else found.get(w("val"), "")


def _table(table: Element) -> Columns | Grid:
    rows = [[list(cell.iter(w("p"))) for cell in row.iterfind(w("tc"))] for row in table.iterfind(w("tr"))]
    if len(rows) == 1 and _value(table, "tblPr/tblStyle") != "TableGrid":
        lines = [tuple(found for p in cell if isinstance(found := _line(p), Line)) for cell in rows[0]]
        return Columns(tuple(lines))
    return Grid(tuple(tuple(_pieces("\n".join(map(paragraph_text, cell))) for cell in row) for row in rows))
