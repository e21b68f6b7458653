"""Whether a test deck was read as it was printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dangbo.paper.ballots.printing.deck import TestDeck

FOR_PEOPLE = "doubt"
WORDS = {
    "agree": "đồng ý",
    "disagree": "không đồng ý",
    "both": "đánh dấu cả hai ô",
    "blank": "để trống",
    "struck": "gạch tên",
    "kept": "để nguyên tên",
}


def deck_differences(deck: TestDeck, read: Sequence[Mapping[str, str]]) -> list[str]:
    """What does not match, one Vietnamese sentence each; none means that the deck was read exactly.

    read: sheet by sheet in the order of printing the fact by name. A "doubt" is no difference, since people look at the
    row, but on a sheet that nobody need look at it is one.
    """
    if len(read) != len(deck.sheets):
        return [f"Đọc được {len(read)} phiếu thử, phải là {len(deck.sheets)} phiếu."]
    return [sentence for place in range(len(read)) for sentence in _of_sheet(deck, place, read[place])]


def _of_sheet(deck: TestDeck, place: int, read: Mapping[str, str]) -> Iterator[str]:
    sheet = deck.sheets[place]
    for row in deck.layout.rows:
        found, printed = read.get(row.name), sheet.facts[row.number]
        if found == printed or (found == FOR_PEOPLE and not sheet.whole):
            continue
        said = "không đọc được" if found is None else WORDS.get(found, "còn ngờ")
        yield f"Phiếu thử số {place + 1}, {row.name}: in là {WORDS[printed]}, máy đọc là {said}."
