"""What a meeting elects and in which order, how far each vote has come, what is to be done next."""

from collections.abc import Iterator
from dataclasses import dataclass

from dangbo.elections.models import Election, Meeting, MeetingKind, State
from dangbo.elections.queries.looks import look_of
from dangbo.elections.queries.regulations import kind_of, regulation_of
from dangbo.elections.queries.roll_lines import roll_counts
from dangbo.elections.states import DECIDED, ENDED
from dangbo.elections.words import post_name
from dangbo.rules.elections.posts import Post
from dangbo.rules.elections.sequence import cell_congress_order, first_meeting_order
from dangbo.rules.organisations import is_cell
from dangbo.rules.verdict import Verdict
from dangbo.rules.vocabulary import OrganisationKind

_WITH_INSPECTION = (
    OrganisationKind.GRASSROOTS_COMMITTEE,
    OrganisationKind.UPPER_COMMITTEE,
    OrganisationKind.PROVINCIAL_COMMITTEE,
)

_ALWAYS_STANDING = (OrganisationKind.UPPER_COMMITTEE, OrganisationKind.PROVINCIAL_COMMITTEE)


@dataclass(frozen=True, slots=True)
class Line:
    """One post in its place: its votes so far, whether it is the next to be taken up, whether it may be left out."""

    post: Post
    name: str
    elections: tuple[Election, ...]
    is_next: bool
    is_optional: bool

    @property
    def votes(self) -> list[tuple[Election, tuple[str, str]]]:
        """Each vote with the look of its state."""
        return [(vote, look_of(vote)) for vote in self.elections]

    @property
    def is_done(self) -> bool:
        return bool(self.elections) and self.elections[-1].state in DECIDED


def expected_posts(meeting: Meeting) -> Verdict[tuple[Post, ...]]:
    """What is elected in this kind of meeting, in order (Quy định 24-QĐ/TW; 190 Art 17); empty where it is free.

    A conference that is asked for opinions elects nothing.
    """
    if meeting.elects_nobody:
        return Verdict(())
    regulation, kind = regulation_of(meeting), kind_of(meeting)
    if meeting.kind in (MeetingKind.MEMBER_CONGRESS, MeetingKind.CELL_CONFERENCE) and is_cell(kind):
        order = cell_congress_order(roll_counts(meeting)["summoned"], regulation)
        more = (Post.DELEGATES,) if meeting.is_congress else ()
        return Verdict((*order.answer, *more), order.findings)
    if meeting.is_congress:
        return Verdict((Post.COMMITTEE, Post.SECRETARY, Post.DELEGATES))
    if meeting.kind == MeetingKind.INSPECTION_MEETING:
        return Verdict((Post.INSPECTION_VICE_CHAIR,))
    return first_meeting_order(
        regulation,
        secretary_elected_by_congress=_secretary_by_congress(meeting),
        has_inspection=kind in _WITH_INSPECTION,
    )


def is_settled(meeting: Meeting) -> bool:
    """Whether its votes are all closed and the result went to the superior: nothing more is prepared in it."""
    waiting = meeting.elections.filter(digest="").exclude(state=State.CANCELLED)
    return meeting.reported_on is not None and not waiting.exists()


def course_of(meeting: Meeting) -> list[Line]:
    """Every post that is expected or has a vote, in order, with its votes; two or three queries."""
    found: dict[Post, list[Election]] = {}
    for election in meeting.elections.select_related("announcement").order_by("round", "pk"):
        found.setdefault(election.rules_post, []).append(election)
    expected = expected_posts(meeting).answer
    posts = [*expected, *(post for post in found if post not in expected)]
    return list(_lines(meeting, posts, found, _optional(meeting)))


def _optional(meeting: Meeting) -> set[Post]:
    """What is elected only where it is needed; a small committee has no standing committee."""
    often = {Post.DEPUTY_SECRETARY, Post.DELEGATES}
    if meeting.is_congress:
        return often | {Post.SECRETARY}
    return often if kind_of(meeting) in _ALWAYS_STANDING else often | {Post.STANDING_COMMITTEE}


def _lines(
    meeting: Meeting, posts: list[Post], found: dict[Post, list[Election]], optional: set[Post]
) -> Iterator[Line]:
    kind, taken = kind_of(meeting), False
    for post in posts:
        votes = tuple(found.get(post, ()))
        live = [vote for vote in votes if vote.state not in ENDED]
        is_open = not votes or any(vote.state not in DECIDED for vote in live)
        is_next = is_open and not taken and not (post in optional and not votes)
        taken = taken or is_next
        yield Line(post, post_name(post, kind), votes, is_next, post in optional)


def _secretary_by_congress(meeting: Meeting) -> bool:
    """Whether the congress of the term elected the secretary directly."""
    if meeting.body is None:
        return False
    return Election.objects.filter(
        meeting__organisation=meeting.organisation_id,
        meeting__kind__in=[MeetingKind.MEMBER_CONGRESS, MeetingKind.DELEGATE_CONGRESS],
        meeting__last_day__gte=meeting.body.term.starts_on,
        meeting__held_on__lte=meeting.held_on,
        post=Post.SECRETARY,
        state__in=[State.ANNOUNCED, State.MINUTES_SIGNED, State.RATIFIED],
    ).exists()
