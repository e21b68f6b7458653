"""What follows a congress: the first meeting of the new committee, the archive handed over."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.review.guards import named, write_act
from dangbo.congresses.models import Congress
from dangbo.congresses.models.afterwards import ArchiveHandover
from dangbo.congresses.queries.afterwards.facts import first_meetings, new_term
from dangbo.congresses.queries.afterwards.page import archive_of, executive_of
from dangbo.elections.acts.meetings import prepare_meeting
from dangbo.elections.acts.rolls import fill_roll
from dangbo.elections.models import Meeting, MeetingKind
from dangbo.registry.acts.refusal import refuse
from dangbo.rules.vocabulary import CELL_KINDS, OrganisationKind
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def call_first_meeting(*, actor: Actor, congress: Congress, on: date, place: str = "") -> Meeting:
    """Set up the first meeting of the new committee with its roll; it elects what the congress did not.

    It may sit during the congress, once the committee is elected. Raises Refused and NotAllowed.
    """
    found = require_congress(actor, congress)
    term = new_term(found)
    body = executive_of(term)
    if term is None or body is None:
        refuse("no-committee", "Chưa có cấp ủy khóa mới trong sổ; công bố kết quả bầu cấp ủy trước.")
    if first_meetings(found, term):
        refuse("meeting-exists", "Đã lập hội nghị lần thứ nhất.")
    if on < term.starts_on:
        refuse("day-too-early", f"Hội nghị lần thứ nhất họp từ ngày {format_date(term.starts_on)} trở đi.")
    version = found.organisation.version_at(on)
    who = "Chi ủy" if OrganisationKind(version.kind) in CELL_KINDS else "Ban Chấp hành"
    meeting = prepare_meeting(
        actor=actor.lending(Permission.PREPARE_ELECTIONS),
        organisation=found.organisation,
        kind=MeetingKind.COMMITTEE_MEETING,
        name=f"Hội nghị lần thứ nhất {who} {version.name}, nhiệm kỳ {found.round.term_name}",
        held_on=on,
        place=place,
        body=body,
    )
    fill_roll(actor=actor.lending(Permission.PREPARE_ELECTIONS), meeting=meeting)
    summary = f"{meeting.name}, ngày {format_date(on)}"
    write_act("call_first_meeting", actor, found, summary, subject=meeting)
    return meeting


@transaction.atomic
def hand_over(
    *, actor: Actor, congress: Congress, code: str, on: date, received_by: str, note: str = ""
) -> ArchiveHandover:
    """Write that a group of files went to the archive. Raises Refused and NotAllowed."""
    found = require_congress(actor, congress)
    line = next((line for line in archive_of(found, on) if line.code == code), None)
    if line is None:
        refuse("not-of-the-archive", "Nhóm hồ sơ này không có trong danh mục nộp lưu.")
    if line.handover is not None:
        refuse("already-handed-over", f"Đã nộp lưu ngày {format_date(line.handover.handed_on)}.")
    if not clean_line(received_by):
        refuse("receiver-missing", "Ghi người hoặc cơ quan nhận hồ sơ.")
    if found.meeting is None or on < found.meeting.held_on:
        refuse("day-too-early", "Hồ sơ đại hội chỉ nộp lưu từ ngày khai mạc trở đi.")
    made = ArchiveHandover.objects.create(
        congress=found, code=code, handed_on=on, received_by=clean_line(received_by), note=clean_line(note)
    )
    summary = f"Nộp lưu hồ sơ đại hội {named(found, on)}: {line.label}"
    write_act("hand_over_archive", actor, found, summary, subject=made)
    return made
