"""Long work behind the pages: started by an act, reported while it runs, and ended with a sentence.

The work is a plain function `work(task, progress) -> Outcome` of a module. While it runs, how far it has come stands in
a small file beside the data, not in the database: the work may be one long transaction that nobody else can see into.
"""

import json
import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import task as background

from dangbo.access.actor import Actor
from dangbo.office.models import LongTask, TaskState

REPORT_EVERY_SECONDS = 0.25
BROKEN_OFF = "Việc dừng giữa chừng vì máy chủ gặp lỗi; chưa có gì được ghi. Hãy làm lại hoặc báo người quản trị."


class WorkRefusedError(ValueError):
    """The work cannot be done; the message is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How long work ended: a sentence, the page that shows its result, and what that page needs to know."""

    message: str
    url: str = ""
    result: Mapping[str, Any] = field(default_factory=dict)


class Progress:
    """How far the work has come; `report` may be called as often as one likes."""

    def __init__(self, task_id: uuid.UUID) -> None:
        self._file = progress_file(task_id)
        self._next = 0.0

    def report(self, done: int, total: int, message: str = "") -> None:
        """Say that `done` of `total` steps are over, and what is being done."""
        now = time.monotonic()
        if now < self._next and done < total:
            return
        self._next = now + REPORT_EVERY_SECONDS
        self._file.parent.mkdir(parents=True, exist_ok=True)
        draft = self._file.with_suffix(".part")
        draft.write_text(json.dumps({"done": done, "total": total, "message": message}), encoding="utf-8")
        draft.replace(self._file)


Work = Callable[[LongTask, Progress], Outcome]


def start(
    *,
    actor: Actor,
    work: Work,
    title: str,
    organisation_id: uuid.UUID | None = None,
    parameters: Mapping[str, Any] | None = None,
) -> LongTask:
    """Queue long work of an actor and return it; its page is `task.get_absolute_url()`.

    work: a function at the top of its module; parameters: what it needs, as JSON.
    """
    task = LongTask.objects.create(
        kind=f"{work.__module__}.{work.__qualname__}",
        title=title,
        owner_id=actor.account_id,
        organisation_id=organisation_id,
        parameters=dict(parameters or {}),
    )
    run.enqueue(str(task.pk))
    return LongTask.objects.get(pk=task.pk)


@background
def run(task_id: str) -> None:
    """Do the work of a task and store how it ended."""
    task = LongTask.objects.get(pk=task_id)
    LongTask.objects.filter(pk=task.pk).update(state=TaskState.RUNNING)
    end: dict[str, Any] = {"state": TaskState.FAILED, "message": BROKEN_OFF}
    try:
        work: Work = import_string(task.kind)
        outcome = work(task, Progress(task.pk))
        end = {
            "state": TaskState.DONE,
            "message": outcome.message,
            "result_url": outcome.url,
            "result": dict(outcome.result),
        }
    except WorkRefusedError as refusal:
        end["message"] = str(refusal)
    finally:
        reached = reported(task.pk)
        LongTask.objects.filter(pk=task.pk).update(
            ended_at=timezone.now(), done=reached.get("done", 0), total=reached.get("total", 0), **end
        )
        progress_file(task.pk).unlink(missing_ok=True)


def reported(task_id: uuid.UUID) -> dict[str, Any]:
    """What running work last said of itself: done, total, message; empty before it said anything."""
    file = progress_file(task_id)
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def progress_file(task_id: uuid.UUID) -> Path:
    return Path(settings.HOME) / "work" / f"{task_id}.json"


def with_progress(task: LongTask) -> LongTask:
    """The task with what it last reported, unless it has ended."""
    if not task.is_ended:
        said = reported(task.pk)
        task.done, task.total = said.get("done", 0), said.get("total", 0)
        task.message = said.get("message", "")
    return task
