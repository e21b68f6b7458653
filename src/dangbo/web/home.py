"""The home page: what needs doing and the key figures, told by the apps themselves.

An app tells what waits in a module `home.py` with `tasks(actor, viewing) -> Iterable[Task]` (dangbo.access.todo).
"""

import datetime
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _

from dangbo.access.actor import Actor
from dangbo.access.todo import Task
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import weekday_name
from dangbo.vietnamese.names import address_name
from dangbo.web.key_figures import key_figures

SHOWN_TASKS = 12
FAR = datetime.date.max


def home_page(actor: Actor, viewing: Viewing) -> dict[str, Any]:
    """What the template of the home page shows."""
    figures, waffle = key_figures(viewing)
    waiting = sorted(all_tasks(actor, viewing), key=lambda task: task.due or FAR)
    return {
        "key_figures": figures,
        "waffle": waffle,
        "address": address_name(actor.name),
        "weekday": _(weekday_name(viewing.at)),
        "tasks": [(task, lateness(task, viewing.at)) for task in waiting[:SHOWN_TASKS]],
        "task_count": len(waiting),
        "late_count": sum(1 for task in waiting if task.due is not None and task.due < viewing.at),
    }


def all_tasks(actor: Actor, viewing: Viewing) -> list[Task]:
    """What waits, from every app."""
    return [task for ask in task_sources() for task in ask(actor, viewing)]


@cache
def task_sources() -> tuple[Callable[[Actor, Viewing], Iterable[Task]], ...]:
    """The `tasks` of every app that has a `home` module."""
    modules = [f"{config.name}.home" for config in apps.get_app_configs() if config.name.startswith("dangbo.")]
    found = [import_module(name) for name in modules if name != __name__ and find_spec(name)]
    return tuple(module.tasks for module in found)


def lateness(task: Task, at: datetime.date) -> str:
    """How far off the last day is, as the line below the date."""
    if task.due is None:
        return ""
    days = (task.due - at).days
    if days < 0:
        return _("quá hạn %(days)s ngày") % {"days": -days}
    return _("hôm nay") if days == 0 else _("còn %(days)s ngày") % {"days": days}
