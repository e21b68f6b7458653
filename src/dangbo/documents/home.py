"""What waits in documents: for the home page."""

from collections.abc import Iterable, Iterator

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import StateKind, Task
from dangbo.documents.models import IncomingDocument, IncomingState
from dangbo.documents.queries.document_list import incoming_within, unread_by, unsettled
from dangbo.documents.queries.drafts import waiting_for
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

SHOWN = 5
"""Tasks of one kind told one by one; of the rest only the number."""
DAYS_AHEAD = 7
"""Days before a due day from which it is told."""


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """What documents ask of those who draft, keep registers and read, in the organisation looked at."""
    yield from approvals(actor)
    if viewing.may(Permission.KEEP_REGISTERS):
        yield from to_enter(viewing)
        yield from due(viewing)
    if viewing.may(Permission.SEE_DOCUMENTS):
        yield from to_read(actor, viewing)


def approvals(actor: Actor) -> Iterator[Task]:
    """Drafts that wait for this user's approval."""
    for step in waiting_for(actor):
        document = step.document
        yield Task(
            due=None,
            title=f"{step.duty}: {document.abstract}",
            why=f"Dự thảo của {document.issuer}, {document.created_by_name} soạn",
            url=reverse("documents:document", args=[document.pk]),
            state=("warn", "Chờ duyệt"),
        )


def to_enter(viewing: Viewing) -> Iterator[Task]:
    """Papers that came inside the program and are not in the register yet."""
    rows = incoming_within(viewing.organisation.pk).filter(state=IncomingState.WAITING)
    count = rows.count()
    if not count:
        return
    first = rows.order_by("sent_at", "pk")[0]
    alone = count == 1
    yield Task(
        due=None,
        title=f"Vào sổ {first}" if alone else f"Vào sổ {format_int(count)} văn bản đến",
        why=f"{first.author}: {first.abstract}"
        if alone
        else f"Sớm nhất: {first}, gửi ngày {format_date(first.sent_at.date())}",
        url=reverse("documents:incoming", args=[first.pk])
        if alone
        else f"{reverse('documents:incoming_register')}?loc=cho",
    )


def due(viewing: Viewing) -> Iterator[Task]:
    """Papers whose due day is near or has passed, the earliest first."""
    rows = unsettled(incoming_within(viewing.organisation.pk), viewing.at, DAYS_AHEAD)
    for row in rows[:SHOWN]:
        late = row.due_on is not None and row.due_on < viewing.at
        state: tuple[StateKind, str] | None = ("bad", "Quá hạn") if late else None
        yield Task(
            due=row.due_on,
            title=f"Giải quyết {row}",
            why=f"{row.author}: {row.abstract}",
            url=reverse("documents:incoming", args=[row.pk]),
            state=state,
        )
    more = rows.count() - SHOWN
    if more > 0:
        yield Task(
            due=rows[SHOWN].due_on,
            title=f"Giải quyết {format_int(more)} văn bản đến khác",
            why="Sắp đến hạn hoặc đã quá hạn",
            url=f"{reverse('documents:incoming_register')}?loc=han",
        )


def to_read(actor: Actor, viewing: Viewing) -> Iterator[Task]:
    """Papers of the organisation that this user has not said to have read."""
    rows = unread_by(incoming_within(viewing.organisation.pk), actor)
    count = rows.count()
    if not count:
        return
    row: IncomingDocument = rows[0]
    yield Task(
        due=None,
        title=f"Đọc {row}" if count == 1 else f"Đọc {format_int(count)} văn bản đến",
        why=f"{row.author}: {row.abstract}",
        url=reverse("documents:incoming", args=[row.pk])
        if count == 1
        else f"{reverse('documents:incoming_register')}?loc=chua-doc",
    )
