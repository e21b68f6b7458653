"""What happens to an issued document: sent further, written down as sent outside; files attached to any document."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dangbo.access.permissions import Permission
from dangbo.documents.acts.attachments import attach_file
from dangbo.documents.forms.sending import AttachForm, DispatchForm, SendForm
from dangbo.documents.models import Document, FileForm, IncomingDocument
from dangbo.documents.views.reaching import reached_document, reached_incoming
from dangbo.documents.views.uploading import takes_files, uploaded
from dangbo.paper.errors import FileError
from dangbo.registry.acting import act_pages
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.uploads import LimitedUpload
from dangbo.registry.viewing import OfficeRequest


@require_http_methods(["GET", "POST"])
def send(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Send an issued document to further organisations."""
    found = reached_document(request, document_id, Permission.ISSUE_DOCUMENTS)
    form = SendForm(request.POST or None, document=found, viewing=request.viewing, actor=request.actor)
    return act_pages(request, form, title="Gửi thêm", back=_back(found), context=_context(found))


@require_http_methods(["GET", "POST"])
def dispatch(request: OfficeRequest, document_id: uuid.UUID) -> HttpResponse:
    """Write down that a document left on paper, by the Party's network or as a file."""
    found = reached_document(request, document_id, Permission.ISSUE_DOCUMENTS)
    form = DispatchForm(request.POST or None, document=found, viewing=request.viewing, actor=request.actor)
    return act_pages(request, form, title="Ghi đã gửi ra ngoài", back=_back(found), context=_context(found))


def _back(paper: Document | IncomingDocument) -> str:
    page = "documents:document" if isinstance(paper, Document) else "documents:incoming"
    return reverse(page, args=[paper.pk])


def _context(paper: Document | IncomingDocument) -> dict[str, object]:
    crumbs = [("Văn bản", reverse("documents:index")), (str(paper), _back(paper))]
    return {"crumbs": crumbs, "lead": paper.abstract}


@takes_files
def attach(request: OfficeRequest, limited: LimitedUpload | None, document_id: uuid.UUID) -> HttpResponse:
    """Attach a file to one of our documents."""
    found = reached_document(request, document_id)
    needed = Permission.ISSUE_DOCUMENTS if found.is_out else Permission.DRAFT_DOCUMENTS
    found = reached_document(request, document_id, needed)
    return _attach(request, limited, found)


@takes_files
def attach_incoming(request: OfficeRequest, limited: LimitedUpload | None, incoming_id: uuid.UUID) -> HttpResponse:
    """Attach a file to an incoming paper."""
    return _attach(request, limited, reached_incoming(request, incoming_id, Permission.KEEP_REGISTERS))


def _attach(request: OfficeRequest, limited: LimitedUpload | None, paper: Document | IncomingDocument) -> HttpResponse:
    ours = isinstance(paper, Document)
    form = AttachForm(request.POST or None, request.FILES or None, signed=ours)
    if limited is not None:
        try:
            name = _attached(request, limited, paper)
        except (FileError, Refused) as problem:
            form.errors.pop("file", None)
            form.add_error("file", str(problem))
        else:
            messages.success(request, f"Đã đính kèm tệp {name}.")
            return redirect(_back(paper))
    context = {"form": form, "title": "Đính kèm tệp", "verb": "Đính kèm", "back": _back(paper), **_context(paper)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "documents/upload.html", context, status=status)


def _attached(request: OfficeRequest, limited: LimitedUpload, paper: Document | IncomingDocument) -> str:
    files = uploaded(request, limited, "file")
    if not files:
        raise FileError("Chưa chọn tệp.")
    name, data = files[0]
    if isinstance(paper, IncomingDocument):
        return attach_file(actor=request.actor, filename=name, data=data, incoming=paper).filename
    asked = request.POST.get("form", "")
    form = FileForm.SIGNED if asked == FileForm.SIGNED else FileForm.ATTACHED
    return attach_file(actor=request.actor, filename=name, data=data, document=paper, form=form).filename
