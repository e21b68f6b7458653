"""The two runs: opened with the steps of their day's rules; a step changed, added or left out with a reason."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.personnel.guards import require_reason, said, write_act
from dangbo.congresses.models.personnel import (
    PersonnelPlan,
    PersonnelRun,
    PersonnelStep,
    RunKind,
    StepBase,
    StepMeeting,
    StepWay,
)
from dangbo.congresses.queries.personnel.lists import is_finished, run_of
from dangbo.congresses.queries.personnel.offering import sitting_people
from dangbo.congresses.queries.personnel.rules import meeting_of, steps_of_rules
from dangbo.registry.acts.refusal import refuse
from dangbo.rules.verdict import Certainty
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class StepShape:
    """What is fixed of a step before it is held."""

    title: str
    meeting: StepMeeting
    way: StepWay
    base: StepBase
    task: str = ""


@transaction.atomic
def open_run(*, actor: Actor, plan: PersonnelPlan, kind: RunKind, opened_on: date) -> PersonnelRun:
    """Begin a run with the steps that the rules name for the level on that day.

    First-time only once re-election is finished, unless nobody sits in a committee yet. Raises Refused, NotAllowed.
    """
    require_congress(actor, plan.congress)
    if run_of(plan, kind) is not None:
        refuse("run-exists", f"Lượt {kind.label.lower()} đã mở.")
    if kind is RunKind.FIRST_TIME:
        _refuse_before_re_election(plan, opened_on)
    elif not sitting_people(plan.congress, opened_on):
        refuse("nobody-sitting", "Sổ không có cấp ủy viên đương nhiệm; không có lượt tái cử.")
    run = PersonnelRun.objects.create(plan=plan, kind=kind, opened_on=opened_on)
    shapes, source = steps_of_rules(plan.congress, opened_on)
    PersonnelStep.objects.bulk_create(
        PersonnelStep(
            run=run,
            number=number,
            code=each.code,
            title=each.label,
            task=each.task,
            meeting=meeting_of(each),
            way=StepWay.SECRET if each.secret else StepWay.HANDS,
            base=each.base,
            is_unverified=each.certainty is Certainty.UNVERIFIED,
            source=source,
        )
        for number, each in enumerate(shapes, start=1)
    )
    summary = f"Mở lượt nhân sự {kind.label.lower()}, {len(shapes)} bước, ngày {format_date(opened_on)}"
    write_act("open_personnel_run", actor, plan.congress, summary, subject=run)
    return run


@transaction.atomic
def change_step(*, actor: Actor, step: PersonnelStep, shape: StepShape, reason: str) -> PersonnelStep:
    """Change a step that is not held yet, as the superior guides it, with the reason. Raises Refused, NotAllowed."""
    held = _not_held(actor, step)
    held.changed_reason = require_reason(reason, "Sửa một bước của quy trình phải ghi lý do, văn bản hướng dẫn.")
    _shape(held, shape)
    held.save()
    summary = f"{said(held)}: sửa thành {held.title}; lý do: {held.changed_reason}"
    write_act("change_personnel_step", actor, held.run.plan.congress, summary, subject=held)
    return held


@transaction.atomic
def add_step(*, actor: Actor, run: PersonnelRun, shape: StepShape, reason: str) -> PersonnelStep:
    """Add a step at the end of a run that is not finished, with the reason. Raises Refused and NotAllowed."""
    require_congress(actor, run.plan.congress)
    why = require_reason(reason, "Thêm một bước vào quy trình phải ghi lý do, văn bản hướng dẫn.")
    last = run.steps.order_by("number").last()
    if last is not None and last.is_closed:
        refuse("run-finished", "Lượt này đã xong; mở lại bước cuối rồi mới thêm bước.")
    step = PersonnelStep(run=run, number=last.number + 1 if last else 1, changed_reason=why)
    _shape(step, shape)
    step.save(force_insert=True)
    summary = f"{said(step)}: thêm bước {step.title}; lý do: {why}"
    write_act("add_personnel_step", actor, run.plan.congress, summary, subject=step)
    return step


@transaction.atomic
def leave_out_step(*, actor: Actor, step: PersonnelStep, reason: str) -> None:
    """Leave a step out that is not begun yet, with the reason; later ones move up. Raises Refused and NotAllowed."""
    held = _not_held(actor, step)
    why = require_reason(reason, "Bỏ một bước của quy trình phải ghi lý do, văn bản hướng dẫn.")
    run, title, told = held.run, held.title, said(held)
    if run.steps.count() == 1:
        refuse("only-step", "Quy trình phải còn ít nhất một bước.")
    if held.names.exists() or held.participants.exists() or held.dropped.exists():
        refuse("step-begun", "Bước này đã có danh sách; chỉ bỏ được bước chưa bắt đầu.")
    number = held.number
    held.delete()
    for later in run.steps.filter(number__gt=number).order_by("number"):
        later.number -= 1
        later.save(update_fields=["number"])
    write_act(
        "leave_out_personnel_step", actor, run.plan.congress, f"{told}: bỏ bước {title}; lý do: {why}", subject=run
    )


def _not_held(actor: Actor, step: PersonnelStep) -> PersonnelStep:
    rows = PersonnelStep.objects.select_for_update(of=("self",)).select_related("run__plan__congress__organisation")
    held = rows.get(pk=step.pk)
    require_congress(actor, held.run.plan.congress)
    if held.held_on is not None:
        refuse("step-held", "Bước này đã họp; không sửa được nữa.")
    return held


def _shape(step: PersonnelStep, shape: StepShape) -> None:
    step.title = clean_line(shape.title)
    if not step.title:
        refuse("name-missing", "Chưa ghi tên bước.")
    step.meeting, step.way, step.base = shape.meeting, shape.way, shape.base
    step.task = clean_line(shape.task)


def _refuse_before_re_election(plan: PersonnelPlan, on: date) -> None:
    first = run_of(plan, RunKind.RE_ELECTION)
    if first is None and sitting_people(plan.congress, on):
        refuse("re-election-first", "Làm nhân sự tái cử trước, xong mới làm nhân sự tham gia lần đầu.")
    if first is not None and not is_finished(first):
        refuse("re-election-first", "Nhân sự tái cử chưa xong; xong mới làm nhân sự tham gia lần đầu.")
    last = first.steps.last() if first else None
    if last is not None and last.closed_on is not None and on < last.closed_on:
        refuse("re-election-first", f"Nhân sự tái cử xong ngày {format_date(last.closed_on)}; chọn từ ngày đó.")
