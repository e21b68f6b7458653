"""Allocation of delegates: computed by the formula, adjusted by an officer with a reason, fixed by a decision."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.delegates.guards import require_kind
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Allocation, AllocationLine
from dangbo.congresses.queries.delegates.rules import allotments_of
from dangbo.congresses.queries.delegates.units import SendingUnit, sending_units
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.rules.congress.allocation import AllocationRule
from dangbo.rules.congress.kind import CongressKind
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def compute_allocation(
    *,
    actor: Actor,
    congress: Congress,
    rule: AllocationRule,
    counted_on: date,
    ceiling: int | None = None,
    includes_ex_officio: bool = True,
) -> Allocation:
    """Give every unit its seats by the formula on its members of a day; adjustments made before stay.

    ceiling: of all delegates, where one is fixed for this congress. Raises Refused and NotAllowed.
    """
    held = require_congress(actor, congress)
    require_kind(held, CongressKind.DELEGATE)
    units = sending_units(held, counted_on)
    if not units:
        refuse("no-units", f"Ngày {format_date(counted_on)} đảng bộ chưa có tổ chức trực thuộc nào để phân bổ.")
    before = Allocation.objects.filter(congress=held).first()
    _require_open(before)
    allocation, _ = Allocation.objects.update_or_create(
        congress=held,
        defaults={
            "counted_on": counted_on,
            "base": rule.base,
            "step": rule.step,
            "extra_from": rule.remainder,
            "ceiling": ceiling,
            "includes_ex_officio": includes_ex_officio,
        },
    )
    lines = _lay_lines(allocation, units, rule)
    total = sum(line.seats for line in lines)
    told = f"Phân bổ {format_int(total)} đại biểu cho {format_int(len(lines))} tổ chức theo số đảng viên"
    _write(actor, allocation, "compute_delegate_allocation", f"{told} ngày {format_date(counted_on)}")
    return allocation


@transaction.atomic
def adjust_allotment(
    *, actor: Actor, line: AllocationLine, special: int, adjustment: int, reason: str
) -> AllocationLine:
    """Give a unit more for its importance, or more or fewer otherwise, with a reason. Raises Refused and NotAllowed."""
    allocation = line.allocation
    require_congress(actor, allocation.congress)
    _require_open(allocation)
    why = clean_line(reason)
    if (special or adjustment) and not why:
        refuse("reason-missing", "Điều chỉnh số đại biểu phải ghi lý do.")
    line.special, line.adjustment, line.reason = special, adjustment, why
    _require_not_negative([line])
    line.save(update_fields=["special", "adjustment", "reason"])
    told = f"{line.unit_name}: điều chỉnh thành {format_int(line.seats)} đại biểu; lý do: {why or 'theo công thức'}"
    _write(actor, allocation, "adjust_delegate_allocation", told)
    return line


@transaction.atomic
def fix_allocation(
    *,
    actor: Actor,
    allocation: Allocation,
    on: date,
    decision: CitedDecision | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Allocation:
    """Fix the allocation, as decided; what the rules warn of must be accepted. Raises Refused and NotAllowed."""
    require_congress(actor, allocation.congress)
    _require_open(allocation)
    verdict = allotments_of(allocation)
    accepted = weigh(verdict.findings, accepted_warnings)
    allocation.fixed_on, allocation.decision = on, enter_decision(decision)
    allocation.save(update_fields=["fixed_on", "decision"])
    total = sum(one.total for one in verdict.answer)
    write(
        "fix_delegate_allocation",
        actor,
        f"Chốt phân bổ {format_int(total)} đại biểu{by_decision(allocation.decision)}",
        organisation=allocation.congress.organisation_id,
        subject=allocation,
        accepted=accepted,
    )
    return allocation


@transaction.atomic
def reopen_allocation(*, actor: Actor, allocation: Allocation, reason: str) -> Allocation:
    """Take an allocation up again that was fixed, with the reason. Raises Refused and NotAllowed."""
    require_congress(actor, allocation.congress)
    why = clean_line(reason)
    if not why:
        refuse("reason-missing", "Mở lại phân bổ đại biểu phải ghi lý do.")
    if allocation.fixed_on is None:
        refuse("not-fixed", "Phân bổ đại biểu chưa chốt.")
    allocation.fixed_on = None
    allocation.save(update_fields=["fixed_on"])
    _write(actor, allocation, "reopen_delegate_allocation", f"Mở lại phân bổ đại biểu; lý do: {why}")
    return allocation


def _lay_lines(allocation: Allocation, units: Sequence[SendingUnit], rule: AllocationRule) -> list[AllocationLine]:
    """A line for every unit, with what was adjusted before; lines of units that are no more go."""
    kept = {line.unit_id: line for line in allocation.lines.all()}
    allocation.lines.exclude(unit__in=[unit.id for unit in units]).delete()
    lines = []
    for position, unit in enumerate(units, start=1):
        line = kept.get(unit.id) or AllocationLine(allocation=allocation, unit_id=unit.id)
        line.unit_name, line.members, line.position = unit.name, unit.members, position
        line.by_formula = rule.seats(unit.members)
        lines.append(line)
    _require_not_negative(lines)
    AllocationLine.objects.bulk_create([line for line in lines if line.unit_id not in kept])
    changed = [line for line in lines if line.unit_id in kept]
    AllocationLine.objects.bulk_update(changed, ["unit_name", "members", "position", "by_formula"])
    return lines


def _require_open(allocation: Allocation | None) -> None:
    if allocation is not None and allocation.fixed_on is not None:
        refuse(
            "allocation-fixed",
            f"Phân bổ đại biểu đã chốt ngày {format_date(allocation.fixed_on)}; muốn sửa thì mở lại, ghi lý do.",
        )


def _require_not_negative(lines: Collection[AllocationLine]) -> None:
    below = next((line for line in lines if line.seats < 0), None)
    if below is not None:
        refuse("negative-allotment", f"{below.unit_name}: số đại biểu sau điều chỉnh không được âm.")


def _write(actor: Actor, allocation: Allocation, act: str, summary: str) -> None:
    write(act, actor, summary, organisation=allocation.congress.organisation_id, subject=allocation)
