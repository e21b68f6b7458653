"""Storing the demo's elections once its register stands: closed, counted, announced and ratified by the rules."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from django.db.models import Model

from dangbo.access.actor import PROGRAM
from dangbo.demo.chance import Chance
from dangbo.demo.elections.halls import RATIFIED_AFTER, Hall, halls_of
from dangbo.demo.elections.votes import Vote, votes_of
from dangbo.demo.world import World
from dangbo.documents.frozen import digest_of
from dangbo.elections.frozen import contents_of
from dangbo.elections.models import (
    Announcement,
    Candidate,
    CountResult,
    CountSource,
    Election,
    Meeting,
    MeetingKind,
    RollEntry,
    State,
    Teller,
)
from dangbo.elections.verdicts import verdict_data, verdict_of
from dangbo.registry.acts.bulk import store_batch
from dangbo.rules.calendar import add_working_days
from dangbo.rules.elections.outcome import Result

SUMMARY = "Dựng bản mẫu: bầu cử ở ba đại hội là dữ liệu hư cấu"
CONGRESSES = (
    ("vp32-02", MeetingKind.MEMBER_CONGRESS),
    ("vp106", MeetingKind.MEMBER_CONGRESS),
    ("khoi", MeetingKind.DELEGATE_CONGRESS),
)
"""The organisations whose elections the demo tells in full: the cell of eleven, an office, the bloc."""
TELLERS = "Ban kiểm phiếu"


def store_elections(world: World, seed: int) -> None:
    """Meetings, rolls, lists, counts and announcements, in two entries of the journal."""
    chance = Chance(seed)
    halls = [hall for code, kind in CONGRESSES for hall in halls_of(chance, code, kind)]
    votes = [(hall, vote) for hall in halls for vote in votes_of(chance, hall)]
    cast = [vote for _, vote in votes]
    _store(
        world,
        {
            Meeting: [hall.meeting for hall in halls],
            RollEntry: [entry for hall in halls for entry in hall.entries],
            Election: [vote.election for vote in cast],
            Candidate: [row for vote in cast for row in vote.candidates],
            Teller: [row for vote in cast for row in vote.tellers],
        },
    )
    for hall, vote in votes:
        _close(hall, vote)
    counts = [_count(chance, vote) for vote in cast]
    announced = [_announce(chance, vote, count) for vote, count in zip(cast, counts, strict=True)]
    Candidate.objects.bulk_update([row for vote in cast for row in vote.candidates], ["votes", "outcome", "rank"])
    _store(world, {CountResult: counts, Announcement: announced})
    Election.objects.bulk_update([vote.election for vote in cast], ["state", "signed_on", "ratified_on"])


def _store(world: World, rows: dict[type[Model], Sequence[Model]]) -> None:
    top = world.nodes[0].organisation
    store_batch(actor=PROGRAM, organisation=top, rows=rows, summary=SUMMARY, act="build_demo")


def _moment(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


def _close(hall: Hall, vote: Vote) -> None:
    """Freeze the vote as an act would, on its day."""
    election = vote.election
    election.frozen = contents_of(election)
    election.digest = digest_of(election.frozen)
    election.closed_at = _moment(hall.meeting.held_on, 9)
    election.state = State.VOTING_CLOSED
    election.save(update_fields=["frozen", "digest", "closed_at", "state"])


def _count(chance: Chance, vote: Vote) -> CountResult:
    ballots = len(vote.hall.present)
    return CountResult(
        id=chance.new_id(),
        election=vote.election,
        number=1,
        source=CountSource.BY_HAND,
        issued=ballots,
        collected=ballots,
        valid=ballots,
        invalid=0,
        votes=vote.votes,
        recorded_at=_moment(vote.hall.meeting.held_on, 10),
        recorded_by_name=TELLERS,
    )


def _announce(chance: Chance, vote: Vote, count: CountResult) -> Announcement:
    """The verdict of the rules on the count, and what it means for each candidate and the election."""
    verdict, day = verdict_of(vote.election, count), vote.hall.meeting.held_on
    _mark(vote, verdict.answer)
    election, reported = vote.election, vote.hall.meeting.reported_on
    election.state, election.signed_on = State.RATIFIED, day
    election.ratified_on = add_working_days(reported or day, RATIFIED_AFTER)
    data = verdict_data(verdict)
    return Announcement(
        id=chance.new_id(),
        election=election,
        count=count,
        announced_on=day,
        announced_at=_moment(day, 10),
        announced_by_name=TELLERS,
        verdict=data,
        digest=digest_of(data),
    )


def _mark(vote: Vote, result: Result) -> None:
    ranked = sorted(range(len(result.standings)), key=lambda place: (-result.standings[place].votes, place))
    for rank, place in enumerate(ranked, start=1):
        row, standing = vote.candidates[place], result.standings[place]
        row.votes, row.outcome, row.rank = standing.votes, standing.outcome.value, rank
