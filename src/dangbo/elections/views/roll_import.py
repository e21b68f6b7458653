"""The roll from a file: sent, shown row by row with what is wrong, stored."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from dangbo.access.permissions import Permission
from dangbo.elections.acts.roll_import import enter_listed
from dangbo.elections.acts.rolls import usual_capacity
from dangbo.elections.forms.roll_import import signed, unsigned
from dangbo.elections.models import Meeting
from dangbo.elections.queries.reach import meeting_for
from dangbo.elections.queries.roll_file import FIELDS, Listed, Outcome, read_roll
from dangbo.paper.errors import FileError
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.uploads import LimitedUpload, content_of, limit_upload
from dangbo.registry.viewing import OfficeRequest
from dangbo.vietnamese.numbers import format_int

FILE, ROWS = "tep", "dong"
PROBLEMS_SHOWN = 200


@csrf_exempt
def roll_file(request: OfficeRequest, meeting_id: uuid.UUID) -> HttpResponse:
    """Send a file, see its rows, store those without a problem. The token is looked at once the upload is limited."""
    return _roll_file(request, meeting_id, limit_upload(request) if request.method == "POST" else None)


@csrf_protect
@require_http_methods(["GET", "POST"])
def _roll_file(request: OfficeRequest, meeting_id: uuid.UUID, limited: LimitedUpload | None) -> HttpResponse:
    meeting = meeting_for(request.actor, meeting_id, Permission.PREPARE_ELECTIONS)
    if limited is None:
        return _page(request, meeting)
    if ROWS in request.POST:
        return _store(request, meeting)
    file = request.FILES.get(FILE)
    name = (file.name if file else "") or ""
    try:
        rows = read_roll(content_of(limited, file), name, meeting, usual_capacity(meeting))
    except FileError as error:
        return _page(request, meeting, problem=str(error))
    return _preview(request, meeting, name, rows)


def _store(request: OfficeRequest, meeting: Meeting) -> HttpResponse:
    try:
        filename, people = unsigned(meeting, request.POST[ROWS])
        made = enter_listed(actor=request.actor, meeting=meeting, people=people, filename=filename)
    except (ValueError, Refused) as error:
        return _page(request, meeting, problem=str(error))
    messages.success(request, f"Đã thêm {format_int(len(made))} người vào danh sách triệu tập.")
    return redirect("elections:roll", meeting.pk)


def _page(request: OfficeRequest, meeting: Meeting, problem: str = "") -> HttpResponse:
    context = {"meeting": meeting, "problem": problem, "columns": [field.heading for field in FIELDS.values()]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
    return render(request, "elections/roll_file.html", context, status=status)


def _preview(request: OfficeRequest, meeting: Meeting, filename: str, rows: list[Listed]) -> HttpResponse:
    new = [row for row in rows if row.outcome is Outcome.NEW]
    wrong = [row for row in rows if row.outcome is Outcome.WRONG]
    context = {
        "meeting": meeting,
        "filename": filename,
        "new": new,
        "linked": sum(row.membership is not None for row in new),
        "there": sum(row.outcome is Outcome.THERE for row in rows),
        "wrong": wrong[:PROBLEMS_SHOWN],
        "wrong_count": len(wrong),
        "rows": signed(meeting, filename, rows),
    }
    return render(request, "elections/roll_preview.html", context)
