"""The credentials report: frozen, shown with every number opening its names, as Word and PDF."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.credentials.freezing import freeze_credentials
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.credentials.paper import credentials_paper, title_of
from dangbo.congresses.queries.credentials.report import LISTS, SENSITIVE, CredentialsReport
from dangbo.congresses.queries.reach import congress_for, may
from dangbo.congresses.views.acts import head_of
from dangbo.documents.downloads import download
from dangbo.elections.papers.setting import file_of
from dangbo.paper.errors import FileError
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.verdict import Severity

ROWS_A_PAGE = 60
ENDINGS = {"word": "docx", "pdf": "pdf"}
TYPES = {
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
NOT_SENSITIVE = "Tên người theo tôn giáo, kỷ luật chỉ mở cho người được giao quyền xem dữ liệu nhạy cảm."
_ASKED = "lan"


@require_GET
def report(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The report on the last snapshot or another (?lan=); while there is none, what it waits for."""
    found = congress_for(request.actor, congress_id)
    made = _report(request, found)
    numbers = made.numbers if made else None
    session = found.sessions.order_by("-opened_at").first()
    context = head_of(request, found, "credentials") | {
        "title": title_of(found),
        "report": made,
        "numbers": numbers,
        "lists": [(key, label, len(made.lists[key])) for key, label in LISTS.items() if made.lists[key]]
        if made
        else [],
        "snapshots": list(found.snapshots.order_by("-number")),
        "session": session,
        "remarks": made.findings if made else (),
        "errors": [each for each in made.findings if each.severity is Severity.ERROR] if made else [],
        "may_freeze": session is not None and may(request.actor, Permission.RUN_CONGRESSES, found),
    }
    return render(request, "congresses/credentials/report.html", context)


@require_GET
def names(request: OfficeRequest, congress_id: uuid.UUID, key: str) -> HttpResponse:
    """The people behind one number of the report: a list by its key, or a line of a breakdown (?dong=)."""
    found = congress_for(request.actor, congress_id)
    made = _report(request, found)
    line = request.GET.get("dong", "")
    part = made.part(key, int(line) if line.isdigit() else None) if made else None
    if part is None:
        raise Http404("Không có số liệu này.")
    if key in SENSITIVE and not request.actor.may(Permission.SEE_SENSITIVE, found.organisation_id):
        raise NotAllowed(NOT_SENSITIVE)
    context = head_of(request, found, "credentials") | {
        "part": part,
        "page": Paginator(part.people, ROWS_A_PAGE).get_page(request.GET.get("trang")),
        "asked": f"dong={line}&" if line.isdigit() else "",
    }
    return render(request, "congresses/credentials/names.html", context)


@require_POST
def freeze(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Freeze the delegates as they are now."""
    found = congress_for(request.actor, congress_id, Permission.RUN_CONGRESSES)
    session = found.sessions.order_by("-opened_at").first()
    if session is None:
        messages.error(request, "Chưa có phiên nào điểm danh.")
        return redirect("congresses:credentials", found.pk)
    try:
        made = freeze_credentials(actor=request.actor, session=session)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Đã chốt số liệu lần {made.number}.")
    return redirect("congresses:credentials", found.pk)


@require_GET
def paper(request: OfficeRequest, congress_id: uuid.UUID, form: str) -> HttpResponse:
    """The report as Word or PDF."""
    found = congress_for(request.actor, congress_id)
    made = _report(request, found)
    if made is None or form not in ENDINGS:
        raise Http404("Chưa có báo cáo này.")
    try:
        content = file_of(credentials_paper(made), form)
    except FileError as problem:
        messages.error(request, str(problem))
        return redirect("congresses:credentials", found.pk)
    return download(f"{title_of(found)}.{ENDINGS[form]}", TYPES[form], content)


def _report(request: OfficeRequest, congress: Congress) -> CredentialsReport | None:
    rows = congress.snapshots.order_by("-number").select_related("session", "congress__round", "congress__organisation")
    asked = request.GET.get(_ASKED, "")
    chosen = rows.filter(number=int(asked)).first() if asked.isdigit() else rows.first()
    return CredentialsReport(chosen) if chosen else None
