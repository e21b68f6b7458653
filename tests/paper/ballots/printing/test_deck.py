"""The test deck shows every error that exchanged rows, columns or counts could make."""

from collections import Counter

import pypdfium2
import pytest
from hypothesis import given, settings

from dangbo.paper.ballots.layout import Style, lay_out
from dangbo.paper.ballots.printing import deck_json, deck_pdf, test_deck
from paper.ballots.elections import any_definition, definition

A4 = any_definition(papers=("A4",))


def deck(count: int, **changes):
    return test_deck(lay_out(definition(count, **changes)))


@given(A4)
@settings(max_examples=40, deadline=None)
def test_every_name_has_a_different_total_and_the_deck_at_least_60_sheets(election):
    found = test_deck(lay_out(election))
    totals = found.totals()
    assert list(totals) == [candidate.name for candidate in election.candidates]
    assert len(set(totals.values())) == len(totals)
    assert len(found.sheets) >= 60


@given(A4)
@settings(max_examples=40, deadline=None)
def test_every_two_names_are_marked_differently_on_some_sheet_nobody_need_look_at(election):
    found = test_deck(lay_out(election))
    numbers = range(1, len(election.candidates) + 1)
    facts = {number: [sheet.facts[number] for sheet in found.sheets] for number in numbers}
    assert len({tuple(column) for column in facts.values()}) == len(facts)


def test_a_deck_of_boxes_has_every_box_alone_every_pair_blank_full_turned_and_folded():
    found = deck(33)
    kinds = Counter(sheet.kind for sheet in found.sheets)
    assert kinds == {
        "blank": 1, "agree_alone": 33, "disagree_alone": 33, "both": 5, "full": 1, "none": 1, "step": 33,
        "upside_down": 2, "folded": 3,
    }  # fmt: skip
    both = [number for sheet in found.sheets for number, fact in sheet.facts.items() if fact == "both"]
    assert sorted(both) == list(range(1, 34))


def test_more_marks_than_seats_are_a_sheet_for_people():
    found = deck(10, seats=8)
    assert [sheet.whole for sheet in found.sheets if sheet.kind == "over_number"] == [False]
    steps = [sheet for sheet in found.sheets if sheet.kind == "step"]
    assert [sheet.whole for sheet in steps[:10]] == [True] * 8 + [False] * 2


def test_a_deck_of_names_to_strike_knows_only_struck_and_kept():
    found = deck(12, style="strike_out", seats=10)
    assert {fact for sheet in found.sheets for fact in sheet.facts.values()} == {"struck", "kept"}
    assert found.layout.style is Style.STRIKE_OUT


@pytest.mark.parametrize(("count", "paper"), [(3, "A5"), (25, "A4")])
def test_the_paper_has_all_sides_of_all_sheets(count, paper):
    found = deck(count, paper=paper)
    document = pypdfium2.PdfDocument(deck_pdf(found))
    pages = len(document)
    document.close()
    assert pages == len(found.sheets) * found.layout.pages


def test_two_prints_of_a_deck_are_the_same_bytes():
    found = deck(6, paper="A5")
    assert deck_pdf(found) == deck_pdf(deck(6, paper="A5"))


def test_what_must_be_read_is_written_sheet_by_sheet():
    found = deck(25, seats=20)
    data = deck_json(found)
    assert set(data) == {"election", "fingerprint", "sheets", "totals", "machine_totals"}
    assert [sheet["sheet"] for sheet in data["sheets"]] == list(range(1, len(found.sheets) + 1))
    assert data["sheets"][1]["pages"] == [3, 4]
    assert [row["fact"] for row in data["sheets"][1]["rows"]] == ["agree"] + ["blank"] * 24
    assert [data["sheets"][place]["machine"] for place in (0, 1)] == [False, False]
    assert data["totals"] == found.totals()
    counted = [sheet for sheet in data["sheets"] if sheet["machine"]]
    assert data["machine_totals"] == {
        row.name: sum(sheet["rows"][row.number - 1]["fact"] == "agree" for sheet in counted)
        for row in found.layout.rows
    }


def test_people_see_every_strike_out_sheet():
    data = deck_json(deck(8, style="strike_out", seats=6))
    assert not any(sheet["machine"] for sheet in data["sheets"])
    assert data["machine_totals"] == {}
