"""A difference between the standing committee and the committee's vote: reported to the superior, and its answer."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.personnel.guards import require_reason, said, write_act
from dangbo.congresses.models.personnel import DifferenceReport, PersonnelStep
from dangbo.congresses.queries.personnel.lists import differing
from dangbo.registry.acts.refusal import refuse
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def report_difference(*, actor: Actor, step: PersonnelStep, reported_on: date, symbol: str = "") -> DifferenceReport:
    """Write that the superior was told and asked, by which paper. Raises Refused and NotAllowed."""
    require_congress(actor, step.run.plan.congress)
    names = differing(step)
    if not names:
        refuse("no-difference", "Ý kiến ban thường vụ không khác kết quả phiếu của ban chấp hành.")
    if DifferenceReport.objects.filter(step=step).exists():
        refuse("already-reported", "Đã ghi báo cáo cấp trên về việc này.")
    if step.closed_on is not None and reported_on < step.closed_on:
        refuse("day-too-early", f"Bước này kết thúc ngày {format_date(step.closed_on)}; không thể báo cáo trước đó.")
    made = DifferenceReport.objects.create(step=step, reported_on=reported_on, symbol=clean_line(symbol))
    told = ", ".join(name.nominee.person.full_name for name in names)
    summary = f"{said(step)}: báo cáo cấp trên ý kiến khác về {told}, ngày {format_date(reported_on)}"
    write_act("report_difference", actor, step.run.plan.congress, summary, subject=step)
    return made


@transaction.atomic
def answer_difference(*, actor: Actor, step: PersonnelStep, answered_on: date, answer: str) -> DifferenceReport:
    """Write what the superior answered. Raises Refused and NotAllowed."""
    require_congress(actor, step.run.plan.congress)
    words = require_reason(answer, "Chưa ghi ý kiến của cấp trên.")
    made = DifferenceReport.objects.filter(step=step).first()
    if made is None:
        refuse("not-reported", "Chưa ghi báo cáo, xin ý kiến cấp trên.")
    if answered_on < made.reported_on:
        refuse("day-too-early", f"Báo cáo ngày {format_date(made.reported_on)}; cấp trên không thể trả lời trước đó.")
    made.answered_on, made.answer = answered_on, words
    made.save(update_fields=["answered_on", "answer"])
    summary = f"{said(step)}: cấp trên cho ý kiến ngày {format_date(answered_on)}: {words}"
    write_act("answer_difference", actor, step.run.plan.congress, summary, subject=step)
    return made
