"""A document as a page shows it: the lines of its paper, in which figures and cited documents are links."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils import timezone

from dangbo.documents.models import Document
from dangbo.documents.queries.paper import party_document
from dangbo.documents.texts import fill_texts
from dangbo.facts.figures import Moment
from dangbo.figures.asking import figure_url
from dangbo.figures.catalogue import catalogue
from dangbo.paper.errors import FileError
from dangbo.paper.party_documents import DocumentError
from dangbo.paper.party_documents.plan import Grid, Line, Plan, plan
from dangbo.paper.party_documents.text import part_appendices, read_text
from dangbo.paper.placeholders import Placeholder, find_placeholders
from dangbo.registry.viewing import Viewing

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line; `url` where they open something, `is_figure` where that is a figure."""

    text: str
    url: str = ""
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One paragraph: its style in the layout, the bold words before it, the level of a heading, its pieces."""

    style: str
    lead: str
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ShownGrid:
    """A table of the body; each cell its pieces and whether it is set to the right."""

    headings: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[tuple[tuple[Piece, ...], bool], ...], ...]


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """The plan of a document, its abstract, body and appendices ready for a page; `problem`: why it cannot be set."""

    plan: Plan | None
    abstract: str
    body: tuple[ShownLine | ShownGrid, ...] = ()
    attachments: tuple[tuple[ShownLine | ShownGrid, ...], ...] = ()
    problem: str = ""


def shown_paper(document: Document, viewing: Viewing, links: Mapping[str, str]) -> ShownPaper:
    """The paper of a document. links: address of what each cited symbol means."""
    try:
        paper = party_document(document)
        planned = plan(paper)
        body, attachments = part_appendices(read_text(_keyed(document)))
        keyed = plan(replace(paper, body=body, attachments=attachments))
    except DocumentError as error:
        return ShownPaper(None, document.abstract, problem=str(error))
    address, cut = _figure_opener(document, viewing), _cutter(links)
    flows = _beside((planned.body, *planned.attachments), (keyed.body, *keyed.attachments))
    shown = [
        tuple(_shown(line, source, address, cut) for line, source in _beside(lines, sources))
        for lines, sources in flows
    ]
    return ShownPaper(planned, paper.abstract, shown[0], tuple(shown[1:]))


def _keyed(document: Document) -> str:
    """The text of a document in which only figures are still keys."""
    day = document.figures_at or document.issued_on or timezone.localdate()
    return fill_texts(document.text, document.organisation, day, document)


def _beside(filled: Sequence[Part], keyed: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """Each part with the one before its keys were filled; with itself where the two texts do not match."""
    return zip(filled, keyed if len(keyed) == len(filled) else filled, strict=True)


def _figure_opener(document: Document, viewing: Viewing) -> Callable[[str], str]:
    """The address of a figure as of the document's day; empty for a key that names words."""
    known = catalogue()
    at = document.figures_at or document.issued_on or viewing.at

    def address(key: str) -> str:
        return figure_url(key, viewing, Moment(at), code=document.organisation.code) if key in known else ""

    return address


def _cutter(links: Mapping[str, str]) -> Callable[[str], Iterator[Piece]]:
    if not links:
        return lambda text: iter((Piece(text),))
    found = re.compile("(" + "|".join(re.escape(symbol) for symbol in sorted(links, key=len, reverse=True)) + ")")

    def cut(text: str) -> Iterator[Piece]:
        for part in found.split(text):
            if part:
                yield Piece(part, links.get(part, ""))

    return cut


Opener = Callable[[str], str]
Cutter = Callable[[str], Iterator[Piece]]


def _shown(line: Line | Grid, source: Line | Grid, address: Opener, cut: Cutter) -> ShownLine | ShownGrid:
    if isinstance(line, Line):
        keyed = source.text if isinstance(source, Line) else line.text
        return ShownLine(line.style, line.lead, line.level, _pieces(line.text, keyed, address, cut))
    sources = source.rows if isinstance(source, Grid) and len(source.rows) == len(line.rows) else line.rows
    rows = tuple(
        tuple(
            (_pieces(cell, keyed, address, cut), column in line.numeric)
            for column, (cell, keyed) in enumerate(zip(row, keyed_row, strict=True))
        )
        for row, keyed_row in zip(line.rows, sources, strict=True)
    )
    return ShownGrid(tuple((text, column in line.numeric) for column, text in enumerate(line.headings)), rows)


def _pieces(text: str, keyed: str, address: Opener, cut: Cutter) -> tuple[Piece, ...]:
    """The text cut where `keyed`, the same text before its keys were filled, has a key."""
    try:
        keys = list(find_placeholders(keyed))
    except FileError:
        keys = []
    literals = _between(keyed, keys)
    matched = re.fullmatch("(.*?)".join(map(re.escape, literals)), text)
    if not keys or matched is None:
        return tuple(cut(text))
    filled = [Piece(value, address(key.key)) for key, value in zip(keys, matched.groups(), strict=True)]
    pieces = [*cut(literals[0])]
    for value, literal in zip(filled, literals[1:], strict=True):
        pieces += [replace(value, is_figure=bool(value.url)), *cut(literal)]
    return tuple(pieces)


def _between(keyed: str, keys: list[Placeholder]) -> list[str]:
    """The words before, between and behind the keys."""
    starts, ends = [0, *(key.end for key in keys)], [*(key.start for key in keys), len(keyed)]
    return [keyed[start:end] for start, end in zip(starts, ends, strict=True)]
