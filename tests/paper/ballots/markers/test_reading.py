import numpy as np
import pytest

from dangbo.paper.ballots.layout import Layout, lay_out
from dangbo.paper.ballots.markers import PageReading, read_page
from dangbo.paper.ballots.simulation import Fault, Hard, Mix, SimulatedSheet, simulate
from paper.ballots.elections import definition

SEEDS = range(3)
ONLY_CLEAR = Mix(blank=0, hard=0, stains=0, streak=0)


@pytest.fixture(scope="module")
def boxes() -> Layout:
    return lay_out(definition(8))


@pytest.fixture(scope="module")
def names() -> Layout:
    return lay_out(definition(8, style="strike_out", seats=6))


def accepted(sheet: SimulatedSheet, reading: PageReading) -> dict[int, tuple[str, str]]:
    """What was meant and what was read of rows in which nothing was odd."""
    meant = {row.number: row.meant for row in sheet.rows}
    return {row.number: (meant[row.number], row.fact) for row in reading.rows if not row.reasons}


def wrong(sheet: SimulatedSheet, reading: PageReading) -> dict[int, tuple[str, str]]:
    return {number: pair for number, pair in accepted(sheet, reading).items() if pair[0] != pair[1]}


@pytest.mark.parametrize("kind", ["scan", "photo"])
def test_clear_marks_are_read_as_they_were_meant(boxes, kind):
    sheets = [simulate(boxes, seed, kind=kind, mix=ONLY_CLEAR) for seed in SEEDS]
    readings = [read_page(sheet.image, boxes) for sheet in sheets]
    assert [reading.rejected for reading in readings] == [None] * len(sheets)
    assert [wrong(*pair) for pair in zip(sheets, readings, strict=True)] == [{}] * len(sheets)
    assert sum(len(accepted(*pair)) for pair in zip(sheets, readings, strict=True)) >= 18


@pytest.mark.parametrize("dpi", [150, 300])
def test_other_resolutions_are_read(boxes, dpi):
    sheet = simulate(boxes, 1, dpi=dpi, mix=ONLY_CLEAR)
    reading = read_page(sheet.image, boxes)
    assert (reading.rejected, wrong(sheet, reading)) == (None, {})
    assert len(accepted(sheet, reading)) >= 6


def test_a_sheet_upside_down_is_read_alike(boxes):
    image = simulate(boxes, 2, mix=ONLY_CLEAR).image
    turned = np.ascontiguousarray(image[::-1, ::-1])
    assert [row.fact for row in read_page(turned, boxes).rows] == [row.fact for row in read_page(image, boxes).rows]


def test_the_same_image_gives_the_same_reading(boxes):
    image = simulate(boxes, 3).image
    assert read_page(image, boxes) == read_page(image.copy(), boxes)


@pytest.mark.parametrize(
    "hard",
    [
        Hard.BLANK, Hard.BOTH, Hard.REMARKED, Hard.CANCELLED, Hard.BETWEEN, Hard.ON_NAME, Hard.RING, Hard.DOT,
        Hard.ERASED_OTHER, Hard.TINY, Hard.WRITTEN,
    ],
)  # fmt: skip
def test_hard_rows_are_never_accepted(boxes, hard):
    sheet = simulate(boxes, 5, mix=Mix(forced=hard))
    assert accepted(sheet, read_page(sheet.image, boxes)) == {}


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (Fault.MIRROR, "mirrored"),
        (Fault.COARSE, "low_resolution"),
        (Fault.BLANK_SHEET, "empty"),
        (Fault.FOREIGN, "foreign"),
        (Fault.OLD_PRINT, "other_layout"),
        (Fault.PHOTOCOPY, "wrong_scale"),
        (Fault.SPLICE, "spliced"),
    ],
)
def test_faulty_sheets_are_refused_with_the_reason(boxes, fault, reason):
    sheet = simulate(boxes, 7, fault=fault, mix=Mix(angle=1))
    reading = read_page(sheet.image, boxes)
    assert (reading.rejected, reading.rows) == (reason, ())


@pytest.mark.parametrize("fault", [Fault.TEAR, Fault.BLOB, Fault.STRETCH, Fault.DARK, Fault.LIGHT])
def test_damaged_sheets_lead_to_no_wrong_row(boxes, fault):
    sheets = [simulate(boxes, seed, fault=fault) for seed in SEEDS]
    assert [wrong(sheet, read_page(sheet.image, boxes)) for sheet in sheets] == [{}] * len(sheets)


def test_a_sheet_without_one_marker_is_still_read(boxes):
    sheet = simulate(boxes, 1, mix=Mix(blank=0, hard=0, stains=0, streak=0, angle=0, turned=0))
    image = sheet.image.copy()
    image[:200, :200] = 255
    reading = read_page(image, boxes)
    assert (reading.rejected, wrong(sheet, reading)) == (None, {})
    assert len(reading.rows) == len([row for row in boxes.rows if row.page == 1])


def test_nothing_but_noise_has_no_marks(boxes):
    noise = np.kron(np.random.default_rng(1).integers(0, 256, (45, 32), np.uint8), np.ones((20, 20), np.uint8))
    assert read_page(noise, boxes).rejected == "no_marks"


@pytest.mark.parametrize("kind", ["scan", "photo"])
def test_strikes_are_proposed_as_they_were_meant(names, kind):
    sheets = [simulate(names, seed, kind=kind, mix=ONLY_CLEAR) for seed in SEEDS]
    readings = [read_page(sheet.image, names) for sheet in sheets]
    assert [wrong(*pair) for pair in zip(sheets, readings, strict=True)] == [{}] * len(sheets)
    assert sum(len(accepted(*pair)) for pair in zip(sheets, readings, strict=True)) >= 18


@pytest.mark.parametrize("hard", [Hard.PARTIAL, Hard.CIRCLE, Hard.OVERLINE, Hard.UNDERLINE])
def test_lines_beside_a_name_are_no_strikes(names, hard):
    sheets = [simulate(names, seed, mix=Mix(forced=hard)) for seed in SEEDS]
    facts = {row.fact for sheet in sheets for row in read_page(sheet.image, names).rows}
    assert facts == {"doubt"}


@pytest.mark.parametrize("depth", [40, 90])
def test_a_fold_over_a_name_is_no_strike(names, depth):
    image = simulate(
        names, 4, mix=Mix(blank=0, hard=0, agree=1.0, folds=0, stains=0, streak=0, angle=0, turned=0, seal=0)
    ).image.astype(np.int16)
    y = round(names.rows[3].name_box.center[1] * 200 / 25.4)
    image[y - 12 : y + 13 : 3] -= depth // 3
    image[y : y + 3] -= depth
    reading = read_page(np.clip(image, 0, 255).astype(np.uint8), names)
    assert {row.fact for row in reading.rows} <= {"kept", "doubt"}
