"""Everything of a person in order of time, and their party age."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain

from dangbo.registry.models import (
    Attainment,
    CommitteeMember,
    Honour,
    Membership,
    Office,
    Organisation,
    PartyCard,
    Person,
    TemporaryStay,
    Transfer,
)
from dangbo.registry.models.people import Scale
from dangbo.rules.members import PartyAge
from dangbo.rules.vocabulary import (
    ACTIVITY_LABELS,
    ENTRY_LABELS,
    EXIT_LABELS,
    GENERAL_LABELS,
    PROFESSIONAL_LABELS,
    STANDING_LABELS,
    THEORY_LABELS,
    Activity,
    EntryCause,
    ExitCause,
    Standing,
)
from dangbo.vietnamese.citizen import mask
from dangbo.vietnamese.dates import months_between

LEVEL_LABELS: dict[str, dict[str, str]] = {
    Scale.THEORY.value: {level.value: label for level, label in THEORY_LABELS.items()},
    Scale.PROFESSIONAL.value: {level.value: label for level, label in PROFESSIONAL_LABELS.items()},
    Scale.GENERAL.value: {level.value: label for level, label in GENERAL_LABELS.items()},
}


class EventKind(StrEnum):
    """What an event of a timeline is about."""

    MEMBERSHIP = "membership"
    STAY = "stay"
    TRANSFER = "transfer"
    SEAT = "seat"
    OFFICE = "office"
    ATTAINMENT = "attainment"
    HONOUR = "honour"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Event:
    """One event in a person's life in the Party; `sensitive` ones are for those who may see discipline."""

    on: date
    kind: EventKind
    title: str
    detail: str = ""
    organisation_id: uuid.UUID | None = None
    until: date | None = None
    sensitive: bool = False


def timeline(person: Person) -> list[Event]:
    """Everything dated of a person, the latest first; the number of queries does not depend on how much there is."""
    events = chain(
        _memberships(person), _stays(person), _transfers(person), _seats(person), _offices(person), _lines(person)
    )
    return sorted(events, key=lambda event: event.on, reverse=True)


def party_age_at(person: Person, at: date) -> PartyAge | None:
    """The party age in full months: from the decision of admission (or the day kept in its place), less months out.

    None while no such day is known or before it (rules/members.md b.7).
    """
    start = person.party_age_start or person.admission_decided_on or person.joined_on
    if start is None or at < start:
        return None
    return PartyAge(max(0, months_between(start, at) - person.months_out))


def _memberships(person: Person) -> Iterator[Event]:
    rows = Membership.objects.filter(person=person).select_related("organisation", "decision")
    for row in rows.prefetch_related("organisation__versions"):
        place = _name(row.organisation, row.valid_from)
        words = f"{STANDING_LABELS[Standing(row.standing)]}, {ACTIVITY_LABELS[Activity(row.activity)].lower()}"
        detail = f"{place} · {words}{_cited(row)}"
        began = ENTRY_LABELS[EntryCause(row.began_by)]
        yield Event(row.valid_from, EventKind.MEMBERSHIP, began, detail, row.organisation_id, row.valid_to)
        if row.valid_to is not None and row.ended_by not in {ExitCause.CHANGED, ExitCause.TRANSFERRED_OUT}:
            ended = EXIT_LABELS[ExitCause(row.ended_by)]
            yield Event(row.valid_to, EventKind.MEMBERSHIP, ended, row.note or place, row.organisation_id)


def _stays(person: Person) -> Iterator[Event]:
    rows = TemporaryStay.objects.filter(person=person).select_related("organisation")
    for stay in rows.prefetch_related("organisation__versions"):
        place = _name(stay.organisation, stay.valid_from) if stay.organisation else stay.place
        yield Event(stay.valid_from, EventKind.STAY, "Sinh hoạt tạm thời", place, stay.organisation_id, stay.valid_to)


def _transfers(person: Person) -> Iterator[Event]:
    rows = Transfer.objects.filter(person=person).select_related("from_organisation", "to_organisation")
    for transfer in rows.prefetch_related("from_organisation__versions", "to_organisation__versions"):
        giving, receiving = transfer.from_organisation, transfer.to_organisation
        start = _name(giving, transfer.decided_on) if giving else transfer.from_place
        end = _name(receiving, transfer.decided_on) if receiving else transfer.to_place
        title = f"Giới thiệu chuyển sinh hoạt ({transfer.get_state_display().lower()})"
        yield Event(transfer.decided_on, EventKind.TRANSFER, title, f"{start} → {end}", transfer.to_organisation_id)


def _seats(person: Person) -> Iterator[Event]:
    rows = CommitteeMember.objects.filter(person=person).select_related("committee__term__organisation", "decision")
    for seat in rows.prefetch_related("committee__term__organisation__versions"):
        term = seat.committee.term
        title = f"{seat.committee.get_kind_display()}: {seat.get_entry_display().lower()}"
        detail = f"{_name(term.organisation, seat.valid_from)}, nhiệm kỳ {term.name}{_cited(seat)}"
        yield Event(seat.valid_from, EventKind.SEAT, title, detail, term.organisation_id, seat.valid_to)


def _offices(person: Person) -> Iterator[Event]:
    rows = Office.objects.filter(person=person).select_related("committee__term__organisation", "decision")
    for office in rows.prefetch_related("committee__term__organisation__versions"):
        term = office.committee.term
        detail = f"{_name(term.organisation, office.valid_from)}, nhiệm kỳ {term.name}{_cited(office)}"
        title = office.get_kind_display()
        yield Event(office.valid_from, EventKind.OFFICE, title, detail, term.organisation_id, office.valid_to)


def _lines(person: Person) -> Iterator[Event]:
    for level in Attainment.objects.filter(person=person):
        label = LEVEL_LABELS[level.scale].get(level.level, level.level)
        yield Event(level.valid_from, EventKind.ATTAINMENT, f"{level.get_scale_display()}: {label}", level.subject)
    for honour in Honour.objects.filter(person=person).select_related("decision"):
        sensitive = honour.kind == "discipline"
        title = honour.get_kind_display()
        detail = f"{honour.text}{_cited(honour)}"
        yield Event(honour.given_on, EventKind.HONOUR, title, detail, until=honour.ended_on, sensitive=sensitive)
    for card in PartyCard.objects.filter(person=person):
        yield Event(card.valid_from, EventKind.CARD, "Cấp thẻ đảng viên", mask(card.number), until=card.valid_to)


def _name(organisation: Organisation, at: date) -> str:
    return organisation.version_at(at).name


def _cited(row: Membership | CommitteeMember | Office | Honour) -> str:
    return f" · {row.decision}" if row.decision else ""
