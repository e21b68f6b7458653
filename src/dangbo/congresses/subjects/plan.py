"""What the plan of a congress offers to the shared pages."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import Task
from dangbo.congresses.models import Congress, PlanStep
from dangbo.congresses.offers import Step, Tab
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.plan_facts import waiting_steps
from dangbo.congresses.queries.reach import may
from dangbo.congresses.queries.states import reached_by
from dangbo.congresses.queries.waiting import step_tasks
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import format_date

JOURNAL = {
    "draw_up_plan": "Lập kế hoạch đại hội",
    "add_plan_step": "Thêm bước vào kế hoạch đại hội",
    "give_plan_step": "Giao bước của kế hoạch đại hội",
    "finish_plan_step": "Ghi xong bước của kế hoạch đại hội",
    "reopen_plan_step": "Mở lại bước của kế hoạch đại hội",
    "drop_plan_step": "Bỏ bước của kế hoạch đại hội",
}
TABS = (Tab("congresses:plan", "Kế hoạch"),)
DRAW_UP, NEXT_OF_PLAN = 110, 890


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """Steps late or due soon."""
    return step_tasks(viewing)


def next_steps(congress: Congress, actor: Actor, at: date) -> Iterator[Step]:
    """Draw the plan up once there are days; with nothing else to do, the next step of the plan.

    After the congress only what was to be done after it: what was left undone before can no longer be made good.
    """
    if congress.cancelled_on or congress.round.closed_on or not may(actor, Permission.PREPARE_CONGRESSES, congress):
        return
    rows = PlanStep.objects.filter(congress=congress)
    if not rows.exists():
        days = days_of(congress)
        if days.expected is not None and days.held is None:
            why = "Đã có ngày đại hội; các bước theo quy định được tính lùi từ ngày khai mạc."
            url = reverse("congresses:plan_act", args=[congress.pk, "lap"])
            yield Step(DRAW_UP, why, "Lập kế hoạch", url)
        return
    for step in waiting_steps(rows, at, reached_by([congress.pk], at))[:1]:
        late = ", đã quá hạn" if step.due_on < at else ""
        url = reverse("congresses:step_act", args=[step.pk, "xong"])
        yield Step(NEXT_OF_PLAN, f"{step.title}, hạn {format_date(step.due_on)}{late}.", "Ghi đã xong", url)
