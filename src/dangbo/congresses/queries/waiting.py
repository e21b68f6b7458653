"""What of the preparation waits, late or soon, for the home page: of one's own congress, or counted by unit above."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse

from dangbo.access.permissions import Permission
from dangbo.access.todo import Task
from dangbo.congresses.models import Congress, GroupTask, PlanStep
from dangbo.congresses.queries.plan_facts import late_steps, waiting_steps, with_open_late_steps
from dangbo.congresses.queries.plan_page import owner_of
from dangbo.congresses.queries.states import reached_by
from dangbo.registry.queries.organisations import names_at
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.numbers import format_int

AHEAD = timedelta(days=14)
SHOWN = 6
_RUNNING = Congress.objects.filter(cancelled_on=None, round__closed_on=None)
"""Congresses that are neither given up nor in a closed round."""


def step_tasks(viewing: Viewing) -> Iterator[Task]:
    """Steps of the own congress that are late or due within two weeks, then the units below that are late."""
    if not viewing.may(Permission.PREPARE_CONGRESSES):
        return
    own = _RUNNING.filter(organisation=viewing.organisation)
    due = PlanStep.objects.filter(congress__in=own, due_on__lte=viewing.at + AHEAD)
    rows = due.select_related("owner_person", "owner_group", "congress__round").order_by("due_on", "pk")
    for step in waiting_steps(rows, viewing.at, reached_by(own, viewing.at))[:SHOWN]:
        owner = owner_of(step)
        yield Task(
            due=step.due_on,
            title=step.title,
            why=f"{step.congress.round.name}{f', giao cho {owner}' if owner else ''}",
            url=reverse("congresses:plan", args=[step.congress_id]),
        )
    yield from _units_behind(viewing)


def _units_behind(viewing: Viewing) -> Iterator[Task]:
    below = _RUNNING.filter(round__superior=viewing.organisation).exclude(organisation=viewing.organisation)
    asked = with_open_late_steps(below, viewing.at)
    late = late_steps(asked, viewing.at, reached_by(asked, viewing.at))
    shown = sorted(late, key=lambda pk: (late[pk][1], pk))[:SHOWN]
    units = dict(Congress.objects.filter(pk__in=shown).values_list("pk", "organisation_id"))
    names = names_at(units.values(), viewing.at)
    for pk in shown:
        number, first = late[pk]
        yield Task(
            due=first,
            title=f"Đôn đốc việc đại hội: {names.get(units[pk], '')}",
            why=f"{format_int(number)} bước của kế hoạch đã quá hạn",
            url=reverse("congresses:plan", args=[pk]),
        )
    if len(late) > SHOWN:
        yield Task(
            due=None,
            title=f"Còn {format_int(len(late) - SHOWN)} đơn vị có bước quá hạn",
            why="Xem bản đồ của đợt đại hội",
            url=reverse("congresses:rounds"),
        )


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
