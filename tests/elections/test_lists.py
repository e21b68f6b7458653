"""Who may be on a list and who may count: each refusal is one clear sentence with its article."""

from datetime import date

import pytest

import build
from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.candidates import (
    NewCandidate,
    ask_withdrawal,
    complete_file,
    decide_withdrawal,
    put_back,
    put_forward,
    record_opinions,
)
from dangbo.elections.acts.hands import Hands
from dangbo.elections.acts.lists import fix_list, order_list, reopen_list
from dangbo.elections.acts.tellers import choose_tellers
from dangbo.elections.models import Decider, Election, MeetingKind, RollEntry, Source, State
from dangbo.elections.queries.lists import listed, names_of
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Person
from dangbo.rules.elections.ballot import Layout
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import Standing
from elections import hall

pytestmark = pytest.mark.django_db
ARTICLES = "Quyết định 190-QĐ/TW ngày 10/10/2024"


@pytest.fixture
def vote() -> Election:
    """A committee of five to be elected by a congress of twenty; six names, three tellers."""
    meeting = hall.congress(hall.base(20))
    return hall.prepared(meeting, Post.COMMITTEE, 5, hall.people_of(meeting)[:6])


def free(election: Election) -> RollEntry:
    """The last on the roll: on no list and no teller."""
    return election.meeting.roll.all().reverse()[0]


def person_of(entry: RollEntry) -> Person:
    assert entry.person is not None
    return entry.person


def refusal(refused: pytest.ExceptionInfo[Refused]) -> tuple[str, str]:
    """The first reason with its article."""
    finding = refused.value.findings[0]
    return finding.message, finding.article


def test_a_member_on_probation_is_not_put_on_the_list(vote: Election) -> None:
    cell = vote.meeting.organisation.child_versions.get().organisation
    somebody = build.member(cell, "Vi Thị Nhị", standing=Standing.PROBATIONARY, on=date(2025, 1, 6))
    with pytest.raises(Refused) as refused:
        put_forward(actor=PROGRAM, election=vote, candidates=[NewCandidate(person=somebody)], source=Source.PREPARED)
    assert refusal(refused) == (
        "Vi Thị Nhị là đảng viên dự bị: chưa có quyền biểu quyết, ứng cử và bầu cử.",
        "Điều 3 Điều lệ Đảng ngày 19/01/2011",
    )
    assert len(listed(vote)) == 6


def test_a_teller_is_not_put_on_the_list(vote: Election) -> None:
    teller = vote.tellers.select_related("entry__person")[0].entry
    with pytest.raises(Refused) as refused:
        put_forward(
            actor=PROGRAM,
            election=vote,
            candidates=[NewCandidate(person=teller.person)],
            source=Source.PREPARED,
        )
    assert refusal(refused) == (
        f"{teller.full_name} có tên trong danh sách bầu cử nên không vào ban kiểm phiếu.",
        f"Điều 8 {ARTICLES}",
    )


def test_a_candidate_is_not_chosen_as_a_teller(vote: Election) -> None:
    candidate = listed(vote)[0]
    entry = vote.meeting.roll.get(person=candidate.person)
    with pytest.raises(Refused) as refused:
        choose_tellers(actor=PROGRAM, election=vote, entries=[entry], head=entry.pk)
    assert refusal(refused) == (
        f"{candidate.full_name} có tên trong danh sách bầu cử nên không vào ban kiểm phiếu.",
        f"Điều 8 {ARTICLES}",
    )
    assert vote.tellers.count() == 3


def test_a_list_without_surplus_is_refused_for_a_committee() -> None:
    meeting = hall.congress(hall.base(20))
    vote = hall.prepared(meeting, Post.COMMITTEE, 5, hall.people_of(meeting)[:5])
    with pytest.raises(Refused) as refused:
        fix_list(actor=PROGRAM, election=vote)
    assert refusal(refused) == ("Bầu cấp ủy phải có số dư; danh sách này không có số dư.", f"Điều 14 {ARTICLES}")


def test_a_surplus_above_the_maximum_is_refused() -> None:
    meeting = hall.congress(hall.base(20))
    vote = hall.prepared(meeting, Post.COMMITTEE, 7, hall.people_of(meeting)[:10])
    with pytest.raises(Refused) as refused:
        fix_list(actor=PROGRAM, election=vote)
    assert refusal(refused) == ("Số dư 3 người (42,86%), quá mức tối đa 2 người.", f"Điều 14 {ARTICLES}")


def test_the_list_stands_by_given_name_and_its_ballot_follows_the_surplus(vote: Election) -> None:
    fixed = fix_list(actor=PROGRAM, election=vote, hands=Hands(19, 1, 0, 20))
    assert (fixed.state, fixed.style, fixed.style_reason) == (State.LIST_FIXED, "strike_out", "")
    rows = listed(fixed)
    assert [row.place for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row.name_key for row in rows] == sorted(row.name_key for row in rows)
    kept = fixed.hand_votes.get(subject="list")
    assert (kept.votes_for, kept.votes_against, kept.present) == (19, 1, 20)


def test_another_ballot_than_the_usual_one_needs_its_reason(vote: Election) -> None:
    with pytest.raises(Refused, match="phải ghi lý do"):
        fix_list(actor=PROGRAM, election=vote, style=Layout.AGREE_DISAGREE)
    fixed = fix_list(actor=PROGRAM, election=vote, style=Layout.AGREE_DISAGREE, style_reason="Đại hội biểu quyết")
    assert (fixed.style, fixed.style_reason) == ("agree_disagree", "Đại hội biểu quyết")


def test_the_congress_may_order_the_list_otherwise_with_its_reason(vote: Election) -> None:
    order = [row.pk for row in listed(vote)][::-1]
    with pytest.raises(Refused, match="lý do"):
        order_list(actor=PROGRAM, election=vote, order=order, reason=" ")
    order_list(actor=PROGRAM, election=vote, order=order, reason="Đại hội quyết định xếp theo khối")
    fixed = fix_list(actor=PROGRAM, election=vote)
    assert [row.pk for row in listed(fixed)] == order


def test_who_asks_to_withdraw_stays_until_the_congress_lets_them_go() -> None:
    meeting = hall.congress(hall.base(20))
    vote = hall.prepared(meeting, Post.COMMITTEE, 7, hall.people_of(meeting)[:9])
    going, staying = listed(vote)[:2]
    for each in (going, staying):
        ask_withdrawal(actor=PROGRAM, candidate=each, on=hall.DAY, reason="Đã nhiều tuổi")
    with pytest.raises(Refused, match="xin rút mà chưa có quyết định"):
        fix_list(actor=PROGRAM, election=vote)
    decide_withdrawal(
        actor=PROGRAM, candidate=going, allowed=True, decided_by=Decider.CONGRESS, hands=Hands(18, 2, 0, 20)
    )
    decide_withdrawal(actor=PROGRAM, candidate=staying, allowed=False, decided_by=Decider.CONGRESS)
    fix_list(actor=PROGRAM, election=vote)
    assert (going not in listed(vote), staying in listed(vote)) == (True, True)


def test_a_name_that_was_let_go_may_be_taken_back(vote: Election) -> None:
    row = listed(vote)[0]
    ask_withdrawal(actor=PROGRAM, candidate=row, on=hall.DAY)
    decide_withdrawal(actor=PROGRAM, candidate=row, allowed=True, decided_by=Decider.CONGRESS)
    assert row not in listed(vote)
    put_back(actor=PROGRAM, candidate=row)
    assert (row in listed(vote), row.withdrawal_allowed) == (True, None)


def test_a_nominee_needs_agreement_and_more_than_thirty_percent() -> None:
    meeting = hall.congress(hall.base(20))
    vote = hall.prepared(meeting, Post.COMMITTEE, 5, hall.people_of(meeting)[:5])
    by, nominee = list(meeting.roll.all())[10:12]
    (row,) = put_forward(
        actor=PROGRAM,
        election=vote,
        candidates=[NewCandidate(person=person_of(nominee))],
        source=Source.NOMINATED,
        nominated_by=by,
    )
    record_opinions(actor=PROGRAM, candidate=row, agreed=6, asked=20)
    with pytest.raises(Refused) as refused:
        fix_list(actor=PROGRAM, election=vote)
    assert [finding.message for finding in refused.value.findings] == [
        f"Đề cử phải được {nominee.full_name} đồng ý bằng văn bản.",
        f"{nominee.full_name}: Phải quá 30% của 20 người dự: 100 × 6 = 600 ≤ 30 × 20 = 600, không được đưa ra đại hội.",
    ]
    complete_file(actor=PROGRAM, candidate=row, agreement=True)
    record_opinions(actor=PROGRAM, candidate=row, agreed=7, asked=20)
    assert fix_list(actor=PROGRAM, election=vote).state == State.LIST_FIXED


def test_a_convener_neither_stands_outside_the_list_nor_nominates_outside_it() -> None:
    base = hall.base(20)
    people = hall.people_of(hall.congress(base))
    build.committee(base, people[:3], starts_on=date(2020, 5, 4))
    meeting = hall.congress(base)
    vote = hall.prepared(meeting, Post.COMMITTEE, 5, people[3:9])
    convener = meeting.roll.get(person=people[0])
    with pytest.raises(Refused) as refused:
        put_forward(actor=PROGRAM, election=vote, candidates=[NewCandidate(person=people[0])], source=Source.SELF)
    assert refusal(refused) == (
        f"{people[0].full_name} là cấp ủy viên cấp triệu tập, không có trong danh sách do cấp ủy triệu tập đề cử: "
        "không được ứng cử hoặc nhận đề cử.",
        f"Điều 13 {ARTICLES}",
    )
    with pytest.raises(Refused, match="không được đề cử người ngoài danh sách"):
        put_forward(
            actor=PROGRAM,
            election=vote,
            candidates=[NewCandidate(person=people[12], agreement=True)],
            source=Source.NOMINATED,
            nominated_by=convener,
        )


def test_who_is_no_delegate_hands_in_a_file_in_time() -> None:
    top = build.organisation("khoi-1", kind=build.OrganisationKind.UPPER_COMMITTEE)
    base = hall.base(6, parent=top)
    people = hall.people_of(hall.congress(base))
    build.committee(top, people[:5], starts_on=date(2020, 5, 4))
    meeting = hall.congress(top, MeetingKind.DELEGATE_CONGRESS)
    vote = hall.prepared(meeting, Post.COMMITTEE, 3, people[:3], tellers=1)
    (row,) = put_forward(actor=PROGRAM, election=vote, candidates=[NewCandidate(person=people[5])], source=Source.SELF)
    record_opinions(actor=PROGRAM, candidate=row, agreed=4, asked=5)
    with pytest.raises(Refused, match="phải có hồ sơ ứng cử hoặc đề cử"):
        fix_list(actor=PROGRAM, election=vote)
    complete_file(
        actor=PROGRAM, candidate=row, agreement=True, file_received=date(2025, 3, 10), file_papers=["application"]
    )
    with pytest.raises(Refused) as refused:
        fix_list(actor=PROGRAM, election=vote)
    assert {finding.code for finding in refused.value.findings} >= {"candidacy-file-late"}


def test_a_fixed_list_is_opened_again_with_a_reason(vote: Election) -> None:
    fix_list(actor=PROGRAM, election=vote)
    with pytest.raises(Refused, match="đã chốt"):
        put_forward(
            actor=PROGRAM,
            election=vote,
            candidates=[NewCandidate(person=person_of(free(vote)))],
            source=Source.PREPARED,
        )
    assert reopen_list(actor=PROGRAM, election=vote, reason="Ghi nhầm tên").state == State.PREPARED


def test_two_of_one_name_are_told_apart_on_the_ballot() -> None:
    cell = hall.cell(8)
    for born in (date(1970, 1, 1), date(1981, 2, 3)):
        build.member(cell, "Hoàng Văn Lâm", born=born)
    meeting = hall.congress(cell)
    people = [person for person in hall.people_of(meeting) if person.full_name == "Hoàng Văn Lâm"]
    vote = hall.prepared(meeting, Post.OTHER, 2, people)
    assert names_of(listed(vote)) == ["Hoàng Văn Lâm (1970)", "Hoàng Văn Lâm (1981)"]
