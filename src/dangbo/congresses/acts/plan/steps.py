"""The steps of a plan: drawn up from the rules, added by hand, given to somebody, done."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress, PlanStep, PreparationGroup
from dangbo.congresses.queries.plan_page import owner_of
from dangbo.congresses.queries.planning import expected_days, ruled_steps, shifts
from dangbo.documents.models import Document
from dangbo.office.working_days import office_days
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Person
from dangbo.rules.calendar import add_working_days
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

NO_DAYS = "Chưa có ngày dự kiến; hãy ghi ngày đại hội trước, kế hoạch được tính lùi từ ngày khai mạc."


@transaction.atomic
def draw_up_plan(*, actor: Actor, congress: Congress, at: date) -> list[PlanStep]:
    """Add the steps of the rules that the plan does not have yet, counted from the days expected.

    at: the day whose rules hold. Raises Refused and NotAllowed.
    """
    found = require_congress(actor, congress)
    days = expected_days(found)
    if days is None:
        refuse("no-days", NO_DAYS)
    known = set(PlanStep.objects.filter(congress=found).exclude(code="").values_list("code", flat=True))
    ruled = [step for step in ruled_steps(found, days.first_day, days.last_day, at) if step.code not in known]
    if not ruled:
        refuse("plan-complete", "Kế hoạch đã có đủ các bước theo quy định.")
    made = PlanStep.objects.bulk_create(
        PlanStep(congress=found, code=step.code, title=step.title, due_on=step.due_on) for step in ruled
    )
    summary = f"Lập kế hoạch đại hội {found.organisation.version_at(at).name}: {format_int(len(made))} bước"
    write("draw_up_plan", actor, summary, organisation=found.organisation_id, subject=found)
    return made


@transaction.atomic
def add_step(
    *,
    actor: Actor,
    congress: Congress,
    title: str,
    due_on: date | None = None,
    offset: int | None = None,
    owner: Person | PreparationGroup | str = "",
) -> PlanStep:
    """Add a step of the congress's own, due on a day, or so many working days from the opening (negative before it).

    Raises Refused and NotAllowed.
    """
    found = require_congress(actor, congress)
    if not clean_line(title):
        refuse("title-missing", "Bước phải có tên việc.")
    if offset is not None:
        days = expected_days(found)
        if days is None:
            refuse("no-days", NO_DAYS)
        due_on = add_working_days(days.first_day, offset, office_days())
    if due_on is None:
        refuse("due-missing", "Phải ghi hạn, hoặc số ngày làm việc tính từ ngày khai mạc.")
    step = PlanStep(congress=found, title=clean_line(title), due_on=due_on, offset=offset)
    _own(step, owner)
    step.save(force_insert=True)
    summary = f"Thêm bước {step.title}, hạn {format_date(due_on)}"
    write("add_plan_step", actor, summary, organisation=found.organisation_id, subject=step)
    return step


@transaction.atomic
def give_step(*, actor: Actor, step: PlanStep, owner: Person | PreparationGroup | str) -> PlanStep:
    """Say whose step it is: a person, a preparation group, or somebody in words. Raises Refused and NotAllowed."""
    require_congress(actor, step.congress)
    _own(step, owner)
    step.save(update_fields=["owner_person", "owner_group", "owner_words"])
    summary = f"Giao bước {step.title} cho {owner_of(step) or 'chưa ai'}"
    write("give_plan_step", actor, summary, organisation=step.congress.organisation_id, subject=step)
    return step


@transaction.atomic
def finish_step(*, actor: Actor, step: PlanStep, on: date, note: str = "", paper: Document | None = None) -> PlanStep:
    """The step is done on a day, with the paper that came of it. Raises Refused and NotAllowed."""
    require_congress(actor, step.congress)
    if step.done_on is not None:
        refuse("already-done", f"Bước này đã xong ngày {format_date(step.done_on)}.")
    step.done_on, step.done_note, step.paper = on, clean_line(note), paper
    step.save(update_fields=["done_on", "done_note", "paper"])
    summary = f"Xong bước {step.title} ngày {format_date(on)}"
    write("finish_plan_step", actor, summary, organisation=step.congress.organisation_id, subject=step)
    return step


@transaction.atomic
def reopen_step(*, actor: Actor, step: PlanStep, reason: str) -> PlanStep:
    """The step is not done after all. Raises Refused and NotAllowed."""
    require_congress(actor, step.congress)
    if not clean_line(reason):
        refuse("reason-missing", "Phải ghi lý do.")
    step.done_on, step.done_note = None, ""
    step.save(update_fields=["done_on", "done_note"])
    summary = f"Mở lại bước {step.title}: {clean_line(reason)}"
    write("reopen_plan_step", actor, summary, organisation=step.congress.organisation_id, subject=step)
    return step


@transaction.atomic
def drop_step(*, actor: Actor, step: PlanStep, reason: str) -> None:
    """Take a step that is not needed out of the plan. Raises Refused and NotAllowed."""
    congress = require_congress(actor, step.congress)
    if step.done_on is not None:
        refuse("already-done", "Bước đã xong thì giữ lại trong kế hoạch.")
    if not clean_line(reason):
        refuse("reason-missing", "Phải ghi lý do.")
    summary = f"Bỏ bước {step.title}: {clean_line(reason)}"
    write("drop_plan_step", actor, summary, organisation=congress.organisation_id, subject=congress)
    step.delete()


def move_steps(congress: Congress, opening: date, closing: date, at: date) -> int:
    """Move the steps that are not done with the opening day; how many moved. Part of the act that moves the day."""
    moved = shifts(congress, opening, closing, at)
    for shift in moved:
        shift.step.due_on = shift.after
    PlanStep.objects.bulk_update([shift.step for shift in moved], ["due_on"])
    return len(moved)


def _own(step: PlanStep, owner: Person | PreparationGroup | str) -> None:
    step.owner_person = owner if isinstance(owner, Person) else None
    step.owner_group = owner if isinstance(owner, PreparationGroup) else None
    step.owner_words = clean_line(owner) if isinstance(owner, str) else ""
    if step.owner_group is not None and step.owner_group.congress_id != step.congress_id:
        refuse("group-of-another", "Tiểu ban này thuộc đại hội khác.")
