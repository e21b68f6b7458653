"""Start + increase − decrease = end, whatever people and organisations do, as a day-by-day count finds."""

import datetime
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dangbo.facts.figures import Moment
from dangbo.figures.catalogue import figure
from dangbo.figures.evaluation import evaluate
from dangbo.registry.models import Membership, TreeLink
from figures.world import World, day

START = datetime.date(2020, 1, 1)
DAYS = 12
CODES = ["a", "b", "c", "d"]
CAUSES_IN = ["opening", "admitted", "readmitted", "restored", "transferred_in", "changed"]
CAUSES_OUT = ["transferred_out", "died", "expelled", "deleted", "resigned", "changed"]


def on(number: int) -> datetime.date:
    return START + datetime.timedelta(days=number)


@pytest.mark.django_db
def test_a_move_inside_is_neither_increase_nor_decrease_and_a_move_across_is_both() -> None:
    world = World()
    world.organisation("top", "upper_committee")
    world.organisation("left", "grassroots_committee", "top")
    world.organisation("right", "grassroots_committee", "top")
    world.link()
    move = day("10/03/2020")
    world.member("An", "left", until=move, ended_by="transferred_out")
    world.member("An", "right", move, began_by="transferred_in")
    at = day("30/06/2020")
    assert [world.value(f"members.{key}", "top", at) for key in ("start", "increase", "decrease", "total")] == [
        1,
        0,
        0,
        1,
    ]
    assert [world.value(f"members.{key}", "left", at) for key in ("start", "increase", "decrease", "total")] == [
        1,
        0,
        1,
        0,
    ]
    assert world.rows("members.increase.transferred_in", "right", at) == ["An"]
    assert world.rows("members.decrease.transferred_out", "left", at) == ["An"]


@pytest.mark.django_db
def test_an_organisation_moved_under_another_parent_takes_its_members_with_it() -> None:
    world = World()
    world.organisation("one", "upper_committee")
    world.organisation("two", "upper_committee")
    world.organisation("moving", "grassroots_cell", "one")
    world.version("moving", "grassroots_cell", "two", day("01/04/2020"))
    world.link()
    world.member("An", "moving")
    world.member("Bình", "moving", day("01/04/2020"), began_by="admitted")
    at = day("30/06/2020")
    assert world.rows("members.decrease.with_organisation", "one", at) == ["An"]
    assert world.rows("members.increase.with_organisation", "two", at) == ["An"]
    assert world.rows("members.increase.admitted", "two", at) == ["Bình"]
    assert world.value("members.increase", "moving", at) == 1
    assert world.value("members.total", "one", day("31/03/2020")) == 1
    assert world.value("members.total", "one", day("01/04/2020")) == 0


@st.composite
def parents(draw: st.DrawFn) -> list[tuple[str, int, str]]:
    """Moves of b, c, d below an organisation earlier in the alphabet (no loops) or to the top, on distinct days."""
    moves = []
    for index, code in enumerate(CODES[1:], start=1):
        for number in sorted(draw(st.sets(st.integers(1, DAYS - 1), max_size=2))):
            moves.append((code, number, draw(st.sampled_from(["", *CODES[:index]]))))
    return moves


@st.composite
def stretches(draw: st.DrawFn) -> list[tuple[int, int | None, str, str, str]]:
    """Stretches of one person, following one another with or without a gap."""
    cuts = sorted(draw(st.sets(st.integers(-1, DAYS), min_size=2, max_size=6)))
    rows = []
    for index, (start, end) in enumerate(pairwise(cuts)):
        if index and draw(st.integers(0, 3)) == 0:
            continue
        open_end = end == cuts[-1] and draw(st.booleans())
        cause_out = "" if open_end else draw(st.sampled_from(CAUSES_OUT))
        rows.append(
            (
                start,
                None if open_end else end,
                draw(st.sampled_from(CODES)),
                draw(st.sampled_from(CAUSES_IN)),
                cause_out,
            )
        )
    return rows


class Growth(TestCase):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        moves=parents(),
        people=st.lists(stretches(), min_size=1, max_size=4),
        since=st.integers(1, DAYS),
        length=st.integers(0, DAYS),
    )
    def test_the_figures_equal_a_count_day_by_day(self, moves, people, since, length) -> None:
        world = World()
        for code in CODES:
            world.organisation(code, "grassroots_committee")
        for code, number, parent in moves:
            world.version(code, "grassroots_committee", parent, on(number))
        world.link()
        for index, rows in enumerate(people):
            for start, end, code, cause, out in rows:
                world.member(f"n{index}", code, on(start), None if end is None else on(end), cause, out)
        moment = Moment(on(since + length), on(since))
        for code in CODES:
            assert _counted(world, code, moment) == _naive(world, code, moment)


KEYS = ["start", "total", "increase", "decrease"]
CAUSE_KEYS = [f"increase.{cause}" for cause in [*CAUSES_IN[:-1], "with_organisation"]] + [
    f"decrease.{cause}" for cause in [*CAUSES_OUT[:-1], "with_organisation"]
]


def _counted(world: World, code: str, moment: Moment) -> dict[str, int]:
    figures = [figure(f"members.{key}") for key in KEYS + CAUSE_KEYS]
    values = evaluate(figures, world.organisations[code].pk, moment)
    assert values["members.start"] + values["members.increase"] - values["members.decrease"] == values["members.total"]
    return {key: values[f"members.{key}"] for key in KEYS + CAUSE_KEYS}


def _naive(world: World, code: str, moment: Moment) -> dict[str, int]:
    counts = Counter(dict.fromkeys(KEYS + CAUSE_KEYS, 0))
    rows, links = list(Membership.objects.all()), list(TreeLink.objects.filter(ancestor=world.organisations[code]))

    def inside(when: datetime.date) -> dict:
        below = {link.descendant_id for link in links if link.holds_at(when)}
        return {row.person_id: row for row in rows if row.holds_at(when) and row.organisation_id in below}

    counts["start"], counts["total"] = len(inside(moment.eve)), len(inside(moment.at))
    when = moment.begins
    while when <= moment.at:
        before, after = inside(when - datetime.timedelta(days=1)), inside(when)
        for person in after.keys() - before.keys():
            row = after[person]
            cause = row.began_by if row.valid_from == when and row.began_by != "changed" else "with_organisation"
            counts["increase"] += 1
            counts[f"increase.{cause}"] += 1
        for person in before.keys() - after.keys():
            row = before[person]
            cause = row.ended_by if row.valid_to == when and row.ended_by != "changed" else "with_organisation"
            counts["decrease"] += 1
            counts[f"decrease.{cause}"] += 1
        when += datetime.timedelta(days=1)
    return dict(counts)
