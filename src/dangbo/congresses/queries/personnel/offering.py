"""Whom the register knows for a meeting of the personnel process, and who may be considered in a run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from django.db.models import QuerySet

from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import Nominee, PersonnelRun, PersonnelStep, RunKind, StepMeeting
from dangbo.facts.models import holding_at
from dangbo.registry.models import Committee, CommitteeMember, Membership, Office, Person
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.committees import term_at
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.registry.queries.members import with_organisation_name
from dangbo.rules.vocabulary import Activity, Standing

_BODIES = {
    StepMeeting.COMMITTEE: (CommitteeKind.EXECUTIVE,),
    StepMeeting.STANDING: (CommitteeKind.STANDING,),
    StepMeeting.KEY_CADRES: (CommitteeKind.EXECUTIVE, CommitteeKind.INSPECTION),
}


@dataclass(frozen=True, slots=True)
class Attendant:
    """Somebody for a meeting: the person, post and unit then, and how they take part in party activity."""

    person: Person
    post: str
    unit: str
    activity: str = Activity.NORMAL

    @classmethod
    def of(cls, person: Person, step: PersonnelStep, on: date) -> Self:
        """A chosen person as the register has them on the day; without a unit where they are of elsewhere."""
        return next(iter(cls.all_of([person], step.run.plan.congress, on)))

    @classmethod
    def all_of(cls, people: Iterable[Person], congress: Congress, on: date) -> Iterator[Self]:
        """The people with what the register says of each; one query."""
        chosen = list(people)
        rows = _memberships(congress, on).filter(person__in=chosen)
        found = {row.person_id: row for row in with_organisation_name(rows, on)}
        for person in chosen:
            row = found.get(person.pk)
            unit = "" if row is None or row.organisation_id == congress.organisation_id else str(row.organisation_name)  # type: ignore[attr-defined]
            yield cls(person, person.work_post, unit, row.activity if row else Activity.NORMAL)


def sitting_people(congress: Congress, on: date, kind: CommitteeKind = CommitteeKind.EXECUTIVE) -> dict[object, Person]:
    """Who sits in a committee of the organisation on the day, by id, in the order of the committee."""
    body = sitting_committee(congress, on, kind)
    seats = CommitteeMember.objects.filter(holding_at(on), committee=body).select_related("person")
    return {seat.person_id: seat.person for seat in seats.order_by("position", "person__name_key")}


def sitting_committee(congress: Congress, on: date, kind: CommitteeKind = CommitteeKind.EXECUTIVE) -> Committee | None:
    """The committee of the running term; None where there is none."""
    term = term_at(congress.organisation, on)
    return Committee.objects.filter(term=term, kind=kind).select_related("term").first() if term else None


def people_of_meeting(step: PersonnelStep, on: date) -> list[Attendant]:
    """Everybody whom the register knows to be of the step's meeting on the day.

    Key cadres are the committee, the inspection commission and the secretaries and deputies of the organisations
    directly below; a province names more (unverified), who are added by hand.
    """
    congress = step.run.plan.congress
    meeting = StepMeeting(step.meeting)
    if meeting is StepMeeting.MEMBERS:
        rows = _memberships(congress, on).filter(standing=Standing.OFFICIAL).select_related("person")
        return list(Attendant.all_of([row.person for row in rows], congress, on))
    people: dict[object, Person] = {}
    for kind in _BODIES[meeting]:
        people |= sitting_people(congress, on, kind)
    if meeting is StepMeeting.KEY_CADRES:
        people |= {office.person_id: office.person for office in _heads_below(congress, on)}
    return list(Attendant.all_of(people.values(), congress, on))


def offered_people(run: PersonnelRun, on: date) -> list[Person]:
    """Who may be proposed in a run: the sitting committee for re-election, every other official member else.

    Who is in either run already is left out; names in Vietnamese order.
    """
    congress = run.plan.congress
    there = set(Nominee.objects.filter(run__plan=run.plan).values_list("person_id", flat=True))
    sitting = sitting_people(congress, on)
    if run.kind == RunKind.RE_ELECTION:
        return [person for key, person in sitting.items() if key not in there]
    rows = _memberships(congress, on).filter(standing=Standing.OFFICIAL).exclude(person__in=[*there, *sitting])
    able = rows.exclude(activity=Activity.SUSPENDED).select_related("person")
    return [row.person for row in able.order_by("person__name_key", "person_id")]


def _memberships(congress: Congress, on: date) -> QuerySet[Membership]:
    return memberships_within(congress.organisation_id, on)


def _heads_below(congress: Congress, on: date) -> Iterable[Office]:
    below = Office.objects.filter(
        holding_at(on),
        holding_at(on, "committee__term__organisation__versions__"),
        committee__term__organisation__versions__parent=congress.organisation_id,
        committee__kind=CommitteeKind.EXECUTIVE,
    )
    return below.select_related("person").order_by("committee__term__organisation__code", "kind")
