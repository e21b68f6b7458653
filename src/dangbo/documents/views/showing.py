"""One document: as the paper looks, with what stands beside it; its files, receivers and versions."""

import uuid
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dangbo.access.permissions import Permission
from dangbo.documents.acts.attachments import PDF_TYPE, WORD_TYPE, file_stem, kept_file
from dangbo.documents.downloads import download, file_response
from dangbo.documents.frozen import is_intact
from dangbo.documents.models import Document, DocumentState, FileForm, ReadReceipt
from dangbo.documents.queries.document_page import (
    attached_files,
    cited_figures,
    cited_papers,
    history,
    last_round,
    my_step,
    relations,
    waits_for,
)
from dangbo.documents.queries.holding import file_for
from dangbo.documents.queries.paper import party_document
from dangbo.documents.queries.receipts import reading_progress
from dangbo.documents.queries.shown_paper import shown_paper
from dangbo.documents.views.reaching import reached_document
from dangbo.paper.party_documents import to_docx, to_pdf
from dangbo.registry.viewing import OfficeRequest

FORMS = {"docx": (FileForm.WORD, WORD_TYPE, to_docx), "pdf": (FileForm.PDF, PDF_TYPE, to_pdf)}
FOLDED = 8
"""So many receivers are named beside a document; the others stand on their page."""


@require_GET
def document(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """A document with everything known of it."""
    found = reached_document(request, document_id)
    return render(request, "documents/document.html", page_of(request, found))


def page_of(request: OfficeRequest, found: Document) -> dict[str, Any]:
    """What the page of a document shows."""
    progress = reading_progress(found, request.viewing.at)
    steps, papers = last_round(found), cited_papers(found)
    may = {permission.value: request.actor.may(permission, found.organisation_id) for permission in _OFFERED}
    return {
        "document": found,
        "paper": shown_paper(found, request.viewing, {each.symbol: each.url for each in papers if each.url}),
        "may": may,
        "my_step": my_step(request.actor, found) if found.state == DocumentState.IN_REVIEW else None,
        "steps": steps,
        "waits_for": waits_for(steps),
        "comments": found.comments.all(),
        "progress": progress,
        "sent_count": len(progress.receivers),
        "read_count": len(progress.read),
        "receivers": progress.receivers[:FOLDED],
        "planned": found.recipients.count() if found.is_open else 0,
        "dispatches": found.dispatches.all(),
        "files": attached_files(found),
        "relations": relations(found),
        "cited_papers": papers,
        "cited_figures": cited_figures(found, request.viewing),
        "versions": found.versions.defer("text").order_by("-number"),
        "history": history(found),
        "is_intact": not found.is_out or is_intact(found),
    }


_OFFERED = (Permission.DRAFT_DOCUMENTS, Permission.ISSUE_DOCUMENTS, Permission.KEEP_REGISTERS)


@require_GET
def document_file(request: OfficeRequest, document_id: uuid.UUID, form: str) -> HttpResponse:
    """The paper as Word or PDF: kept once of an issued document, made anew of a draft."""
    if form not in FORMS:
        raise Http404(f"Không có bản {form}.")
    found = reached_document(request, document_id)
    kept_as, media_type, make = FORMS[form]
    if found.is_out:
        return file_response(kept_file(found, kept_as))
    name = file_stem(f"Du thao {found.versions.count()}", None)
    return download(f"{name}.{form}", media_type, make(party_document(found)))


@require_GET
def stored_file(request: OfficeRequest, file_id: uuid.UUID) -> HttpResponse:
    """A file that was attached to a document or came with an incoming one."""
    return file_response(file_for(request.actor, file_id))


@require_GET
def receivers(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Every receiver of a document, and who there has read it."""
    found = reached_document(request, document_id)
    progress, asked = reading_progress(found, request.viewing.at), request.GET.get("doc", "")
    chosen = {"": progress.receivers, "roi": progress.read, "chua": progress.unread, "tra-lai": progress.returned}
    names = {"": "Tất cả", "roi": "Đã đọc", "chua": "Chưa đọc", "tra-lai": "Trả lại"}
    receipts: dict[uuid.UUID, list[ReadReceipt]] = {}
    for receipt in ReadReceipt.objects.filter(incoming__source=found):
        receipts.setdefault(receipt.incoming_id, []).append(receipt)
    listed = chosen.get(asked, progress.receivers)
    context = {
        "document": found,
        "listed": [(each, receipts.get(each.incoming.pk, [])) for each in listed],
        "asked": asked,
        "counts": [(key, names[key], len(rows)) for key, rows in chosen.items() if rows or not key or key != "tra-lai"],
        "planned": _planned(found),
    }
    return render(request, "documents/receivers.html", context)


def _planned(found: Document) -> list[str]:
    if not found.is_open:
        return []
    rows = found.recipients.select_related("organisation").prefetch_related("organisation__versions")
    return [row.organisation.version_at(found.created_at.date()).name for row in rows]
