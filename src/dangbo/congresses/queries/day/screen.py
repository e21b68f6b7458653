"""What the hall's screen of the agenda shows: what runs now, who speaks, the last vote, what comes next."""

from dataclasses import dataclass

from django.db.models import Count, Max
from django.http import Http404

from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import AgendaItem, AgendaScreen, Speaker
from dangbo.congresses.papers.facts import Facts
from dangbo.congresses.papers.facts.of_congress import name
from dangbo.congresses.papers.facts.of_day import timed
from dangbo.congresses.papers.writing.hands import said_hands
from dangbo.elections.models import Election, State
from dangbo.elections.queries.hall import Board as VoteBoard
from dangbo.elections.queries.hall import board_of as vote_board

COMING = 4
"""Items to come that are named."""


@dataclass(frozen=True, slots=True)
class AgendaBoard:
    """All that the screen shows. vote: the board of the election that runs, instead of the item."""

    congress: str
    now: AgendaItem | None
    speaker: Speaker | None
    waiting: tuple[Speaker, ...]
    voted: tuple[str, str] | None
    coming: tuple[tuple[AgendaItem, str], ...]
    done: int
    whole: int
    vote: VoteBoard | None = None

    @property
    def is_over(self) -> bool:
        return bool(self.whole) and self.done == self.whole


def screen_for(token: str) -> AgendaScreen:
    """The open screen with this address. Raises Http404."""
    rows = AgendaScreen.objects.filter(token=token, closed_at=None)
    found = rows.select_related("congress__organisation", "congress__round", "congress__meeting").first()
    if found is None:
        raise Http404("Không có màn hình này, hoặc đã đóng.")
    return found


def version_of(token: str) -> str:
    """What changes when the screen must be drawn anew; empty for a screen that is closed. Two queries."""
    screen = (
        AgendaScreen.objects.filter(token=token, closed_at=None)
        .values_list("congress_id", "congress__meeting_id")
        .first()
    )
    if screen is None:
        return ""
    congress_id, meeting_id = screen
    items = AgendaItem.objects.filter(congress=congress_id).aggregate(
        count=Count("pk", distinct=True),
        began=Max("began_at"),
        ended=Max("ended_at"),
        registered=Max("speakers__registered_at"),
        called=Max("speakers__called_at"),
        spoken=Max("speakers__ended_at"),
        withdrawn=Max("speakers__withdrawn_at"),
        voted=Max("votes__vote__recorded_at"),
    )
    states = (
        Election.objects.filter(meeting=meeting_id).order_by("pk").values_list("state", flat=True) if meeting_id else ()
    )
    return "|".join([*map(str, items.values()), *states])


def board_of(congress: Congress) -> AgendaBoard:
    """What the hall may see now."""
    lines = list(timed(list(congress.agenda.all())))
    now = next((item for item, _at in lines if item.began_at and not item.ended_at), None)
    speakers = list(now.speakers.filter(withdrawn_at=None, ended_at=None)) if now else []
    speaking = next((each for each in speakers if each.called_at), None)
    return AgendaBoard(
        congress=name(Facts(congress, congress.round.opened_on)),
        now=now,
        speaker=speaking,
        waiting=tuple(each for each in speakers if each.called_at is None)[:3],
        voted=_voted(now) if now else None,
        coming=tuple((item, at) for item, at in lines if not item.is_over and item.began_at is None)[:COMING],
        done=sum(item.is_over for item, _at in lines),
        whole=len(lines),
        vote=_vote(congress, now) if now and now.post else None,
    )


def _voted(item: AgendaItem) -> tuple[str, str] | None:
    link = item.votes.select_related("vote", "paper").last()
    return (link.paper.title if link.paper else link.vote.about, said_hands(link.vote)) if link else None


def _vote(congress: Congress, item: AgendaItem) -> VoteBoard | None:
    """The board of the last vote on the post of the item, once ballots are out."""
    if congress.meeting is None:
        return None
    votes = congress.meeting.elections.filter(post=item.post).exclude(state__in=[State.PREPARED, State.CANCELLED])
    found = votes.select_related("meeting__organisation", "announcement").order_by("pk").last()
    return vote_board(found) if found is not None and found.state != State.LIST_FIXED else None
