"""Seats in a committee: elected, co-opted or appointed, and their end."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import Committee, CommitteeMember, Office, Person, Term
from dangbo.registry.models.committees import SeatEntry
from dangbo.registry.queries.headcounts import memberships_within
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import Standing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class NewSeat:
    """A person who takes a seat, with the place on the list."""

    person: Person
    position: int = 0


@transaction.atomic
def seat_members(
    *,
    actor: Actor,
    committee: Committee,
    seats: Sequence[NewSeat],
    entry: SeatEntry,
    on: date,
    decision: CitedDecision | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> list[CommitteeMember]:
    """Seat people in a committee from a day. The number of statements does not grow with the people.

    Everybody must be an official member; who stands outside the organisation, and a seat too many, is a warning.
    Raises Refused and NotAllowed.
    """
    term = committee.term
    actor.require(Permission.CHANGE_ORGANISATIONS, term.organisation_id)
    require_within_term(term, on)
    accepted = weigh(_findings(committee, seats, on), accepted_warnings)
    entered = enter_decision(decision)
    rows = [
        CommitteeMember(
            committee=committee,
            person=seat.person,
            entry=entry,
            position=seat.position,
            decision=entered,
            valid_from=on,
            valid_to=term.ended_on,
        )
        for seat in seats
    ]
    CommitteeMember.objects.bulk_create(rows)
    write(
        "seat_members",
        actor,
        f"{committee.get_kind_display()} nhiệm kỳ {term.name}: {entry.label.lower()} {format_int(len(rows))} người "
        f"từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=term.organisation_id,
        subject=committee,
        accepted=accepted,
        details={"people": [seat.person.pk for seat in seats]},
    )
    return rows


@transaction.atomic
def end_seat(
    *, actor: Actor, seat: CommitteeMember, on: date, decision: CitedDecision | None = None
) -> CommitteeMember:
    """End a seat on a day, with the offices that the person holds in the same committee. Raises Refused."""
    actor.require(Permission.CHANGE_ORGANISATIONS, seat.committee.term.organisation_id)
    require_running(seat, on)
    seat.valid_to = on
    seat.save(update_fields=["valid_to"])
    offices = Office.objects.filter(committee=seat.committee, person=seat.person, valid_to=None)
    offices.filter(valid_from__gte=on).delete()
    offices.update(valid_to=on)
    entered = enter_decision(decision)
    write(
        "end_seat",
        actor,
        f"{seat.person.full_name} thôi tham gia {seat.committee.get_kind_display().lower()} "
        f"từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=seat.committee.term.organisation_id,
        subject=seat,
    )
    return seat


def require_running(row: CommitteeMember | Office, on: date) -> None:
    """Refuse to end what has ended, or on a day that is not after its first."""
    if row.valid_to is not None:
        refuse("already-ended", f"Đã thôi giữ từ ngày {format_date(row.valid_to)}.")
    if on <= row.valid_from:
        refuse("ends-before-it-begins", f"Ngày thôi giữ phải sau ngày bắt đầu {format_date(row.valid_from)}.")


def require_within_term(term: Term, on: date) -> None:
    """Refuse a day outside the term."""
    if on < term.starts_on or (term.ended_on is not None and on >= term.ended_on):
        refuse("outside-term", f"Ngày {format_date(on)} không thuộc nhiệm kỳ {term.name}.")


def _findings(committee: Committee, seats: Sequence[NewSeat], on: date) -> Iterator[Finding]:
    people = {seat.person.pk: seat.person.full_name for seat in seats}
    if not seats:
        yield error("nobody-chosen", "Chưa chọn người nào.")
    if len(people) < len(seats):
        yield error("seated-twice", "Có người được ghi hai lần.")
    seated = set(CommitteeMember.objects.at(on).filter(committee=committee).values_list("person_id", flat=True))
    for person_id in people.keys() & seated:
        yield error("seated-twice", f"{people[person_id]} đã tham gia cấp ủy này.")
    if len(seated | people.keys()) > committee.seats:
        message = f"Có {format_int(len(seated | people.keys()))} người, quy định {format_int(committee.seats)}."
        yield warning("too-many-seats", message)
    within = memberships_within(committee.term.organisation_id, on).filter(person__in=people)
    standings = dict(within.values_list("person_id", "standing"))
    for person_id, name in people.items():
        if person_id not in standings:
            yield warning(
                "seated-from-outside", f"{name} không sinh hoạt trong tổ chức này vào ngày {format_date(on)}."
            )
        elif standings[person_id] != Standing.OFFICIAL:
            yield error("seated-on-probation", f"{name} là đảng viên dự bị.")
