"""Step 1: one's drafts, a new file, the empty form; and forgetting a draft."""

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.paper.errors import FileError
from dangbo.registry.exchange.drafts import delete_draft, start_draft
from dangbo.registry.exchange.empty_form import empty_form
from dangbo.registry.exchange.tables import FIELDS
from dangbo.registry.exchange.uploads import LimitedUpload, content_of, limit_upload
from dangbo.registry.exchange.views.reaching import NO_ORGANISATIONS, own_draft, require
from dangbo.registry.models import ImportDraft
from dangbo.registry.models.imports import ImportKind
from dangbo.registry.viewing import OfficeRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORM_NAMES = {ImportKind.MEMBERS: "mau-dang-vien.xlsx", ImportKind.ORGANISATIONS: "mau-to-chuc-dang.xlsx"}
DRAFTS_SHOWN = 50


@csrf_exempt  # checked below, once the limit stands before the reading of the body
@require_http_methods(["GET", "POST"])
def imports(request: OfficeRequest) -> HttpResponse:
    """The drafts of the user, and the form for a new file."""
    return _imports(request, limit_upload(request) if request.method == "POST" else None)


@csrf_protect
def _imports(request: OfficeRequest, limited: LimitedUpload | None) -> HttpResponse:
    require(request, Permission.IMPORT)
    problem, kind = "", request.POST.get("loai", "") or request.GET.get("loai", "")
    kind = kind if kind in ImportKind.values else ImportKind.MEMBERS
    if limited is not None:
        try:
            return redirect("exchange:columns", _start(request, limited, kind).pk)
        except FileError as error:
            problem = str(error)
    found = ImportDraft.objects.filter(owner_id=request.user.pk).defer("decisions")
    context: dict[str, Any] = {
        "problem": problem,
        "kind": kind,
        "kinds": ImportKind.choices,
        "drafts": [_listed(draft) for draft in found[:DRAFTS_SHOWN]],
        "may_organisations": request.viewing.may(Permission.CHANGE_ORGANISATIONS),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "exchange/imports.html", context, status=status)


def _start(request: OfficeRequest, limited: LimitedUpload, kind: str) -> ImportDraft:
    file = request.FILES.get("tep")
    if kind == ImportKind.ORGANISATIONS:
        require(request, Permission.CHANGE_ORGANISATIONS, NO_ORGANISATIONS)
    return start_draft(
        actor=request.actor,
        organisation=request.viewing.organisation,
        at=request.viewing.at,
        kind=kind,
        filename=(file.name if file else "") or "",
        data=content_of(limited, file),
    )


def _listed(draft: ImportDraft) -> dict[str, Any]:
    """A draft as the list shows it."""
    counts = draft.tally.get("counts", {})
    is_open = counts.get("wrong", 0) + counts.get("waiting", 0)
    valid = counts.get("new", 0) + counts.get("change", 0)
    page = "columns" if not draft.tally else "preview" if is_open or valid or not draft.stored_at else "result"
    return {
        "draft": draft,
        "url": reverse(f"exchange:{page}", args=[draft.pk]),
        "open": is_open,
        "valid": valid,
        "stored": draft.result.get("new", 0) + draft.result.get("changed", 0),
    }


@require_GET
def form(request: OfficeRequest, kind: str) -> HttpResponse:
    """The empty form of a kind of list."""
    require(request, Permission.IMPORT)
    if kind not in ImportKind.values:
        raise Http404
    headers = {"Content-Disposition": f'attachment; filename="{FORM_NAMES[ImportKind(kind)]}"'}
    return HttpResponse(empty_form(kind), content_type=XLSX, headers=headers)


@require_GET
def headings(request: OfficeRequest, kind: str) -> HttpResponse:
    """Every heading by which a column is known, and what its cells may hold."""
    require(request, Permission.IMPORT)
    if kind not in ImportKind.values:
        raise Http404
    context = {"fields": FIELDS[kind].values(), "kind": kind, "label": ImportKind(kind).label}
    return render(request, "exchange/headings.html", context)


@require_http_methods(["GET", "POST"])
def delete(request: OfficeRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Ask, then forget a draft."""
    draft = own_draft(request, draft_id)
    if request.method == "POST":
        delete_draft(actor=request.actor, draft=draft)
        messages.success(request, f"Đã xóa tệp nhập {draft.filename}.")
        return redirect("exchange:imports")
    return render(request, "exchange/delete.html", {"draft": draft})
