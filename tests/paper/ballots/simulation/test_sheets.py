"""Simulated ballots say truly what was drawn on them."""

import cv2
import numpy as np
import pytest
import zxingcpp

from dangbo.paper.ballots.layout import lay_out, page_code, read_code
from dangbo.paper.ballots.simulation import (
    ANSWERS_FOR_PEOPLE,
    Fault,
    Hard,
    Mix,
    Pen,
    crosses,
    simulate,
    simulate_ballot,
    strikes,
)
from paper.ballots.elections import definition

BOXES = lay_out(definition(8, paper="A5"))
NAMES = lay_out(definition(8, paper="A5", style="strike_out", seats=5))
TWO_SIDES = lay_out(definition(20, paper="A5", seats=20))
STILL = {"stains": 0.0, "streak": 0.0, "folds": 0.0, "seal": 0.0, "turned": 0.0, "angle": 0.0}


def bytes_of(sheet) -> tuple:
    return sheet.jpeg, sheet.image.tobytes(), sheet.rows


@pytest.mark.parametrize("kind", ["scan", "photo"])
def test_the_same_seed_gives_the_same_sheet_and_another_seed_another(kind):
    first, again, other = (simulate(BOXES, seed, kind=kind) for seed in (5, 5, 6))
    assert bytes_of(first) == bytes_of(again)
    assert first.jpeg != other.jpeg


def test_the_image_is_what_the_file_holds():
    sheet = simulate(BOXES, 1)
    decoded = cv2.imdecode(np.frombuffer(sheet.jpeg, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert np.array_equal(decoded, sheet.image)


@pytest.mark.parametrize(("dpi", "shape"), [(150, (1240, 874)), (200, (1654, 1165)), (300, (2480, 1748))])
def test_a_scan_has_the_size_of_the_paper(dpi, shape):
    assert simulate(BOXES, 3, dpi=dpi).image.shape == shape


def test_a_photograph_is_2300_to_3000_dots_high():
    heights = [simulate(BOXES, seed, kind="photo").image.shape[0] for seed in range(4)]
    assert all(2300 <= height <= 3000 for height in heights)


@pytest.mark.parametrize("hard", [Hard.BLANK, *crosses.HARD])
def test_hard_rows_of_boxes_are_for_people(hard):
    sheet = simulate(BOXES, 9, mix=Mix(forced=hard))
    assert {(row.meant, row.mark, row.clear) for row in sheet.rows} == {(ANSWERS_FOR_PEOPLE, hard.value, False)}


@pytest.mark.parametrize("hard", strikes.HARD)
def test_marks_that_are_no_strike_leave_the_name_or_ask_people(hard):
    sheet = simulate(NAMES, 9, mix=Mix(forced=hard))
    meant = ANSWERS_FOR_PEOPLE if hard is Hard.PARTIAL else "kept"
    assert {(row.meant, row.clear) for row in sheet.rows} == {(meant, False)}


def test_all_sides_of_a_ballot_have_one_voter():
    sides = simulate_ballot(TWO_SIDES, 4)
    assert [side.page for side in sides] == [1, 2]
    assert [row.number for side in sides for row in side.rows] == list(range(1, 21))
    assert len({side.pen for side in sides}) == 1


def codes(sheet) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(sheet.image)}


def test_the_code_of_the_layout_is_on_the_sheet():
    assert codes(simulate(BOXES, 2, mix=Mix(**STILL))) == {page_code(BOXES, 1)}


@pytest.mark.parametrize("fault", list(Fault))
def test_every_fault_can_be_made(fault):
    sheet = simulate(BOXES, 11, fault=fault)
    assert sheet.fault is fault
    assert len(sheet.rows) == 8


@pytest.mark.parametrize("fault", [Fault.FOREIGN, Fault.OLD_PRINT, Fault.WRONG_PAGE])
def test_a_foreign_ballot_says_so_in_its_code_and_none_of_its_rows_counts(fault):
    sheet = simulate(BOXES, 2, fault=fault, mix=Mix(**STILL))
    read = [read_code(text) for text in codes(sheet)]
    assert len(read) == 1
    assert read[0] is not None
    assert read[0].fingerprint != BOXES.fingerprint
    assert {row.meant for row in sheet.rows} == {ANSWERS_FOR_PEOPLE}


def test_the_normal_mix_has_the_shares_of_its_pens_and_hard_rows():
    sheets = [simulate(BOXES, seed, dpi=100) for seed in range(60)]
    rows = [row for sheet in sheets for row in sheet.rows]
    assert 0.4 < sum(sheet.pen is Pen.BALL for sheet in sheets) / 60 < 0.7
    assert sum(not row.clear for row in rows) / len(rows) < 0.06
    assert 0.6 < sum(row.meant == "agree" for row in rows) / len(rows) < 0.95
