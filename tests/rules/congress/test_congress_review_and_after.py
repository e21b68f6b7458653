"""Credentials, dossier and states of the review, results and register, progress."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dangbo.rules.congress.backward import Occasion
from dangbo.rules.congress.contents import Content
from dangbo.rules.congress.credentials import TRAIT_TITLES, DelegateFacts, credentials
from dangbo.rules.congress.delegates import DelegateKind
from dangbo.rules.congress.dossier import (
    ReviewFacts,
    ReviewState,
    Tie,
    check_dossier,
    check_reviewer,
    dossier_items,
    review_by,
    review_state,
)
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.results import (
    AfterFacts,
    AfterState,
    Held,
    after_duties,
    first_meeting_convener,
    late_text,
    register_findings,
)
from dangbo.rules.congress.retirement import Sex
from dangbo.rules.congress.roundup import CommitteeFigures, check_figures, progress, series
from dangbo.rules.verdict import Severity

AT = date(2020, 3, 19)
OPENING = date(2020, 6, 25)
MEMBERS = Occasion(OPENING, date(2020, 6, 26))


def codes(findings):
    return [finding.code for finding in findings]


def facts(key, **more):
    return DelegateFacts(key, f"Đại biểu {key}", DelegateKind.ELECTED, **more)


def test_the_report_of_three_delegates():
    people = [
        facts("a", sex=Sex.FEMALE, birth=date(1980, 6, 26), admitted=date(2010, 6, 25), traits={"theory": "Cao cấp"}),
        facts("b", sex=Sex.MALE, birth=date(1980, 6, 25), admitted=date(2000, 1, 1), traits={"theory": "Cao cấp"}),
        facts("c", sex=Sex.MALE),
    ]
    report = credentials(people, OPENING, summoned=5, excused=1).answer
    assert (report.present, report.excused, report.unexcused) == (3, 1, 1)
    lines = {one.key: [(line.label, line.count, line.percent) for line in one.lines] for one in report.breakdowns}
    assert lines["sex"] == [("Nam", 2, "66,67"), ("Nữ", 1, "33,33")]
    assert lines["age"] == [("Từ 30 đến 40 tuổi", 2, "66,67"), ("Chưa rõ", 1, "33,33")]
    assert lines["theory"] == [("Cao cấp", 2, "66,67"), ("Chưa rõ", 1, "33,33")]
    assert report.age is not None
    assert (report.age.average, report.age.most_names, report.age.least, report.age.known) == (
        Fraction(79, 2),
        ("Đại biểu b",),
        39,
        2,
    )
    assert report.party_age is not None
    assert (report.party_age.most, report.party_age.least) == (20, 10)


def test_more_present_than_summoned_is_an_error():
    assert codes(credentials([facts("a"), facts("b")], OPENING, summoned=1).errors) == ["more-than-summoned"]


def test_a_report_of_nobody_has_empty_breakdowns():
    report = credentials([], OPENING, summoned=3).answer
    assert (report.present, report.unexcused, report.age) == (0, 3, None)
    assert [one.lines for one in report.breakdowns] == [()] * len(report.breakdowns)


TRAITS = st.dictionaries(st.sampled_from(sorted(TRAIT_TITLES)), st.sampled_from(["A", "B", ""]))
BIRTHS = st.one_of(st.none(), st.dates(date(1930, 1, 1), date(2002, 1, 1)))
KINDS = st.sampled_from(DelegateKind)
PEOPLE = st.lists(
    st.builds(DelegateFacts, st.uuids().map(str), st.just("X"), KINDS, st.none(), BIRTHS, BIRTHS, TRAITS), max_size=15
)


@settings(max_examples=50, deadline=None)
@given(PEOPLE)
def test_every_breakdown_adds_up_to_those_present(people):
    report = credentials(people, OPENING, summoned=len(people)).answer
    for one in report.breakdowns:
        assert sum(line.count for line in one.lines) == one.total == report.present
        assert sorted(key for line in one.lines for key in line.keys) == sorted(person.key for person in people)


def test_the_dossier_follows_the_contents_of_the_congress():
    everything = {item.code for item in dossier_items(MEMBERS, AT)}
    delegates = {item.code for item in dossier_items(replace(MEMBERS, kind=CongressKind.DELEGATE), AT)}
    two = replace(MEMBERS, contents=(Content.REVIEW_OF_TERM, Content.HIGHER_DRAFTS))
    gone = everything - {item.code for item in dossier_items(two, AT)}
    assert delegates - everything == {"allocation"}
    assert gone == {"personnel_plan", "step_minutes", "count_minutes", "nominees", "nominee_files", "delegation"}


def test_a_dossier_without_replies_to_complaints_is_complete():
    have = {item.code for item in dossier_items(MEMBERS, AT)} - {"complaints"}
    assert check_dossier(have, MEMBERS, AT).answer == ()
    verdict = check_dossier(have - {"script", "request"}, MEMBERS, AT)
    assert [item.code for item in verdict.answer] == ["request", "script"]
    assert verdict.findings[0].message == (
        "Hồ sơ có 14 trên 16 văn bản, thiếu: tờ trình đề nghị duyệt đại hội; kịch bản điều hành."
    )


def test_the_review_is_due_before_the_opening_and_says_that_provinces_differ():
    verdict = review_by(CongressLevel.GRASSROOTS, OPENING)
    assert verdict.answer == date(2020, 4, 21)
    assert [(finding.message, finding.certainty) for finding in verdict.findings] == [
        ("Duyệt trước khai mạc 25/06/2020 ít nhất 45 ngày làm việc: chậm nhất ngày 21/04/2020.", "unverified")
    ]
    assert review_by(CongressLevel.CELL_OF_COMMITTEE, OPENING).answer == date(2020, 6, 4)


@pytest.mark.parametrize(
    ("happened", "state"),
    [
        (ReviewFacts(), ReviewState.PREPARING),
        (ReviewFacts(submitted=True), ReviewState.SUBMITTED),
        (ReviewFacts(submitted=True, appraisals_asked=3, appraisals_given=2), ReviewState.UNDER_APPRAISAL),
        (ReviewFacts(submitted=True, appraisals_asked=3, appraisals_given=3), ReviewState.APPRAISED),
        (ReviewFacts(submitted=True, held=True), ReviewState.REVIEWED),
        (ReviewFacts(submitted=True, held=True, approved=False), ReviewState.TO_BE_REVIEWED_AGAIN),
        (ReviewFacts(submitted=True, held=True, approved=True, supplements_open=2), ReviewState.SUPPLEMENTS_ASKED),
        (ReviewFacts(submitted=True, held=True, approved=True), ReviewState.CLEARED),
    ],
)
def test_the_state_of_a_review_follows_from_what_happened(happened, state):
    assert review_state(happened) is state


def test_nobody_reviews_their_own_committee_and_other_ties_are_shown():
    refused = check_reviewer("Người A", [Tie.COMMITTEE_MEMBER, Tie.MEMBER])
    assert (refused.answer, [finding.message for finding in refused.findings]) == (
        False,
        ["Người A là cấp ủy viên của đơn vị được duyệt.", "Người A là đảng viên của đơn vị được duyệt."],
    )
    warned = check_reviewer("Người A", [Tie.PREPARATION_GROUP])
    assert (warned.answer, [finding.severity for finding in warned.findings]) == (True, [Severity.WARNING])
    assert check_reviewer("Người A", ()).findings == ()


CLOSING = date(2020, 6, 26)


def duties(today, **more):
    return after_duties(AfterFacts(CLOSING, **more), today).answer


def test_results_are_due_within_seven_and_ratification_within_fifteen_working_days():
    sent, ratified = duties(date(2020, 7, 7))
    assert (sent.due_on, sent.state, ratified.state) == (date(2020, 7, 7), AfterState.DUE, AfterState.NOT_YET)
    late, _ = duties(date(2020, 7, 9))
    assert (late.state, late.days_late, late_text(late)) == (AfterState.LATE, 2, "chậm 2 ngày làm việc")
    sent, ratified = duties(date(2020, 7, 30), sent=date(2020, 7, 7), received=date(2020, 7, 8))
    assert (sent.state, sent.days_late, late_text(sent)) == (AfterState.DONE, 0, "")
    assert (ratified.due_on, ratified.state, ratified.days_late) == (date(2020, 7, 29), AfterState.LATE, 1)
    _, ratified = duties(date(2020, 8, 1), sent=date(2020, 7, 7), ratified=date(2020, 7, 31))
    assert (ratified.state, ratified.days_late) == (AfterState.DONE_LATE, 3)


def test_a_complaint_stops_the_term_of_ratification():
    _, ratified = duties(date(2020, 9, 1), sent=date(2020, 7, 7), complaint=True)
    assert (ratified.due_on, ratified.state) == (None, AfterState.DUE)


def test_days_after_the_congress_come_in_order():
    found = after_duties(AfterFacts(CLOSING, sent=date(2020, 6, 25)), CLOSING)
    assert [finding.message for finding in found.errors] == [
        "Ngày gửi kết quả 25/06/2020 trước ngày bế mạc 26/06/2020."
    ]


def test_the_register_must_say_what_was_elected():
    def held(person, post="cấp ủy viên", **days):
        return Held(person, f"Người {person}", post, **days)

    begins = date(2020, 6, 27)
    elected = [held("a"), held("b"), held("a", "bí thư")]
    current = [held("a", since=begins), held("c", since=begins), held("a", "bí thư", since=date(2020, 7, 1))]
    former = [held("d", until=begins), held("e"), held("f", until=date(2020, 7, 2))]
    found = register_findings(elected, current, former, begins)
    assert [finding.message for finding in found] == [
        "Người b trúng cử cấp ủy viên, chưa có trong sổ.",
        "Sổ ghi Người c là cấp ủy viên, kết quả bầu cử không có.",
        "Người a (bí thư) ghi từ ngày 01/07/2020, kết quả công bố có hiệu lực từ ngày 27/06/2020.",
        "Người e (cấp ủy viên) nhiệm kỳ cũ chưa kết thúc; phải hết ngày 26/06/2020.",
        "Người f (cấp ủy viên) nhiệm kỳ cũ chưa kết thúc; phải hết ngày 26/06/2020.",
    ]
    later = date(2020, 6, 28)
    assert register_findings([held("a", since=later)], [held("a", since=later)], [], begins) == ()
    agreed = [held("a", since=begins)]
    assert register_findings([held("a")], agreed, [held("d", until=begins)], begins) == ()


def test_the_former_secretary_convenes_the_first_meeting_if_re_elected():
    assert first_meeting_convener("Người a", ["Người b"]).answer == "Người a"
    assert first_meeting_convener(None, ["Người b"]).answer == "Người b"
    assert codes(first_meeting_convener(None, []).findings) == ["superior-names-convener"]


def test_progress_rises_on_the_days_of_congresses():
    held = [date(2020, 6, 1), date(2020, 6, 3), date(2020, 6, 3), None]
    found = series(held, date(2020, 6, 4))
    assert [(one.at, one.done) for one in found] == [
        (date(2020, 6, 1), 1),
        (date(2020, 6, 3), 3),
        (date(2020, 6, 4), 3),
    ]
    assert (progress(held, date(2020, 5, 31)).done, found[-1].left, found[-1].percent) == (0, 1, "75,00")
    assert progress([], AT).percent == ""


def test_figures_that_contradict_one_another_are_errors():
    wrong = CommitteeFigures(10, 6, 3, women=11, seats=9)
    assert codes(check_figures(wrong)) == ["breakdown-does-not-add-up", "part-above-total", "more-elected-than-seats"]
    assert CommitteeFigures(9, 6, 3, seats=9, nominated=10).surplus_percent == "11,11"
