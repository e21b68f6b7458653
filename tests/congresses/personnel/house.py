"""A grassroots committee of five with two cells, its congress of 2020 and the steps of its personnel process.

plan = house.plan(); run = house.re_election(plan); house.walk(run.steps.first())
"""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

import build
from congresses import world
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.personnel.closing import close_step
from dangbo.congresses.acts.personnel.counts import record_step_counts
from dangbo.congresses.acts.personnel.meetings import fill_participants, hold_step
from dangbo.congresses.acts.personnel.names import add_names
from dangbo.congresses.acts.personnel.plans import draw_up_plan
from dangbo.congresses.acts.personnel.runs import open_run
from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import PersonnelPlan, PersonnelRun, PersonnelStep, RunKind, StepWay
from dangbo.congresses.queries.personnel.lists import step_under_way
from dangbo.registry.acts.committees import NewSeat, give_office, open_term, seat_members, set_committee
from dangbo.registry.models import Organisation, Person, Term
from dangbo.registry.models.committees import CommitteeKind, OfficeEntry, OfficeKind, SeatEntry
from dangbo.rules.elections.counts import BallotCounts
from dangbo.rules.elections.posts import Post
from dangbo.rules.vocabulary import OrganisationKind
from kept import kept

DRAWN_UP = date(2019, 11, 11)
BEGUN = date(2019, 12, 2)
LATER = date(2020, 1, 6)
TERM = date(2015, 5, 20)
SITTING = (
    ("Hoàng Văn Nam", "male", date(1966, 3, 1)),
    ("Lò Thị Mai", "female", date(1972, 8, 1)),
    ("Quàng Thị Hoa", "female", date(1979, 1, 1)),
    ("Trần Văn Bách", "male", date(1975, 4, 1)),
    ("Vì Văn Cương", "male", date(1960, 2, 1)),
)
"""The sitting committee; the last retires in February 2020, before the reference month."""
FRESH = (
    ("Cà Thị Dung", "female", date(1984, 10, 1)),
    ("Đinh Thị Giang", "female", date(1988, 6, 1)),
    ("Nguyễn Văn Khoa", "male", date(1985, 9, 1)),
)


@kept
def base() -> Organisation:
    """The organisation with its committee, two cells, and members who never sat."""
    top = build.organisation("khoi", kind=OrganisationKind.UPPER_COMMITTEE, name="Đảng bộ Khối")
    made = build.organisation("cs1", kind=OrganisationKind.GRASSROOTS_COMMITTEE, parent=top, name="Đảng bộ Sở Một")
    cells = [build.organisation(f"cb{number}", parent=made) for number in (1, 2)]
    sitting = [build.member(cells[0], name, sex=sex, born=born) for name, sex, born in SITTING]
    for name, sex, born in FRESH:
        build.member(cells[1], name, sex=sex, born=born, work_post="Phó Trưởng phòng")
    build.committee(made, sitting, starts_on=TERM, name="2015-2020")
    return made


@kept
def standing_committee(names: Sequence[str]) -> None:
    """The standing committee of the running term, whose committee then has nine seats."""
    term = Term.objects.get(organisation__code="cs1")
    term.committees.update(seats=9)
    body = set_committee(
        actor=PROGRAM,
        term=term,
        kind=CommitteeKind.STANDING,
        seats=len(names),
        accepted_warnings=build.ANY_WARNING,
    )
    seats = [NewSeat(person(name), place) for place, name in enumerate(names, start=1)]
    seat_members(
        actor=PROGRAM,
        committee=body,
        seats=seats,
        entry=SeatEntry.ELECTED,
        on=TERM,
        accepted_warnings=build.ANY_WARNING,
    )


@kept
def secretary_of_cell(code: str, somebody: Person) -> None:
    """A cell of few members elects a secretary alone."""
    cell = Organisation.objects.get(code=code)
    term = open_term(actor=PROGRAM, organisation=cell, name="2017-2020", starts_on=date(2017, 12, 1))
    body = set_committee(
        actor=PROGRAM, term=term, kind=CommitteeKind.EXECUTIVE, seats=0, accepted_warnings=build.ANY_WARNING
    )
    give_office(
        actor=PROGRAM,
        committee=body,
        person=somebody,
        kind=OfficeKind.SECRETARY,
        entry=OfficeEntry.BY_CONGRESS,
        on=term.starts_on,
        accepted_warnings=build.ANY_WARNING,
    )


@kept
def congress() -> Congress:
    """The congress of that organisation in the round of 2020."""
    organisation = base()
    round_ = world.a_round(Organisation.objects.get(code="khoi"))
    return next(each for each in world.congresses(round_) if each.organisation_id == organisation.pk)


@kept
def plan(seats: int = 5) -> PersonnelPlan:
    """Its personnel plan."""
    return draw_up_plan(actor=PROGRAM, congress=congress(), seats={Post.COMMITTEE: seats}, on=DRAWN_UP)


def person(name: str) -> Person:
    """Somebody by their name."""
    return Person.objects.get(full_name=name)


def people(names: Sequence[tuple[str, str, date]]) -> list[Person]:
    """The people of one of the lists above, in its order."""
    return [person(name) for name, _sex, _born in names]


@kept
def re_election(held: PersonnelPlan, number: int = 4, on: date = BEGUN) -> PersonnelRun:
    """The run of the re-elected with the first of the sitting committee on its first step."""
    return _run(held, RunKind.RE_ELECTION, people(SITTING)[:number], on)


@kept
def first_time(held: PersonnelPlan, number: int = 3, on: date = LATER) -> PersonnelRun:
    """The run of those who never sat."""
    return _run(held, RunKind.FIRST_TIME, people(FRESH)[:number], on)


def _run(held: PersonnelPlan, kind: RunKind, chosen: Sequence[Person], on: date) -> PersonnelRun:
    run = open_run(actor=PROGRAM, plan=held, kind=kind, opened_on=on)
    add_names(actor=PROGRAM, step=run.steps.all()[0], people=chosen, on=on)
    return run


@kept
def held_step(step: PersonnelStep, on: date | None = None, absent: int = 0) -> PersonnelStep:
    """The step with its meeting summoned from the register and held; so many are absent."""
    day = on or step.run.opened_on
    fill_participants(actor=PROGRAM, step=step, on=day)
    away = [row.pk for row in step.participants.all()[:absent]]
    return hold_step(actor=PROGRAM, step=step, held_on=day, absent=away)


def agreed(step: PersonnelStep, votes: Mapping[str, int] | None = None) -> dict[uuid.UUID, int]:
    """Agreements by the id of the name; everybody present unless told by the name of the person."""
    present = step.participants.filter(attendance="present").count()
    return {
        name.pk: (votes or {}).get(name.nominee.person.full_name, present)
        for name in step.names.select_related("nominee__person")
    }


@kept
def count(step: PersonnelStep, votes: Mapping[str, int] | None = None) -> PersonnelStep:
    """The counts of a held step; every ballot of those present is valid."""
    present = step.participants.filter(attendance="present").count()
    ballots = BallotCounts(present, present, present, 0) if step.way == StepWay.SECRET else None
    return record_step_counts(actor=PROGRAM, step=step, agreed=agreed(step, votes), ballots=ballots)


@kept
def walk(
    step: PersonnelStep,
    votes: Mapping[str, int] | None = None,
    otherwise: Mapping[uuid.UUID, str] | None = None,
    on: date | None = None,
) -> PersonnelStep:
    """A step held, counted and closed."""
    held = count(held_step(step, on), votes)
    return close_step(actor=PROGRAM, step=held, closed_on=held.held_on or BEGUN, otherwise=otherwise)


@kept
def finish(run: PersonnelRun) -> PersonnelRun:
    """Every step of a run that is still open, with everybody agreeing to everybody."""
    while (step := step_under_way(PersonnelRun.objects.get(pk=run.pk))) is not None:
        walk(step)
    return PersonnelRun.objects.get(pk=run.pk)
