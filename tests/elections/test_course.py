"""A vote from the roll of the register to the announced result and what the register then says."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

import build
from dangbo.access.actor import PROGRAM
from dangbo.elections.acts import announce, next_round, record_count
from dangbo.elections.acts.hands import Hands, decide
from dangbo.elections.acts.rolls import exclude_from_base
from dangbo.elections.models import CountResult, Decider, Election, Exclusion, MeetingKind, State
from dangbo.elections.queries.course import course_of, expected_posts
from dangbo.elections.queries.lists import listed
from dangbo.elections.queries.nextstep import questions_of
from dangbo.elections.queries.offering import offered_people
from dangbo.elections.queries.roll_lines import roll_counts
from dangbo.facts.figures import Moment
from dangbo.figures.evaluation import evaluate
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.figures.committees import ELECTED, FIRST_TIME, FORMER, RE_ELECTED
from dangbo.registry.models import Committee, Office, Organisation, Term
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.committees import seats_at
from dangbo.rules.elections.counts import BallotCounts
from dangbo.rules.elections.posts import Post
from elections import hall

pytestmark = pytest.mark.django_db


def figures(organisation: Organisation, at: date) -> dict[str, object]:
    """The foundation's figures of committees, by key."""
    return dict(evaluate([ELECTED, RE_ELECTED, FIRST_TIME, FORMER], organisation.pk, Moment(at)))


def test_a_cell_of_eleven_with_one_excused_needs_six_votes() -> None:
    meeting = hall.congress(hall.cell(11))
    people, entries = hall.people_of(meeting), list(meeting.roll.all())
    exclude_from_base(
        actor=PROGRAM, entry=entries[10], exclusion=Exclusion.EXCUSED, accepted_by="Chi ủy", note="ốm nặng"
    )
    vote = hall.election(meeting, Post.SECRETARY, 1, people[:1])
    made = hall.announced(vote, [5])
    assert (made.verdict["base"], made.verdict["needed"]) == (10, 6)
    assert (made.verdict["elected"], made.verdict["next"]) == ([], "congress_decides_further_round")
    assert [finding["message"] for finding in made.verdict["findings"] if finding["code"] == "exactly-half"] == [
        f"{people[0].full_name} được 5 phiếu, đúng một nửa của 10 (2 × 5 = 10): chưa quá một nửa, không trúng cử."
    ]
    assert Term.objects.filter(organisation=meeting.organisation).count() == 0


def test_a_first_round_below_half_is_voted_again_only_when_the_congress_decides_so() -> None:
    meeting = hall.congress(hall.cell(10))
    people = hall.people_of(meeting)
    vote = hall.election(meeting, Post.SECRETARY, 1, people[:1])
    hall.announced(vote, [5])
    with pytest.raises(Refused, match="chưa quyết định bầu tiếp"):
        next_round(actor=PROGRAM, election=vote)
    (question,) = questions_of(vote)
    decide(
        actor=PROGRAM,
        election=vote,
        question=question,
        agreed=True,
        answer="Bầu lần thứ hai, không bổ sung danh sách",
        decided_by=Decider.CONGRESS,
        hands=Hands(9, 1, 0, 10),
    )
    second = next_round(actor=PROGRAM, election=vote)
    assert (second.round, second.seats, second.first, second.title) == (2, 1, vote, "Bầu bí thư chi bộ, lần 2")
    assert [row.full_name for row in listed(second)] == [people[0].full_name]
    hall.closed(second)
    made = hall.announced(second, [8])
    assert made.verdict["elected"] == [people[0].full_name]


def test_the_third_round_without_a_secretary_goes_to_the_superior() -> None:
    meeting = hall.congress(hall.cell(10))
    people = hall.people_of(meeting)
    vote = hall.election(meeting, Post.SECRETARY, 1, people[:1])
    for _ in range(2):
        hall.announced(vote, [3])
        (question,) = questions_of(vote)
        decide(actor=PROGRAM, election=vote, question=question, agreed=True, answer="Bầu tiếp",
               decided_by=Decider.CONGRESS)  # fmt: skip
        vote = hall.closed(next_round(actor=PROGRAM, election=vote))
    made = hall.announced(vote, [3])
    assert (made.verdict["next"], questions_of(vote)) == ("superior_appoints", [])


def test_a_tie_at_the_last_seat_is_voted_among_the_tied_without_more_than_half() -> None:
    meeting = hall.congress(hall.base(12))
    people = hall.people_of(meeting)
    vote = hall.election(meeting, Post.COMMITTEE, 3, people[:4])
    order = listed(vote)
    made = hall.announced(vote, [12, 8, 8, 8])
    assert (made.verdict["next"], made.verdict["seats_unfilled"]) == ("revote_tied", 2)
    runoff = next_round(actor=PROGRAM, election=vote)
    assert (runoff.runoff_of_tie, runoff.seats) == (True, 2)
    assert [row.full_name for row in listed(runoff)] == [row.full_name for row in order[1:]]
    hall.closed(runoff)
    made = hall.announced(runoff, [5, 4, 3])
    assert made.verdict["elected"] == [order[1].full_name, order[2].full_name]
    committee = Committee.objects.get(term__organisation=meeting.organisation)
    assert [seat.person_id for seat in seats_at(committee, hall.DAY)] == [row.person_id for row in order[:3]]
    assert committee.seats == 3


def test_announcing_a_congress_founds_the_term_and_the_figures_count_those_elected() -> None:
    base = hall.base(20)
    people = [entry.person for entry in hall.congress(base).roll.select_related("person")]
    build.committee(base, people[:5], starts_on=date(2020, 5, 4), name="2020-2025")
    meeting = hall.congress(base, name="Đại hội lần thứ hai")
    vote = hall.election(meeting, Post.COMMITTEE, 5, [*people[:3], *people[10:13]])
    at = {row.person_id: place for place, row in enumerate(listed(vote))}
    votes = [18] * 6
    votes[at[people[12].pk]] = 9
    made = hall.announced(vote, votes)
    assert len(made.verdict["elected"]) == 5
    term = Term.objects.get(organisation=base, starts_on=hall.DAY)
    assert (term.name, term.ordinal, term.previous.name) == ("2025-2030", 2, "2020-2025")
    assert figures(base, date(2025, 4, 1)) == {
        "committees.elected": 5,
        "committees.re_elected": 3,
        "committees.first_time": 2,
        "committees.former_term": 5,
    }


def test_the_secretary_elected_by_the_new_committee_holds_the_office_in_the_register() -> None:
    base = hall.base(20)
    congress = hall.congress(base)
    people = hall.people_of(congress)
    committee_vote = hall.election(congress, Post.COMMITTEE, 5, people[:6])
    hall.announced(committee_vote, [20, 20, 20, 20, 20, 0])
    committee = Committee.objects.get(term__organisation=base)
    plenum = hall.congress(base, MeetingKind.COMMITTEE_MEETING, body=committee, term_name="", name="Hội nghị lần 1")
    assert roll_counts(plenum) == {"summoned": 5, "suspended": 0}
    secretary = hall.people_of(plenum)[0]
    hall.announced(hall.election(plenum, Post.SECRETARY, 1, [secretary], tellers=2), [5])
    office = Office.objects.get()
    assert (office.person, office.kind, office.entry) == (secretary, "secretary", "by_committee")
    assert figures(base, date(2025, 4, 1))["committees.elected"] == 5


def test_the_first_meeting_chooses_its_inspection_commission_also_from_the_one_before() -> None:
    base = hall.base(12)
    people = hall.people_of(hall.congress(base))
    before = build.committee(base, people[9:11], starts_on=date(2020, 4, 1), kind=CommitteeKind.INSPECTION)
    committee = build.committee(base, people[:3], starts_on=hall.DAY, name="2025-2030")
    Term.objects.filter(pk=committee.term_id).update(previous=before.term)
    plenum = hall.congress(
        base, MeetingKind.COMMITTEE_MEETING, body=Committee.objects.get(pk=committee.pk), term_name=""
    )
    lines = course_of(plenum)
    assert [(line.post, line.is_optional) for line in lines] == [
        (Post.STANDING_COMMITTEE, True),
        (Post.SECRETARY, False),
        (Post.DEPUTY_SECRETARY, True),
        (Post.INSPECTION_COMMISSION, False),
        (Post.INSPECTION_CHAIR, False),
    ]
    assert [line.post for line in lines if line.is_next] == [Post.SECRETARY]
    vote = hall.prepared(plenum, Post.INSPECTION_COMMISSION, 3, people[:1])
    assert {person.pk for person in offered_people(vote)} == {person.pk for person in (*people[1:3], *people[9:11])}


def test_a_cell_is_told_why_it_elects_no_inspection_commission() -> None:
    cell = hall.cell(12)
    body = build.committee(cell, hall.people_of(hall.congress(cell))[:3], starts_on=hall.DAY, name="2025-2030")
    plenum = hall.congress(cell, MeetingKind.COMMITTEE_MEETING, body=body, term_name="")
    assert [finding.message for finding in expected_posts(plenum).findings] == [
        "Chi bộ, đảng bộ bộ phận không bầu ủy ban kiểm tra."
    ]


def test_a_cell_without_committee_elects_a_secretary_by_the_congress() -> None:
    cell = hall.cell(8)
    meeting = hall.congress(cell)
    people = hall.people_of(meeting)
    hall.announced(hall.election(meeting, Post.SECRETARY, 1, people[:1]), [8])
    office = Office.objects.select_related("committee__term").get()
    assert (office.person, office.entry, office.committee.seats) == (people[0], "by_congress", 0)
    assert office.committee.term.organisation == cell


def test_who_holds_the_seat_in_the_register_already_keeps_it_as_it_stands() -> None:
    base = hall.base(12)
    people = hall.people_of(hall.congress(base))
    build.committee(base, people[:3], starts_on=hall.DAY, name="2025-2030")
    meeting = hall.congress(base)
    hall.announced(hall.election(meeting, Post.COMMITTEE, 3, people[:4]), [12, 11, 11, 2])
    committee = Committee.objects.get(term__organisation=base)
    assert committee.members.count() == 3


def test_a_closed_vote_is_frozen_and_the_database_keeps_it() -> None:
    meeting = hall.congress(hall.cell(10))
    vote = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    assert (vote.state, len(vote.digest), vote.frozen["regulation"]["name"]) == ("voting_closed", 64, "190-2024")
    with pytest.raises(DatabaseError), transaction.atomic():
        Election.objects.filter(pk=vote.pk).update(seats=2)
    with pytest.raises(DatabaseError), transaction.atomic():
        Election.objects.filter(pk=vote.pk).update(frozen={})
    hall.counted(vote, [9])
    with pytest.raises(DatabaseError), transaction.atomic():
        CountResult.objects.update(valid=3)


def test_a_later_count_takes_the_place_of_an_earlier_one_that_stays() -> None:
    meeting = hall.congress(hall.cell(10))
    vote = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    hall.counted(vote, [9])
    hall.counted(vote, [8])
    made = announce(actor=PROGRAM, election=vote, announced_on=hall.DAY)
    assert [count.votes[str(listed(vote)[0].pk)] for count in vote.counts.all()] == [9, 8]
    assert made.count.number == 2


def test_a_result_cannot_be_announced_before_its_count() -> None:
    meeting = hall.congress(hall.cell(10))
    vote = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    with pytest.raises(Refused, match="đã bỏ phiếu xong"):
        announce(actor=PROGRAM, election=vote, announced_on=hall.DAY)
    assert vote.state == State.VOTING_CLOSED


@pytest.mark.parametrize(
    ("ballots", "votes", "sentence", "article"),
    [
        (
            BallotCounts(95, 96, 96, 0), 90,
            "Số phiếu thu vào (96) nhiều hơn số phiếu phát ra (95): hủy toàn bộ số phiếu và bầu lại, không được rút bớt"
            " phiếu thừa.", "Điều 15",
        ),
        (
            BallotCounts(95, 95, 90, 3), 80,
            "Số phiếu hợp lệ và không hợp lệ (90 + 3 = 93) không bằng số phiếu thu vào (95).", "Điều 8",
        ),
        (BallotCounts(95, 95, 90, 5), 91, "{name} có 91 phiếu, nhiều hơn số phiếu hợp lệ (90).", "Điều 8"),
        (
            BallotCounts(94, 94, 94, 0), 90,
            "Số phiếu phát ra đã ghi khi bỏ phiếu là 95, không phải 94.", "Điều 8",
        ),
    ],
)  # fmt: skip
def test_a_count_that_cannot_be_is_refused_with_its_article(
    ballots: BallotCounts, votes: int, sentence: str, article: str
) -> None:
    meeting = hall.congress(hall.base(95))
    people = hall.people_of(meeting)
    vote = hall.election(meeting, Post.SECRETARY, 1, people[:1])
    with pytest.raises(Refused) as refused:
        record_count(actor=PROGRAM, election=vote, ballots=ballots, votes={listed(vote)[0].pk: votes})
    finding = refused.value.findings[0]
    assert finding.message == sentence.format(name=people[0].full_name)
    assert finding.article == f"{article} Quyết định 190-QĐ/TW ngày 10/10/2024"
    vote.refresh_from_db()
    assert (vote.state, vote.counts.count()) == (State.VOTING_CLOSED, 0)
