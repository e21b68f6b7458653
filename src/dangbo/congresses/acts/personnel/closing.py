"""A step closed: who goes on is what the count says, or otherwise with a reason; and a step opened again."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.personnel.guards import open_step, require_reason, said, write_act
from dangbo.congresses.models.personnel import PersonnelRun, PersonnelStep, RunKind, StepName
from dangbo.congresses.queries.personnel.lists import differing, next_step, presence_of
from dangbo.congresses.queries.personnel.rules import result_of
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def close_step(
    *,
    actor: Actor,
    step: PersonnelStep,
    closed_on: date,
    otherwise: Mapping[uuid.UUID, str] | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> PersonnelStep:
    """Close a step. Whoever has more than half of the base goes on to the next step, or to the congress.

    otherwise: by the id of a name the reason why it is kept or left against its count. Where nobody goes on, or a
    difference with the committee's vote is not reported to the superior yet, a warning must be accepted.
    Raises Refused and NotAllowed.
    """
    held = open_step(actor, step)
    names = list(held.names.select_related("nominee__person"))
    _refuse_unready(held, names, closed_on)
    verdict = result_of(held, presence_of(held), names)
    reasons = {key: clean_line(why) for key, why in (otherwise or {}).items()}
    for name in names:
        passes = (name.agreed or 0) >= verdict.answer.needed
        name.goes_on = passes is not (name.pk in reasons)
        name.reason = reasons.get(name.pk, "")
    accepted = weigh([*verdict.errors, *_findings(held, names, reasons)], accepted_warnings)
    StepName.objects.bulk_update(names, ["goes_on", "reason"])
    held.closed_on = closed_on
    held.save(update_fields=["closed_on"])
    on = [name.nominee for name in names if name.goes_on]
    after = next_step(held)
    if after is not None:
        StepName.objects.bulk_create(StepName(step=after, nominee=nominee) for nominee in on)
    told = ", ".join(nominee.person.full_name for nominee in on) or "không ai"
    whither = f"bước {after.number}" if after else "đại hội"
    details = {"base": verdict.answer.base, "otherwise": {str(key): why for key, why in reasons.items()}}
    summary = f"{said(held)}: đưa sang {whither}: {told}"
    write_act("close_personnel_step", actor, held.run.plan.congress, summary, subject=held, accepted=accepted,
              details=details)  # fmt: skip
    return held


@transaction.atomic
def reopen_step(*, actor: Actor, step: PersonnelStep, reason: str) -> PersonnelStep:
    """Open the last closed step again, with the reason, as long as nothing follows from it. Raises Refused."""
    rows = PersonnelStep.objects.select_for_update(of=("self",)).select_related("run__plan__congress__organisation")
    held = rows.get(pk=step.pk)
    require_congress(actor, held.run.plan.congress)
    why = require_reason(reason, "Mở lại một bước đã kết thúc phải ghi lý do.")
    if not held.is_closed:
        refuse("step-open", f"Bước {held.number} chưa kết thúc.")
    _refuse_followed(held)
    after = next_step(held)
    if after is not None:
        after.names.all().delete()
        after.dropped.all().delete()
    held.names.update(goes_on=None, reason="")
    held.closed_on = None
    held.save(update_fields=["closed_on"])
    write_act("reopen_personnel_step", actor, held.run.plan.congress, f"{said(held)}: mở lại; lý do: {why}",
              subject=held, details={"reason": why})  # fmt: skip
    return held


def _refuse_unready(step: PersonnelStep, names: list[StepName], closed_on: date) -> None:
    if step.held_on is None:
        refuse("step-not-held", "Chưa ghi ngày họp và điểm danh của bước này.")
    if closed_on < step.held_on:
        refuse("day-too-early", "Ngày kết thúc bước không thể trước ngày họp.")
    missing = [name.nominee.person.full_name for name in names if name.agreed is None]
    if missing:
        refuse("counts-missing", f"Chưa ghi kết quả lấy ý kiến của {', '.join(missing)}.")


def _refuse_followed(step: PersonnelStep) -> None:
    later = step.run.steps.filter(number__gt=step.number).exclude(held_on=None).first()
    if later is not None:
        refuse("step-followed", f"Bước {later.number} đã họp; mở lại bước sau cùng trước.")
    after = next_step(step)
    if after is None and step.run.kind == RunKind.RE_ELECTION:
        other = PersonnelRun.objects.filter(plan=step.run.plan, kind=RunKind.FIRST_TIME).first()
        if other is not None:
            refuse("run-followed", "Lượt tham gia lần đầu đã mở, dựa trên kết quả của lượt tái cử.")


def _findings(step: PersonnelStep, names: list[StepName], reasons: Mapping[uuid.UUID, str]) -> Iterator[Finding]:
    if set(reasons) - {name.pk for name in names}:
        yield error("votes-not-of-the-list", "Có người không ở trong danh sách của bước này.")
    for name in names:
        if name.pk in reasons and not name.reason:
            word = "đưa tiếp" if name.goes_on else "không đưa tiếp"
            yield error("reason-missing", f"{name.nominee.person.full_name}: {word} khác kết quả phải ghi lý do.")
    if not any(name.goes_on for name in names):
        yield warning("nobody-goes-on", "Không có ai quá một nửa; không đưa người nào sang bước sau.")
    earlier = step.run.steps.filter(number__lt=step.number, difference_report=None)
    if any(differing(each) for each in earlier):
        yield warning(
            "difference-not-reported",
            "Ý kiến ban thường vụ khác kết quả phiếu của ban chấp hành mà chưa ghi báo cáo, xin ý kiến cấp trên.",
            "Hướng dẫn 26-HD/BTCTW, mục III.9",
        )
