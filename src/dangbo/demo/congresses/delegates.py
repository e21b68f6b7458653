"""Delegates to the bloc's congress: allotted to the units, ex officio, elected, and their alternates."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Model

from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Allocation, AllocationLine, Delegate, DelegateKind, DelegateSource
from dangbo.demo.chance import Chance
from dangbo.elections.models import RollEntry
from dangbo.registry.models import CommitteeMember, Organisation, OrganisationVersion, TreeLink
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.headcounts import headcounts_below

NOT_ELECTED = 38
"""Of the delegates allotted, those who are none elected below: 253 − 215 in the third article."""
ALTERNATES = 107
BASE, STEP, EXTRA_FROM = 1, 60, 31
COUNTED_ON, FIXED_ON = date(2020, 3, 2), date(2020, 3, 9)
BALANCED = "Cân đối theo cơ cấu đại biểu"


def delegate_rows(chance: Chance, congress: Congress) -> Iterator[Model]:
    """The allocation with its lines, and everybody on the roll as a delegate, with alternates behind them."""
    entries = list(congress.meeting.roll.select_related("person").order_by("pk")) if congress.meeting else []
    yield from _allocation(chance, congress, len(entries))
    entries.sort(key=lambda entry: (not entry.is_convener, entry.name_key))
    for number, entry in enumerate(entries, start=1):
        yield _delegate(chance, congress, entry, number)
    yield from _alternates(chance, congress, entries)


def _allocation(chance: Chance, congress: Congress, wanted: int) -> Iterator[Model]:
    counts = headcounts_below(congress.organisation_id, COUNTED_ON)
    rows = OrganisationVersion.objects.filter(parent=congress.organisation_id, valid_to=None).order_by("name_key")
    units = [(row, counts[row.organisation_id].total) for row in rows if row.organisation_id in counts]
    if not units:
        return
    allocation = Allocation(
        id=chance.new_id(),
        congress=congress,
        counted_on=COUNTED_ON,
        base=BASE,
        step=STEP,
        extra_from=EXTRA_FROM,
        fixed_on=FIXED_ON,
    )
    yield allocation
    formula = [BASE + members // STEP + (members % STEP >= EXTRA_FROM) for _, members in units]
    changes = _spread(wanted - sum(formula), [members for _, members in units], formula)
    for place, ((row, members), seats, change) in enumerate(zip(units, formula, changes, strict=True), start=1):
        yield AllocationLine(
            id=chance.new_id(),
            allocation=allocation,
            unit_id=row.organisation_id,
            unit_name=row.name,
            members=members,
            by_formula=seats,
            adjustment=change,
            reason=BALANCED if change else "",
            position=place,
        )


def _spread(difference: int, members: Sequence[int], formula: Sequence[int]) -> list[int]:
    """An adjustment of the units, the largest first, that adds up to the difference and takes no unit's last seat."""
    changes, order = [0] * len(members), sorted(range(len(members)), key=lambda place: -members[place])
    step = 1 if difference > 0 else -1
    while difference:
        for place in order:
            if difference and formula[place] + changes[place] + step >= 1:
                changes[place] += step
                difference -= step
    return changes


def _delegate(chance: Chance, congress: Congress, entry: RollEntry, number: int) -> Delegate:
    appointed = not entry.is_convener and number <= NOT_ELECTED
    kind = DelegateKind.EX_OFFICIO if entry.is_convener else DelegateKind.ELECTED
    kind = DelegateKind.APPOINTED if appointed else kind
    return Delegate(
        id=chance.new_id(),
        congress=congress,
        person=entry.person,
        full_name=entry.full_name,
        name_key=entry.name_key,
        birth_year=entry.birth_year,
        kind=kind.value,
        unit_name=entry.unit,
        post=entry.post,
        number=number,
        source=(DelegateSource.ELECTION if kind is DelegateKind.ELECTED else DelegateSource.REGISTER).value,
        sex=entry.person.sex if entry.person else "",
        entry=entry,
    )


def _alternates(chance: Chance, congress: Congress, entries: Sequence[RollEntry]) -> Iterator[Delegate]:
    """Members of the committees below who are not delegates, one from each unit in turn."""
    if congress.meeting is None:
        return
    on, there = congress.meeting.held_on, {entry.person_id for entry in entries}
    below = TreeLink.objects.at(on).filter(ancestor=congress.organisation_id, depth=1).values("descendant")
    seats = CommitteeMember.objects.at(on).filter(
        committee__term__organisation__in=below, committee__kind=CommitteeKind.EXECUTIVE
    )
    listed = seats.exclude(person__in=there).select_related("person", "committee__term__organisation")
    rows = list({row.person_id: row for row in listed.order_by("-position", "pk")}.values())[:ALTERNATES]
    names = _names({row.committee.term.organisation for row in rows}, on)
    for place, row in enumerate(rows, start=1):
        person, unit = row.person, row.committee.term.organisation
        yield Delegate(
            id=chance.new_id(),
            congress=congress,
            person=person,
            full_name=person.full_name,
            name_key=person.name_key,
            birth_year=person.birth_date.year,
            kind=DelegateKind.ALTERNATE.value,
            unit=unit,
            unit_name=names[unit],
            post=person.work_post,
            number=len(entries) + place,
            place=1,
            source=DelegateSource.ELECTION.value,
            sex=person.sex,
        )


def _names(units: set[Organisation], on: date) -> dict[Organisation, str]:
    rows = OrganisationVersion.objects.at(on).filter(organisation__in=units).select_related("organisation")
    return {row.organisation: row.name for row in rows}
