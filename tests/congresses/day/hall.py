"""The day of a small member congress: convened, its roll filled, its agenda laid.

congress = hall.congress(); item = hall.begun(congress, "presidium"); hall.organ(item, Body.PRESIDIUM, 3)
"""

from datetime import UTC, datetime, timedelta

from congresses.papers import house
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.day.agenda import draw_up_agenda
from dangbo.congresses.acts.day.running import begin_item, end_item
from dangbo.congresses.acts.day.votes import elect_organ, vote_in_item
from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import AgendaItem, AgendaVote, Body, OrganMember
from dangbo.elections.acts.hands import Hands
from dangbo.elections.acts.rolls import fill_roll, take_attendance
from dangbo.elections.models import RollEntry
from kept import kept

START = datetime(2020, 5, 12, 0, 30, tzinfo=UTC)
"""Half past seven in Vietnam."""


@kept
def congress(*, with_agenda: bool = True) -> Congress:
    """Eight members summoned to the hall, all present."""
    found = house.convened()
    assert found.meeting is not None
    fill_roll(actor=PROGRAM, meeting=found.meeting)
    take_attendance(actor=PROGRAM, meeting=found.meeting, absent=[])
    if with_agenda:
        draw_up_agenda(actor=PROGRAM, congress=found)
    return Congress.objects.select_related("round__superior", "organisation", "meeting").get(pk=found.pk)


@kept
def entries(of: Congress, number: int) -> list[RollEntry]:
    """The first on the roll."""
    assert of.meeting is not None
    return list(of.meeting.roll.all()[:number])


@kept
def begun(of: Congress, code: str, minutes: int = 0) -> AgendaItem:
    """An item of the usual agenda, begun so many minutes after the start."""
    item = of.agenda.get(code=code)
    return begin_item(actor=PROGRAM, item=item, at=START + timedelta(minutes=minutes))


@kept
def ended(item: AgendaItem, minutes: int, happened: str = "") -> AgendaItem:
    return end_item(actor=PROGRAM, item=item, happened=happened, at=START + timedelta(minutes=minutes))


@kept
def hands(votes_for: int = 8, against: int = 0, present: int = 8) -> Hands:
    return Hands(votes_for, against, 0, present)


@kept
def organ(item: AgendaItem, body: Body, number: int, votes_for: int = 8) -> list[OrganMember]:
    """The first of the roll elected into an organ, the first of them at its head."""
    chosen = entries(item.congress, number)
    return elect_organ(actor=PROGRAM, item=item, body=body, entries=chosen, head=chosen[0].pk, hands=hands(votes_for))


@kept
def vote(item: AgendaItem, about: str = "", votes_for: int = 8, **more: object) -> AgendaVote:
    return vote_in_item(actor=PROGRAM, item=item, about=about, hands=hands(votes_for), **more)
