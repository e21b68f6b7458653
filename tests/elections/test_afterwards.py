"""After the result: minutes, report, ratification, refusal, complaints, ballots; told as tasks on home in time."""

from datetime import date

import pytest

import build
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Role
from dangbo.elections.acts import hold_again, ratify, refuse_result, sign_minutes
from dangbo.elections.acts.afterwards import destroy_ballots, receive_complaint, report_results, settle_complaint
from dangbo.elections.acts.elections import cancel_election
from dangbo.elections.home import deadlines, under_way
from dangbo.elections.models import Election, MeetingKind, State
from dangbo.elections.queries.deadlines import deadlines_of
from dangbo.elections.queries.lists import listed
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Committee, CommitteeMember, Office
from dangbo.registry.viewing import Viewing
from dangbo.rules.elections.posts import Post
from elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def vote() -> Election:
    """A committee of three elected by a congress of twelve."""
    meeting = hall.congress(hall.base(12))
    made = hall.election(meeting, Post.COMMITTEE, 3, hall.people_of(meeting)[:4])
    hall.announced(made, [12, 11, 10, 3])
    return made


def viewing(election: Election, at: date) -> Viewing:
    """The pages of the organisation as its secretary sees them."""
    organisation = election.meeting.organisation
    return Viewing(organisation, organisation.version_at(at), at, frozenset(), ())


def test_deadlines_are_counted_in_working_days_from_the_closing(vote: Election) -> None:
    found = {deadline.key: deadline for deadline in deadlines_of(vote.meeting)}
    assert found["bao-cao"].last_day == date(2025, 3, 25)
    assert found["khieu-nai"].last_day == date(2025, 4, 4)
    assert found["luu-phieu"].last_day == date(2025, 9, 14)
    assert found["bao-cao"].finding.article == "Quy định 24-QĐ/TW, điểm 16.1.1"
    report_results(actor=PROGRAM, meeting=vote.meeting, reported_on=date(2025, 3, 18), received_on=date(2025, 3, 19))
    found = {deadline.key: deadline for deadline in deadlines_of(vote.meeting)}
    assert (found["bao-cao"].done_on, found["chuan-y"].last_day) == (date(2025, 3, 18), date(2025, 4, 10))


def test_the_home_page_tells_what_waits_after_an_election(vote: Election) -> None:
    on = date(2025, 3, 17)
    (step,) = under_way(viewing(vote, on))
    assert step.title == "Ghi đã ký biên bản: Bầu ban chấp hành đảng bộ"
    (report,) = deadlines(viewing(vote, on))
    assert (report.due, report.title, report.state) == (
        date(2025, 3, 25), "Báo cáo kết quả bầu cử Đại hội", None
    )  # fmt: skip
    (late,) = deadlines(viewing(vote, date(2025, 4, 1)))
    assert late.state == ("bad", "Quá hạn")
    assert [task.title for task in deadlines(viewing(vote, date(2025, 9, 20)))] == [
        "Báo cáo kết quả bầu cử Đại hội",
        "Quyết định hủy phiếu bầu Đại hội",
    ]


def test_a_ratified_result_leaves_out_whom_the_superior_refuses(vote: Election) -> None:
    sign_minutes(actor=PROGRAM, election=vote, signed_on=hall.DAY)
    out = listed(vote)[2]
    on = date(2025, 4, 2)
    done = ratify(actor=PROGRAM, election=vote, on=on, decision=build.decision(on), left_out=[out])
    assert (done.state, done.ratified_on) == (State.RATIFIED, on)
    seats = CommitteeMember.objects.filter(committee__term__organisation=vote.meeting.organisation)
    assert list(seats.filter(valid_to=on).values_list("person_id", flat=True)) == [out.person_id]
    assert seats.filter(valid_to=None).count() == 2


def test_a_refused_result_ends_every_seat_that_it_gave(vote: Election) -> None:
    sign_minutes(actor=PROGRAM, election=vote, signed_on=hall.DAY)
    on = date(2025, 4, 2)
    done = refuse_result(actor=PROGRAM, election=vote, on=on, decision=build.decision(on), reason="Sai nguyên tắc")
    assert (done.state, done.ended_reason) == (State.REFUSED, "Sai nguyên tắc")
    assert CommitteeMember.objects.filter(valid_to=None).count() == 0


def test_an_office_that_is_not_ratified_ends() -> None:
    cell = hall.cell(8)
    meeting = hall.congress(cell)
    made = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    hall.announced(made, [8])
    sign_minutes(actor=PROGRAM, election=made, signed_on=hall.DAY)
    on = date(2025, 4, 2)
    refuse_result(actor=PROGRAM, election=made, on=on, decision=build.decision(on), reason="Chưa đủ tiêu chuẩn")
    assert Office.objects.get().valid_to == on


def test_minutes_wait_for_the_question_that_the_congress_must_answer() -> None:
    meeting = hall.congress(hall.cell(10))
    made = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    hall.announced(made, [5])
    with pytest.raises(Refused, match="đại hội quyết định có bầu tiếp hay không"):
        sign_minutes(actor=PROGRAM, election=made, signed_on=hall.DAY)


def test_a_late_complaint_is_told_and_ballots_are_kept_while_one_is_open(vote: Election) -> None:
    meeting, late = vote.meeting, date(2025, 4, 7)
    with pytest.raises(Refused, match="quá hạn 04/04/2025") as refused:
        receive_complaint(actor=PROGRAM, meeting=meeting, received_on=late, sender="Lò Thị An", text="Kiểm lại phiếu")
    assert refused.value.may_be_accepted
    made = receive_complaint(
        actor=PROGRAM,
        meeting=meeting,
        received_on=late,
        sender="Lò Thị An",
        text="Kiểm lại phiếu",
        accepted_warnings=["complaint-late"],
    )
    after = date(2025, 9, 20)
    with pytest.raises(Refused, match="đến hết ngày 14/09/2025"):
        destroy_ballots(actor=PROGRAM, meeting=meeting, on=date(2025, 9, 14), decision=build.decision(after))
    with pytest.raises(Refused, match="Còn khiếu nại chưa kết luận"):
        destroy_ballots(actor=PROGRAM, meeting=meeting, on=after, decision=build.decision(after))
    settle_complaint(actor=PROGRAM, complaint=made, on=date(2025, 4, 20), conclusion="Kết quả đúng")
    assert destroy_ballots(
        actor=PROGRAM, meeting=meeting, on=after, decision=build.decision(after)
    ).ballots_destroyed_on == after  # fmt: skip


def test_a_cancelled_vote_is_held_again_with_the_same_names() -> None:
    meeting = hall.congress(hall.cell(10))
    made = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    with pytest.raises(Refused, match="phải ghi lý do"):
        cancel_election(actor=PROGRAM, election=made, reason="")
    cancel_election(actor=PROGRAM, election=made, reason="Thu vào nhiều hơn phát ra")
    again = hold_again(actor=PROGRAM, election=made)
    assert (again.round, again.first, again.state) == (1, None, State.PREPARED)
    assert [row.full_name for row in listed(again)] == [row.full_name for row in listed(made)]
    assert again.tellers.count() == made.tellers.count()
    assert hall.announced(hall.closed(again), [9]).verdict["next"] == "none"


def test_a_teller_counts_only_in_meetings_of_the_own_organisation() -> None:
    top = build.organisation("khoi-3", kind=build.OrganisationKind.UPPER_COMMITTEE)
    base = hall.base(12, parent=top)
    meeting = hall.congress(base)
    made = hall.election(meeting, Post.COMMITTEE, 3, hall.people_of(meeting)[:4])
    above, here = (Actor.of(build.account(Role.TELLER, place)) for place in (top, base))
    with pytest.raises(NotAllowed, match="ở đại hội, hội nghị của tổ chức mình"):
        hall.counted(made, [12, 11, 10, 3], actor=above)
    assert hall.counted(made, [12, 11, 10, 3], actor=here).recorded_by_name == here.name


def test_the_secretary_of_a_cell_does_everything_alone() -> None:
    cell = hall.cell(9)
    secretary = Actor.of(build.account(Role.SECRETARY, cell))
    meeting = hall.congress(cell)
    made = hall.closed(hall.prepared(meeting, Post.COMMITTEE, 3, hall.people_of(meeting)[:4]), actor=secretary)
    hall.announced(made, [9, 9, 8, 1], actor=secretary)
    assert Committee.objects.get(term__organisation=cell).members.count() == 3


def test_who_only_reads_may_not_announce(vote: Election) -> None:
    reader = Actor.of(build.account(Role.COMMITTEE_MEMBER, vote.meeting.organisation))
    with pytest.raises(NotAllowed):
        sign_minutes(actor=reader, election=vote, signed_on=hall.DAY)


def test_an_inspection_commission_and_its_chair_are_elected_by_the_committee() -> None:
    base = hall.base(12)
    people = hall.people_of(hall.congress(base))
    committee = build.committee(base, people[:5], starts_on=hall.DAY)
    plenum = hall.congress(base, MeetingKind.COMMITTEE_MEETING, body=committee, term_name="")
    commission = hall.election(plenum, Post.INSPECTION_COMMISSION, 3, people[:3], tellers=1)
    hall.announced(commission, [5, 5, 5])
    chair = hall.election(plenum, Post.INSPECTION_CHAIR, 1, people[:1], tellers=1)
    hall.announced(chair, [5])
    office = Office.objects.select_related("committee").get()
    assert (office.committee.kind, office.kind, office.person) == ("inspection", "inspection_head", people[0])
