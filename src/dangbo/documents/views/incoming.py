"""One incoming paper: its page, entering it in the register, passing it on, due day, reading, answering."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.permissions import Permission
from dangbo.documents.acts.attachments import Upload
from dangbo.documents.acts.receipts import acknowledge
from dangbo.documents.forms.incoming import (
    DueForm,
    EnterForm,
    ForwardForm,
    GiveBackForm,
    OfIncomingForm,
    RegisterForm,
    SettleForm,
)
from dangbo.documents.queries.document_page import cited_papers, history
from dangbo.documents.queries.holding import files_of
from dangbo.documents.queries.receipts import forwarding_progress
from dangbo.documents.queries.shown_paper import shown_paper
from dangbo.documents.views.reaching import in_one_step, reached_incoming, require
from dangbo.documents.views.uploading import takes_files, uploaded
from dangbo.paper.errors import FileError
from dangbo.registry.acting import ACCEPTED, act_pages
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.uploads import TOO_LARGE, LimitedUpload
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.verdict import Finding

FORMS: dict[str, tuple[str, type[OfIncomingForm]]] = {
    "vao-so": ("Vào sổ", EnterForm),
    "chuyen": ("Chuyển tiếp", ForwardForm),
    "han": ("Hạn giải quyết", DueForm),
    "xong": ("Đã giải quyết", SettleForm),
    "tra-lai": ("Trả lại nơi gửi", GiveBackForm),
}
REGISTER = "Văn bản đến"


@require_GET
def incoming(request: OfficeRequest, incoming_id: uuid.UUID) -> HttpResponse:
    """An incoming paper: as it looks where it was issued in the program, else what the register says of it."""
    found = reached_incoming(request, incoming_id)
    source = found.source
    papers = cited_papers(source) if source else []
    links = {each.symbol: each.url for each in papers if each.url}
    context = {
        "incoming": found,
        "paper": shown_paper(source, request.viewing, links) if source else None,
        "receipts": found.receipts.all(),
        "read_by_me": found.receipts.filter(account=request.actor.account_id).exists(),
        "may_keep": request.actor.may(Permission.KEEP_REGISTERS, found.organisation_id),
        "may_draft": request.actor.may(Permission.DRAFT_DOCUMENTS, found.organisation_id),
        "files": files_of(found),
        "forwarded": forwarding_progress(found, request.viewing.at),
        "answers": found.answered_by.all(),
        "place": found.organisation.version_at(request.viewing.at).name,
        "is_late": found.due_on is not None and found.settled_on is None and found.due_on < request.viewing.at,
        "history": history(found),
    }
    return render(request, "documents/incoming.html", context)


@require_http_methods(["GET", "POST"])
def incoming_act(request: OfficeRequest, incoming_id: uuid.UUID, act: str) -> HttpResponse:
    """Enter, forward, set the due day, settle, give back."""
    if act not in FORMS:
        raise Http404
    found = reached_incoming(request, incoming_id, Permission.KEEP_REGISTERS)
    title, form_class = FORMS[act]
    form = form_class(request.POST or None, incoming=found, viewing=request.viewing, actor=request.actor)
    back = reverse("documents:incoming", args=[found.pk])
    crumbs = [(REGISTER, reverse("documents:incoming_register")), (str(found), back)]
    context = {"crumbs": crumbs, "lead": f"{found.author}: {found.abstract}"}
    return act_pages(request, form, title=title, back=back, context=context)


@require_POST
def read(request: OfficeRequest, incoming_id: uuid.UUID) -> HttpResponse:
    """Say that one has read a paper."""
    found = reached_incoming(request, incoming_id)

    def act() -> str:
        acknowledge(actor=request.actor, incoming=found)
        return "Đã ghi đồng chí đã đọc văn bản này."

    return in_one_step(request, act, "documents:incoming", found.pk)


@takes_files
def register_incoming(request: OfficeRequest, limited: LimitedUpload | None) -> HttpResponse:
    """Enter a paper from outside with its files, in one step; warnings stand on the page until accepted."""
    require(request, Permission.KEEP_REGISTERS)
    form = RegisterForm(request.POST or None, viewing=request.viewing, actor=request.actor)
    warnings: tuple[Finding, ...] = ()
    accepted = request.POST.getlist(ACCEPTED)
    if limited is not None and form.is_valid():
        try:
            uploads = [Upload(name, data) for name, data in uploaded(request, limited, "attachments")]
            made = form.register(uploads, accepted)
        except FileError as problem:
            form.add_error("attachments", str(problem))
        except Refused as refused:
            form.show_refusal(refused.findings)
            warnings = refused.findings if refused.may_be_accepted else ()
        else:
            messages.success(request, f"Đã vào sổ với số đến {made.number}.")
            return redirect("documents:incoming", made.pk)
    elif limited is not None and limited.was_stopped:
        form.errors.clear()
        form.add_error("attachments", TOO_LARGE)
    context = {"form": form, "title": "Vào sổ văn bản đến", "verb": form.verb, "warnings": warnings}
    context |= {"accepted": accepted, "back": reverse("documents:incoming_register"), "crumbs": register_crumbs()}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or warnings else HTTPStatus.OK
    return render(request, "documents/upload.html", context, status=status)


def register_crumbs() -> list[tuple[str, str]]:
    """The way to a page of the incoming register."""
    return [("Văn bản", reverse("documents:index")), (REGISTER, reverse("documents:incoming_register"))]
