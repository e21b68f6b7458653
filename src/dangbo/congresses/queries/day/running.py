"""The day of a congress as those who run it see it: items with their times, the running one, the next, organs."""

import uuid
from collections import defaultdict
from dataclasses import dataclass

from django.http import Http404

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import StateKind
from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import AgendaItem, Body, OrganMember, Sitting, Speaker
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.papers.catalogue import Adoption, catalogue
from dangbo.congresses.papers.facts.of_day import timed
from dangbo.congresses.queries.reach import require
from dangbo.elections.models import Election
from dangbo.elections.queries.looks import look_of

ADOPTED_ROWS = tuple(row.number for row in catalogue() if row.adoption is Adoption.ADOPTED)


@dataclass(frozen=True, slots=True)
class Line:
    """An item with the time at which it is planned and, of an election, its votes."""

    item: AgendaItem
    at: str
    elections: tuple[tuple[Election, tuple[str, str]], ...]

    @property
    def look(self) -> tuple[StateKind, str]:
        return look_of_item(self.item)

    @property
    def is_running(self) -> bool:
        return self.item.began_at is not None and self.item.ended_at is None


@dataclass(frozen=True, slots=True)
class DayPage:
    """The agenda by sitting; what runs now and what comes next; organs with their people."""

    sittings: tuple[tuple[str, tuple[Line, ...]], ...]
    now: Line | None
    next: Line | None
    organs: tuple[tuple[str, tuple[OrganMember, ...]], ...]

    @property
    def is_over(self) -> bool:
        """Every item is over."""
        lines = [line for _name, lines in self.sittings for line in lines]
        return bool(lines) and all(line.item.is_over for line in lines)


def look_of_item(item: AgendaItem) -> tuple[StateKind, str]:
    """How an item stands."""
    if item.left_out:
        return "idle", "Không thực hiện"
    if item.ended_at is not None:
        return "ok", "Đã xong"
    return ("warn", "Đang tiến hành") if item.began_at is not None else ("idle", "Chưa đến")


def day_page(congress: Congress) -> DayPage:
    """The agenda as it stands; four queries."""
    lines = _lines(congress)
    now = next((line for line in lines if line.is_running), None)
    following = next((line for line in lines if not line.item.is_over and not line.is_running), None)
    sittings = tuple(
        (str(sitting.label), tuple(line for line in lines if line.item.sitting == sitting)) for sitting in Sitting
    )
    return DayPage(tuple(each for each in sittings if each[1]), now, following, organs_of(congress))


def _lines(congress: Congress) -> list[Line]:
    votes: dict[str, list[Election]] = defaultdict(list)
    if congress.meeting is not None:
        for vote in congress.meeting.elections.select_related("announcement").order_by("pk"):
            votes[vote.post].append(vote)
    return [
        Line(item, at, tuple((vote, look_of(vote)) for vote in votes.get(item.post, ())))
        for item, at in timed(list(congress.agenda.all()))
    ]


def organs_of(congress: Congress) -> tuple[tuple[str, tuple[OrganMember, ...]], ...]:
    """The organs elected, in their order, each with its people."""
    members = list(congress.organ_members.select_related("entry", "vote"))
    found = ((str(body.label), tuple(member for member in members if member.body == body)) for body in Body)
    return tuple(each for each in found if each[1])


def line_of(congress: Congress, item: AgendaItem) -> Line:
    """One item with its planned time."""
    return next(line for line in _lines(congress) if line.item.pk == item.pk)


def item_for(actor: Actor, item_id: uuid.UUID, permission: Permission = Permission.SEE_CONGRESSES) -> AgendaItem:
    """The item with this id. Raises Http404 and NotAllowed."""
    rows = AgendaItem.objects.select_related("congress__round", "congress__organisation", "congress__meeting")
    found = rows.prefetch_related("congress__organisation__versions").filter(pk=item_id).first()
    if found is None:
        raise Http404("Chương trình không có mục này.")
    require(actor, permission, found.congress)
    return found


def speaker_for(actor: Actor, speaker_id: uuid.UUID) -> Speaker:
    """The speaker with this id, for those who run the congress. Raises Http404 and NotAllowed."""
    rows = Speaker.objects.select_related("item__congress__round", "item__congress__organisation")
    found = rows.filter(pk=speaker_id).first()
    if found is None:
        raise Http404("Không có người đăng ký này.")
    require(actor, Permission.RUN_CONGRESSES, found.item.congress)
    return found


def adoptable(congress: Congress) -> list[CongressPaper]:
    """The papers made that a congress adopts; the action programme is not among them."""
    return list(congress.papers.filter(row__in=ADOPTED_ROWS))
