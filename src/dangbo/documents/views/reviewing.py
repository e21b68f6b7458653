"""Comments on a draft and its way through approval."""

import uuid

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from dangbo.access.permissions import Permission
from dangbo.documents.acts import reviewing
from dangbo.documents.forms.reviewing import AskApprovalForm, ReturnForm
from dangbo.documents.models import Document, ReviewComment
from dangbo.documents.views.reaching import in_one_step, reached_document
from dangbo.registry.acting import act_pages
from dangbo.registry.viewing import OfficeRequest


@require_POST
def comment(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Write a comment on the draft as it is now."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)

    def act() -> str:
        text, quote = request.POST.get("text", ""), request.POST.get("quote", "")
        reviewing.comment(actor=request.actor, document=found, text=text, quote=quote)
        return "Đã ghi góp ý."

    return in_one_step(request, act, "documents:document", found.pk)


@require_POST
def settle_comment(request: OfficeRequest, document_id: uuid.UUID, comment_id: uuid.UUID) -> HttpResponse:
    """Say that a comment was dealt with."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)
    made = get_object_or_404(ReviewComment, pk=comment_id, document=found)

    def act() -> str:
        reviewing.settle_comment(actor=request.actor, comment=made, answer=request.POST.get("answer", ""))
        return "Đã ghi tiếp thu góp ý."

    return in_one_step(request, act, "documents:document", found.pk)


@require_POST
def approve(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Pass the step that waits for the one who is signed in."""
    found = reached_document(request, document_id)

    def act() -> str:
        reviewing.approve(actor=request.actor, document=found, note=request.POST.get("note", ""))
        return "Đã duyệt dự thảo."

    return in_one_step(request, act, "documents:document", found.pk)


@require_http_methods(["GET", "POST"])
def ask_approval(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Choose who passes a draft, in which order."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)
    form = AskApprovalForm(request.POST or None, document=found, viewing=request.viewing, actor=request.actor)
    return act_pages(request, form, title="Trình duyệt", back=_back(found), context=_context(found))


@require_http_methods(["GET", "POST"])
def return_draft(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Send a draft back to its writer with what is to be changed."""
    found = reached_document(request, document_id)
    form = ReturnForm(request.POST or None, document=found, viewing=request.viewing, actor=request.actor)
    return act_pages(request, form, title="Trả lại dự thảo", back=_back(found), context=_context(found))


def _back(document: Document) -> str:
    return reverse("documents:document", args=[document.pk])


def _context(document: Document) -> dict[str, object]:
    crumbs = [("Văn bản", reverse("documents:index")), (document.abstract or "Dự thảo", _back(document))]
    return {"crumbs": crumbs, "lead": document.abstract}
