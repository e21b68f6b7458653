"""What every act of the personnel asks first: who may, and that the step is still open; and its journal entry."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Model

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import PersonnelStep
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.text import clean_line


def open_step(actor: Actor, step: PersonnelStep) -> PersonnelStep:
    """The step as it is stored now, locked for the act; refused once it is closed or before the one ahead is."""
    rows = PersonnelStep.objects.select_for_update(of=("self",))
    held = rows.select_related("run__plan__congress__organisation").get(pk=step.pk)
    require_congress(actor, held.run.plan.congress)
    if held.is_closed:
        refuse("step-closed", f"Bước {held.number} đã kết thúc; muốn sửa thì mở lại bước này, ghi lý do.")
    ahead = held.run.steps.filter(number__lt=held.number, closed_on=None).first()
    if ahead is not None:
        refuse("step-too-early", f"Bước {ahead.number} chưa kết thúc; làm xong bước đó rồi mới đến bước {held.number}.")
    return held


def require_reason(reason: str, message: str) -> str:
    """The reason in one clean line; refused where there is none."""
    why = clean_line(reason)
    if not why:
        refuse("reason-missing", message)
    return why


def write_act(
    act: str,
    actor: Actor,
    congress: Congress,
    summary: str,
    *,
    subject: Model,
    accepted: Iterable[Finding] = (),
    details: Mapping[str, Any] | None = None,
) -> None:
    """The journal entry of an act on the personnel of a congress."""
    write(
        act,
        actor,
        summary,
        organisation=congress.organisation_id,
        subject=subject,
        accepted=accepted,
        details={"congress": congress.pk, **(details or {})},
    )


def said(step: PersonnelStep) -> str:
    """How a step is named in the journal: "Nhân sự tái cử, bước 2"."""
    return f"Nhân sự {step.run.get_kind_display().lower()}, bước {step.number}"
