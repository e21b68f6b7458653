"""The long work of an import: judging and storing the rows of a large file behind the pages."""

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.office.models import LongTask
from dangbo.office.work import Outcome, Progress, WorkRefusedError
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.drafts import refresh, store_draft
from dangbo.registry.exchange.wording import stored_sentence
from dangbo.registry.models import ImportDraft

LONG_FROM_ROWS = 1_000


def is_long(draft: ImportDraft) -> bool:
    """Whether the rows of a draft are too many for one page to wait for."""
    return draft.row_count > LONG_FROM_ROWS


def judge(task: LongTask, progress: Progress) -> Outcome:
    """Judge all rows of the draft of a task."""
    draft = _draft(task)
    refresh(draft, progress.report)
    return Outcome("Đã xét xong các dòng của tệp.", reverse("exchange:preview", args=[draft.pk]))


def store(task: LongTask, progress: Progress) -> Outcome:
    """Store the valid rows of the draft of a task, as many as the user agreed to."""
    draft = _draft(task)
    if task.owner is None:
        raise WorkRefusedError("Người nhập không còn tài khoản; chưa có gì được ghi.")
    try:
        stored = store_draft(
            actor=Actor.of(task.owner),
            draft=draft,
            expected=task.parameters.get("expected"),
            progress=progress.report,
        )
    except Refused as refusal:
        raise WorkRefusedError(str(refusal)) from refusal
    return Outcome(stored_sentence(stored), reverse("exchange:result", args=[draft.pk]))


def _draft(task: LongTask) -> ImportDraft:
    draft = ImportDraft.objects.filter(pk=task.parameters["draft"]).first()
    if draft is None:
        raise WorkRefusedError("Tệp nhập đã bị xóa; chưa có gì được ghi.")
    return draft
