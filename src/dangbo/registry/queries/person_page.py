"""What the page of a person shows besides their own fields: where they stand, what they hold and have held."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from dangbo.facts.models import holding_at
from dangbo.registry.models import (
    Attainment,
    CommitteeMember,
    Decision,
    Honour,
    Membership,
    Office,
    OrganisationVersion,
    Person,
)
from dangbo.registry.models.committees import CommitteeKind
from dangbo.registry.models.people import HonourKind
from dangbo.registry.queries.people import LEVEL_LABELS, Event, EventKind, party_age_at, timeline
from dangbo.rules.vocabulary import CELL_KINDS, EntryCause, OrganisationKind
from dangbo.vietnamese.dates import format_date, months_between, years_and_months_text

SEAT_NAMES = {
    CommitteeKind.STANDING: "Ủy viên Ban thường vụ",
    CommitteeKind.INSPECTION: "Ủy viên Ủy ban kiểm tra",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person stands or last stood, by the name of that day."""

    membership: Membership
    code: str
    name: str
    is_running: bool


@dataclass(frozen=True, slots=True)
class Post:
    """An office or a seat: its name, organisation and term, from when to when, and whether it was held on the day."""

    name: str
    code: str
    organisation: str
    term: str
    since: date
    until: date | None
    is_held: bool


@dataclass(frozen=True, slots=True)
class PartyAge:
    """Party age on a day in words, and from when it counts."""

    text: str
    since: date


def place_of(person: Person, at: date) -> Place | None:
    """The membership that holds on a day, else the last before it, else the first; one query and one for the name."""
    rows = list(Membership.objects.filter(person=person).select_related("organisation").order_by("valid_from"))
    if not rows:
        return None
    held = next((row for row in rows if row.holds_at(at)), None)
    row = held or next((row for row in reversed(rows) if row.valid_from <= at), rows[0])
    named = min(max(at, row.valid_from), row.valid_to or at) if row.valid_to else max(at, row.valid_from)
    version = OrganisationVersion.objects.filter(organisation=row.organisation, valid_from__lte=named)
    name = version.order_by("-valid_from").values_list("name", flat=True).first() or row.organisation.code
    return Place(row, row.organisation.code, name, held is not None)


def party_age(person: Person, at: date) -> PartyAge | None:
    """Party age on a day in words; None where no start is known or it lies ahead."""
    counted = party_age_at(person, at)
    start = person.party_age_start or person.admission_decided_on or person.joined_on
    if counted is None or start is None:
        return None
    return PartyAge(years_and_months_text(counted.months), start)


def age(person: Person, at: date) -> int:
    """Full years since birth; of a partial date since its first day."""
    return max(0, months_between(person.birth_date, person.died_on or at)) // 12


def posts(person: Person, at: date) -> list[Post]:
    """Every office and seat, the latest first; offices before the seats of the same day. Three queries."""
    offices = Office.objects.filter(person=person).select_related("committee__term__organisation")
    seats = CommitteeMember.objects.filter(person=person).select_related("committee__term__organisation")
    rows: list[Office | CommitteeMember] = [*offices, *seats]
    versions = _versions({row.committee.term.organisation_id for row in rows})
    found = [_post(row, versions, at) for row in rows]
    return sorted(found, key=lambda post: post.since, reverse=True)


def _versions(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[OrganisationVersion]]:
    found: dict[uuid.UUID, list[OrganisationVersion]] = {}
    for version in OrganisationVersion.objects.filter(organisation__in=ids).order_by("valid_from"):
        found.setdefault(version.organisation_id, []).append(version)
    return found


def _post(row: Office | CommitteeMember, versions: dict[uuid.UUID, list[OrganisationVersion]], at: date) -> Post:
    term = row.committee.term
    known = versions.get(term.organisation_id, [])
    version = next((each for each in reversed(known) if each.valid_from <= row.valid_from), known[0])
    name = row.get_kind_display() if isinstance(row, Office) else seat_name(row, OrganisationKind(version.kind))
    return Post(name, term.organisation.code, version.name, term.name, row.valid_from, row.valid_to, row.holds_at(at))


def seat_name(seat: CommitteeMember, kind: OrganisationKind) -> str:
    """What a seat is called: Chi ủy viên, Đảng ủy viên, Ủy viên Ban thường vụ, …"""
    own = SEAT_NAMES.get(CommitteeKind(seat.committee.kind))
    if own:
        return own
    return "Chi ủy viên" if kind in CELL_KINDS else "Đảng ủy viên"


def titles(held: Iterable[Post]) -> str:
    """The posts held, in one line: "Phó Bí thư Đảng bộ Bưu điện tỉnh, Bí thư Chi bộ Tổng hợp"."""
    offices = [post for post in held if post.is_held]
    named = {post.organisation for post in offices if "viên" not in post.name}
    shown = [post for post in offices if "viên" not in post.name or post.organisation not in named]
    return ", ".join(f"{post.name} {post.organisation}" for post in shown)


@dataclass(frozen=True, slots=True)
class Level:
    """A level on one of the scales: the scale's name, the level's, its subject, and since when."""

    scale: str
    name: str
    subject: str
    since: date
    is_opening: bool


def levels_at(person: Person, at: date) -> dict[str, Level]:
    """The level held on a day on each scale; one query."""
    rows = Attainment.objects.filter(holding_at(at), person=person)
    return {row.scale: level_of(row) for row in rows}


def level_of(row: Attainment) -> Level:
    """An attainment in words."""
    name = LEVEL_LABELS[row.scale].get(row.level, row.level)
    return Level(row.get_scale_display(), name, row.subject, row.valid_from, row.is_opening)


def honours(person: Person) -> list[Honour]:
    """Badges, awards, titles and disciplinary measures, the latest first."""
    rows = Honour.objects.filter(person=person).select_related("decision")
    return list(rows.order_by("-given_on", "-id"))


def highest_badge(given: Iterable[Honour], at: date) -> Honour | None:
    """The badge of most years given by a day."""
    badges = [each for each in given if each.kind == HonourKind.BADGE and each.given_on <= at]
    return max(badges, key=lambda badge: badge.level or 0, default=None)


def decisions_of(person: Person) -> list[Decision]:
    """The decisions cited for a person's memberships, seats, offices and honours, the latest first; one query."""
    cited = Q()
    for model in (Membership, CommitteeMember, Office, Honour):
        cited |= Q(pk__in=model.objects.filter(person=person, decision__isnull=False).values("decision"))
    return list(Decision.objects.filter(cited).order_by("-issued_on", "symbol"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the course of life: its mark (key, gold or none), the date as it is known, what, and the rest."""

    mark: str
    when: str
    title: str
    note: str
    on: date


def course(person: Person, *, sensitive: bool) -> list[Line]:
    """Everything dated of a person, the latest first, with joining and recognition where no act entered them."""
    events = [event for event in timeline(person) if sensitive or not event.sensitive]
    began = set(Membership.objects.filter(person=person).values_list("began_by", flat=True))
    lines = [_line(event) for event in events]
    if person.joined_on is not None and EntryCause.ADMITTED not in began:
        place = f"Lễ kết nạp tại {person.admitting_organisation}" if person.admitting_organisation else "Lễ kết nạp"
        lines.append(
            Line("key", _known(person.joined_on, person.joined_precision), place, _cited(person), person.joined_on)
        )
    if person.official_on is not None and not any(event.on == person.official_on for event in events):
        day = _known(person.official_on, person.official_precision)
        lines.append(Line("key", day, "Công nhận đảng viên chính thức", "", person.official_on))
    return sorted(lines, key=lambda line: line.on, reverse=True)


def _line(event: Event) -> Line:
    mark = "key" if event.kind in (EventKind.MEMBERSHIP, EventKind.SEAT, EventKind.OFFICE) else ""
    if event.kind is EventKind.HONOUR and not event.sensitive:
        mark = "gold"
    until = f" · đến {format_date(event.until)}" if event.until else ""
    return Line(mark, format_date(event.on), event.title, f"{event.detail}{until}", event.on)


def _known(day: date, precision: str) -> str:
    return format_date(day) if precision == "d" else f"{day:%m/%Y}" if precision == "m" else f"{day.year}"


def _cited(person: Person) -> str:
    if person.admission_decided_on is None:
        return person.admission_decision
    symbol = person.admission_decision or "Quyết định"
    return f"{symbol} ngày {format_date(person.admission_decided_on)}"
