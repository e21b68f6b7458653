"""What the walk over every address needs to know of preparation groups."""

from collections.abc import Callable
from datetime import date
from typing import Any

import build
from congresses.congresses.every_url import a_congress, of
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.groups.membership import found_group
from dangbo.congresses.acts.groups.work import add_task
from dangbo.congresses.models import GroupKind, GroupRole, GroupTask, PreparationGroup
from web.conftest import Office


def _group(office: Office) -> PreparationGroup:
    congress = a_congress(office)
    found = PreparationGroup.objects.filter(congress=congress).first()
    if found is None:
        on, head = date(2020, 1, 6), build.member(congress.organisation, on=date(2012, 1, 1))
        found = found_group(
            actor=PROGRAM, congress=congress, kind=GroupKind.PAPERS, on=on, people=[(head, GroupRole.HEAD)]
        )
        add_task(actor=PROGRAM, group=found, title="Dự thảo báo cáo chính trị")
    return found


def _task(office: Office) -> dict[str, Any]:
    return {"task_id": GroupTask.objects.filter(group=_group(office))[0].pk}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:groups": lambda office: of(office) if _group(office) else {},
    "congresses:new_group": of,
    "congresses:group_act": lambda office: {"group_id": _group(office).pk, "act": "hop"},
    "congresses:task_done": _task,
}
