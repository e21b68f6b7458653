"""Drafts: the list, a new one, writing it with warnings and figures beside, a Word file in place of typing."""

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.permissions import Permission
from dangbo.documents.acts.relations import unrelate
from dangbo.documents.forms.drafting import DraftForm, DropForm, FollowForm, NewDraftForm, RelateForm
from dangbo.documents.models import Document, DocumentState, IncomingDocument
from dangbo.documents.queries.document_list import drafts_within
from dangbo.documents.queries.document_page import cited_papers
from dangbo.documents.queries.drafts import OPEN_STATES
from dangbo.documents.queries.figure_keys import figures_named
from dangbo.documents.queries.issue_check import issue_check
from dangbo.documents.queries.shown_paper import shown_paper
from dangbo.documents.views.reaching import ROWS_A_PAGE, in_one_step, reached_document, reached_incoming, require
from dangbo.documents.views.uploading import takes_files, uploaded
from dangbo.facts.figures import Moment
from dangbo.paper.errors import FileError
from dangbo.paper.party_documents.reading import read_word
from dangbo.registry.acting import act_pages
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.uploads import LimitedUpload
from dangbo.registry.viewing import OfficeRequest

DRAFTS = "Dự thảo"
STATES = (
    ("", "Tất cả", OPEN_STATES),
    ("soan", "Đang soạn", (DocumentState.DRAFT,)),
    ("duyet", "Đang duyệt", (DocumentState.IN_REVIEW,)),
    ("da-duyet", "Đã duyệt", (DocumentState.APPROVED,)),
    ("bo", "Không ban hành", (DocumentState.DROPPED,)),
)
NOT_OPEN = "Văn bản này không còn là dự thảo nên không sửa được. Muốn đổi, hãy soạn văn bản thay thế, sửa đổi."


@require_GET
def drafts(request: OfficeRequest) -> HttpResponse:
    """The drafts of the organisation looked at, the last begun first."""
    require(request, Permission.DRAFT_DOCUMENTS)
    asked = request.GET.get("trang-thai", "")
    states = next((states for key, _, states in STATES if key == asked), STATES[0][2])
    rows = drafts_within(request.viewing.organisation.pk)
    counts = [(key, label, rows.filter(state__in=each).count()) for key, label, each in STATES]
    page = Paginator(rows.filter(state__in=states), ROWS_A_PAGE).get_page(request.GET.get("trang"))
    return render(request, "documents/drafts.html", {"page": page, "counts": counts, "asked": asked})


@require_http_methods(["GET", "POST"])
def new_draft(request: OfficeRequest) -> HttpResponse:
    """Begin a draft from a template or free."""
    require(request, Permission.DRAFT_DOCUMENTS)
    initial = {"template": request.GET.get("mau", ""), "kind": request.GET.get("the-loai", "")}
    asked = request.GET.get("tra-loi", "")
    answers = _answered(request, asked) if asked else None
    form = NewDraftForm(
        request.POST or None, viewing=request.viewing, actor=request.actor, initial=initial, answers=answers
    )
    if form.is_bound and form.is_valid():
        try:
            return redirect("documents:edit", form.start().pk)
        except Refused as refused:
            form.show_refusal(refused.findings)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(
        request, "documents/new_draft.html", {"form": form, "crumbs": _crumbs(), "answers": answers}, status=status
    )


def _answered(request: OfficeRequest, asked: str) -> IncomingDocument:
    """The paper to be answered, one that came to the organisation looked at."""
    try:
        found = reached_incoming(request, uuid.UUID(asked))
    except ValueError as error:
        raise Http404 from error
    if found.organisation_id != request.viewing.organisation.pk:
        raise Http404
    return found


def _crumbs(document: Document | None = None) -> list[tuple[str, str]]:
    above = [("Văn bản", reverse("documents:index")), (DRAFTS, reverse("documents:drafts"))]
    if document is None:
        return above
    return [*above, (document.abstract or DRAFTS, reverse("documents:document", args=[document.pk]))]


@require_http_methods(["GET", "POST"])
def edit(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Write a draft; what was typed stays on the page until it can be stored."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)
    if not found.is_open:
        messages.warning(request, NOT_OPEN)
        return redirect("documents:document", found.pk)
    form = _form(request, found)
    if form.is_bound and form.is_valid():
        try:
            messages.success(request, form.perform(()))
            return redirect("documents:document", found.pk)
        except Refused as refused:
            _show(form, refused)
    return _edit_page(request, found, form)


def _form(request: OfficeRequest, found: Document, **options: Any) -> DraftForm:
    data = request.POST if request.method == "POST" and not options else None
    return DraftForm(data, document=found, viewing=request.viewing, actor=request.actor, **options)


def _show(form: DraftForm, refused: Refused) -> None:
    form.show_refusal(refused.findings)
    if not form.errors:
        for finding in refused.findings:
            form.add_error(None, finding.message)


def _edit_page(request: OfficeRequest, found: Document, form: DraftForm, shown: Document | None = None) -> HttpResponse:
    """The page on which a draft is written; `shown`: the paper to be seen below, of what was typed."""
    on = request.viewing.at
    context = {
        "document": found,
        "form": form,
        "parts": form.parts(),
        "warnings": issue_check(shown or found, on),
        "paper": shown_paper(shown, request.viewing, _links(shown)) if shown else None,
        "crumbs": _crumbs(found),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "documents/edit.html", context, status=status)


def _links(document: Document) -> dict[str, str]:
    return {each.symbol: each.url for each in cited_papers(document) if each.url}


@require_POST
def preview(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """The paper of what is typed, nothing stored: the part of the page for the browser's script, else the page."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)
    form = _form(request, found)
    shown = form.seen() if form.is_valid() else found
    if getattr(request, "htmx", False) and not form.errors:
        context = {
            "document": found,
            "paper": shown_paper(shown, request.viewing, _links(shown)),
            "warnings": issue_check(shown, request.viewing.at),
        }
        return render(request, "documents/parts/preview.html", context)
    return _edit_page(request, found, form, shown)


@takes_files
def from_word(request: OfficeRequest, limited: LimitedUpload | None, document_id: uuid.UUID) -> HttpResponse:
    """A Word file read in place of typing; it stands in the form and is stored only when that is sent."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)
    if limited is None:
        return redirect("documents:edit", found.pk)
    try:
        files = uploaded(request, limited, "word")
        if not files:
            raise FileError("Chưa chọn tệp. Hãy chọn tệp Word (.docx).")
        read = read_word(files[0][1])
    except FileError as problem:
        messages.error(request, str(problem))
        return redirect("documents:edit", found.pk)
    messages.info(request, "Đã đọc tệp Word vào ô nội dung. Xem lại rồi ghi dự thảo; chưa có gì được ghi.")
    initial = {"abstract": read.abstract or found.abstract, "text": read.text}
    return _edit_page(request, found, _form(request, found, initial=initial))


@require_GET
def figure_keys(request: OfficeRequest) -> HttpResponse:
    """The figures whose names hold what was typed, with what to write into the text."""
    require(request, Permission.DRAFT_DOCUMENTS)
    asked = request.GET.get("tim-so", "")
    found = figures_named(asked, request.viewing.organisation, Moment(request.viewing.at))
    whole = not getattr(request, "htmx", False)
    template = "documents/figure_keys.html" if whole else "documents/parts/figure_keys.html"
    return render(request, template, {"asked_figure": asked, "found_figures": found})


@require_http_methods(["GET", "POST"])
def drop(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Give a draft up."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)
    form = DropForm(request.POST or None, document=found, viewing=request.viewing, actor=request.actor)
    back = reverse("documents:document", args=[found.pk])
    context = {"crumbs": _crumbs(found), "lead": found.abstract}
    return act_pages(request, form, title="Bỏ dự thảo", back=back, done=reverse("documents:drafts"), context=context)


@require_http_methods(["GET", "POST"])
def relate(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Say which older document a draft replaces, withdraws or amends."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)
    form = RelateForm(request.POST or None, document=found, viewing=request.viewing, actor=request.actor)
    back = reverse("documents:document", args=[found.pk])
    context = {"crumbs": _crumbs(found), "lead": found.abstract}
    return act_pages(request, form, title="Thay thế, thu hồi, sửa đổi", back=back, context=context)


@require_POST
def unrelate_documents(request: OfficeRequest, document_id: uuid.UUID, relation_id: uuid.UUID) -> HttpResponse:
    """Take a relation back while the document is a draft."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)
    relation = found.relations.filter(pk=relation_id).select_related("older").first()

    def act() -> str:
        if relation is None:
            return "Liên quan này đã được bỏ."
        unrelate(actor=request.actor, relation=relation)
        return f"Đã bỏ liên quan với văn bản {relation.older}."

    return in_one_step(request, act, "documents:document", found.pk)


@require_http_methods(["GET", "POST"])
def follow(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Begin a draft that replaces, withdraws or amends an issued document."""
    found = reached_document(request, document_id, Permission.DRAFT_DOCUMENTS)
    form = FollowForm(request.POST or None, document=found, viewing=request.viewing, actor=request.actor)
    if form.is_bound and form.is_valid():
        try:
            return redirect("documents:edit", form.start().pk)
        except Refused as refused:
            form.show_refusal(refused.findings)
    back = reverse("documents:document", args=[found.pk])
    context = {
        "form": form,
        "title": "Soạn văn bản thay thế, sửa đổi",
        "crumbs": [("Văn bản", reverse("documents:index")), (str(found), back)],
        "lead": f"{found}: {found.abstract}",
        "back": back,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "registry/act_form.html", context, status=status)
