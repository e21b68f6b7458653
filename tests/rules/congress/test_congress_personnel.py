"""Quotas, retirement, age, personnel steps, candidate files."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangbo.rules.calendar import add_months
from dangbo.rules.congress.age import Candidate, age_at, check_age, reference_month
from dangbo.rules.congress.files import FileStage, file_papers, missing_papers
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.quota import Nominee, band_counts, committee_bands, quota, structure
from dangbo.rules.congress.retirement import Sex, months_left, retirement_month
from dangbo.rules.congress.steps import (
    BaseKind,
    Run,
    StepCount,
    StepScheme,
    may_hold,
    process_steps,
    scheme_of,
    step_result,
)
from dangbo.rules.parameters import ParameterError, base_parameters
from dangbo.rules.verdict import Severity

AT = date(2020, 3, 19)
AT_2025 = date(2025, 5, 1)
CENTRAL, UPPER, GRASSROOTS = CongressLevel.CENTRAL, CongressLevel.ABOVE_GRASSROOTS, CongressLevel.GRASSROOTS
MALE, FEMALE = Sex.MALE, Sex.FEMALE


def codes(verdict):
    return [(finding.code, finding.severity) for finding in verdict.findings]


@pytest.mark.parametrize(
    ("seats", "wanted"), [(27, (5, 3, 9)), (33, (5, 4, 11)), (15, (3, 2, 5)), (9, (2, 1, 3)), (0, (0, 0, 0))]
)
def test_targets_are_rounded_up(seats, wanted):
    assert tuple(quota(key, seats, AT) for key in ("women", "young", "first_time")) == wanted


def test_a_negative_number_of_seats_is_refused():
    with pytest.raises(ValueError, match="negative"):
        quota("women", -1, AT)


def nominee(sex=MALE, age=45, first_time=False):
    return Nominee(sex, age, first_time)


def test_the_structure_table_warns_of_each_missed_target_and_refuses_nothing():
    nominees = [nominee(FEMALE, 39, True), *[nominee() for _ in range(8)]]
    verdict = structure(nominees, 9, AT)
    assert [(line.key, line.wanted, line.have, line.met) for line in verdict.answer] == [
        ("women", 2, 1, False),
        ("young", 1, 1, True),
        ("first_time", 3, 1, False),
    ]
    assert codes(verdict) == [("quota-women", Severity.WARNING), ("quota-first_time", Severity.WARNING)]
    assert verdict.findings[0].message == "Nữ: 1 trên 9 (11,11%), phấn đấu ít nhất 2; còn thiếu 1."


def test_a_committee_sets_its_own_numbers():
    nominees = [nominee(FEMALE, 52, True), nominee(FEMALE, 41, True), nominee(FEMALE, 45), nominee(), nominee(age=None)]
    verdict = structure(nominees, 5, AT, own={"women": 3, "first_time": 2, "young": 0})
    assert (codes(verdict), [line.wanted for line in verdict.answer]) == ([], [3, 0, 2])


@settings(max_examples=60)
@given(st.lists(st.one_of(st.none(), st.integers(18, 90)), max_size=40))
def test_the_age_bands_add_up_to_all(ages):
    counts = band_counts([nominee(age=age) for age in ages], committee_bands(AT))
    assert sum(count for _, count in counts) == len(ages)
    assert counts[-1][1] == ages.count(None)


@pytest.mark.parametrize(
    ("birth", "sex", "retires"),
    [
        (date(1960, 12, 9), MALE, date(2020, 12, 1)),
        (date(1961, 1, 9), MALE, date(2021, 4, 1)),
        (date(1961, 9, 30), MALE, date(2021, 12, 1)),
        (date(1961, 10, 1), MALE, date(2022, 4, 1)),
        (date(1966, 3, 1), MALE, date(2027, 12, 1)),
        (date(1966, 4, 1), MALE, date(2028, 4, 1)),
        (date(1990, 4, 1), MALE, date(2052, 4, 1)),
        (date(1965, 12, 31), FEMALE, date(2020, 12, 1)),
        (date(1966, 1, 1), FEMALE, date(2021, 5, 1)),
        (date(1966, 8, 1), FEMALE, date(2021, 12, 1)),
        (date(1966, 9, 1), FEMALE, date(2022, 5, 1)),
        (date(1975, 5, 1), FEMALE, date(2035, 5, 1)),
    ],
)
def test_the_schedule_of_retirement_since_2021(birth, sex, retires):
    assert retirement_month(birth, sex, AT_2025) == retires


def test_before_2021_men_retire_at_sixty_and_women_at_fifty_five():
    assert retirement_month(date(1970, 9, 30), MALE, AT) == date(2030, 9, 1)
    assert retirement_month(date(1970, 9, 30), FEMALE, AT) == date(2025, 9, 1)


@settings(max_examples=80)
@given(st.dates(date(1940, 1, 1), date(2005, 12, 28)), st.sampled_from(Sex), st.sampled_from([AT, AT_2025]))
def test_who_is_born_later_never_retires_earlier(birth, sex, at):
    assert retirement_month(birth, sex, at) <= retirement_month(add_months(birth, 1), sex, at)


def test_a_group_without_rows_is_refused_and_a_round_may_add_it():
    with pytest.raises(ParameterError, match="pilots"):
        retirement_month(date(1970, 1, 1), MALE, AT, group="pilots")
    rows = [{"group": "pilots", "sex": "male", "year": 0, "months": 600}]
    own = base_parameters().overlay(
        {"congress.retirement.schedule": {"value": rows, "from": "2019-12-01", "source": {"document": "81-KH/ĐUK"}}}
    )
    assert months_left(date(1970, 1, 1), MALE, date(2020, 4, 1), AT, group="pilots", parameters=own) == -3


@pytest.mark.parametrize(
    ("level", "birth", "sex", "first_time", "allowed"),
    [
        (CENTRAL, date(1965, 9, 1), MALE, True, True),
        (CENTRAL, date(1965, 8, 31), MALE, True, False),
        (CENTRAL, date(1970, 9, 1), FEMALE, True, True),
        (CENTRAL, date(1970, 8, 1), FEMALE, True, False),
        (UPPER, date(1965, 6, 1), MALE, True, True),
        (UPPER, date(1970, 5, 1), FEMALE, True, False),
        (CENTRAL, date(1963, 3, 1), MALE, False, True),
        (CENTRAL, date(1963, 2, 1), MALE, False, False),
        (CENTRAL, date(1968, 3, 1), FEMALE, False, True),
        (UPPER, date(1962, 12, 1), MALE, False, True),
        (UPPER, date(1962, 11, 1), MALE, False, False),
        (UPPER, date(1967, 12, 1), FEMALE, False, True),
    ],
)
def test_the_published_birth_months_of_2020(level, birth, sex, first_time, allowed):
    assert check_age(Candidate(birth, sex, first_time), level, AT).answer.allowed is allowed


def test_re_election_asks_for_half_a_term_in_2024_and_forty_eight_months_since_april_2025():
    man = Candidate(date(1966, 4, 20), MALE, first_time=False)
    early, later = (check_age(man, GRASSROOTS, at) for at in (date(2025, 4, 13), date(2025, 4, 14)))
    assert (early.answer.allowed, early.answer.left, early.answer.needed) == (True, 36, 30)
    assert [finding.message for finding in later.errors] == [
        "Sinh tháng 4/1966, nghỉ hưu tháng 4/2028; tính từ tháng 4/2025 còn 36 tháng, tái cử cần ít nhất 48 tháng."
    ]


def test_age_is_counted_at_the_reference_month():
    assert reference_month(UPPER, AT) == date(2020, 6, 1)
    assert age_at(date(1980, 6, 30), date(2020, 6, 1)) == 40
    assert age_at(date(1980, 7, 1), date(2020, 6, 1)) == 39


def steps_of(scheme=StepScheme.STANDING_COMMITTEE):
    return process_steps(scheme, AT)


def test_the_five_steps_say_who_meets_how_they_vote_and_on_what_it_is_counted():
    assert [(step.number, step.label, step.secret, step.base) for step in steps_of()] == [
        (1, "Hội nghị ban thường vụ lần 1", False, BaseKind.SUMMONED),
        (2, "Hội nghị cán bộ chủ chốt", True, BaseKind.PRESENT),
        (3, "Hội nghị ban chấp hành lần 1", True, BaseKind.SUMMONED),
        (4, "Hội nghị ban thường vụ lần 2", False, BaseKind.SUMMONED),
        (5, "Hội nghị ban chấp hành lần 2", True, BaseKind.SUMMONED),
    ]
    assert scheme_of(is_cell=True, standing_committee=False) is StepScheme.CELL
    assert [len(steps_of(scheme)) for scheme in StepScheme] == [5, 3, 3]


def test_who_has_more_than_half_of_those_summoned_passes():
    verdict = step_result(steps_of()[2], StepCount(30, 28, {"a": 16, "b": 15, "c": 28}), AT)
    assert (verdict.answer.passed, verdict.answer.needed, verdict.answer.percents["b"]) == (("a", "c"), 16, "50,00")
    assert [finding.message for finding in verdict.findings] == [
        "Tính trên 30 người được triệu tập: quá một nửa là từ 16 phiếu."
    ]


def test_the_second_step_is_counted_on_those_present():
    verdict = step_result(steps_of()[1], StepCount(60, 40, {"a": 21, "b": 20}), AT)
    assert (verdict.answer.base, verdict.answer.passed) == (40, ("a",))


def test_a_step_with_fewer_than_two_thirds_present_passes_nobody():
    verdict = step_result(steps_of()[1], StepCount(60, 39, {"a": 39}), AT)
    assert (verdict.answer.valid, verdict.answer.passed) == (False, ())
    assert verdict.errors[0].message == (
        "Hội nghị cán bộ chủ chốt: có mặt 39 trên 60 người được triệu tập, cần ít nhất 40 (2/3)."
    )
    other = step_result(steps_of()[2], StepCount(9, 5, {"a": 5}), AT)
    assert (other.answer.valid, codes(other)[0]) == (False, ("step-without-quorum", Severity.WARNING))


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (StepCount(9, 10, {}), "step-attendance-wrong"),
        (StepCount(0, 0, {}), "step-attendance-wrong"),
        (StepCount(9, 9, {"a": 10}), "step-votes-wrong"),
    ],
)
def test_counts_that_cannot_be_pass_nobody(count, code):
    verdict = step_result(steps_of()[2], count, AT)
    assert (verdict.answer.valid, codes(verdict)[0]) == (False, (code, Severity.ERROR))


def test_the_first_time_run_waits_for_the_other():
    steps = steps_of()
    done = {Run.RE_ELECTION: {1, 2, 3, 4}}

    def found(run, number, any_re_elected=True):
        return [code for code, _ in codes(may_hold(run, number, steps, done, any_re_elected=any_re_elected))]

    assert found(Run.FIRST_TIME, 1) == ["first-time-before-re-election"]
    assert found(Run.FIRST_TIME, 1, any_re_elected=False) == []
    assert found(Run.RE_ELECTION, 5) == []
    assert found(Run.RE_ELECTION, 4) == ["step-already-held"]
    assert found(Run.FIRST_TIME, 3, any_re_elected=False) == ["step-out-of-order"]


def test_a_file_needs_more_papers_by_each_stage_and_since_2024():
    assert len(file_papers(AT)) == 5
    assert len(file_papers(AT_2025, self_nominated=True)) == 8
    have = {"cv", "assets", "health", "remarks_work"}
    listed = missing_papers("Người A", have, FileStage.LISTED, AT_2025)
    assert [paper.code for paper in listed.answer] == ["remarks_home"]
    assert listed.findings[0].message == (
        "Hồ sơ của Người A có 4 trên 5 giấy tờ, thiếu: nhận xét của cấp ủy nơi cư trú."
    )
    review = missing_papers("Người A", {*have, "remarks_home"}, FileStage.REVIEW, AT_2025)
    assert [paper.code for paper in review.answer] == ["political_standard", "degrees"]
    assert missing_papers("Người A", {*have, "remarks_home"}, FileStage.ELECTION, AT).answer == ()
