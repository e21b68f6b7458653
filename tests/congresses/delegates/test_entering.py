"""Who becomes a delegate: by office, by election below, by appointment, typed; nobody twice."""

from datetime import date

import pytest

import build
from congresses.delegates import gathering
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.delegates.entering import (
    TypedDelegate,
    appoint_delegate,
    enter_delegates,
    take_elected,
    take_ex_officio,
    take_members,
)
from dangbo.congresses.models.delegates import DelegateKind, DelegateSource
from dangbo.elections.acts.announcing import take_alternates
from dangbo.elections.acts.hands import decide
from dangbo.elections.models import Decider, Election, MeetingKind
from dangbo.elections.queries.lists import listed
from dangbo.elections.queries.nextstep import questions_of
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Organisation, Person
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import Standing
from elections import hall

pytestmark = pytest.mark.django_db
BELOW = date(2020, 5, 14)


def elected(unit: Organisation, people: list[Person], seats: int, votes: list[int], alternates: int = 0) -> Election:
    """The announced election of a unit's delegation."""
    meeting = hall.congress(unit, MeetingKind.MEMBER_CONGRESS, BELOW, term_name="2020-2025")
    vote = hall.election(meeting, Post.DELEGATES, seats, people, alternates=alternates)
    hall.announced(vote, votes)
    vote.refresh_from_db()
    return vote


def test_the_convening_committee_are_delegates_by_their_office_with_their_own_units() -> None:
    top = gathering.bloc(2, members=3)
    first, second = gathering.units_of(top)
    people = [build.member(first, "Lò Thị Mai An"), build.member(second, "Cà Văn Bình")]
    build.committee(top, people, starts_on=date(2015, 6, 1))
    held = gathering.congress(top)
    rows = take_ex_officio(actor=PROGRAM, congress=held)
    assert [(row.full_name, row.kind, row.unit_id, row.number) for row in rows] == [
        ("Lò Thị Mai An", "ex_officio", first.pk, 1),
        ("Cà Văn Bình", "ex_officio", second.pk, 2),
    ]
    with pytest.raises(Refused, match="không có thêm cấp ủy viên"):
        take_ex_officio(actor=PROGRAM, congress=held)


def test_those_elected_below_are_taken_over_with_alternates_in_the_order_of_votes() -> None:
    top = gathering.bloc(1, members=12)
    (unit,) = gathering.units_of(top)
    people = [build.member(unit, f"Quàng Văn {letter}") for letter in "ABCDE"]
    vote = elected(unit, people, 3, [16, 10, 9, 11, 2], alternates=1)
    (question,) = questions_of(vote)
    decide(actor=PROGRAM, election=vote, question=question, agreed=True, answer="Lấy dự khuyết từ danh sách",
           decided_by=Decider.CONGRESS)  # fmt: skip
    taken = [row for row in listed(vote) if row.full_name in vote.announcement.verdict["alternates"]]
    take_alternates(actor=PROGRAM, election=vote, taken=taken)
    held = gathering.congress(top)
    rows = take_elected(actor=PROGRAM, congress=held)
    assert [(row.full_name, row.kind, row.place, row.source) for row in rows] == [
        ("Quàng Văn A", "elected", 0, "election"),
        ("Quàng Văn D", "elected", 0, "election"),
        ("Quàng Văn B", "elected", 0, "election"),
        ("Quàng Văn C", "alternate", 1, "election"),
    ]
    with pytest.raises(Refused, match="Chưa có thêm kết quả"):
        take_elected(actor=PROGRAM, congress=held)


def test_somebody_elected_who_sits_by_office_already_stays_what_they_are() -> None:
    top = gathering.bloc(1, members=8)
    (unit,) = gathering.units_of(top)
    people = [build.member(unit, f"Tòng Thị {letter}") for letter in "AB"]
    build.committee(top, people[:1], starts_on=date(2015, 6, 1))
    elected(unit, people, 2, [10, 9])
    held = gathering.congress(top)
    take_ex_officio(actor=PROGRAM, congress=held)
    assert [row.full_name for row in take_elected(actor=PROGRAM, congress=held)] == ["Tòng Thị B"]


def test_beyond_the_usual_share_of_appointed_delegates_the_officer_must_accept() -> None:
    top = gathering.bloc(1, members=2)
    held = gathering.congress(top)
    gathering.seated(held, 20)
    person = build.member(gathering.units_of(top)[0], "Bạc Thị Hà")
    with pytest.raises(Refused, match="Chỉ định 1 trên 21 đại biểu") as refused:
        appoint_delegate(actor=PROGRAM, congress=held, person=person, decision=build.decision())
    row = appoint_delegate(
        actor=PROGRAM, congress=held, person=person, decision=build.decision(), accepted_warnings=refused.value.codes
    )
    assert (row.kind, row.unit_name, row.number) == ("appointed", "Chi bộ Số 001", 21)


def test_nobody_is_in_two_delegations() -> None:
    top = gathering.bloc(2, members=1)
    held = gathering.congress(top)
    person = build.member(gathering.units_of(top)[0], "Vì Văn Sơn")
    typed = TypedDelegate("Vì Văn Sơn", DelegateKind.ELECTED, person=person)
    enter_delegates(actor=PROGRAM, congress=held, typed=[typed])
    other = TypedDelegate("Vì Văn Sơn", DelegateKind.ALTERNATE, person=person, unit_name="Chi bộ Số 002")
    with pytest.raises(Refused, match="đã có trong danh sách, số 1, đoàn Chi bộ Số 001") as refused:
        enter_delegates(actor=PROGRAM, congress=held, typed=[other])
    assert refused.value.codes == {"in-two-delegations"}


def test_the_same_name_and_birth_year_typed_twice_is_refused_and_nothing_is_stored() -> None:
    held = gathering.congress(gathering.bloc(1))
    twice = [TypedDelegate("Lường Văn Minh", DelegateKind.ELECTED, birth_year=1970, unit_name=unit) for unit in "AB"]
    with pytest.raises(Refused, match="mỗi người chỉ ở một đoàn"):
        enter_delegates(actor=PROGRAM, congress=held, typed=twice)
    assert held.delegates.count() == 0


def test_a_congress_of_all_members_takes_official_and_probationary_members() -> None:
    top = gathering.bloc(1, members=2)
    build.member(gathering.units_of(top)[0], standing=Standing.PROBATIONARY)
    held = gathering.congress(top, kind="member")
    rows = take_members(actor=PROGRAM, congress=held)
    assert sorted(row.kind for row in rows) == ["member", "member", "probationary"]
    assert {row.source for row in rows} == {DelegateSource.REGISTER}


def test_a_congress_without_a_day_lists_nobody() -> None:
    held = gathering.congress(gathering.bloc(1, members=1))
    held.dates.all().delete()
    with pytest.raises(Refused, match="chưa có ngày"):
        take_ex_officio(actor=PROGRAM, congress=held)
