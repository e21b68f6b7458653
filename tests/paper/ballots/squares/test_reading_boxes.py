"""Ballots with boxes: what is clear is read, what is not is left to people."""

from dataclasses import replace

import numpy as np
import pytest

from dangbo.paper.ballots.layout import page_code
from dangbo.paper.ballots.simulation import Fault, Hard, Pen, simulate
from dangbo.paper.ballots.squares import DOUBTS, REASONS, REJECTIONS, read_page
from paper.ballots.squares.reading import PLAIN, accepted, layout, only, silent_errors

HARD = (
    Hard.BLANK, Hard.BOTH, Hard.REMARKED, Hard.CANCELLED, Hard.BETWEEN, Hard.ON_NAME, Hard.RING, Hard.DOT,
    Hard.ERASED_OTHER, Hard.TINY, Hard.WRITTEN,
)  # fmt: skip
STEADY = replace(PLAIN, pens={Pen.GEL: 0.5, Pen.BALL: 0.5}, stains=0.0)


@pytest.mark.parametrize("kind", ["scan", "photo"])
@pytest.mark.parametrize(("count", "paper"), [(12, "A4"), (20, "A5"), (1, "A4"), (33, "A4")])
def test_clear_marks_are_read_as_meant(kind, count, paper):
    used = layout(count, paper=paper)
    for seed in range(3):
        sheet = simulate(used, 100 + seed, kind=kind, mix=STEADY, page=used.pages)
        reading = read_page(sheet.image, used)
        assert (reading.page, reading.rejected, reading.code) == (used.pages, None, page_code(used, used.pages))
        assert silent_errors(sheet, reading) == []
        assert len(accepted(reading)) >= 0.6 * len(sheet.rows)


@pytest.mark.parametrize("hard", HARD)
def test_no_hard_mark_is_accepted_though_the_whole_ballot_is_so_marked(hard):
    for seed in (7, 8):
        reading = read_page(simulate(layout(), seed, mix=only(hard)).image, layout())
        assert accepted(reading) == {}
        assert {reason for row in reading.rows for reason in row.reasons} <= set(REASONS)


def test_a_blank_row_and_a_row_with_two_marks_are_called_so():
    blank = read_page(simulate(layout(), 5, mix=only(Hard.BLANK)).image, layout())
    assert {row.fact for row in blank.rows} == {"blank"}
    two = read_page(simulate(layout(), 5, mix=replace(only(Hard.BOTH), pens={Pen.GEL: 1.0})).image, layout())
    assert {row.fact for row in two.rows} == {"both"}


def test_the_same_sheet_reads_alike_whichever_way_it_lies():
    sheet = simulate(layout(), 21, mix=STEADY)
    first = read_page(sheet.image, layout())
    for turns in (1, 2, 3):
        turned = read_page(np.rot90(sheet.image, turns), layout())
        assert [row.fact for row in turned.rows] == [row.fact for row in first.rows]
    assert silent_errors(sheet, first) == []


@pytest.mark.parametrize(
    ("fault", "reasons"),
    [
        (Fault.BLANK_SHEET, {"no_marks"}),
        (Fault.MIRROR, {"mirrored"}),
        (Fault.FOREIGN, {"foreign"}),
        (Fault.OLD_PRINT, {"foreign"}),
        (Fault.PHOTOCOPY, {"wrong_scale"}),
        (Fault.COARSE, {"low_resolution"}),
        (Fault.SPLICE, {"spliced", "marks_missing"}),
        (Fault.WRONG_PAGE, {"wrong_page", "marks_missing"}),
    ],
)
def test_sheets_of_another_kind_are_refused_with_the_reason(fault, reasons):
    for seed in (3, 4):
        reading = read_page(simulate(layout(), seed, fault=fault).image, layout())
        assert reading.rejected in reasons
        assert reading.rejected in REJECTIONS
        assert reading.rows == ()


@pytest.mark.parametrize("fault", [Fault.BLOB, Fault.TEAR, Fault.STRETCH, Fault.DARK, Fault.LIGHT])
def test_damaged_sheets_give_no_wrong_value(fault):
    for seed in (11, 12, 13):
        sheet = simulate(layout(), seed, fault=fault, mix=PLAIN)
        reading = read_page(sheet.image, layout())
        assert silent_errors(sheet, reading) == []
        assert set(reading.doubts) <= set(DOUBTS)


def test_a_side_that_the_layout_does_not_have_is_refused():
    two_sided, one_sided = layout(40), layout(12)
    assert read_page(simulate(two_sided, 1, page=2, mix=PLAIN).image, one_sided).rejected in {
        "wrong_page", "marks_missing",
    }  # fmt: skip


@pytest.mark.parametrize("grey", [0, 127, 255])
@pytest.mark.parametrize(("shape", "reason"), [((1, 1), "low_resolution"), ((2339, 1654), "no_marks")])
def test_images_of_nothing_are_refused(shape, reason, grey):
    assert read_page(np.full(shape, grey, np.uint8), layout()).rejected == reason


def test_noise_is_refused():
    noise = np.random.default_rng(1).integers(0, 256, (1200, 900), dtype=np.uint8)
    assert read_page(noise, layout()).rejected in {"no_marks", "marks_missing"}


def test_the_same_image_gives_the_same_facts():
    image = simulate(layout(), 2).image
    assert read_page(image, layout()) == read_page(image.copy(), layout())
