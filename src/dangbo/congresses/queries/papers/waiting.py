"""What papers and opinions ask of somebody: the next paper of a congress, opinions to give, opinions to settle."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import Task
from dangbo.congresses.models import Congress
from dangbo.congresses.models.papers import Opinion, OpinionCall, OpinionRound
from dangbo.congresses.offers import Step
from dangbo.congresses.queries.papers.board import board_of, next_line
from dangbo.congresses.queries.reach import may
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

AHEAD = timedelta(days=14)
"""Before its last day for so long a paper is told as the next thing to do."""
_FIRST_PAPER, _SETTLE, _PAPER = 120, 220, 250


def next_steps(congress: Congress, actor: Actor, at: date) -> Iterable[Step]:
    """Opinions to settle once a round is over, and the paper whose last day is near."""
    if congress.cancelled_on is not None or not may(actor, Permission.PREPARE_CONGRESSES, congress):
        return
    yield from _to_settle(congress, at)
    found = next_line(board_of(congress))
    if found is None:
        return
    row, line = found
    is_first = row.row.number == 1
    if is_first or (row.due_on is not None and row.due_on <= at + AHEAD):
        until = f", xong trước ngày {format_date(row.due_on)}" if row.due_on else ""
        url = reverse("congresses:papers", args=[congress.pk])
        why = f"Văn bản cần soạn tiếp: {line.wanted.title}{until}."
        yield Step(_FIRST_PAPER if is_first else _PAPER, why, "Soạn văn bản", url)


def _to_settle(congress: Congress, at: date) -> Iterator[Step]:
    rows = OpinionRound.objects.filter(paper__congress=congress, until__lt=at, opinions__taken="")
    held = rows.select_related("paper").order_by("until").first()
    if held is not None:
        count = Opinion.objects.filter(round=held, taken="").count()
        why = f"Còn {format_int(count)} ý kiến về {held.paper.title} chưa tiếp thu, giải trình."
        yield Step(_SETTLE, why, "Tiếp thu, giải trình", reverse("congresses:opinions", args=[held.pk]))


def tasks(_actor: Actor, viewing: Viewing) -> Iterator[Task]:
    """Drafts on which the organisation looked at is asked for its opinion and has not said that it is done."""
    if not viewing.may(Permission.SEE_DOCUMENTS):
        return
    rows = OpinionCall.objects.filter(
        organisation=viewing.organisation,
        answered_on=None,
        round__closed_on=None,
        round__opened_on__lte=viewing.at,
        round__until__gte=viewing.at,
    )
    for call in rows.select_related("round__paper").order_by("round__until"):
        yield Task(
            due=call.round.until,
            title=f"Góp ý {call.round.paper.title}",
            why=f"Dự thảo gửi ngày {format_date(call.round.opened_on)}",
            url=reverse("congresses:opinions", args=[call.round_id]),
        )
