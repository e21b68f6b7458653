"""Results of an earlier round from a file: sent, shown row by row with what is wrong, stored."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from dangbo.access.permissions import Permission
from dangbo.congresses.acts.imports.results import import_results
from dangbo.congresses.forms.imports import signed, unsigned
from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.former_file import FIELDS, NUMBERS, FormerLine, Outcome, read_results
from dangbo.congresses.queries.reach import round_for
from dangbo.paper.errors import FileError
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.uploads import LimitedUpload, content_of, limit_upload
from dangbo.registry.viewing import OfficeRequest
from dangbo.vietnamese.numbers import format_int

FILE, ROWS = "tep", "dong"
SHOWN = 200


@csrf_exempt
def former_file(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """Send a file, see its rows, store those without a problem. The token is looked at once the upload is limited."""
    return _former_file(request, round_id, limit_upload(request) if request.method == "POST" else None)


@csrf_protect
@require_http_methods(["GET", "POST"])
def _former_file(request: OfficeRequest, round_id: uuid.UUID, limited: LimitedUpload | None) -> HttpResponse:
    found = round_for(request.actor, round_id, Permission.PREPARE_CONGRESSES)
    if limited is None:
        return _page(request, found)
    if ROWS in request.POST:
        return _store(request, found)
    file = request.FILES.get(FILE)
    name = (file.name if file else "") or ""
    try:
        lines = read_results(content_of(limited, file), name, found)
    except FileError as error:
        return _page(request, found, problem=str(error))
    return _preview(request, found, name, lines)


def _store(request: OfficeRequest, found: CongressRound) -> HttpResponse:
    try:
        filename, rows = unsigned(found, request.POST[ROWS])
        made = import_results(actor=request.actor, round_=found, rows=rows, filename=filename)
    except (ValueError, Refused) as error:
        return _page(request, found, problem=str(error))
    messages.success(request, f"Đã nhập kết quả {format_int(len(made))} đại hội.")
    return redirect("congresses:round", found.pk)


def _page(request: OfficeRequest, found: CongressRound, problem: str = "") -> HttpResponse:
    context = {"round": found, "problem": problem, "columns": [field.heading for field in FIELDS.values()]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "congresses/imports/file.html", context, status=status)


def _preview(request: OfficeRequest, found: CongressRound, filename: str, lines: list[FormerLine]) -> HttpResponse:
    new = [line for line in lines if line.outcome is Outcome.NEW]
    wrong = [line for line in lines if line.outcome is Outcome.WRONG]
    context = {
        "round": found,
        "filename": filename,
        "new": new[:SHOWN],
        "new_count": len(new),
        "wrong": wrong[:SHOWN],
        "wrong_count": len(wrong),
        "there": sum(line.outcome is Outcome.THERE for line in lines),
        "headings": [FIELDS[key].heading for key in NUMBERS],
        "rows": signed(found, filename, lines),
    }
    return render(request, "congresses/imports/preview.html", context)
