"""Sharing out whole numbers, sizes of committees, identities, and the days of badges."""

import uuid
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.demo.chance import Chance, odd_sizes, share_out, years_after
from dangbo.demo.lives import badge_day
from dangbo.demo.names import ETHNIC_GROUPS, FAMILIES, full_name
from dangbo.demo.plan import FULL
from dangbo.vietnamese.text import strip_marks


@given(st.data())
def test_shares_add_up_and_keep_their_bounds(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    weights = data.draw(st.lists(st.floats(0.1, 10), min_size=count, max_size=count))
    least = data.draw(st.lists(st.integers(0, 5), min_size=count, max_size=count))
    most = [low + data.draw(st.integers(0, 9)) for low in least]
    total = data.draw(st.integers(sum(least), sum(most)))
    shares = share_out(total, weights, least, most)
    assert sum(shares) == total
    assert all(low <= share <= high for low, share, high in zip(least, shares, most, strict=True))


def test_what_the_bounds_cannot_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="9 cannot be shared out between 2 and 8"):
        share_out(9, [1, 1], [1, 1], [4, 4])


@given(st.lists(st.sampled_from([3, 5, 7]), min_size=2, max_size=30), st.integers(0, 20))
def test_committee_sizes_add_up_and_all_but_one_stay_odd(start: list[int], more: int) -> None:
    sizes = odd_sizes(sum(start) + more, start, start, 17)
    assert sum(sizes) == sum(start) + more
    assert sum(size % 2 == 0 for size in sizes) == more % 2


@given(st.integers(0, 10**6))
def test_identities_are_of_version_7_ordered_by_time_and_the_same_for_a_seed(seed: int) -> None:
    first, again = Chance(seed), Chance(seed)
    ids = [first.new_id() for _ in range(20)]
    assert ids == [again.new_id() for _ in range(20)]
    assert all(identity.version == 7 and identity.variant == uuid.RFC_4122 for identity in ids)
    assert ids == sorted(set(ids))


@pytest.mark.parametrize(
    ("reached", "given_on"),
    [
        (date(2019, 12, 1), date(2020, 2, 3)),
        (date(2020, 2, 29), date(2020, 2, 3)),
        (date(2020, 3, 1), date(2020, 5, 19)),
        (date(2020, 9, 30), date(2020, 9, 2)),
        (date(2020, 10, 1), date(2020, 11, 7)),
    ],
)
def test_badges_are_given_on_four_days_of_the_year(reached: date, given_on: date) -> None:
    assert badge_day(reached) == given_on


def test_a_leap_day_has_its_anniversary_on_the_28th() -> None:
    assert years_after(date(2020, 2, 29), 1) == date(2021, 2, 28)


@given(st.integers(0, 10**6), st.sampled_from(sorted(FAMILIES)), st.sampled_from(["male", "female"]))
def test_no_word_stands_twice_in_a_name(seed: int, ethnic_group: str, sex: str) -> None:
    words = strip_marks(full_name(Chance(seed), sex, 1985, ethnic_group)).split()
    assert 2 <= len(words) <= 5
    assert len(words) == len(set(words))


def test_every_ethnic_group_that_is_drawn_has_its_family_names() -> None:
    drawn = {name for groups in ETHNIC_GROUPS.values() for name in groups.values}
    assert drawn == set(FAMILIES)


def test_organisations_of_the_plan_have_codes_of_their_own() -> None:
    codes = [*(plan.code for plan in FULL.blocs), *(plan.code for plan in FULL.offices), FULL.growth.code]
    assert codes == ["khoi", "ccq", "vp106", "vp32", "vp38"]
