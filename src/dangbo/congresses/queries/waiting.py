"""What of the preparation waits, late or soon, for the home page: of one's own congress, or counted by unit above."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.urls import reverse

from dangbo.access.permissions import Permission
from dangbo.access.todo import Task
from dangbo.congresses.models import CongressDate, DateKind, GroupTask, PlanStep
from dangbo.congresses.queries.plan_facts import open_on
from dangbo.congresses.queries.plan_page import owner_of
from dangbo.registry.queries.organisations import names_at
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.numbers import format_int

AHEAD = timedelta(days=14)
SHOWN = 6


def step_tasks(viewing: Viewing) -> Iterator[Task]:
    """Steps of the own congress that are late or due within two weeks, then the units below that are late."""
    if not viewing.may(Permission.PREPARE_CONGRESSES):
        return
    due = _open_steps(viewing).filter(due_on__lte=viewing.at + AHEAD)
    own = due.filter(congress__organisation=viewing.organisation)
    rows = own.select_related("owner_person", "owner_group", "congress__round").order_by("due_on")
    for step in rows[:SHOWN]:
        owner = owner_of(step)
        yield Task(
            due=step.due_on,
            title=step.title,
            why=f"{step.congress.round.name}{f', giao cho {owner}' if owner else ''}",
            url=reverse("congresses:plan", args=[step.congress_id]),
        )
    yield from _units_behind(viewing)


def _units_behind(viewing: Viewing) -> Iterator[Task]:
    late = _open_steps(viewing).filter(due_on__lt=viewing.at).exclude(congress__organisation=viewing.organisation)
    below = late.filter(congress__round__superior=viewing.organisation)
    found = below.values("congress_id", "congress__organisation_id").annotate(n=Count("pk"), first=Min("due_on"))
    rows = list(found.order_by("first"))
    names = names_at([row["congress__organisation_id"] for row in rows[:SHOWN]], viewing.at)
    for row in rows[:SHOWN]:
        name = names.get(row["congress__organisation_id"], "")
        yield Task(
            due=row["first"],
            title=f"Đôn đốc việc đại hội: {name}",
            why=f"{format_int(row['n'])} bước của kế hoạch đã quá hạn",
            url=reverse("congresses:plan", args=[row["congress_id"]]),
        )
    if len(rows) > SHOWN:
        yield Task(
            due=None,
            title=f"Còn {format_int(len(rows) - SHOWN)} đơn vị có bước quá hạn",
            why="Xem bản đồ của đợt đại hội",
            url=reverse("congresses:rounds"),
        )


def _open_steps(viewing: Viewing) -> QuerySet[PlanStep]:
    """Steps not done by the day, of congresses that are neither given up nor in a closed round.

    What was due before a congress that was held since can no longer be made good and waits no more.
    """
    rows = PlanStep.objects.filter(congress__cancelled_on=None, congress__round__closed_on=None)
    held = CongressDate.objects.filter(
        congress=OuterRef("congress"), kind=DateKind.HELD, last_day__gte=OuterRef("due_on"), last_day__lte=viewing.at
    )
    return open_on(rows, viewing.at).exclude(Exists(held))


def group_tasks(viewing: Viewing) -> Iterator[Task]:
    """Tasks of the preparation groups of the own congress that are late or due within two weeks."""
    if not viewing.may(Permission.PREPARE_CONGRESSES):
        return
    rows = GroupTask.objects.filter(
        group__congress__organisation=viewing.organisation,
        group__congress__cancelled_on=None,
        group__congress__round__closed_on=None,
        due_on__lte=viewing.at + AHEAD,
    )
    open_ones = rows.exclude(done_on__lte=viewing.at).select_related("group", "owner__person").order_by("due_on")
    for task in open_ones[:SHOWN]:
        owner = f", {task.owner.person.full_name}" if task.owner else ""
        yield Task(
            due=task.due_on,
            title=task.title,
            why=f"{task.group.name}{owner}",
            url=reverse("congresses:groups", args=[task.group.congress_id]),
        )
