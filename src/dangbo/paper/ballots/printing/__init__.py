"""Ballots, batch header sheets and test decks as PDF, set by typst to the millimetre; no serial, no randomness."""

from dangbo.paper.ballots.printing.ballot import ballot_pdf
from dangbo.paper.ballots.printing.deck import DeckSheet, TestDeck, deck_json, deck_pdf, test_deck
from dangbo.paper.ballots.printing.deck_check import deck_differences
from dangbo.paper.ballots.printing.header_sheet import BatchHeader, header_code, header_sheet_pdf, read_header_code

__all__ = [
    "BatchHeader",
    "DeckSheet",
    "TestDeck",
    "ballot_pdf",
    "deck_differences",
    "deck_json",
    "deck_pdf",
    "header_code",
    "header_sheet_pdf",
    "read_header_code",
    "test_deck",
]
