"""A meeting that will elect or be asked for opinions: set up, and put right before anything is voted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.models import Capacity, Election, Meeting, MeetingKind, Presence, RollEntry, State
from dangbo.elections.models.meetings import CONGRESSES, OF_A_BODY
from dangbo.registry.acts.memberships.places import require_open
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Committee, Organisation, Person
from dangbo.registry.models.committees import CommitteeKind
from dangbo.rules.elections.regulation import regulation_on
from dangbo.rules.organisations import is_cell
from dangbo.rules.parameters import ParameterError
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import clean_line

_BODY_KIND = {
    MeetingKind.COMMITTEE_MEETING: CommitteeKind.EXECUTIVE,
    MeetingKind.INSPECTION_MEETING: CommitteeKind.INSPECTION,
}


@transaction.atomic
def prepare_meeting(
    *,
    actor: Actor,
    organisation: Organisation,
    kind: MeetingKind,
    name: str,
    held_on: date,
    last_day: date | None = None,
    place: str = "",
    ordinal: int | None = None,
    term_name: str = "",
    body: Committee | None = None,
) -> Meeting:
    """Set up a meeting; the regulation of its first day will govern its elections. Raises Refused and NotAllowed.

    A congress names the term that it begins; a meeting of a committee names the committee.
    """
    actor.require(Permission.PREPARE_ELECTIONS, organisation)
    version = require_open(organisation, held_on)
    meeting = Meeting(
        organisation=organisation,
        kind=kind,
        name=clean_line(name),
        held_on=held_on,
        last_day=last_day or held_on,
        place=clean_line(place),
        ordinal=ordinal,
        term_name=clean_line(term_name),
        body=body,
    )
    _check(meeting, OrganisationKind(version.kind))
    meeting.save(force_insert=True)
    write(
        "prepare_meeting",
        actor,
        f"Lập {meeting.get_kind_display().lower()}: {meeting.name}, ngày {format_date(held_on)}",
        organisation=organisation,
        subject=meeting,
        details={"kind": kind.value, "regulation": regulation_on(held_on).name},
    )
    return meeting


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody summoned to a conference, as they were then; person: None for somebody of no register here."""

    full_name: str
    person: Person | None = None
    post: str = ""
    unit: str = ""
    is_present: bool = True


@transaction.atomic
def prepare_conference(
    *,
    actor: Actor,
    organisation: Organisation,
    name: str,
    held_on: date,
    attendees: Sequence[Attendee],
    place: str = "",
) -> tuple[Meeting, list[RollEntry]]:
    """Set up a conference that is asked for opinions, with those summoned to it and who of them came.

    Answers the meeting and its roll in the order given. Raises Refused and NotAllowed.
    """
    kind = MeetingKind.CONFERENCE
    meeting = prepare_meeting(
        actor=actor, organisation=organisation, kind=kind, name=name, held_on=held_on, place=place
    )
    rows = RollEntry.objects.bulk_create(_at_conference(meeting, each) for each in attendees)
    write(
        "fill_roll",
        actor,
        f"Lập danh sách triệu tập: {format_int(len(rows))} người, "
        f"có mặt {format_int(sum(each.is_present for each in attendees))}",
        organisation=organisation,
        subject=meeting,
        details={"entries": [row.pk for row in rows]},
    )
    return meeting, rows


def _at_conference(meeting: Meeting, each: Attendee) -> RollEntry:
    return RollEntry(
        meeting=meeting,
        person=each.person,
        full_name=clean_line(each.full_name),
        name_key=name_sort_key(each.full_name),
        birth_year=each.person.birth_date.year if each.person else None,
        post=clean_line(each.post),
        unit=clean_line(each.unit),
        capacity=Capacity.PARTICIPANT,
        presence=Presence.PRESENT if each.is_present else Presence.ABSENT,
    )


@transaction.atomic
def change_meeting(
    *, actor: Actor, meeting: Meeting, name: str, held_on: date, last_day: date | None = None, place: str = ""
) -> Meeting:
    """Put name, days or place right, as long as nobody has voted yet. Raises Refused and NotAllowed."""
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    voted = Election.objects.filter(meeting=meeting).exclude(digest="").exclude(state=State.CANCELLED)
    if held_on != meeting.held_on and voted.exists():
        refuse("already-voted", "Đã có cuộc bầu bỏ phiếu xong; ngày của đại hội, hội nghị không đổi được nữa.")
    meeting.name, meeting.place = clean_line(name), clean_line(place)
    meeting.held_on, meeting.last_day = held_on, last_day or held_on
    _check(meeting, OrganisationKind(require_open(meeting.organisation, held_on).kind))
    meeting.save(update_fields=["name", "place", "held_on", "last_day"])
    write(
        "change_meeting",
        actor,
        f"Sửa {meeting.get_kind_display().lower()}: {meeting.name}, ngày {format_date(held_on)}",
        organisation=meeting.organisation_id,
        subject=meeting,
    )
    return meeting


def _check(meeting: Meeting, of: OrganisationKind) -> None:
    if not meeting.name:
        refuse("name-missing", "Đại hội, hội nghị phải có tên.")
    if meeting.last_day < meeting.held_on:
        refuse("ends-before-it-begins", "Ngày bế mạc phải từ ngày khai mạc trở đi.")
    try:
        regulation_on(meeting.held_on)
    except ParameterError as problem:
        refuse("no-regulation", str(problem))
    _check_kind(meeting, of)


def _check_kind(meeting: Meeting, of: OrganisationKind) -> None:
    if meeting.kind == MeetingKind.CELL_CONFERENCE and not is_cell(of):
        refuse("not-a-cell", "Hội nghị chi bộ là của chi bộ.")
    if meeting.kind == MeetingKind.DELEGATE_CONGRESS and is_cell(of):
        refuse("cell-has-no-delegates", "Chi bộ họp đại hội đảng viên, không họp đại hội đại biểu.")
    if meeting.kind in CONGRESSES and not meeting.term_name:
        refuse("term-missing", "Đại hội mở một nhiệm kỳ; hãy ghi nhiệm kỳ, ví dụ 2025-2030.")
    if meeting.kind in OF_A_BODY:
        _check_body(meeting)


def _check_body(meeting: Meeting) -> None:
    body, wanted = meeting.body, _BODY_KIND[MeetingKind(meeting.kind)]
    if body is None or body.term.organisation_id != meeting.organisation_id or body.kind != wanted:
        refuse("body-missing", f"Hội nghị này phải là của {wanted.label.lower()} đã có trong sổ của tổ chức.")
