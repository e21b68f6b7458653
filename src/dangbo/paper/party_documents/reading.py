"""A Word file read back to the text of a draft: its kind, its abstract and its body.

A file that the program made says by its styles what is head, body and signature; of any other the head is known by the
Party's name and the name of a kind of document standing alone on a line, the foot by "Nơi nhận".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from dangbo.paper.party_documents.numbering import Numbering
from dangbo.paper.party_documents.plan import PARTY_NAME
from dangbo.paper.party_documents.styles import STYLE_IDS
from dangbo.paper.party_documents.text import cell_text, is_appendix, read_text, write_text
from dangbo.paper.word.markup import w
from dangbo.paper.word.package import open_word
from dangbo.paper.word.runs import paragraph_text
from dangbo.paper.xml import Element
from dangbo.rules.parameters import base_parameters
from dangbo.vietnamese.text import clean_line

_HEAD = frozenset(STYLE_IDS[name] for name in ("party_name", "issuing_body", "number", "place_and_date"))
_FOOT = frozenset(STYLE_IDS[name] for name in ("authority", "signer_title", "signer_name", "recipients_label"))
_RECIPIENTS = frozenset(STYLE_IDS[name] for name in ("recipients_label", "recipients"))
_TITLE, _ABSTRACT, _LETTER = STYLE_IDS["kind_title"], STYLE_IDS["abstract"], STYLE_IDS["letter_abstract"]
_BESIDE = frozenset(STYLE_IDS[name] for name in ("abstract_rule", "star", "addressee", "addressee_item", "mark"))
_DIVISION, _NAME = STYLE_IDS["division"], STYLE_IDS["division_name"]
_RULE = re.compile(r"[-–—_*=.\s]+")
_OF_LETTER = re.compile(r"(?:v/v|về việc)\b", re.IGNORECASE)
_LONGEST_HEAD = 30
"""A title stands among so many first lines of a foreign file."""


@dataclass(frozen=True, slots=True)
class DraftText:
    """What was read: kind_title as "Kế hoạch" (empty for a công văn), abstract on one line, the body's text.

    left_out: the lines behind the signature, which are no part of the body.
    """

    kind_title: str
    abstract: str
    text: str
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A paragraph, or a table as rows of cells with the styles in it."""

    lines: tuple[str, ...]
    style: str = ""
    centred: bool = False
    rows: tuple[tuple[str, ...], ...] | None = None
    styles: frozenset[str] = frozenset()

    @property
    def line(self) -> str:
        return " ".join(self.lines)


def read_word(source: bytes | Path) -> DraftText:
    """The draft in a Word file.

    Raises:
        FileError: no Word file, broken, empty, with a password or macros, or one that fetches content from elsewhere.
    """
    package = open_word(source)
    root = next(iter(package.stories.values()))
    body = root.find(w("body"))
    numbering = Numbering(package.parts.get("word/numbering.xml"))
    pieces = [] if body is None else list(_pieces(body, numbering))
    ours = any(_HEAD & piece.styles or piece.style == _TITLE for piece in pieces)
    return _read_ours(pieces) if ours else _read_foreign(pieces)


def _pieces(parent: Element, numbering: Numbering) -> Iterator[_Piece]:
    for child in parent:
        if child.tag == w("p"):
            yield _paragraph(child, numbering)
        elif child.tag == w("tbl"):
            yield _table(child)
        elif child.tag in (w("sdt"), w("sdtContent"), w("customXml"), w("ins")):
            yield from _pieces(child, numbering)


def _paragraph(paragraph: Element, numbering: Numbering) -> _Piece:
    lines = tuple(filter(None, map(clean_line, paragraph_text(paragraph).split("\n"))))
    label = numbering.label(paragraph) if lines else ""
    if label:
        lines = (f"{label} {lines[0]}", *lines[1:])
    aligned = paragraph.find(f"{w('pPr')}/{w('jc')}")
    centred = aligned is not None and aligned.get(w("val")) == "center"
    return _Piece(lines, _style(paragraph), centred)


def _style(paragraph: Element) -> str:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return "" if style is None else style.get(w("val"), "")


def _table(table: Element) -> _Piece:
    cells = [list(row.iterchildren(w("tc"))) for row in table.iter(w("tr"))]
    rows = tuple(tuple(map(_cell, row)) for row in cells)
    if len(rows) > 1:
        rule = tuple("--:" if _is_numeric(column) else "---" for column in zip(*cells[1:], strict=False))
        rows = (rows[0], rule, *rows[1:])
    paragraphs = list(table.iter(w("p")))
    lines = (clean_line(line) for paragraph in paragraphs for line in paragraph_text(paragraph).split("\n"))
    return _Piece(tuple(filter(None, lines)), rows=rows, styles=frozenset(map(_style, paragraphs)))


def _is_numeric(cells: Sequence[Element]) -> bool:
    """Whether all cells of a column are set to the right."""
    aligned = (cell.find(f"{w('p')}/{w('pPr')}/{w('jc')}") for cell in cells)
    return all(found is not None and found.get(w("val")) in ("right", "end") for found in aligned)


def _cell(cell: Element) -> str:
    return clean_line(" ".join(map(paragraph_text, cell.iter(w("p")))))


def _read_ours(pieces: Sequence[_Piece]) -> DraftText:
    found: dict[str, list[str]] = {_TITLE: [], _ABSTRACT: []}
    kept: list[_Piece] = []
    rest = iter(pieces)
    for piece in rest:
        if piece.styles & _FOOT:
            break
        if piece.style in found:
            found[piece.style].extend(piece.lines)
        elif not piece.styles & _HEAD and piece.style not in _BESIDE:
            kept.append(piece)
    behind = [piece for piece in rest if not {piece.style, *piece.styles} & _RECIPIENTS]
    appendix = next((at for at, piece in enumerate(behind) if _begins_appendix(piece)), len(behind))
    left_out = tuple(line for piece in behind[:appendix] for line in piece.lines)
    kept += behind[appendix:]
    abstract = " ".join(found[_ABSTRACT]) or _letter_abstract(pieces)
    return DraftText(" ".join(found[_TITLE]).capitalize(), abstract, _text(kept), left_out)


def _begins_appendix(piece: _Piece) -> bool:
    return piece.style == _DIVISION and any(map(is_appendix, read_text(piece.line)))


def _letter_abstract(pieces: Sequence[_Piece]) -> str:
    """The abstract of a letter, which stands in its head under the number."""
    heads = [piece for piece in pieces if piece.styles & _HEAD and _LETTER in piece.styles]
    return next((_about(line) for piece in heads for line in piece.lines if _is_about(line)), "")


def _is_about(line: str) -> bool:
    return _OF_LETTER.match(line) is not None


def _about(line: str) -> str:
    return re.sub(r"^v/v\b", "về việc", line, flags=re.IGNORECASE)


def _read_foreign(pieces: Sequence[_Piece]) -> DraftText:
    end = next((index for index, piece in enumerate(pieces) if _is_foot(piece)), len(pieces))
    body = pieces[:end]
    left_out = tuple(line for piece in pieces[end + 1 :] if pieces[end].rows for line in piece.lines)
    names = _kind_names()
    titled = (index for index, piece in enumerate(body[:_LONGEST_HEAD]) if piece.line.casefold() in names)
    title = next(titled, None)
    if title is None:
        return _read_letter(body, left_out)
    after = body[title + 1 :]
    about = [piece.line for piece in takewhile(_is_abstract, after)]
    rest = after[len(about) :]
    while rest and (not rest[0].lines or _RULE.fullmatch(rest[0].line)):
        rest = rest[1:]
    return DraftText(body[title].line.capitalize(), clean_line(" ".join(about)), _text(rest), left_out)


def _read_letter(body: Sequence[_Piece], left_out: tuple[str, ...]) -> DraftText:
    """A file without the name of a kind: behind its head if it has one, else everything."""
    head = next((index for index, piece in enumerate(body[:_LONGEST_HEAD]) if PARTY_NAME in piece.line.upper()), None)
    if head is None:
        return DraftText("", "", _text(body), left_out)
    about = next((_about(line) for piece in body[: head + 1] for line in piece.lines if _is_about(line)), "")
    return DraftText("", about, _text(body[head + 1 :]), left_out)


def _kind_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in base_parameters().parameter("document.kinds").words.values())


def _is_abstract(piece: _Piece) -> bool:
    """A line under the title: centred, or a sentence that begins small or with "Về"."""
    if piece.rows is not None or not piece.lines or _RULE.fullmatch(piece.line):
        return False
    return piece.centred or piece.line[0].islower() or _is_about(piece.line)


def _is_foot(piece: _Piece) -> bool:
    lines = piece.lines if piece.rows is not None else piece.lines[:1]
    return any(line.casefold().startswith("nơi nhận") for line in lines)


def _text(pieces: Sequence[_Piece]) -> str:
    lines: list[str] = []
    for index, piece in enumerate(pieces):
        if piece.rows is not None:
            lines += [
                "",
                *(f"| {' | '.join(map(cell_text, row))} |" for row in piece.rows),
                "",
            ]
        else:
            lines += piece.lines or ("",)
        following = pieces[index + 1].style if index + 1 < len(pieces) else ""
        if piece.style == _DIVISION and following != _NAME:
            lines.append("")
    return write_text(read_text("\n".join(lines)))
