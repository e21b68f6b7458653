"""The plan itself: seats of each body, conditions of the structure."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.personnel.guards import require_reason, write_act
from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import Measure, PersonnelPlan, PlannedSeats, StructureCondition
from dangbo.congresses.queries.personnel.quotas import NewCondition, quota_conditions
from dangbo.congresses.queries.personnel.words import condition_words
from dangbo.registry.acts.refusal import refuse
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def draw_up_plan(
    *,
    actor: Actor,
    congress: Congress,
    seats: Mapping[Post, int],
    on: date,
) -> PersonnelPlan:
    """Begin the personnel plan of a congress that elects, with the seats of each body. Raises Refused, NotAllowed."""
    require_congress(actor, congress)
    if not (congress.committee_election or congress.delegation_election):
        refuse("no-election", "Đại hội này không bầu cấp ủy và đoàn đại biểu; không cần đề án nhân sự.")
    if PersonnelPlan.objects.filter(congress=congress).exists():
        refuse("plan-exists", "Đại hội này đã có đề án nhân sự.")
    plan = PersonnelPlan.objects.create(congress=congress, drawn_up_on=on)
    _store_seats(plan, seats)
    summary = f"Lập đề án nhân sự ngày {format_date(on)}: {_seat_words(seats)}"
    write_act("draw_up_personnel_plan", actor, congress, summary, subject=plan)
    return plan


@transaction.atomic
def change_seats(*, actor: Actor, plan: PersonnelPlan, seats: Mapping[Post, int], reason: str = "") -> PersonnelPlan:
    """Change the seats, with the reason once a run is open. Raises Refused and NotAllowed."""
    require_congress(actor, plan.congress)
    why = clean_line(reason)
    if plan.runs.exists():
        why = require_reason(reason, "Quy trình nhân sự đã bắt đầu; sửa số lượng phải ghi lý do.")
    plan.seats.all().delete()
    _store_seats(plan, seats)
    because = f"; lý do: {why}" if why else ""
    summary = f"Sửa số lượng của đề án nhân sự: {_seat_words(seats)}{because}"
    write_act("change_personnel_seats", actor, plan.congress, summary, subject=plan)
    return plan


@transaction.atomic
def add_condition(*, actor: Actor, plan: PersonnelPlan, condition: NewCondition) -> StructureCondition:
    """Add a condition that the office types. Raises Refused and NotAllowed."""
    require_congress(actor, plan.congress)
    row = _condition(plan, condition, plan.conditions.count() + 1)
    row.save(force_insert=True)
    summary = f"Thêm điều kiện cơ cấu: {condition_words(row)}"
    write_act("add_structure_condition", actor, plan.congress, summary, subject=row)
    return row


@transaction.atomic
def take_quotas(*, actor: Actor, plan: PersonnelPlan, on: date) -> list[StructureCondition]:
    """Take the quotas of the round for the level as conditions, shares of the seats rounded up. Raises Refused.

    A quota on what the plan already has a condition for is left alone.
    """
    require_congress(actor, plan.congress)
    there = {(row.measure, row.age_from, row.age_below) for row in plan.conditions.all()}
    found = quota_conditions(plan, on)
    new = [each for each in found if (each.measure, each.age_from, each.age_below) not in there]
    if not new:
        refuse("no-new-quota", "Đợt đại hội không có thêm chỉ tiêu cơ cấu nào cho cấp này.")
    first = plan.conditions.count() + 1
    rows = [_condition(plan, each, place) for place, each in enumerate(new, start=first)]
    StructureCondition.objects.bulk_create(rows)
    told = "; ".join(map(condition_words, rows))
    write_act("take_structure_quotas", actor, plan.congress, f"Lấy chỉ tiêu cơ cấu của đợt: {told}", subject=plan)
    return rows


@transaction.atomic
def drop_condition(*, actor: Actor, condition: StructureCondition, reason: str) -> None:
    """Take a condition out of the plan, with the reason. Raises Refused and NotAllowed."""
    plan = condition.plan
    require_congress(actor, plan.congress)
    why = require_reason(reason, "Bỏ một điều kiện cơ cấu phải ghi lý do.")
    words = condition_words(condition)
    condition.filled_by.update(fixed_post=None)
    condition.delete()
    summary = f"Bỏ điều kiện cơ cấu: {words}; lý do: {why}"
    write_act("drop_structure_condition", actor, plan.congress, summary, subject=plan, details={"reason": why})


def _store_seats(plan: PersonnelPlan, seats: Mapping[Post, int]) -> None:
    wanted = {post: seats[post] for post in Post if seats.get(post)}
    if any(number < 0 for number in seats.values()):
        refuse("no-seats", "Số lượng không thể âm.")
    if plan.congress.committee_election and Post.COMMITTEE not in wanted and not wanted.keys() & _HEADS:
        refuse("no-seats", "Chưa ghi số lượng cấp ủy viên cần bầu.")
    PlannedSeats.objects.bulk_create(
        PlannedSeats(plan=plan, post=post, seats=number) for post, number in wanted.items()
    )


_HEADS = {Post.CELL_SECRETARY, Post.SECRETARY}
"""A cell without a committee elects its secretary alone."""


def _seat_words(seats: Mapping[Post, int]) -> str:
    return ", ".join(f"{POST_LABELS[post]} {format_int(seats[post])}" for post in Post if seats.get(post))


def _condition(plan: PersonnelPlan, new: NewCondition, place: int) -> StructureCondition:
    if new.least is None and new.most is None:
        refuse("number-missing", "Điều kiện cơ cấu phải có ít nhất hoặc nhiều nhất bao nhiêu người.")
    if new.least is not None and new.most is not None and new.most < new.least:
        refuse("number-range", "Số nhiều nhất không thể ít hơn số ít nhất.")
    if new.measure is Measure.AGE and new.age_from is None and new.age_below is None:
        refuse("age-missing", "Điều kiện về độ tuổi phải ghi từ bao nhiêu hoặc dưới bao nhiêu tuổi.")
    if new.measure is Measure.FIXED_POST and not clean_line(new.words):
        refuse("words-missing", "Ghi chức danh cơ cấu, ví dụ: lãnh đạo Văn phòng.")
    is_age = new.measure is Measure.AGE
    return StructureCondition(
        plan=plan,
        place=place,
        measure=new.measure,
        least=new.least,
        most=new.most,
        age_from=new.age_from if is_age else None,
        age_below=new.age_below if is_age else None,
        words=clean_line(new.words),
        source=clean_line(new.source),
        is_unverified=new.is_unverified,
    )
