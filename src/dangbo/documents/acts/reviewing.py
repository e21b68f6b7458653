"""Comments on drafts, and the approval path: rounds of steps that are passed in their order."""

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.models import Account
from dangbo.access.permissions import Permission
from dangbo.documents.acts.drafting import locked_draft
from dangbo.documents.acts.open_papers import require_open
from dangbo.documents.models import ApprovalState, ApprovalStep, Document, DocumentState, ReviewComment
from dangbo.registry.acts.refusal import error, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.text import clean_line, nfc


@transaction.atomic
def comment(*, actor: Actor, document: Document, text: str, quote: str = "") -> ReviewComment:
    """Say something about the version of now; quote: the words it is about. Raises Refused and NotAllowed."""
    actor.require(Permission.DRAFT_DOCUMENTS, document.organisation_id)
    held, said, words = locked_draft(document), nfc(text).strip(), clean_line(quote)[:500]
    if not said:
        refuse("comment-empty", "Chưa ghi ý kiến.")
    require_open([said, words], timezone.localdate())
    made = ReviewComment.objects.create(
        document=held,
        version=_version(held),
        quote=words,
        text=said,
        made_at=timezone.now(),
        made_by_id=actor.account_id,
        made_by_name=actor.name,
    )
    write(
        "comment_on_draft",
        actor,
        f"Góp ý dự thảo “{held.abstract}”: {clean_line(said)}",
        organisation=held.organisation_id,
        subject=made,
    )
    return made


@transaction.atomic
def settle_comment(*, actor: Actor, comment: ReviewComment, answer: str = "") -> ReviewComment:
    """Say that a comment was taken up, or why not. Raises Refused and NotAllowed."""
    document = comment.document
    actor.require(Permission.DRAFT_DOCUMENTS, document.organisation_id)
    locked_draft(document)
    held = ReviewComment.objects.get(pk=comment.pk)
    if held.settled_at is not None:
        refuse("comment-settled", f"Ý kiến này {held.settled_by_name} đã xử lý.")
    held.settled_at, held.settled_by_name, held.answer = timezone.now(), actor.name, clean_line(answer)[:500]
    require_open([held.answer], timezone.localdate())
    held.save(update_fields=["settled_at", "settled_by_name", "answer"])
    write(
        "settle_comment",
        actor,
        f"Xử lý góp ý của {held.made_by_name}: {held.answer or 'đã tiếp thu'}",
        organisation=document.organisation_id,
        subject=held,
    )
    return held


@transaction.atomic
def ask_approval(*, actor: Actor, document: Document, steps: Sequence[tuple[Account, str]]) -> Document:
    """Begin a round: each account with the duty in which it approves, in order. Raises Refused and NotAllowed."""
    actor.require(Permission.DRAFT_DOCUMENTS, document.organisation_id)
    held = locked_draft(document)
    weigh(_round_findings(held, steps))
    number = (held.steps.aggregate(last=Max("round"))["last"] or 0) + 1
    ApprovalStep.objects.bulk_create(
        ApprovalStep(document=held, round=number, order=order, account=account, duty=clean_line(duty)[:120])
        for order, (account, duty) in enumerate(steps, start=1)
    )
    held.state = DocumentState.IN_REVIEW
    held.save(update_fields=["state"])
    names = ", ".join(account.full_name for account, _ in steps)
    write(
        "ask_approval",
        actor,
        f"Trình duyệt dự thảo “{held.abstract}” vòng {number}: {names}",
        organisation=held.organisation_id,
        subject=held,
        details={"round": number, "version": _version(held)},
    )
    return held


@transaction.atomic
def approve(*, actor: Actor, document: Document, note: str = "", saved: int | None = None) -> ApprovalStep:
    """Pass the step that waits for this actor; after the last one the draft is approved.

    saved: number of the write that the actor saw, so that nobody approves what they have not read; the program itself
    may pass any step. Raises Refused and NotAllowed.
    """
    held, step = _waiting_step(actor, document)
    if saved is not None and held.saved != saved:
        refuse("stale-draft", "Dự thảo đã thay đổi sau khi đồng chí mở; hãy mở lại, đọc rồi mới duyệt.")
    _decide(step, ApprovalState.APPROVED, note)
    if not held.steps.filter(round=step.round, state=ApprovalState.WAITING).exists():
        held.state = DocumentState.APPROVED
        held.save(update_fields=["state"])
    _tell("approve_draft", actor, held, step, "Duyệt")
    return step


@transaction.atomic
def return_draft(*, actor: Actor, document: Document, note: str) -> ApprovalStep:
    """Send a draft back to its writer with the reason; the steps after this one fall away.

    Raises Refused and NotAllowed.
    """
    held, step = _waiting_step(actor, document)
    if not clean_line(note):
        refuse("reason-missing", "Trả lại dự thảo phải ghi lý do.")
    _decide(step, ApprovalState.RETURNED, note)
    held.steps.filter(round=step.round, state=ApprovalState.WAITING).update(state=ApprovalState.LAPSED)
    held.state = DocumentState.DRAFT
    held.save(update_fields=["state"])
    _tell("return_draft", actor, held, step, "Trả lại")
    return step


def _round_findings(document: Document, steps: Sequence[tuple[Account, str]]) -> Iterator[Finding]:
    if document.state != DocumentState.DRAFT:
        yield error("already-in-review", "Dự thảo đã trình duyệt; chờ duyệt xong hoặc được trả lại.")
    if not steps:
        yield error("no-approver", "Chưa chọn người duyệt.")
    if not document.text or not document.abstract:
        yield error("draft-empty", "Dự thảo chưa có trích yếu và nội dung nên chưa trình duyệt được.")
    accounts = [account for account, _ in steps]
    for account in dict.fromkeys(accounts):
        if accounts.count(account) > 1:
            yield error("approver-twice", f"{account.full_name} có tên hai lần trong một vòng duyệt.")
        if not account.is_active or not Actor.of(account).may(Permission.DRAFT_DOCUMENTS, document.organisation_id):
            yield error("approver-without-reach", f"{account.full_name} không xem được dự thảo của tổ chức này.")
    if any(not clean_line(duty) for _, duty in steps):
        yield error("duty-missing", "Chưa ghi người duyệt với tư cách gì, ví dụ “Chánh Văn phòng”.")


def _waiting_step(actor: Actor, document: Document) -> tuple[Document, ApprovalStep]:
    """The draft, locked, and the step of its round that comes next, when it is this actor's. Raises Refused."""
    actor.require(Permission.DRAFT_DOCUMENTS, document.organisation_id)
    held = locked_draft(document)
    waiting = held.steps.filter(state=ApprovalState.WAITING).select_related("account").order_by("round", "order")
    step = waiting.first()
    if held.state != DocumentState.IN_REVIEW or step is None:
        refuse("not-in-review", "Dự thảo không chờ duyệt.")
    if not actor.is_program and step.account_id != actor.account_id:
        refuse("not-your-turn", f"Dự thảo đang chờ {step.account.full_name} ({step.duty}) duyệt.")
    return held, step


def _decide(step: ApprovalStep, state: ApprovalState, note: str) -> None:
    step.state, step.version = state, _version(step.document)
    step.decided_at, step.note = timezone.now(), clean_line(note)[:500]
    require_open([step.note], timezone.localdate())
    step.save(update_fields=["state", "version", "decided_at", "note"])


def _tell(act: str, actor: Actor, document: Document, step: ApprovalStep, verb: str) -> None:
    note = f": {step.note}" if step.note else ""
    summary = f"{verb} dự thảo “{document.abstract}” lần {step.version} ({step.duty}){note}"
    details = {"step": step.pk, "round": step.round, "version": step.version}
    write(act, actor, summary, organisation=document.organisation_id, subject=document, details=details)


def _version(document: Document) -> int:
    return document.versions.order_by("-number").values_list("number", flat=True)[0]
