"""Templates of documents: the list, a new one, its Word file, retiring it."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.documents.acts.templates import store_template
from dangbo.documents.downloads import download
from dangbo.documents.forms.templates import RetireForm, TemplateForm
from dangbo.documents.models import DocumentTemplate
from dangbo.documents.queries.templates import template_for, template_word, templates_for
from dangbo.documents.texts import offered_texts
from dangbo.documents.views.reaching import require
from dangbo.documents.views.uploading import takes_files, uploaded
from dangbo.paper.errors import FileError
from dangbo.registry.acting import ACCEPTED, act_pages
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.uploads import LimitedUpload
from dangbo.registry.queries.transfer_list import latest_names
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.verdict import Finding

TITLE = "Mẫu văn bản"


@require_GET
def templates(request: OfficeRequest) -> HttpResponse:
    """The templates in use for the organisation looked at: its own and those of all above it."""
    require(request, Permission.DRAFT_DOCUMENTS)
    listed = list(templates_for(request.viewing.organisation))
    names = latest_names({each.organisation_id for each in listed})
    own = request.viewing.organisation.pk
    context = {
        "listed": [(each, names.get(each.organisation_id, ""), each.organisation_id == own) for each in listed],
        "may_edit": request.viewing.may(Permission.EDIT_TEMPLATES),
        "texts": offered_texts(),
    }
    return render(request, "documents/templates.html", context)


@takes_files
def new_template(request: OfficeRequest, limited: LimitedUpload | None) -> HttpResponse:
    """Take a Word file in as a template; one of the same name is replaced."""
    require(request, Permission.EDIT_TEMPLATES)
    form = TemplateForm(request.POST or None, request.FILES or None, at=request.viewing.at)
    warnings: tuple[Finding, ...] = ()
    accepted = request.POST.getlist(ACCEPTED)
    if limited is not None and (form.is_valid() or limited.was_stopped):
        try:
            files = uploaded(request, limited, "word")
            made = store_template(
                actor=request.actor,
                organisation=request.viewing.organisation,
                name=form.cleaned_data["name"],
                kind=form.cleaned_data["kind"],
                word=files[0][1],
                accepted_warnings=accepted,
            )
        except FileError as problem:
            form.errors.clear()
            form.add_error("word", str(problem))
        except Refused as refused:
            warnings = refused.findings if refused.may_be_accepted else ()
            form.show(refused)
        else:
            messages.success(request, f"Đã ghi mẫu “{made.name}”.")
            return redirect("documents:templates")
    context = {
        "form": form,
        "title": "Thêm mẫu",
        "verb": "Ghi mẫu",
        "warnings": warnings,
        "accepted": accepted,
        "back": reverse("documents:templates"),
        "crumbs": _crumbs(),
        "lead": "Viết trong Word, đặt mã trong hai ngoặc nhọn ở chỗ cần số hoặc tên, như {{to_chuc}}.",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or warnings else HTTPStatus.OK
    return render(request, "documents/upload.html", context, status=status)


def _crumbs() -> list[tuple[str, str]]:
    return [("Văn bản", reverse("documents:index")), (TITLE, reverse("documents:templates"))]


@require_GET
def template_file(request: OfficeRequest, template_id: uuid.UUID) -> HttpResponse:
    """The Word file of a template, to be worked on."""
    kept = template_word(template_for(request.actor, template_id))
    return download(kept.filename, kept.media_type, kept.content)


@require_http_methods(["GET", "POST"])
def retire(request: OfficeRequest, template_id: uuid.UUID) -> HttpResponse:
    """Offer a template no longer."""
    found = get_object_or_404(DocumentTemplate.objects.defer("word"), pk=template_id)
    request.actor.require(Permission.EDIT_TEMPLATES, found.organisation_id)
    form = RetireForm(request.POST or None, template=found, viewing=request.viewing, actor=request.actor)
    back = reverse("documents:templates")
    return act_pages(request, form, title="Thôi dùng mẫu", back=back, context={"crumbs": _crumbs(), "lead": found.name})
