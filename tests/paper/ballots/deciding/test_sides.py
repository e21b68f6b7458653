from dataclasses import dataclass

import pytest

from dangbo.paper.ballots import markers, squares
from dangbo.paper.ballots.deciding import DecidedRow, decide
from dangbo.paper.ballots.layout import lay_out
from paper.ballots.elections import definition

LAYOUT = lay_out(definition(3))


def first(*facts: str, **more: object) -> markers.PageReading:
    rows = tuple(
        markers.RowReading(row.number, row.name, fact, 0.2, 0.0, () if fact != "doubt" else ("odd_mark",))
        for row, fact in zip(LAYOUT.rows, facts, strict=True)
    )
    return markers.PageReading(1, None, rows, **more)


def refused(reason: str) -> markers.PageReading:
    return markers.PageReading(1, reason)


@dataclass(frozen=True)
class Case:
    first: str
    second: str
    fact: str
    machine: bool


CASES = (
    Case("agree", "agree", "agree", True),
    Case("disagree", "disagree", "disagree", True),
    Case("agree", "disagree", "doubt", False),
    Case("agree", "blank", "doubt", False),
    Case("agree", "doubt", "doubt", False),
    Case("blank", "blank", "blank", False),
    Case("both", "both", "both", False),
    Case("struck", "struck", "struck", False),
    Case("kept", "kept", "kept", False),
    Case("kept", "struck", "doubt", False),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.first}, {case.second}")
def test_only_two_equal_clear_answers_are_accepted(case):
    side = decide(first(case.first, "agree", "agree"), first(case.second, "agree", "agree"), LAYOUT)
    assert (side.rows[0].fact, side.rows[0].machine) == (case.fact, case.machine)


def test_what_one_reader_finds_odd_is_not_accepted():
    side = decide(first("agree", "agree", "doubt"), first("agree", "agree", "agree"), LAYOUT)
    assert side.rows[2] == DecidedRow(3, LAYOUT.rows[2].name, "doubt", False, ("odd_mark", "readers_differ"))


def test_a_reason_against_the_sheet_refuses_it():
    assert decide(refused("spliced"), first("agree", "agree", "agree"), LAYOUT).rejected == "spliced"
    assert decide(refused("no_marks"), refused("mirrored"), LAYOUT).rejected == "mirrored"


def test_what_only_one_reader_could_read_is_shown_to_people():
    side = decide(refused("marks_missing"), first("agree", "blank", "disagree"), LAYOUT)
    assert (side.rejected, side.doubts) == (None, ("one_reader",))
    assert [(row.fact, row.machine) for row in side.rows] == [("agree", False), ("blank", False), ("disagree", False)]


def test_doubts_of_both_readers_are_kept_once():
    side = decide(
        first("agree", "agree", "agree", doubts=("code_missing",)),
        first("agree", "agree", "agree", doubts=("code_missing", "streak")),
        LAYOUT,
    )
    assert side.doubts == ("code_missing", "streak")


def test_the_readers_share_the_form_of_their_readings():
    assert markers.PageReading.__slots__ == squares.PageReading.__slots__
    assert markers.RowReading.__slots__ == squares.RowReading.__slots__
