"""Ballots on which names are struck out: proposals."""

from dataclasses import replace

import pytest

from dangbo.paper.ballots.simulation import Hard, Mix, Pen, simulate
from dangbo.paper.ballots.squares import read_page
from paper.ballots.squares.reading import PLAIN, accepted, layout, only, silent_errors

STEADY = replace(PLAIN, pens={Pen.GEL: 0.5, Pen.BALL: 0.5}, stains=0.0)


@pytest.mark.parametrize("kind", ["scan", "photo"])
@pytest.mark.parametrize(("count", "paper"), [(12, "A4"), (12, "A5"), (40, "A4")])
def test_struck_and_kept_names_are_told_apart(kind, count, paper):
    used = layout(count, "strike_out", paper)
    for seed in range(3):
        sheet = simulate(used, 200 + seed, kind=kind, mix=replace(STEADY, agree=0.5))
        reading = read_page(sheet.image, used)
        assert silent_errors(sheet, reading) == []
        assert len(accepted(reading)) >= 0.6 * len(sheet.rows)
        assert {(row.agree, row.disagree) for row in reading.rows} == {(None, None)}


def test_no_fold_is_read_as_a_strike():
    used = layout(12, "strike_out")
    for seed in range(6):
        sheet = simulate(used, seed, mix=Mix(hard=0.0, folds=1.0, agree=1.0))
        assert set(accepted(read_page(sheet.image, used)).values()) == {"kept"}


@pytest.mark.parametrize("hard", [Hard.OVERLINE, Hard.UNDERLINE, Hard.CIRCLE, Hard.DOTS, Hard.PARTIAL])
def test_what_is_no_line_through_the_whole_name_is_not_read_as_one(hard):
    used = layout(12, "strike_out")
    for seed in (1, 2):
        reading = read_page(simulate(used, seed, mix=only(hard)).image, used)
        assert set(accepted(reading).values()) <= {"kept"}
