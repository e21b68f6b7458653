"""What the walk over every address needs to know of plans."""

from collections.abc import Callable
from typing import Any

from congresses import world
from congresses.congresses.every_url import a_congress, of
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.plan.steps import draw_up_plan
from dangbo.congresses.models import PlanStep
from web.conftest import Office


def _step(office: Office) -> dict[str, Any]:
    congress = a_congress(office)
    if not PlanStep.objects.filter(congress=congress).exists():
        draw_up_plan(actor=PROGRAM, congress=congress, at=world.PLANNED_ON)
    return {"step_id": PlanStep.objects.filter(congress=congress)[0].pk, "act": "xong"}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:plan": lambda office: of(office) if _step(office) else {},
    "congresses:plan_act": lambda office: of(office) | {"act": "them"},
    "congresses:step_act": _step,
}
