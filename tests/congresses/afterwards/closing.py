"""A grassroots cell of eleven whose congress has elected a committee of three and its secretary, made by the acts."""

from datetime import date

import build
from congresses import world
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.congresses.convening import convene
from dangbo.congresses.models import Congress
from dangbo.elections.acts import sign_minutes
from dangbo.elections.acts.afterwards import report_results
from dangbo.elections.acts.rolls import fill_roll, take_attendance
from dangbo.elections.models import Election, Meeting, State
from dangbo.registry.acts.committees import give_office
from dangbo.registry.acts.writing import CitedDecision
from dangbo.registry.models.committees import OfficeEntry, OfficeKind
from dangbo.rules.elections.posts import Post
from elections import hall
from kept import kept

DAY = date(2020, 6, 12)
LAST_TERM = date(2015, 6, 1)
SENT, RECEIVED = date(2020, 6, 18), date(2020, 6, 19)
RATIFIED = date(2020, 6, 30)


def decision() -> CitedDecision:
    return CitedDecision("45-QĐ/ĐUK", RATIFIED, "Đảng ủy Khối")


@kept
def unit() -> Congress:
    """The congress convened with its roll; the former secretary is the first of the members."""
    congress = world.one()
    people = build.members(congress.organisation, 11)
    body = build.committee(congress.organisation, people[:3], starts_on=LAST_TERM, name="2015-2020")
    give_office(
        actor=PROGRAM,
        committee=body,
        person=people[0],
        kind=OfficeKind.SECRETARY,
        entry=OfficeEntry.BY_CONGRESS,
        on=LAST_TERM,
        accepted_warnings=build.ANY_WARNING,
    )
    world.planned(congress, DAY)
    world.approved(congress, DAY, date(2020, 5, 4))
    made = convene(actor=PROGRAM, congress=congress, on=date(2020, 5, 5), accepted_warnings=world.ACCEPTED)
    fill_roll(actor=PROGRAM, meeting=meeting_of(made))
    take_attendance(actor=PROGRAM, meeting=meeting_of(made), absent=[])
    return made


def meeting_of(congress: Congress) -> Meeting:
    assert congress.meeting is not None
    return congress.meeting


@kept
def elected(congress: Congress) -> list[Election]:
    """Committee and secretary elected and announced, the congress written down as held."""
    meeting = meeting_of(congress)
    people = hall.people_of(meeting)
    former = [person for person in people if person.seats.exists()]
    names = [*former[:2], *[person for person in people if person not in former][:2]]
    committee = hall.election(meeting, Post.COMMITTEE, 3, names)
    by_name = [(11, 9, 8, 3)[names.index(row.person)] for row in hall.listed(committee)]
    hall.announced(committee, by_name)
    secretary = hall.election(meeting, Post.CELL_SECRETARY, 1, names[:1])
    hall.announced(secretary, [11])
    world.held(congress, DAY)
    return [committee, secretary]


@kept
def signed(congress: Congress) -> list[Election]:
    """Elected, with the count minutes signed."""
    votes = elected(congress)
    for vote in votes:
        sign_minutes(actor=PROGRAM, election=vote, signed_on=DAY)
    return votes


@kept
def reported(congress: Congress) -> list[Election]:
    """Signed and sent to the superior."""
    votes = signed(congress)
    report_results(
        actor=PROGRAM, meeting=meeting_of(congress), reported_on=SENT, symbol="03-BC/CU", received_on=RECEIVED
    )
    return votes


def states(congress: Congress) -> set[str]:
    return {State(vote.state).label for vote in meeting_of(congress).elections.all()}
