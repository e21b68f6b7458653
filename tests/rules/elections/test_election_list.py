"""Surplus, names from outside the prepared list, order of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.elections.election_list import (
    OutsideName,
    OutsideNames,
    check_delegate_list,
    check_further_list,
    check_list,
    check_list_put_to_vote,
    check_outside_name,
    choose_outside_names,
    in_list_order,
    maximum_surplus,
    planned_surplus,
)
from dangbo.rules.elections.posts import Post
from dangbo.rules.elections.regulation import regulation

OF_2014, OF_2024 = regulation("244-2014"), regulation("190-2024")


@pytest.mark.parametrize("rules", [OF_2014, OF_2024])
@pytest.mark.parametrize(
    ("post", "seats", "names", "surplus", "percent", "maximum", "allowed"),
    [
        (Post.COMMITTEE, 9, 11, 2, "22,22", 2, True),
        (Post.COMMITTEE, 9, 12, 3, "33,33", 2, False),
        (Post.COMMITTEE, 9, 9, 0, "0,00", 2, False),
        (Post.COMMITTEE, 10, 13, 3, "30,00", 3, True),
        (Post.COMMITTEE, 30, 39, 9, "30,00", 9, True),
        (Post.COMMITTEE, 30, 40, 10, "33,33", 9, False),
        (Post.STANDING_COMMITTEE, 11, 11, 0, "0,00", 3, False),
        (Post.STANDING_COMMITTEE, 11, 12, 1, "9,09", 3, True),
        (Post.DELEGATES, 15, 15, 0, "0,00", 4, True),
        (Post.DELEGATES, 15, 20, 5, "33,33", 4, False),
        (Post.INSPECTION_COMMISSION, 5, 6, 1, "20,00", 1, True),
        (Post.SECRETARY, 1, 1, 0, "0,00", 0, True),
        (Post.SECRETARY, 1, 2, 1, "100,00", 0, False),
        (Post.DELEGATES, 15, 14, -1, "-6,67", 4, False),
        (Post.COMMITTEE, 9, 0, -9, "-100,00", 2, False),
    ],
)
def test_surplus_against_its_maximum(rules, post, seats, names, surplus, percent, maximum, allowed):
    answer = check_list(post, seats, names, rules).answer
    assert (answer.surplus, answer.percent, answer.maximum, answer.allowed) == (surplus, percent, maximum, allowed)


@pytest.mark.parametrize(("seats", "maximum"), [(3, 1), (4, 1), (5, 1), (6, 1), (7, 2)])
def test_a_committee_of_three_to_five_may_have_one_more_under_190(seats, maximum):
    assert maximum_surplus(Post.COMMITTEE, seats, OF_2024) == maximum


def test_under_244_a_committee_of_three_has_no_lawful_surplus_and_the_superior_is_asked():
    found = check_list(Post.COMMITTEE, 3, 4, OF_2014)
    assert (found.answer.maximum, found.answer.allowed) == (0, False)
    assert [finding.code for finding in found.warnings] == ["surplus-cannot-be-met"]


@pytest.mark.parametrize(("seats", "planned"), [(9, [1]), (15, [2]), (20, [2, 3]), (5, []), (40, [4, 5, 6])])
def test_planned_surplus_is_ten_to_fifteen_percent_in_whole_persons(seats, planned):
    assert list(planned_surplus(seats, OF_2024)) == planned


@given(st.integers(1, 500), st.sampled_from(Post), st.sampled_from([OF_2014, OF_2024]))
def test_the_maximum_is_the_last_surplus_allowed(seats, post, rules):
    maximum = maximum_surplus(post, seats, rules)
    if maximum:
        assert check_list(post, seats, seats + maximum, rules).answer.allowed
    assert not check_list(post, seats, seats + maximum + 1, rules).answer.allowed


@pytest.mark.parametrize(("agreed", "attending", "allowed"), [(31, 100, True), (30, 100, False), (4, 11, True)])
def test_an_outside_name_needs_more_than_thirty_percent_of_those_attending_under_190(agreed, attending, allowed):
    assert check_outside_name(agreed, attending, OF_2024).answer is allowed


def test_an_outside_name_is_for_the_congress_under_244():
    found = check_outside_name(5, 100, OF_2014)
    assert found.answer is None
    assert [finding.code for finding in found.warnings] == ["congress-decides-outside-name"]


@pytest.mark.parametrize(
    ("prepared", "opinions", "expected"),
    [
        (11, [("A", 50), ("B", 60), ("C", 40)], OutsideNames(())),
        (10, [("A", 50), ("B", 60), ("C", 40)], OutsideNames(("B",))),
        (9, [("A", 50), ("B", 60), ("C", 40)], OutsideNames(("B", "A"))),
        (9, [("A", 50), ("B", 60), ("C", 50)], OutsideNames(("B",), ("A", "C"))),
        (12, [("A", 50)], OutsideNames(())),
        (9, [("A", 50)], OutsideNames(("A",))),
    ],
)
def test_outside_names_are_taken_from_high_to_low_up_to_the_maximum(prepared, opinions, expected):
    names = [OutsideName(name, agreed) for name, agreed in opinions]
    assert choose_outside_names(Post.COMMITTEE, 9, prepared, names, OF_2024).answer == expected


def test_a_tie_for_the_list_of_a_small_body_is_for_its_head():
    names = [OutsideName("A", 50), OutsideName("B", 50)]
    found = choose_outside_names(Post.COMMITTEE, 5, 5, names, OF_2024)
    assert found.answer == OutsideNames((), ("A", "B"))
    assert found.findings[0].message.endswith("người đứng đầu cấp ủy lựa chọn.")


def test_names_stand_in_the_order_of_the_key():
    assert in_list_order(["Trần Bình", "Lê An"], key=lambda name: name.split()[-1]) == ["Lê An", "Trần Bình"]


def test_what_speaks_against_the_list_of_a_further_round_is_for_the_congress():
    assert check_list(Post.COMMITTEE, 1, 2, OF_2024).answer.allowed is False
    found = check_further_list(Post.COMMITTEE, 1, 2, OF_2024)
    assert (found.answer.allowed, found.errors) == (True, ())
    (question,) = found.warnings
    assert (question.code, question.certainty) == ("congress-decides-further-list", "unverified")


def test_a_list_that_any_round_may_vote_raises_no_question():
    assert check_further_list(Post.DELEGATES, 3, 3, OF_2024) == check_list(Post.DELEGATES, 3, 3, OF_2024)


@pytest.mark.parametrize(("names", "allowed", "codes"), [(3, True, []), (5, True, ["congress-decides-delegate-list"]),
                                                         (6, False, [])])  # fmt: skip
def test_one_list_of_delegates_and_alternates_beyond_the_official_surplus_is_a_question(names, allowed, codes):
    found = check_delegate_list(3, 1, names, OF_2024)
    assert (found.answer.allowed, [finding.code for finding in found.warnings]) == (allowed, codes)


@given(official=st.integers(1, 60), names=st.integers(0, 120))
def test_without_alternates_delegates_are_judged_like_any_list(official, names):
    assert check_delegate_list(official, 0, names, OF_2024) == check_list(Post.DELEGATES, official, names, OF_2024)


@pytest.mark.parametrize(("names", "allowed"), [(1, True), (2, True), (3, False), (0, False)])
def test_where_no_surplus_is_lawful_one_person_more_or_none_is_for_the_superior(names, allowed):
    assert check_list(Post.COMMITTEE, 1, names, OF_2024).answer.allowed is False
    found = check_list_put_to_vote(Post.COMMITTEE, 1, names, OF_2024)
    assert (found.answer.allowed, not found.errors) == (allowed, allowed)
    assert [finding.code for finding in found.warnings] == ["surplus-cannot-be-met"]


@given(seats=st.integers(4, 60), names=st.integers(0, 90), rules=st.sampled_from([OF_2014, OF_2024]))
def test_where_a_surplus_is_lawful_the_list_is_judged_as_it_is(seats, names, rules):
    assert check_list_put_to_vote(Post.COMMITTEE, seats, names, rules) == check_list(
        Post.COMMITTEE, seats, names, rules
    )
