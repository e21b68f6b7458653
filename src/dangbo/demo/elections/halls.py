"""The meetings of the demo with their rolls: whose congress it was, and who sat in the hall."""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from dangbo.demo.chance import Chance
from dangbo.elections.models import Capacity, Exclusion, Meeting, MeetingKind, Presence, RollEntry
from dangbo.elections.queries.summoning import Summoned, summoned_by_register
from dangbo.registry.models import Committee, CommitteeMember, OrganisationVersion, Term, TreeLink
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.registry.queries.members import with_organisation_name
from dangbo.rules.calendar import add_working_days
from dangbo.rules.vocabulary import CELL_KINDS

DELEGATES = 253
"""Delegates of the bloc's congress, as the third article counts them."""
REPORTED_AFTER, RATIFIED_AFTER = 4, 12
"""Working days from the closing to the report, and from there to the ratification."""


@dataclass(eq=False, slots=True)
class Hall:
    """A meeting, its roll, and the people in the hall who may vote."""

    meeting: Meeting
    term: Term
    entries: list[RollEntry] = field(default_factory=list)

    @property
    def present(self) -> list[RollEntry]:
        return [entry for entry in self.entries if entry.presence == Presence.PRESENT]


def halls_of(chance: Chance, code: str, kind: MeetingKind) -> list[Hall]:
    """The congress with which the latest term of an organisation began, and the first meeting of its committee."""
    term = Term.objects.filter(organisation__code=code).select_related("organisation").order_by("-starts_on").first()
    if term is None:
        return []
    congress = Hall(_meeting(chance, term, kind, None), term)
    congress.entries = list(_entries(chance, congress))
    body = Committee.objects.filter(term=term, kind=CommitteeKind.EXECUTIVE, seats__gt=0).first()
    if body is None:
        return [congress]
    plenum = Hall(_meeting(chance, term, MeetingKind.COMMITTEE_MEETING, body), term)
    plenum.entries = list(_entries(chance, plenum))
    return [congress, plenum]


def _meeting(chance: Chance, term: Term, kind: MeetingKind, body: Committee | None) -> Meeting:
    day, version = term.starts_on, term.organisation.version_at(term.starts_on)
    name = f"Hội nghị lần thứ nhất cấp ủy {version.name}" if body else f"{kind.label} {version.name}"
    reported = add_working_days(day, REPORTED_AFTER)
    return Meeting(
        id=chance.new_id(),
        organisation=term.organisation,
        kind=kind,
        name=f"{name}, nhiệm kỳ {term.name}",
        held_on=day,
        last_day=day,
        place="Hội trường cơ quan" if version.kind in CELL_KINDS else "Trung tâm Hội nghị tỉnh",
        ordinal=None if body else term.ordinal,
        term_name="" if body else term.name,
        body=body,
        reported_on=reported,
        received_on=reported,
    )


def _entries(chance: Chance, hall: Hall) -> Iterator[RollEntry]:
    """The roll; one who leads nothing is away throughout a member congress with a reason that was accepted."""
    summoned = summoned_by_register(hall.meeting)
    if hall.meeting.kind == MeetingKind.DELEGATE_CONGRESS:
        summoned += _delegates(hall, {each.person.pk for each in summoned})
    entries = [_entry(chance, hall.meeting, each) for each in summoned]
    if hall.meeting.kind == MeetingKind.MEMBER_CONGRESS:
        _excuse_one(hall, entries)
    yield from entries


def _entry(chance: Chance, meeting: Meeting, each: Summoned) -> RollEntry:
    person = each.person
    return RollEntry(
        id=chance.new_id(),
        meeting=meeting,
        person=person,
        full_name=person.full_name,
        name_key=person.name_key,
        birth_year=person.birth_date.year,
        post=person.work_post,
        unit=each.unit,
        capacity=each.capacity,
        is_convener=each.is_convener,
        summoned=each.summoned,
        exclusion=each.exclusion,
        presence=Presence.ABSENT if each.exclusion else Presence.PRESENT,
    )


def _excuse_one(hall: Hall, entries: list[RollEntry]) -> None:
    seated = set(CommitteeMember.objects.filter(committee__term=hall.term).values_list("person_id", flat=True))
    plain = [entry for entry in entries if entry.person_id not in seated and not entry.exclusion]
    away = min(plain, key=lambda entry: entry.name_key)
    away.exclusion, away.presence = Exclusion.EXCUSED, Presence.ABSENT
    away.accepted_by, away.note = "Cấp ủy triệu tập", "Đi công tác nước ngoài"


def _delegates(hall: Hall, told: set[object]) -> list[Summoned]:
    """Those who lead the lower organisations, until there are as many as were summoned.

    The new committee first; then every unit in turn, larger ones oftener.
    """
    on = hall.meeting.held_on
    within = with_organisation_name(memberships_within(hall.meeting.organisation_id, on), on)
    rows = list(within.only("person_id", "organisation_id"))
    places = {row.person_id: str(vars(row)["organisation_name"]) for row in rows}
    homes = {row.person_id: row.organisation_id for row in rows}
    chosen = {seat.person_id: seat.person for seat in _seated(hall, on) if seat.person_id in places}
    own = set(CommitteeMember.objects.filter(committee__term=hall.term).values_list("person_id", flat=True))
    wanted = [pk for pk in _in_turn(hall, list(chosen), homes, own | told) if pk not in told]
    return [Summoned(chosen[pk], places[pk], Capacity.DELEGATE) for pk in wanted[: DELEGATES - len(told)]]


def _in_turn(
    hall: Hall, people: list[uuid.UUID], homes: dict[uuid.UUID, uuid.UUID], first: set[object]
) -> list[uuid.UUID]:
    """These people ordered so that each unit comes once before any comes twice, and then by its size."""
    on = hall.meeting.held_on
    children = OrganisationVersion.objects.at(on).filter(parent=hall.meeting.organisation_id).values("organisation")
    links = TreeLink.objects.at(on).filter(ancestor__in=children).values_list("descendant", "ancestor")
    units = dict(links)
    sizes = Counter(units.get(cell, cell) for cell in homes.values())
    taken: Counter[uuid.UUID] = Counter()
    keyed = []
    for pk in sorted(people, key=lambda one: one not in first):
        unit = units.get(homes[pk], homes[pk])
        keyed.append(((pk not in first, taken[unit] > 0, taken[unit] / sizes[unit]), pk))
        taken[unit] += 1
    return [pk for _, pk in sorted(keyed, key=lambda pair: pair[0])]


def _seated(hall: Hall, on: date) -> list[CommitteeMember]:
    own = list(CommitteeMember.objects.filter(committee__term=hall.term).select_related("person").order_by("pk"))
    below = TreeLink.objects.at(on).filter(ancestor=hall.meeting.organisation, depth__gt=0).values("descendant")
    others = CommitteeMember.objects.at(on).filter(
        committee__term__organisation__in=below, committee__kind=CommitteeKind.EXECUTIVE
    )
    return [*own, *others.select_related("person").order_by("position", "pk")]
