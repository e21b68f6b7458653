"""A test deck read otherwise than it was printed is said, sheet and name."""

from dangbo.paper.ballots.layout import lay_out
from dangbo.paper.ballots.printing import deck_differences, test_deck
from paper.ballots.elections import definition

DECK = test_deck(lay_out(definition(3, candidates=[{"name": name} for name in ("An", "Bình", "Chí")])))


def as_printed() -> list[dict[str, str]]:
    return [{row.name: sheet.facts[row.number] for row in DECK.layout.rows} for sheet in DECK.sheets]


def test_a_deck_read_as_printed_has_no_difference():
    assert deck_differences(DECK, as_printed()) == []


def test_doubt_is_for_people_where_they_look_anyway():
    read = as_printed()
    read[0] = dict.fromkeys(read[0], "doubt")
    assert DECK.sheets[0].kind == "blank"
    assert deck_differences(DECK, read) == []


def test_a_doubt_on_a_whole_sheet_is_a_difference():
    read = as_printed()
    place = next(place for place, sheet in enumerate(DECK.sheets) if sheet.whole)
    fact = {"agree": "đồng ý", "disagree": "không đồng ý"}[read[place]["Bình"]]
    read[place]["Bình"] = "doubt"
    sentence = f"Phiếu thử số {place + 1}, Bình: in là {fact}, máy đọc là còn ngờ."
    assert deck_differences(DECK, read) == [sentence]


def test_exchanged_rows_show():
    read = as_printed()
    read[1]["An"], read[1]["Bình"] = read[1]["Bình"], read[1]["An"]
    assert deck_differences(DECK, read) == [
        "Phiếu thử số 2, An: in là đồng ý, máy đọc là để trống.",
        "Phiếu thử số 2, Bình: in là để trống, máy đọc là đồng ý.",
    ]


def test_a_row_that_was_not_read_is_said():
    read = as_printed()
    del read[2]["Chí"]
    assert deck_differences(DECK, read) == ["Phiếu thử số 3, Chí: in là để trống, máy đọc là không đọc được."]


def test_a_lost_sheet_is_said():
    assert deck_differences(DECK, as_printed()[:-1]) == ["Đọc được 59 phiếu thử, phải là 60 phiếu."]
