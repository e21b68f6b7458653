"""Delegate cards with a QR code, several on a sheet of A4 with cut marks."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dangbo.paper.congresses.codes import shown_code
from dangbo.paper.congresses.setting import code_rows, set_pages
from dangbo.paper.errors import FileError


class CardSize(StrEnum):
    """bank: as large as a bank card, ten on a sheet; a6: four on a sheet, to hang on a ribbon."""

    BANK = "bank"
    A6 = "a6"


CARD_SIZES = {CardSize.BANK: "Cỡ thẻ ngân hàng, 10 thẻ một tờ A4", CardSize.A6: "Cỡ A6, 4 thẻ một tờ A4"}
_MEASURES = {
    CardSize.BANK: {"w": 85.6, "h": 54.0, "across": 2, "down": 5},
    CardSize.A6: {"w": 105.0, "h": 148.5, "across": 2, "down": 2},
}
"""Of one card in millimetres, and how many stand beside and below one another on a sheet."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card. number: of the delegate within the congress; kind: as what the bearer comes; code: as in `codes`."""

    number: int
    full_name: str
    unit: str
    kind: str
    code: str


def cards_pdf(congress: str, term: str, day: str, cards: Sequence[Card], size: CardSize = CardSize.BANK) -> bytes:
    """The sheets with all cards in their order. congress, term, day: what stands on every card.

    Raises:
        FileError: without a card, and as `set_pages` does.
    """
    if not cards:
        raise FileError("Chưa có đại biểu nào để in thẻ.")
    content = {
        **_MEASURES[size],
        "size": size.value,
        "congress": congress,
        "term": term,
        "day": day,
        "cards": [
            {
                "number": f"{card.number:03d}",
                "name": card.full_name,
                "unit": card.unit,
                "kind": card.kind,
                "shown": shown_code(card.code),
                "modules": code_rows(card.code),
            }
            for card in cards
        ],
    }
    return set_pages("cards.typ", content)
