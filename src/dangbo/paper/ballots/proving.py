"""Whether printing and reading agree: the test deck of a layout printed, rendered and read, without paper."""

from __future__ import annotations

import tempfile
from pathlib import Path

from dangbo.paper.ballots.deciding import join, read_images
from dangbo.paper.ballots.files import list_scans
from dangbo.paper.ballots.layout import Layout
from dangbo.paper.ballots.printing.deck import deck_pdf, test_deck
from dangbo.paper.ballots.printing.deck_check import deck_differences


def prove_reading(layout: Layout) -> list[str]:
    """What the readers read otherwise than it was printed, one Vietnamese sentence each; none where all is well.

    At least 60 sheets, rendered as a scanner would see them at best; some seconds of work.
    """
    deck = test_deck(layout)
    with tempfile.TemporaryDirectory(prefix="dangbo-deck-") as folder:
        file = Path(folder) / "test-deck.pdf"
        file.write_bytes(deck_pdf(deck))
        sheets = join(list(read_images(list_scans([str(file)]), layout)), layout)
    return deck_differences(deck, [{row.name: row.fact for row in sheet.rows} for sheet in sheets])
