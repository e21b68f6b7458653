"""Sample sizes, drawing of sheets, and what a comparison proves."""

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.elections.audit import (
    Claim,
    Comparison,
    Conclusion,
    Kind,
    Plan,
    Sheet,
    claims_of,
    draw_sheets,
    evaluate,
    plan_audit,
    sample_size,
    seed,
)
from dangbo.rules.elections.outcome import Cut, cut

A, NOBODY = frozenset("A"), frozenset()


def over_half(votes, base):
    return Claim(Kind.OVER_HALF, "A", base, votes - Fraction(base, 2))


@pytest.mark.parametrize(
    ("base", "share", "above", "sheets"),
    [
        (30, 80, 8, 11),
        (106, 95, 47, 7),
        (106, 65, 15, 21),
        (106, 55, 4, 66),
        (159, 95, 71, 7),
        (159, 55, 7, 66),
        (159, 52, 3, 142),
        (348, 95, 156, 7),
        (348, 65, 51, 21),
        (348, 55, 16, 64),
        (348, 52, 6, 155),
        (1000, 65, 149, 21),
        (1000, 55, 49, 63),
        (1000, 52, 19, 156),
    ],
)
def test_sample_sizes_of_the_published_table(base, share, above, sheets):
    votes = (2 * share * base + 100) // 200
    assert votes - (base // 2 + 1) == above
    assert sample_size(over_half(votes, base).margin) == sheets


def test_a_larger_risk_limit_needs_fewer_sheets():
    assert sample_size(Fraction(1), Fraction(10, 100)) == 5
    assert sample_size(Fraction(1)) == 7


@pytest.mark.parametrize("margin", [Fraction(0), Fraction(-1, 10)])
def test_no_sample_confirms_a_claim_without_margin(margin):
    assert sample_size(margin) is None


def test_claims_say_who_is_over_half_who_is_not_and_who_is_ahead():
    votes = {"A": 90, "B": 60, "C": 70, "D": 40}
    claims = claims_of(votes, 100, cut([*votes.values()], 2, 100))
    assert [(claim.kind, claim.name, claim.other, claim.margin) for claim in claims] == [
        (Kind.OVER_HALF, "A", "", Fraction(8, 10)),
        (Kind.OVER_HALF, "C", "", Fraction(4, 10)),
        (Kind.NOT_OVER_HALF, "D", "", Fraction(2, 10)),
        (Kind.AHEAD, "A", "B", Fraction(3, 10)),
        (Kind.AHEAD, "C", "B", Fraction(1, 10)),
    ]


def test_a_tie_has_no_margin():
    votes = {"A": 60, "B": 60}
    claims = claims_of(votes, 100, cut([*votes.values()], 1, 100))
    assert [claim.margin for claim in claims if claim.kind is Kind.AHEAD] == [0]


def test_the_vote_among_the_tied_claims_only_who_is_ahead():
    claims = claims_of({"A": 40, "B": 30}, 100, Cut((0,)), majority=False)
    assert [(claim.kind, claim.margin) for claim in claims] == [(Kind.AHEAD, Fraction(1, 10))]


@pytest.mark.parametrize(
    ("votes", "base", "collected", "sheets", "full"),
    [
        (100, 150, 150, 150, True),
        (331, 348, 348, 20, False),
        (226, 348, 340, 21, False),
        (191, 348, 348, 64, False),
        (180, 348, 348, 348, True),
        (174, 348, 348, 348, True),
        (83, 159, 159, 159, True),
        (530, 1000, 990, 104, False),
        (519, 1000, 990, 990, True),
        (520, 1000, 990, 156, False),
    ],
)
def test_small_near_and_tied_votes_are_counted_in_full_by_hand(votes, base, collected, sheets, full):
    plan = plan_audit([over_half(votes, base)], base, collected)
    assert (plan.sheets, plan.full_count) == (sheets, full)


def test_a_full_count_says_why():
    assert plan_audit([over_half(90, 100)], 100, 100).reason == "Không quá 150 người: đếm lại toàn bộ bằng tay."


def test_the_seed_needs_ten_throws():
    assert seed("3516244163", ["b", "a"]) == seed("3516244163", ["a", "b"])
    assert seed("3516244163", ["a"]) != seed("3516244164", ["a"])
    for throws in ("351624416", "3516244160", "351624416x"):
        with pytest.raises(ValueError, match="10 lần"):
            seed(throws, ["a"])


def test_the_list_of_sheets_is_the_same_for_everybody():
    drawn = draw_sheets("hạt giống", [4, 3], 3)
    assert drawn == draw_sheets("hạt giống", [4, 3], 3)
    assert [sheet for sheet in drawn if not sheet.extra] == [*drawn[:3]]


@given(st.text(max_size=8), st.lists(st.integers(0, 40), min_size=1, max_size=6), st.data())
def test_sheets_are_drawn_once_each_and_three_from_every_batch(seed_text, sizes, data):
    wanted = data.draw(st.integers(0, sum(sizes)))
    drawn = draw_sheets(seed_text, sizes, wanted)
    places = {(sheet.batch, sheet.place) for sheet in drawn}
    assert len(places) == len(drawn)
    assert sum(not sheet.extra for sheet in drawn) == wanted
    for batch, size in enumerate(sizes, start=1):
        of_batch = [sheet for sheet in drawn if sheet.batch == batch]
        assert len(of_batch) >= min(3, size)
        assert all(1 <= sheet.place <= size for sheet in of_batch)


def test_more_sheets_than_there_are_is_refused():
    with pytest.raises(ValueError, match="more sheets"):
        draw_sheets("x", [3], 4)


def test_every_sheet_is_drawn_as_often():
    counts = dict.fromkeys(range(1, 11), 0)
    for number in range(2000):
        for sheet in draw_sheets(str(number), [10], 1):
            if not sheet.extra:
                counts[sheet.place] += 1
    assert all(150 <= count <= 250 for count in counts.values())


def plan(votes, base):
    return Plan((over_half(votes, base),), base, 0, False, "")


def same(count):
    return [Comparison(A, A)] * count


@pytest.mark.parametrize(("votes", "base"), [(331, 348), (226, 348), (191, 348), (650, 1000), (550, 1000)])
def test_the_planned_sheets_confirm_where_none_differs(votes, base):
    sheets = sample_size(over_half(votes, base).margin)
    found = evaluate(plan(votes, base), same(sheets))
    assert (found.conclusion, found.differences, found.further) == (Conclusion.CONFIRMED, 0, 0)


def test_too_few_sheets_ask_for_more_and_those_confirm():
    found = evaluate(plan(650, 1000), same(5))
    assert found.conclusion is Conclusion.MORE_SHEETS
    assert evaluate(plan(650, 1000), same(5 + found.further)).conclusion is Conclusion.CONFIRMED
    assert evaluate(plan(650, 1000), same(5 + found.further - 1)).conclusion is Conclusion.MORE_SHEETS


def test_a_difference_against_the_outcome_asks_for_more_sheets():
    found = evaluate(plan(650, 1000), [*same(20), Comparison(A, NOBODY), *same(5)])
    assert (found.conclusion, found.differences) == (Conclusion.MORE_SHEETS, 1)
    assert found.further > 5


def test_a_difference_in_favour_of_the_outcome_does_not_hinder():
    found = evaluate(plan(650, 1000), [*same(20), Comparison(NOBODY, A), *same(5)])
    assert (found.conclusion, found.differences) == (Conclusion.CONFIRMED, 1)


def test_many_differences_lead_to_a_full_count():
    assert evaluate(plan(550, 1000), [Comparison(A, NOBODY)] * 20).conclusion is Conclusion.FULL_COUNT


def test_a_planned_full_count_is_never_confirmed_by_a_sample():
    small = plan_audit([over_half(90, 100)], 100, 100)
    assert evaluate(small, same(50)).conclusion is Conclusion.FULL_COUNT


def test_more_compared_than_collected_is_refused():
    with pytest.raises(ValueError, match="more sheets"):
        evaluate(plan(200, 348), same(349))


def audited(order, reported, truth):
    """The conclusion of an audit that draws on as long as it is told to; votes stand on the first sheets."""
    wrong, count = plan(reported, len(order)), sample_size(over_half(reported, len(order)).margin)
    while True:
        compared = [
            Comparison(A if place < reported else NOBODY, A if place < truth else NOBODY) for place in order[:count]
        ]
        found = evaluate(wrong, compared)
        if found.conclusion is not Conclusion.MORE_SHEETS:
            return found.conclusion
        count += found.further


@pytest.mark.parametrize(("reported", "elections"), [(226, 1_000), (331, 300)])
def test_wrong_outcomes_are_confirmed_at_most_as_often_as_the_risk_limit(reported, elections):
    generator, confirmed = random.Random(20200515), 0
    for _ in range(elections):
        order = generator.sample(range(348), 348)
        confirmed += audited(order, reported, truth=174) is Conclusion.CONFIRMED
    assert confirmed <= 0.055 * elections


def test_sheets_are_named_by_batch_and_place():
    assert draw_sheets("x", [1], 1) == (Sheet(1, 1),)
