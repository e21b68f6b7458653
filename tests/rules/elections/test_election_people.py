"""Who may stand, nominate and count; delegates and alternates; order of elections; deadlines."""

from datetime import date

import pytest

from dangbo.rules.calendar import OfficeDays
from dangbo.rules.elections.counts import CandidateVotes
from dangbo.rules.elections.deadlines import complain_by, keep_ballots_until, ratify_by, report_by
from dangbo.rules.elections.delegates import Delegation, split_delegates
from dangbo.rules.elections.eligibility import (
    CandidacyFile,
    Gathering,
    Person,
    check_candidate,
    check_nomination,
    check_teller,
)
from dangbo.rules.elections.posts import Post
from dangbo.rules.elections.regulation import regulation
from dangbo.rules.elections.sequence import (
    Form,
    Matter,
    Step,
    cell_congress_order,
    check_meeting_chairs,
    check_one_ballot,
    election_steps,
    first_meeting_order,
    form_of_voting,
)
from dangbo.rules.parameters import base_parameters
from dangbo.rules.verdict import Certainty
from dangbo.rules.vocabulary import Standing

OF_2014, OF_2024 = regulation("244-2014"), regulation("190-2024")
MEMBERS = Gathering(date(2025, 6, 20), delegates=False)
DELEGATES = Gathering(date(2025, 6, 20), delegates=True, district_or_above=True)
GRASSROOTS = Gathering(date(2025, 6, 20), delegates=True)
AN = Person("An")


def codes(found):
    return [finding.code for finding in found.findings]


def test_an_official_member_may_stand_at_a_member_congress():
    assert check_candidate(AN, Post.COMMITTEE, MEMBERS, OF_2024).answer is True


def test_a_probationary_member_is_not_on_the_list_nor_a_teller():
    new = Person("Bình", Standing.PROBATIONARY)
    assert codes(check_candidate(new, Post.COMMITTEE, MEMBERS, OF_2024)) == ["probationary-member"]
    assert codes(check_teller(new, MEMBERS, False, OF_2024)) == ["probationary-member"]


@pytest.mark.parametrize("rules", [OF_2014, OF_2024])
def test_a_convener_outside_the_convening_list_may_not_stand(rules):
    convener = Person("An", delegate=True, on_convening_committee=True)
    listed = Person("An", delegate=True, on_convening_committee=True, on_its_list=True)
    assert codes(check_candidate(convener, Post.COMMITTEE, DELEGATES, rules)) == ["convener-outside-list"]
    assert check_candidate(listed, Post.COMMITTEE, DELEGATES, rules).answer is True


@pytest.mark.parametrize(
    ("rules", "papers", "expected"),
    [(OF_2014, 5, []), (OF_2014, 4, ["candidacy-file-incomplete"]), (OF_2024, 5, ["candidacy-file-incomplete"])],
)
def test_the_file_of_a_non_delegate_holds_five_papers_and_since_2024_seven(rules, papers, expected):
    file = CandidacyFile(date(2025, 5, 1), papers)
    assert codes(check_candidate(AN, Post.COMMITTEE, DELEGATES, rules, file)) == expected


@pytest.mark.parametrize(
    ("received", "expected"), [(date(2025, 5, 30), []), (date(2025, 6, 2), ["candidacy-file-late"])]
)
def test_the_file_comes_fifteen_working_days_before_the_opening(received, expected):
    assert codes(check_candidate(AN, Post.COMMITTEE, DELEGATES, OF_2024, CandidacyFile(received, 7))) == expected


def test_a_non_delegate_without_file_may_not_stand():
    assert codes(check_candidate(AN, Post.COMMITTEE, GRASSROOTS, OF_2024)) == ["no-candidacy-file"]
    assert check_candidate(AN, Post.COMMITTEE, GRASSROOTS, OF_2024, CandidacyFile(date(2025, 6, 19), 1)).answer is True


@pytest.mark.parametrize(
    ("post", "body"),
    [
        (Post.STANDING_COMMITTEE, Post.COMMITTEE),
        (Post.INSPECTION_CHAIR, Post.INSPECTION_COMMISSION),
        (Post.INSPECTION_VICE_CHAIR, Post.INSPECTION_COMMISSION),
    ],
)
def test_some_posts_are_filled_from_a_body(post, body):
    member = Person("An", member_of=frozenset({body}))
    assert check_candidate(member, post, MEMBERS, OF_2024).answer is True
    assert codes(check_candidate(AN, post, MEMBERS, OF_2024)) == ["not-of-the-body"]


def test_a_nomination_needs_the_nominees_agreement():
    assert check_nomination(AN, Person("Bình"), OF_2024, agreed=True).answer is True
    assert codes(check_nomination(AN, Person("Bình"), OF_2024, agreed=False)) == ["nominee-has-not-agreed"]


def test_a_convener_nominates_only_from_the_convening_list():
    convener = Person("An", on_convening_committee=True)
    assert codes(check_nomination(convener, Person("Bình"), OF_2014, agreed=True)) == [
        "convener-nominates-outside-list"
    ]
    assert check_nomination(convener, Person("Bình", on_its_list=True), OF_2014, agreed=True).answer is True


def test_tellers_are_delegates_and_not_on_the_ballot():
    assert check_teller(Person("An", delegate=True), DELEGATES, False, OF_2024).answer is True
    assert codes(check_teller(AN, DELEGATES, True, OF_2024)) == ["teller-not-delegate", "teller-on-list"]
    assert codes(check_teller(AN, MEMBERS, True, OF_2014)) == ["teller-on-list"]


def split(votes, official, alternates, base=100):
    candidates = [CandidateVotes(name, count) for name, count in zip("ABCDEF", votes, strict=False)]
    return split_delegates(candidates, base, official, alternates, OF_2024)


@pytest.mark.parametrize(
    ("votes", "official", "alternates", "expected", "finding"),
    [
        ([90, 80, 70, 60], 2, 1, Delegation(("A", "B"), (), ("C",), (), 0, 0), ["congress-decides-alternates"]),
        ([90, 80], 2, 0, Delegation(("A", "B"), (), (), (), 0, 0), []),
        ([90, 80, 40], 2, 1, Delegation(("A", "B"), (), (), (), 0, 1), ["alternates-missing"]),
        ([90, 80, 70, 70], 2, 1, Delegation(("A", "B"), (), (), ("C", "D"), 0, 1), ["alternates-tied"]),
        ([90, 80, 80], 2, 1, Delegation(("A",), ("B", "C"), (), (), 1, 1), ["official-delegates-tied"]),
        ([90, 40, 30], 2, 1, Delegation(("A",), (), (), (), 1, 1), ["official-delegates-missing"]),
    ],
)
def test_official_delegates_come_first_and_alternates_are_for_the_congress(
    votes, official, alternates, expected, finding
):
    found = split(votes, official, alternates)
    assert found.answer == expected
    assert codes(found) == finding


def test_alternates_rest_on_an_unverified_rule():
    assert split([90, 80], 1, 1).findings[0].certainty is Certainty.UNVERIFIED


@pytest.mark.parametrize(
    ("subject", "form"),
    [
        (Post.COMMITTEE, Form.BY_BALLOT),
        (Post.DELEGATES, Form.BY_BALLOT),
        (Matter.OPINION_BALLOT, Form.BY_BALLOT),
        (Matter.TELLERS, Form.BY_HAND),
        (Matter.PRESIDIUM, Form.BY_HAND),
        (Matter.ELECTION_LIST, Form.BY_HAND),
    ],
)
def test_form_of_voting(subject, form):
    assert form_of_voting(subject, OF_2024).answer is form


def test_committee_and_its_heads_never_share_a_ballot():
    assert check_one_ballot([Post.COMMITTEE, Post.CELL_SECRETARY], OF_2014).answer is False
    assert check_one_ballot([Post.SECRETARY, Post.DEPUTY_SECRETARY], OF_2024).answer is False
    assert check_one_ballot([Post.COMMITTEE], OF_2024).answer is True
    assert check_one_ballot([Post.STANDING_COMMITTEE, Post.DELEGATES], OF_2024).answer is True


@pytest.mark.parametrize(
    ("members", "order"),
    [
        (8, (Post.CELL_SECRETARY, Post.DEPUTY_SECRETARY)),
        (9, (Post.COMMITTEE, Post.CELL_SECRETARY, Post.DEPUTY_SECRETARY)),
    ],
)
def test_a_cell_of_nine_elects_a_committee_first(members, order):
    assert cell_congress_order(members, OF_2024).answer == order


def test_the_first_meeting_elects_in_order():
    found = first_meeting_order(OF_2024, secretary_elected_by_congress=False)
    assert found.answer == (
        Post.STANDING_COMMITTEE,
        Post.SECRETARY,
        Post.DEPUTY_SECRETARY,
        Post.INSPECTION_COMMISSION,
        Post.INSPECTION_CHAIR,
    )


def test_after_a_direct_election_the_meeting_elects_no_secretary_and_the_order_is_unverified():
    found = first_meeting_order(OF_2014, secretary_elected_by_congress=True, has_inspection=False)
    assert found.answer == (Post.STANDING_COMMITTEE, Post.DEPUTY_SECRETARY)
    assert [finding.code for finding in found.findings] == ["no-inspection-commission", "direct-election-order"]
    assert {finding.certainty for finding in found.findings} == {Certainty.UNVERIFIED}


def test_an_election_goes_from_standards_to_the_announcement():
    steps = election_steps(OF_2024).answer
    assert (steps[0], steps[-1], len(steps)) == (Step.REPORT_STANDARDS, Step.COUNT_AND_ANNOUNCE, 9)


@pytest.mark.parametrize(("chairs", "allowed"), [(0, False), (1, True), (3, True), (4, False)])
def test_a_meeting_is_led_by_one_to_three(chairs, allowed):
    assert check_meeting_chairs(chairs, OF_2024).answer is allowed


CLOSING = date(2024, 12, 20)


def test_the_report_is_due_within_seven_working_days_of_the_closing():
    found = report_by(CLOSING, base_parameters())
    assert found.answer == date(2024, 12, 31)
    assert found.findings[0].message == (
        "Báo cáo kết quả lên cấp trên: 7 ngày làm việc kể từ ngày 20/12/2024, chậm nhất ngày 31/12/2024."
    )


def test_an_office_day_off_moves_the_report():
    office = OfficeDays(off=frozenset({date(2024, 12, 24)}))
    assert report_by(CLOSING, base_parameters(), office).answer == date(2025, 1, 2)


def test_ratification_and_complaints_have_fifteen_working_days_over_the_new_year():
    assert ratify_by(CLOSING, base_parameters()).answer == date(2025, 1, 13)
    assert complain_by(CLOSING, base_parameters()).answer == date(2025, 1, 13)


@pytest.mark.parametrize(
    ("closing", "last", "certainty"),
    [
        (date(2024, 12, 20), date(2025, 6, 20), Certainty.SOURCED),
        (date(2025, 8, 31), date(2026, 2, 28), Certainty.SOURCED),
        (date(2020, 5, 15), date(2020, 11, 15), Certainty.UNVERIFIED),
    ],
)
def test_ballots_are_kept_six_months(closing, last, certainty):
    found = keep_ballots_until(closing, base_parameters())
    assert (found.answer, found.findings[0].certainty) == (last, certainty)


def test_deadlines_of_2020_are_unverified():
    assert report_by(date(2020, 5, 15), base_parameters()).findings[0].certainty is Certainty.UNVERIFIED
    assert complain_by(date(2020, 5, 15), base_parameters()).findings[0].certainty is Certainty.UNVERIFIED
