"""A hall in which people elect: an organisation with members, a meeting with its roll, and a vote from list to result.

cell = hall.cell(11); congress = hall.congress(cell)
vote = hall.election(congress, Post.CELL_SECRETARY, 1, people[:1]); hall.announce(vote, [7])
"""

from collections.abc import Sequence
from datetime import date
from itertools import count
from typing import Any

import build
from dangbo.access.actor import PROGRAM, Actor
from dangbo.elections.acts import announce as announce_result
from dangbo.elections.acts import record_count
from dangbo.elections.acts.candidates import NewCandidate, put_forward
from dangbo.elections.acts.elections import prepare_election
from dangbo.elections.acts.lists import fix_list
from dangbo.elections.acts.meetings import prepare_meeting
from dangbo.elections.acts.rolls import fill_roll, take_attendance
from dangbo.elections.acts.tellers import choose_tellers
from dangbo.elections.acts.voting import close_voting, issue_ballots
from dangbo.elections.models import Announcement, CountResult, Election, Meeting, MeetingKind, RollEntry, Source
from dangbo.elections.queries.lists import listed
from dangbo.registry.models import Organisation, Person
from dangbo.rules.elections.counts import BallotCounts
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import OrganisationKind
from kept import kept

DAY = date(2025, 3, 14)
EVERY_WARNING = frozenset(
    {
        "not-elected-here",
        "earlier-post-open",
        "seats-unfilled",
        "tie-at-last-seat",
        "tied-again",
        "runoff-without-majority",
        "congress-decides-alternates",
        "congress-decides-further-list",
        "congress-decides-delegate-list",
        "surplus-cannot-be-met",
        "cell-conference",
        *build.ANY_WARNING,
    }
)
_codes = count(1)


@kept
def cell(members: int, **more: Any) -> Organisation:
    """A grassroots cell with so many official members."""
    made = build.organisation(f"chi-bo-{next(_codes)}", kind=OrganisationKind.GRASSROOTS_CELL, **more)
    build.members(made, members)
    return made


@kept
def base(members: int = 0, **more: Any) -> Organisation:
    """A grassroots committee with one cell of so many official members."""
    code = next(_codes)
    made = build.organisation(f"co-so-{code}", kind=OrganisationKind.GRASSROOTS_COMMITTEE, **more)
    inner = build.organisation(f"co-so-{code}-1", parent=made)
    build.members(inner, members)
    return made


def people_of(meeting: Meeting) -> list[Person]:
    """The people on the roll, in its order."""
    return [entry.person for entry in meeting.roll.select_related("person") if entry.person]


@kept
def congress(
    organisation: Organisation, kind: MeetingKind = MeetingKind.MEMBER_CONGRESS, on: date = DAY, **more: Any
) -> Meeting:
    """A congress of an organisation with its roll from the register and everybody present."""
    given = {"name": "Đại hội", "term_name": "2025-2030", **more}
    meeting = prepare_meeting(actor=PROGRAM, organisation=organisation, kind=kind, held_on=on, **given)
    fill_roll(actor=PROGRAM, meeting=meeting)
    take_attendance(actor=PROGRAM, meeting=meeting, absent=[])
    return meeting


@kept
def absent(meeting: Meeting, entries: Sequence[RollEntry]) -> None:
    """Only these are absent throughout."""
    take_attendance(actor=PROGRAM, meeting=meeting, absent=[entry.pk for entry in entries])


@kept
def prepared(
    meeting: Meeting, post: Post, seats: int, people: Sequence[Person], *, tellers: int = 3, **more: Any
) -> Election:
    """An election whose names and tellers are there and whose list is still open."""
    election = prepare_election(
        actor=PROGRAM, meeting=meeting, post=post, seats=seats, accepted_warnings=EVERY_WARNING, **more
    )
    named = [NewCandidate(person=person) for person in people]
    put_forward(actor=PROGRAM, election=election, candidates=named, source=Source.PREPARED)
    set_tellers(election, tellers)
    return election


@kept
def set_tellers(election: Election, number: int = 3) -> list[RollEntry]:
    """The first on the roll who are not on the list."""
    on_list = {row.person_id for row in listed(election)}
    free = [entry for entry in election.meeting.roll.all() if entry.person_id not in on_list][:number]
    choose_tellers(actor=PROGRAM, election=election, entries=free, head=free[0].pk)
    return free


@kept
def closed(election: Election, issued: int | None = None, actor: Actor = PROGRAM) -> Election:
    """The same election with its list fixed, voted and closed; ballots for everybody present unless told."""
    present = election.meeting.roll.filter(presence="present").count()
    fix_list(actor=actor, election=election, accepted_warnings=EVERY_WARNING)
    handed = present if issued is None else issued
    issue_ballots(
        actor=actor, election=election, issued=handed, present=max(handed, present), accepted_warnings=EVERY_WARNING
    )
    return close_voting(actor=actor, election=election, accepted_warnings=EVERY_WARNING)


@kept
def election(meeting: Meeting, post: Post, seats: int, people: Sequence[Person], **more: Any) -> Election:
    """An election whose vote is closed."""
    issued = more.pop("issued", None)
    return closed(prepared(meeting, post, seats, people, **more), issued)


@kept
def counted(
    vote: Election, votes: Sequence[int], ballots: BallotCounts | None = None, actor: Actor = PROGRAM
) -> CountResult:
    """The votes of a closed election in the order of its list; every ballot issued is valid unless told."""
    vote.refresh_from_db()
    issued = vote.issued or 0
    given = {row.pk: number for row, number in zip(listed(vote), votes, strict=True)}
    return record_count(
        actor=actor,
        election=vote,
        ballots=ballots or BallotCounts(issued, issued, issued, 0),
        votes=given,
        accepted_warnings=EVERY_WARNING,
    )


@kept
def announced(
    vote: Election,
    votes: Sequence[int],
    ballots: BallotCounts | None = None,
    on: date | None = None,
    actor: Actor = PROGRAM,
) -> Announcement:
    """The result of these votes, announced with every warning accepted."""
    counted(vote, votes, ballots, actor)
    made = announce_result(
        actor=actor, election=vote, announced_on=on or vote.meeting.last_day, accepted_warnings=EVERY_WARNING
    )
    vote.refresh_from_db()
    return made
