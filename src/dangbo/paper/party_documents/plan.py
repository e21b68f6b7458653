"""What is written where: the lines of a document by component, the same for Word and PDF."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from dangbo.paper.party_documents.letters import checked
from dangbo.paper.party_documents.model import (
    LOWEST_LEVEL,
    Attachment,
    Block,
    Division,
    Heading,
    ItemList,
    Paragraph,
    PartyDocument,
    Signature,
    TableBlock,
)
from dangbo.vietnamese.dates import format_long
from dangbo.vietnamese.symbols import format_symbol

PARTY_NAME = "ĐẢNG CỘNG SẢN VIỆT NAM"
STAR = "*"
ABSTRACT_RULE = "-----"
RECIPIENTS_LABEL = "Nơi nhận:"
BLANK = "\u00a0"
"""Room to be filled by hand: a number, a day, a year."""

_BLANK_NUMBER = 9 * BLANK
_BLANK_DATE = f"ngày{6 * BLANK}tháng{6 * BLANK}năm{8 * BLANK}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or paragraph, of a component.

    style: its name in the profile; lead: stands in bold before it; level: of a heading, 0 for all else.
    """

    style: str
    text: str
    lead: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the body."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths_mm: tuple[float, ...]
    numeric: frozenset[int]


@dataclass(frozen=True, slots=True)
class SignaturePlan:
    """The lines above the room for the signature, and the name under it."""

    above: tuple[Line, ...]
    name: Line


@dataclass(frozen=True, slots=True)
class Plan:
    """A document as lines. The head has two rows: bodies and the Party's name; number and date."""

    title: str
    bodies: tuple[Line, ...]
    party: Line
    numbers: tuple[Line, ...]
    dated: tuple[Line, ...]
    titles: tuple[Line, ...]
    addressees: tuple[Line, ...]
    body: tuple[Line | Grid, ...]
    signatures: tuple[SignaturePlan, ...]
    recipients: tuple[Line, ...]
    attachments: tuple[tuple[Line | Grid, ...], ...]


def plan(document: PartyDocument) -> Plan:
    """The lines of a document, in NFC and in capitals where the profile wants them.

    Raises DocumentError for a letter that the document's typeface lacks.
    """
    write = _Writer(document)
    return Plan(
        title=checked(" ".join(filter(None, [document.kind_title, document.abstract]))),
        bodies=tuple(write.bodies()),
        party=write.line("party_name", PARTY_NAME),
        numbers=tuple(write.numbers()),
        dated=write.lines("place_and_date", _place_and_date(document)),
        titles=tuple(write.titles()),
        addressees=tuple(write.addressees()),
        body=tuple(write.blocks(document.body)),
        signatures=tuple(map(write.signature, document.signatures)),
        recipients=tuple(write.recipients()),
        attachments=tuple(tuple(write.attachment(attached)) for attached in document.attachments),
    )


def number_line(document: PartyDocument) -> str:
    """ "Số 81-KH/ĐUK", with room for the number in a draft; empty for a paper without number."""
    symbol = document.symbol
    if symbol is None:
        return ""
    return f"Số {_BLANK_NUMBER if symbol.number is None else ''}{format_symbol(symbol)}"


def _place_and_date(document: PartyDocument) -> str:
    if not document.place and document.date is None:
        return ""
    return f"{document.place}, {_BLANK_DATE if document.date is None else format_long(document.date)}"


class _Writer:
    """Makes lines in the styles of a document's profile."""

    def __init__(self, document: PartyDocument) -> None:
        self._document = document
        self._styles = document.profile.styles.items()

    def line(self, style: str, text: str, lead: str = "") -> Line:
        written = checked(text)
        return Line(style, written.upper() if self._styles[style].caps else written, checked(lead))

    def lines(self, style: str, text: str) -> tuple[Line, ...]:
        return tuple(self.line(style, part) for part in text.split("\n") if part)

    def bodies(self) -> Iterator[Line]:
        yield from self.lines("superior_body", self._document.superior_body)
        yield from self.lines("issuing_body", self._document.issuing_body)
        yield self.line("star", STAR)

    def numbers(self) -> Iterator[Line]:
        document = self._document
        yield from self.lines("number", number_line(document))
        if document.is_letter:
            yield from self.lines("letter_abstract", document.abstract)
        yield from self.lines("mark", document.urgency)
        yield from self.lines("mark", document.draft)

    def titles(self) -> Iterator[Line]:
        document = self._document
        if document.is_letter:
            return
        yield from self.lines("kind_title", document.kind_title)
        if document.abstract:
            yield from self.lines("abstract", document.abstract)
            yield self.line("abstract_rule", ABSTRACT_RULE)

    def addressees(self) -> Iterator[Line]:
        label, addressees = self._document.addressee_label, self._document.addressees
        if len(addressees) == 1:
            yield self.line("addressee", f"{label}: {addressees[0]}")
        elif addressees:
            yield self.line("addressee_item", f"{label}:")
            yield from self._items("addressee_item", addressees)

    def recipients(self) -> Iterator[Line]:
        if self._document.recipients:
            yield self.line("recipients_label", RECIPIENTS_LABEL)
            yield from self._items("recipients", self._document.recipients)

    def _items(self, style: str, texts: tuple[str, ...]) -> Iterator[Line]:
        """The texts with a dash before and, unless written, a semicolon behind; a full stop behind the last."""
        for index, text in enumerate(texts):
            end = "." if index == len(texts) - 1 else ";"
            yield self.line(style, f"- {text.rstrip(' .;,')}{end}")

    def blocks(self, blocks: tuple[Block, ...]) -> Iterator[Line | Grid]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Line | Grid]:
        match block:
            case Division(label, name):
                yield from self.lines("division", label)
                yield from self.lines("division_name", name)
            case Heading(text, level):
                yield replace(self.line("heading" if level < LOWEST_LEVEL else "subheading", text), level=level)
            case Paragraph(text, lead):
                yield self.line("body", text, f"{lead} " if lead else "")
            case ItemList(items, mark):
                yield from (self.line("body", f"{mark} {item}") for item in items)
            case TableBlock(headings, rows, widths, numeric):
                checked_rows = tuple(tuple(map(checked, row)) for row in rows)
                yield Grid(tuple(map(checked, headings)), checked_rows, widths, numeric)

    def signature(self, signature: Signature) -> SignaturePlan:
        above = (*self.lines("authority", signature.authority), *self.lines("signer_title", signature.title))
        return SignaturePlan(above, self.line("signer_name", signature.name))

    def attachment(self, attached: Attachment) -> Iterator[Line | Grid]:
        yield from self.lines("division", attached.label)
        yield from self.lines("division_name", attached.title)
        yield from self.blocks(attached.body)


def as_data(value: Line | Grid) -> dict[str, Any]:
    """A line or a table as plain data."""
    if isinstance(value, Line):
        return {"style": value.style, "text": value.text, "lead": value.lead}
    return {
        "headings": value.headings,
        "rows": value.rows,
        "widths": value.widths_mm,
        "numeric": sorted(value.numeric),
    }
