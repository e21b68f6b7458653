"""The roll of a meeting: filled from the register, added to by name, exclusions with their reasons, attendance."""

import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.models import Capacity, Exclusion, Meeting, MeetingKind, Presence, RollEntry
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.queries.summoning import Summoned, summoned_by_register
from dangbo.elections.words import roll_noun
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class TypedPerson:
    """Somebody who is not in this register, as typed."""

    full_name: str
    birth_year: int | None = None
    post: str = ""
    unit: str = ""


def usual_capacity(meeting: Meeting) -> Capacity:
    """As what people sit in this kind of meeting."""
    if meeting.kind == MeetingKind.DELEGATE_CONGRESS:
        return Capacity.DELEGATE
    if meeting.kind in (MeetingKind.MEMBER_CONGRESS, MeetingKind.CELL_CONFERENCE):
        return Capacity.MEMBER
    return Capacity.PARTICIPANT if meeting.elects_nobody else Capacity.COMMITTEE_MEMBER


@transaction.atomic
def fill_roll(*, actor: Actor, meeting: Meeting) -> list[RollEntry]:
    """Add everybody whom the register says is summoned and who is not on the roll yet. Raises Refused and NotAllowed.

    Official members of a member congress or conference; the convening committee and the delegates elected below of a
    delegate congress; the incumbents of a committee. Their activity gives the exclusions.
    """
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    there = set(meeting.roll.exclude(person=None).values_list("person_id", flat=True))
    found = [each for each in summoned_by_register(meeting) if each.person.pk not in there]
    if not found:
        refuse("nobody-to-summon", "Sổ không có thêm người nào thuộc diện triệu tập vào ngày họp.")
    rows = RollEntry.objects.bulk_create([_entry(meeting, each) for each in found])
    noun = roll_noun(meeting.kind)
    _write(actor, meeting, "fill_roll", f"Lập danh sách triệu tập: thêm {format_int(len(rows))} {noun} từ sổ", rows)
    return rows


@transaction.atomic
def enter_on_roll(
    *, actor: Actor, meeting: Meeting, typed: Sequence[TypedPerson], capacity: Capacity | None = None
) -> list[RollEntry]:
    """Add people of other registers by name. Raises Refused and NotAllowed."""
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    named = [each for each in typed if clean_line(each.full_name)]
    if not named:
        refuse("name-missing", "Chưa ghi họ và tên.")
    rows = RollEntry.objects.bulk_create(
        RollEntry(
            meeting=meeting,
            full_name=clean_line(each.full_name),
            name_key=name_sort_key(each.full_name),
            birth_year=each.birth_year,
            post=clean_line(each.post),
            unit=clean_line(each.unit),
            capacity=capacity or usual_capacity(meeting),
        )
        for each in named
    )
    names = ", ".join(row.full_name for row in rows)
    _write(actor, meeting, "enter_on_roll", f"Thêm vào danh sách triệu tập: {names}", rows)
    return rows


@transaction.atomic
def take_attendance(*, actor: Actor, meeting: Meeting, absent: Collection[uuid.UUID]) -> int:
    """Write who is absent throughout; everybody else summoned is present. Answers how many are present.

    Who comes after all loses an excuse and a replacement is taken back. Raises Refused and NotAllowed.
    """
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    rows = meeting.roll.filter(summoned=True)
    if not rows.exists():
        refuse("roll-empty", "Danh sách triệu tập chưa có người nào.")
    away, here = rows.filter(pk__in=absent), rows.exclude(pk__in=absent)
    away.update(presence=Presence.ABSENT)
    here.update(presence=Presence.PRESENT)
    here.filter(exclusion=Exclusion.EXCUSED).update(exclusion="", accepted_by="")
    meeting.roll.filter(replaces__in=here).update(replaces=None)
    count = here.count()
    summary = f"Điểm danh: dự {format_int(count)}, vắng suốt {format_int(away.count())}"
    _write(actor, meeting, "take_attendance", summary, away)
    return count


@transaction.atomic
def exclude_from_base(
    *, actor: Actor, entry: RollEntry, exclusion: Exclusion, accepted_by: str = "", note: str = ""
) -> RollEntry:
    """Write why somebody may not count, or that nothing stands against it. Raises Refused and NotAllowed.

    An absence throughout counts as excused only where the convening committee accepted its reason (Art 30).
    """
    meeting = entry.meeting
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    rule = regulation_of(meeting).rule("base-member-congress")
    if exclusion is Exclusion.EXCUSED and meeting.kind != MeetingKind.MEMBER_CONGRESS:
        refuse("excuse-does-not-count", "Chỉ đại hội đảng viên trừ người vắng suốt đại hội có lý do.", rule.article)
    if exclusion is Exclusion.EXCUSED and not clean_line(accepted_by):
        refuse("excuse-not-accepted", "Lý do vắng suốt đại hội phải được cấp ủy triệu tập đồng ý.", rule.article)
    entry.exclusion = exclusion
    entry.accepted_by = clean_line(accepted_by) if exclusion is Exclusion.EXCUSED else ""
    entry.note = clean_line(note)
    if exclusion is Exclusion.EXCUSED:
        entry.presence = Presence.ABSENT
    entry.save(update_fields=["exclusion", "accepted_by", "note", "presence"])
    _write(actor, meeting, "exclude_from_base", f"{entry.full_name}: {exclusion.label.lower()}", [entry])
    return entry


@transaction.atomic
def replace_delegate(*, actor: Actor, absent: RollEntry, alternate: RollEntry) -> RollEntry:
    """Let an alternate take the seat of a delegate absent throughout; the seat stays in the base (190 Art 30).

    Raises Refused and NotAllowed.
    """
    meeting = absent.meeting
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    if alternate.meeting_id != meeting.pk or alternate.capacity != Capacity.ALTERNATE or alternate.replaces_id:
        refuse("not-an-alternate", f"{alternate.full_name} không phải đại biểu dự khuyết còn thay được.")
    if absent.capacity != Capacity.DELEGATE or absent.presence != Presence.ABSENT or absent.is_convener:
        refuse("seat-not-empty", f"{absent.full_name} không phải đại biểu được bầu vắng mặt suốt đại hội.")
    if RollEntry.objects.filter(replaces=absent).exists():
        refuse("seat-replaced", f"Đã có đại biểu dự khuyết thay {absent.full_name}.")
    alternate.replaces, alternate.presence = absent, Presence.PRESENT
    alternate.save(update_fields=["replaces", "presence"])
    _write(actor, meeting, "replace_delegate", f"{alternate.full_name} thay {absent.full_name}", [alternate])
    return alternate


@transaction.atomic
def strike_from_roll(*, actor: Actor, entry: RollEntry, reason: str) -> None:
    """Take somebody off who was entered by mistake. Raises Refused and NotAllowed."""
    meeting, why = entry.meeting, clean_line(reason)
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    if not why:
        refuse("reason-missing", "Đưa người ra khỏi danh sách triệu tập phải ghi lý do.")
    if entry.counts.exists() or entry.nominations.exists():
        refuse("entry-in-use", f"{entry.full_name} đang ở trong ban kiểm phiếu hoặc đã đề cử người khác.")
    name, identity = entry.full_name, entry.pk
    RollEntry.objects.filter(replaces=entry).update(replaces=None)
    entry.delete()
    write(
        "strike_from_roll",
        actor,
        f"Đưa {name} ra khỏi danh sách triệu tập; lý do: {why}",
        organisation=meeting.organisation_id,
        subject=meeting,
        details={"entry": identity, "reason": why},
    )


def _entry(meeting: Meeting, each: Summoned) -> RollEntry:
    person = each.person
    return RollEntry(
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
    )


def _write(actor: Actor, meeting: Meeting, act: str, summary: str, rows: Iterable[RollEntry]) -> None:
    write(
        act,
        actor,
        summary,
        organisation=meeting.organisation_id,
        subject=meeting,
        details={"entries": [row.pk for row in rows]},
    )
