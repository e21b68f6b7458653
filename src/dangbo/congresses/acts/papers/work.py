"""All drafts of a congress made behind the pages, with progress."""

import uuid
from datetime import date

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.congresses.acts.papers.making import make_all, may_make
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.papers.board import board_of, unmade
from dangbo.office.models import LongTask
from dangbo.office.work import Outcome, Progress, WorkRefusedError, start
from dangbo.registry.acts.refusal import Refused
from dangbo.vietnamese.numbers import format_int


def begin_making(*, actor: Actor, congress: Congress, on: date) -> LongTask:
    """Queue the making of every paper that nobody began; its page is `task.get_absolute_url()`."""
    return start(
        actor=actor,
        work=make_papers,
        title="Soạn văn bản đại hội",
        organisation_id=congress.organisation_id,
        parameters={"congress": str(congress.pk), "on": on.isoformat()},
    )


def make_papers(task: LongTask, progress: Progress) -> Outcome:
    """The work itself. Raises WorkRefusedError."""
    if task.owner is None:
        raise WorkRefusedError("Không còn tài khoản của người giao việc này.")
    rows = Congress.objects.select_related("round__superior", "organisation", "meeting")
    congress = rows.get(pk=uuid.UUID(task.parameters["congress"]))
    actor = Actor.of(task.owner)
    wanted = unmade(board_of(congress))
    try:
        made = make_all(
            actor=actor,
            congress=congress,
            wanted=[each for each in wanted if may_make(actor, congress, each)],
            on=date.fromisoformat(task.parameters["on"]),
            told=progress.report,
        )
    except Refused as refusal:
        raise WorkRefusedError(str(refusal)) from refusal
    left = len(wanted) - len(made)
    more = f" Còn {format_int(left)} văn bản do cấp trên ban hành." if left else ""
    return Outcome(f"Đã soạn {format_int(len(made))} dự thảo.{more}", reverse("congresses:papers", args=[congress.pk]))
