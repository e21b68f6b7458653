"""Delegates of the bloc's own congress in the demo: allotted to its units, elected there, alternates, cards.

The third article counts 253 allotted, 215 elected and 107 alternates; the 38 others are those by office and the few
who were appointed. Who sat in the hall is told by the roll that the demo's elections laid.
"""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from django.db.models import Model

from dangbo.access.actor import PROGRAM
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import (
    Allocation,
    AllocationLine,
    Delegate,
    DelegateCard,
    DelegateKind,
    DelegateSource,
)
from dangbo.congresses.queries.delegates.units import sending_units, units_of
from dangbo.demo.chance import Chance
from dangbo.demo.world import World
from dangbo.elections.models import Capacity, MeetingKind, RollEntry
from dangbo.paper.congresses import make_code, mark_of
from dangbo.registry.acts.bulk import store_batch
from dangbo.registry.models import CommitteeMember, Person, TreeLink
from dangbo.registry.models.committees import CommitteeKind
from dangbo.rules.congress.allocation import AllocationRule
from dangbo.vietnamese.order import collation_key

SUMMARY = "Dựng bản mẫu: đại biểu dự đại hội của khối là dữ liệu hư cấu"
ELECTED, ALTERNATES = 215, 107
RULE = AllocationRule(base=1, step=45, remainder=40)
COUNTED_ON, FIXED_ON = date(2020, 2, 29), date(2020, 3, 16)
CARDED_AT = datetime(2020, 7, 6, 2, tzinfo=UTC)
MORE, FEWER = "Đơn vị đầu mối, có cấp ủy viên cấp triệu tập", "Cân đối tổng số đại biểu toàn khối"
ORDER: tuple[type[Model], ...] = (Allocation, AllocationLine, Delegate, DelegateCard)
_CODES = 31**6
Units = Mapping[uuid.UUID, tuple[uuid.UUID, str]]


def store_delegates(world: World, seed: int) -> None:
    """The delegates of the bloc's congress by delegates, where the demo held one, in one entry of the journal."""
    rows = Congress.objects.filter(meeting__kind=MeetingKind.DELEGATE_CONGRESS, kind="delegate")
    congress = rows.select_related("organisation", "meeting", "round").order_by("organisation__code").first()
    if congress is None or congress.meeting is None:
        return
    chance = Chance(seed)
    facts: dict[type[Model], list[Model]] = defaultdict(list)
    for row in _rows(chance, congress):
        facts[type(row)].append(row)
    batch = {model: facts[model] for model in ORDER}
    top = world.nodes[0].organisation
    store_batch(actor=PROGRAM, organisation=top, rows=batch, summary=SUMMARY, act="build_demo")


def _rows(chance: Chance, congress: Congress) -> Iterator[Model]:
    delegates = list(_delegates(chance, congress))
    yield from _allocation(chance, congress, delegates)
    yield from delegates
    mark, taken = mark_of(str(congress.pk)), set[str]()
    for delegate in delegates:
        code = make_code(mark, chance.between(0, _CODES - 1))
        while code in taken:
            code = make_code(mark, chance.between(0, _CODES - 1))
        taken.add(code)
        yield DelegateCard(id=chance.new_id(), delegate=delegate, code=code, issued_at=CARDED_AT)


def _delegates(chance: Chance, congress: Congress) -> Iterator[Delegate]:
    """Everybody on the roll, then alternates of their units, numbered by unit and name."""
    assert congress.meeting is not None
    on = congress.meeting.held_on
    entries = list(congress.meeting.roll.filter(capacity=Capacity.DELEGATE).select_related("person"))
    people = _waiting(congress, on, {entry.person_id for entry in entries})
    every = [person.pk for person in people] + [entry.person_id for entry in entries if entry.person_id]
    units = units_of(congress, every, on)
    sent = Counter(units[entry.person_id][1] for entry in entries if entry.person_id in units)
    kinds = _kinds(entries)
    made = [
        _delegate(chance, congress, entry.person, kinds[entry.pk], units, entry) for entry in entries if entry.person
    ]
    places: Counter[str] = Counter()
    alternates = 0
    for person in people:
        name = units[person.pk][1] if person.pk in units else ""
        if alternates == ALTERNATES or places[name] >= max(1, sent[name] // 2) or not sent[name]:
            continue
        places[name] += 1
        alternates += 1
        made.append(_delegate(chance, congress, person, DelegateKind.ALTERNATE, units, place=places[name]))
    made.sort(key=lambda row: (collation_key(row.unit_name), row.place, row.name_key))
    for number, row in enumerate(made, start=1):
        row.number = number
        yield row


def _waiting(congress: Congress, on: date, there: set[object]) -> list[Person]:
    """Members of the units' committees who are no delegates, as they stand on the lists."""
    below = TreeLink.objects.at(on).filter(ancestor=congress.organisation, depth__gt=0).values("descendant")
    rows = CommitteeMember.objects.at(on).filter(
        committee__kind=CommitteeKind.EXECUTIVE, committee__term__organisation__in=below
    )
    found = {row.person_id: row.person for row in rows.select_related("person").order_by("position", "pk")}
    return [person for pk, person in found.items() if pk not in there]


def _kinds(entries: list[RollEntry]) -> dict[object, DelegateKind]:
    """The conveners by their office, then so many elected as the article counts; the rest were appointed."""
    others = [entry for entry in entries if not entry.is_convener]
    kinds: dict[object, DelegateKind] = {entry.pk: DelegateKind.EX_OFFICIO for entry in entries if entry.is_convener}
    for place, entry in enumerate(others):
        kinds[entry.pk] = DelegateKind.ELECTED if place < ELECTED else DelegateKind.APPOINTED
    return kinds


def _delegate(
    chance: Chance,
    congress: Congress,
    person: Person,
    kind: DelegateKind,
    units: Units,
    entry: RollEntry | None = None,
    place: int = 0,
) -> Delegate:
    unit, name = units.get(person.pk, (None, ""))
    elected = kind in (DelegateKind.ELECTED, DelegateKind.ALTERNATE)
    return Delegate(
        id=chance.new_id(),
        congress=congress,
        person=person,
        full_name=person.full_name,
        name_key=person.name_key,
        birth_year=person.birth_date.year,
        sex=person.sex,
        kind=kind,
        unit_id=unit,
        unit_name=name,
        post=person.work_post,
        place=place,
        source=DelegateSource.TYPED if elected else DelegateSource.REGISTER,
        entry=entry,
    )


def _allocation(chance: Chance, congress: Congress, delegates: list[Delegate]) -> Iterator[Model]:
    """The formula's seats of every unit, and what the officer put right so that they are those who came."""
    allocation = Allocation(
        id=chance.new_id(),
        congress=congress,
        counted_on=COUNTED_ON,
        base=RULE.base,
        step=RULE.step,
        extra_from=RULE.remainder,
        includes_ex_officio=True,
        fixed_on=FIXED_ON,
    )
    yield allocation
    seats = Counter(row.unit_id for row in delegates if row.kind != DelegateKind.ALTERNATE)
    for position, unit in enumerate(sending_units(congress, COUNTED_ON), start=1):
        by_formula = RULE.seats(unit.members)
        adjustment = seats[unit.id] - by_formula
        yield AllocationLine(
            id=chance.new_id(),
            allocation=allocation,
            unit_id=unit.id,
            unit_name=unit.name,
            members=unit.members,
            by_formula=by_formula,
            adjustment=adjustment,
            reason="" if not adjustment else MORE if adjustment > 0 else FEWER,
            position=position,
        )
