"""Who takes part: ex officio and all members from the register, those elected below from their elections, others."""

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max

from dangbo.access.actor import Actor
from dangbo.congresses.acts.delegates.guards import require_day, require_kind
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Delegate, DelegateKind, DelegateSource
from dangbo.congresses.queries.delegates.rules import roll_findings, seat_of
from dangbo.congresses.queries.delegates.units import units_of
from dangbo.elections.models import Candidate
from dangbo.elections.models.candidates import ALTERNATE
from dangbo.elections.queries.summoning import convening_committee, elected_below
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import Organisation, Person
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.registry.queries.members import with_organisation_name
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import Standing
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import clean_line

UnitOf = Mapping[uuid.UUID, tuple[uuid.UUID, str]]


@dataclass(frozen=True, slots=True)
class TypedDelegate:
    """A delegate as typed or read from a file. person: of the register, where the name means one; said: other facts."""

    full_name: str
    kind: DelegateKind
    person: Person | None = None
    birth_year: int | None = None
    post: str = ""
    unit: uuid.UUID | None = None
    unit_name: str = ""
    sex: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def take_ex_officio(*, actor: Actor, congress: Congress) -> list[Delegate]:
    """Add the members of the convening committee (đại biểu đương nhiên). Raises Refused and NotAllowed."""
    held = require_congress(actor, congress)
    require_kind(held, CongressKind.DELEGATE)
    on = require_day(held)
    people = _without(held, convening_committee(held.organisation_id, on))
    if not people:
        refuse("nobody-to-add", "Sổ không có thêm cấp ủy viên nào của cấp triệu tập vào ngày khai mạc.")
    places = units_of(held, [person.pk for person in people], on)
    rows = [_of_person(held, person, DelegateKind.EX_OFFICIO, places) for person in people]
    return _store(actor, held, rows, "take_ex_officio_delegates", "đại biểu đương nhiên từ sổ")


@transaction.atomic
def take_elected(*, actor: Actor, congress: Congress) -> list[Delegate]:
    """Add those elected below as delegates, then the alternates in the order of votes, from the announced results.

    Somebody who is a delegate already stays what they are. Raises Refused and NotAllowed.
    """
    held = require_congress(actor, congress)
    require_kind(held, CongressKind.DELEGATE)
    on = require_day(held)
    there = _there(held)
    taken: dict[uuid.UUID, str] = {}
    new, places = [], _alternates_so_far(held)
    for candidate in elected_below(held.organisation_id, on):
        if candidate.pk in there.candidates or candidate.person_id in there.people:
            continue
        unit = candidate.election.meeting.organisation
        if candidate.person_id in taken and candidate.person_id is not None:
            _refuse_two(candidate, taken[candidate.person_id], on)
        if candidate.person_id is not None:
            taken[candidate.person_id] = unit.version_at(on).name
        new.append(_of_candidate(held, candidate, on, places))
    if not new:
        refuse("nobody-to-add", "Chưa có thêm kết quả bầu đại biểu nào được công bố ở các tổ chức trực thuộc.")
    return _store(actor, held, new, "take_elected_delegates", "đại biểu từ kết quả bầu cử của các tổ chức trực thuộc")


@transaction.atomic
def take_members(*, actor: Actor, congress: Congress) -> list[Delegate]:
    """Add all members for a congress of all members, official and probationary. Raises Refused and NotAllowed."""
    held = require_congress(actor, congress)
    require_kind(held, CongressKind.MEMBER)
    on = require_day(held)
    there = _there(held).people
    rows = with_organisation_name(memberships_within(held.organisation_id, on), on).select_related("person")
    new = []
    for row in rows.exclude(person__in=there).order_by("person__name_key", "person_id"):
        kind = DelegateKind.MEMBER if row.standing == Standing.OFFICIAL else DelegateKind.PROBATIONARY
        name = str(row.organisation_name)  # type: ignore[attr-defined]
        new.append(_of_person(held, row.person, kind, {row.person_id: (row.organisation_id, name)}))
    if not new:
        refuse("nobody-to-add", "Sổ không có thêm đảng viên nào vào ngày khai mạc.")
    return _store(actor, held, new, "take_congress_members", "đảng viên từ sổ")


@transaction.atomic
def appoint_delegate(
    *,
    actor: Actor,
    congress: Congress,
    person: Person,
    unit: Organisation | None = None,
    decision: CitedDecision | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Delegate:
    """Add a delegate appointed by the superior (chỉ định); beyond the usual share only once accepted.

    unit: to which they belong, that of their membership unless told. Raises Refused and NotAllowed.
    """
    held = require_congress(actor, congress)
    require_kind(held, CongressKind.DELEGATE)
    on = require_day(held)
    found = units_of(held, [person.pk], on)
    if unit is not None:
        found = {person.pk: (unit.pk, unit.version_at(on).name)}
    row = _of_person(held, person, DelegateKind.APPOINTED, found)
    row.decision = enter_decision(decision)
    accepted = weigh([*_doubles(held, [row]), *roll_findings(held, [seat_of(row)])], accepted_warnings)
    told = f"đại biểu được chỉ định{by_decision(row.decision)}: {row.full_name}"
    (made,) = _store(actor, held, [row], "appoint_delegate", told, accepted)
    return made


@transaction.atomic
def enter_delegates(
    *,
    actor: Actor,
    congress: Congress,
    typed: Sequence[TypedDelegate],
    source: DelegateSource = DelegateSource.TYPED,
    file: str = "",
    accepted_warnings: Collection[str] = NO_CODES,
) -> list[Delegate]:
    """Add delegates of units whose congress was not held in dangbo, as typed or read from a file.

    Raises Refused, also for a person who is in another delegation already, and NotAllowed.
    """
    held = require_congress(actor, congress)
    on = require_day(held)
    named = [each for each in typed if clean_line(each.full_name)]
    if not named:
        refuse("name-missing", "Chưa ghi họ và tên.")
    people = [each.person.pk for each in named if each.person is not None]
    found, places = units_of(held, people, on), _alternates_so_far(held)
    rows = [_of_typed(held, each, source, found, places) for each in named]
    findings = [*_doubles(held, rows), *(_share(held, rows) if held.kind == CongressKind.DELEGATE else ())]
    accepted = weigh(findings, accepted_warnings)
    told = f"đại biểu từ tệp {clean_line(file)[:120]}" if file else "đại biểu nhập tay"
    return _store(actor, held, rows, "enter_delegates", told, accepted)


@dataclass(frozen=True, slots=True)
class _Known:
    people: set[uuid.UUID]
    candidates: set[uuid.UUID]


def _there(congress: Congress) -> _Known:
    rows = list(congress.delegates.values_list("person_id", "candidate_id"))
    return _Known({person for person, _ in rows if person}, {candidate for _, candidate in rows if candidate})


def _without(congress: Congress, people: Iterable[Person]) -> list[Person]:
    there = _there(congress).people
    return [person for person in people if person.pk not in there]


def _alternates_so_far(congress: Congress) -> dict[str, int]:
    """Unit → the highest place among its alternates."""
    rows = congress.delegates.filter(kind=DelegateKind.ALTERNATE).values_list("unit_name").annotate(Max("place"))
    return dict(rows.order_by())


def _refuse_two(candidate: Candidate, other: str, on: date) -> None:
    unit = candidate.election.meeting.organisation.version_at(on).name
    refuse("in-two-delegations", f"{candidate.full_name} được bầu ở cả {other} và {unit}; mỗi người chỉ ở một đoàn.")


def _doubles(congress: Congress, rows: Sequence[Delegate]) -> Iterable[Finding]:
    """Those who have a place among the delegates already, or twice in what is being added."""
    held = list(congress.delegates.filter(struck_on=None))
    by_person = {row.person_id: row for row in held if row.person_id}
    by_name = {(row.name_key, row.birth_year): row for row in held}
    for row in rows:
        other = by_person.get(row.person_id) if row.person_id else by_name.get((row.name_key, row.birth_year))
        if other is not None:
            yield error(
                "in-two-delegations",
                f"{row.full_name} đã có trong danh sách, số {other.number}, đoàn {other.unit_name or 'chưa rõ'} "
                f"({other.get_kind_display().lower()}); mỗi người chỉ ở một đoàn.",
            )
        if row.person_id:
            by_person[row.person_id] = row
        by_name[(row.name_key, row.birth_year)] = row


def _share(congress: Congress, rows: Sequence[Delegate]) -> tuple[Finding, ...]:
    """The share of those appointed, where some are being added."""
    if not any(row.kind == DelegateKind.APPOINTED for row in rows):
        return ()
    return roll_findings(congress, [seat_of(row) for row in rows])


def _of_person(congress: Congress, person: Person, kind: DelegateKind, places: UnitOf) -> Delegate:
    unit, name = places.get(person.pk, (None, ""))
    return Delegate(
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
        source=DelegateSource.REGISTER,
    )


def _of_candidate(congress: Congress, candidate: Candidate, on: date, places: dict[str, int]) -> Delegate:
    unit = candidate.election.meeting.organisation
    name = unit.version_at(on).name
    is_alternate = candidate.outcome == ALTERNATE
    if is_alternate:
        places[name] = places.get(name, 0) + 1
    person = candidate.person
    return Delegate(
        congress=congress,
        person=person,
        candidate=candidate,
        full_name=candidate.full_name,
        name_key=candidate.name_key,
        birth_year=candidate.birth_year,
        sex=person.sex if person else "",
        kind=DelegateKind.ALTERNATE if is_alternate else DelegateKind.ELECTED,
        unit=unit,
        unit_name=name,
        post=candidate.post,
        place=places[name] if is_alternate else 0,
        source=DelegateSource.ELECTION,
    )


def _of_typed(
    congress: Congress, each: TypedDelegate, source: DelegateSource, found: UnitOf, places: dict[str, int]
) -> Delegate:
    person = each.person
    row = _of_person(congress, person, each.kind, found) if person else Delegate(congress=congress, kind=each.kind)
    if person is None:
        row.full_name, row.birth_year, row.sex = clean_line(each.full_name), each.birth_year, each.sex
        row.name_key = name_sort_key(row.full_name)
    row.source, row.said = source, dict(each.said)
    row.post = clean_line(each.post) or row.post
    if each.unit is not None or each.unit_name:
        row.unit_id, row.unit_name = each.unit, clean_line(each.unit_name)
    if each.kind is DelegateKind.ALTERNATE:
        places[row.unit_name] = row.place = places.get(row.unit_name, 0) + 1
    return row


def _store(
    actor: Actor, congress: Congress, rows: list[Delegate], act: str, told: str, accepted: Iterable[Finding] = ()
) -> list[Delegate]:
    """Number the rows on from the last number and store them."""
    last = congress.delegates.aggregate(last=Max("number"))["last"] or 0
    for number, row in enumerate(rows, start=last + 1):
        row.number = number
    made = Delegate.objects.bulk_create(rows)
    write(
        act,
        actor,
        f"Danh sách đại biểu: thêm {format_int(len(made))} {told}",
        organisation=congress.organisation_id,
        subject=congress,
        accepted=accepted,
        details={"delegates": [row.pk for row in made]},
    )
    return made
