"""The meeting of a step: its people from the register or typed, their duties, the day, who came."""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.personnel.guards import open_step, require_reason, said, write_act
from dangbo.congresses.models.personnel import Attendance, Duty, PersonnelStep, StepParticipant
from dangbo.congresses.queries.personnel.lists import Presence, ballot_of
from dangbo.congresses.queries.personnel.offering import Attendant, people_of_meeting
from dangbo.congresses.queries.personnel.rules import presence_findings
from dangbo.elections.acts.rolls import TypedPerson
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, weigh
from dangbo.registry.models import Person
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import Activity
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import clean_line

ONCE = frozenset({Duty.CHAIR, Duty.SECRETARY, Duty.HEAD_TELLER})
"""Duties that one person of a meeting has."""


@transaction.atomic
def fill_participants(*, actor: Actor, step: PersonnelStep, on: date) -> list[StepParticipant]:
    """Add everybody whom the register knows to be of this meeting and who is not there yet. Raises Refused.

    Whoever is suspended from party activity is left out (190-QĐ/TW as reported in rules/congress 8.2).
    """
    held = _not_held(open_step(actor, step))
    there = set(held.participants.exclude(person=None).values_list("person_id", flat=True))
    found = [each for each in people_of_meeting(held, on) if each.person.pk not in there]
    able = [each for each in found if each.activity != Activity.SUSPENDED]
    if not able:
        refuse("nobody-to-summon", "Sổ không có thêm người nào thuộc thành phần của hội nghị này.")
    rows = StepParticipant.objects.bulk_create([_participant(held, each) for each in able])
    summary = f"{said(held)}: lập danh sách triệu tập, thêm {format_int(len(rows))} người từ sổ"
    _write(actor, held, "fill_step_participants", summary, rows)
    return rows


@transaction.atomic
def summon_people(*, actor: Actor, step: PersonnelStep, people: Sequence[Person], on: date) -> list[StepParticipant]:
    """Add chosen people of the register to the meeting. Raises Refused and NotAllowed."""
    held = _not_held(open_step(actor, step))
    chosen = [Attendant.of(person, held, on) for person in people]
    weigh(_summon_findings(held, chosen))
    rows = StepParticipant.objects.bulk_create([_participant(held, each) for each in chosen])
    told = ", ".join(row.full_name for row in rows)
    _write(actor, held, "summon_to_step", f"{said(held)}: triệu tập {told}", rows)
    return rows


@transaction.atomic
def enter_participants(*, actor: Actor, step: PersonnelStep, typed: Sequence[TypedPerson]) -> list[StepParticipant]:
    """Add people who are in no register here, as heads of units may be. Raises Refused and NotAllowed."""
    held = _not_held(open_step(actor, step))
    named = [each for each in typed if clean_line(each.full_name)]
    if not named:
        refuse("name-missing", "Chưa ghi họ và tên.")
    rows = StepParticipant.objects.bulk_create(
        StepParticipant(
            step=held,
            full_name=clean_line(each.full_name),
            name_key=name_sort_key(each.full_name),
            post=clean_line(each.post),
            unit=clean_line(each.unit),
        )
        for each in named
    )
    told = ", ".join(row.full_name for row in rows)
    _write(actor, held, "summon_to_step", f"{said(held)}: triệu tập {told}", rows)
    return rows


@transaction.atomic
def strike_participant(*, actor: Actor, participant: StepParticipant, reason: str) -> None:
    """Take somebody off who was summoned by mistake. Raises Refused and NotAllowed."""
    held = _not_held(open_step(actor, participant.step))
    why = require_reason(reason, "Đưa người ra khỏi danh sách triệu tập phải ghi lý do.")
    name = participant.full_name
    participant.delete()
    _write(actor, held, "strike_from_step", f"{said(held)}: bỏ {name} khỏi danh sách triệu tập; lý do: {why}", ())


@transaction.atomic
def give_duties(*, actor: Actor, step: PersonnelStep, duties: Mapping[uuid.UUID, Duty]) -> None:
    """Write who chairs, who takes the minutes and who counts; everybody else has no duty. Raises Refused."""
    held = open_step(actor, step)
    rows = {row.pk: row for row in held.participants.all()}
    given = {rows[key]: duty for key, duty in duties.items() if key in rows and duty is not Duty.NONE}
    weigh(_duty_findings(held, given))
    for row in rows.values():
        row.duty = given.get(row, Duty.NONE)
    StepParticipant.objects.bulk_update(rows.values(), ["duty"])
    told = "; ".join(f"{duty.label.lower()} {row.full_name}" for row, duty in given.items())
    _write(actor, held, "give_step_duties", f"{said(held)}: {told or 'không phân công ai'}", given)


@transaction.atomic
def hold_step(
    *,
    actor: Actor,
    step: PersonnelStep,
    held_on: date,
    absent: Collection[uuid.UUID],
    place: str = "",
    accepted_warnings: Collection[str] = NO_CODES,
) -> PersonnelStep:
    """Write that the meeting took place, and who was absent; everybody else summoned was present.

    Refused where fewer came than the rules ask (two thirds of those summoned). Raises Refused and NotAllowed.
    """
    held = open_step(actor, step)
    if held.issued is not None:
        refuse("step-counted", "Đã ghi kết quả lấy ý kiến; điểm danh không sửa được nữa.")
    if ballot_of(held) is not None:
        refuse("ballot-exists", "Đã lập cuộc bỏ phiếu ở phần Bầu cử theo điểm danh này; hủy cuộc đó rồi mới sửa.")
    away = held.participants.filter(pk__in=absent).update(attendance=Attendance.ABSENT)
    here = held.participants.exclude(pk__in=absent).update(attendance=Attendance.PRESENT)
    findings = [*_day_findings(held, held_on), *presence_findings(held, Presence(here + away, here), held_on)]
    accepted = weigh(findings, accepted_warnings)
    held.held_on, held.place = held_on, clean_line(place)
    held.save(update_fields=["held_on", "place"])
    summary = (
        f"{said(held)}: họp ngày {format_date(held_on)}, triệu tập {format_int(here + away)}, có mặt {format_int(here)}"
    )
    write_act("hold_personnel_step", actor, held.run.plan.congress, summary, subject=held, accepted=accepted)
    return held


def _not_held(step: PersonnelStep) -> PersonnelStep:
    if step.held_on is not None:
        refuse("step-held", "Hội nghị của bước này đã họp; danh sách triệu tập không sửa được nữa.")
    return step


def _participant(step: PersonnelStep, each: Attendant) -> StepParticipant:
    person = each.person
    return StepParticipant(
        step=step,
        person=person,
        full_name=person.full_name,
        name_key=person.name_key,
        post=each.post,
        unit=each.unit,
    )


def _summon_findings(step: PersonnelStep, chosen: Sequence[Attendant]) -> Iterator[Finding]:
    there = set(step.participants.exclude(person=None).values_list("person_id", flat=True))
    if not chosen:
        yield error("nobody-chosen", "Chưa chọn người nào.")
    for each in chosen:
        if each.person.pk in there:
            yield error("summoned-twice", f"{each.person.full_name} đã có trong danh sách triệu tập.")
        if each.activity == Activity.SUSPENDED:
            yield error("suspended", f"{each.person.full_name} đang bị đình chỉ sinh hoạt đảng, không triệu tập được.")


def _duty_findings(step: PersonnelStep, given: Mapping[StepParticipant, Duty]) -> Iterator[Finding]:
    for duty in ONCE:
        if sum(each is duty for each in given.values()) > 1:
            yield error("duty-twice", f"Chỉ một người làm {duty.label.lower()}.")
    named = set(step.names.values_list("nominee__person_id", flat=True))
    for row, duty in given.items():
        if duty in (Duty.TELLER, Duty.HEAD_TELLER) and row.person_id in named:
            yield error("teller-on-list", f"{row.full_name} có tên trong danh sách lấy ý kiến, không kiểm phiếu được.")


def _day_findings(step: PersonnelStep, held_on: date) -> Iterator[Finding]:
    if not step.names.exists():
        yield error("nobody-named", "Danh sách đưa ra bước này chưa có người nào.")
    if not step.participants.exists():
        yield error("roll-empty", "Danh sách triệu tập chưa có người nào.")
    last = step.run.steps.filter(number__lt=step.number, held_on__gt=held_on).last()
    if last is not None and last.held_on is not None:
        yield error("day-too-early", f"Bước {last.number} họp ngày {format_date(last.held_on)}, sau ngày này.")
    if held_on < step.run.opened_on:
        yield error("day-too-early", f"Lượt này mở từ ngày {format_date(step.run.opened_on)}.")


def _write(actor: Actor, step: PersonnelStep, act: str, summary: str, rows: Collection[StepParticipant]) -> None:
    details = {"participants": [row.pk for row in rows]}
    write_act(act, actor, step.run.plan.congress, summary, subject=step, details=details)
