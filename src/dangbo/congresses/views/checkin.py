"""Check-in of a congress: sessions, doors, those present by delegation, the last cards read."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.congresses.forms.checkin import sessions as forms
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.checkin.presence import presence_now, scan_for, session_for
from dangbo.congresses.queries.reach import congress_for, may
from dangbo.congresses.views.acts import Act, act_named, crumbs_of, head_of, pages_of, sent
from dangbo.registry.viewing import OfficeRequest

LAST_SHOWN = 12
_RUN = Permission.RUN_CONGRESSES
OF_CONGRESS = (
    Act("mo", "Mở điểm danh", "Phiên trù bị, phiên khai mạc, từng ngày", forms.OpenSessionForm, _RUN),
    Act("them-cua", "Thêm cửa", "Mỗi cửa một máy", forms.AddDoorForm, _RUN),
)
OF_SESSION = (
    Act("dong", "Đóng điểm danh", "Khi phiên kết thúc", forms.CloseSessionForm, _RUN),
    Act("ghi-bau-cu", "Ghi vào danh sách bầu cử", "Ai dự, ai vắng suốt, ai thay", forms.AttendanceForm, _RUN),
)


@require_GET
def check_in(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The session that runs, or the last one (?phien=), with its doors and those present."""
    found = congress_for(request.actor, congress_id)
    rows = list(found.sessions.order_by("-opened_at"))
    asked = request.GET.get("phien", "")
    session = next((row for row in rows if str(row.pk) == asked), rows[0] if rows else None)
    runs = may(request.actor, _RUN, found)
    context = head_of(request, found, "check_in") | {
        "sessions": rows,
        "session": session,
        "doors": list(found.doors.all()),
        "now": presence_now(session) if session else None,
        "scans": session.scans.select_related("door", "delegate").order_by("-received_at")[:LAST_SHOWN]
        if session
        else [],
        "screen": session.screens.filter(closed_at=None).first() if session else None,
        "runs": runs,
        "may_open": runs and (session is None or session.closed_at is not None),
        "has_meeting": found.meeting_id is not None,
    }
    return render(request, "congresses/checkin/home.html", context)


@require_http_methods(["GET", "POST"])
def check_in_act(request: OfficeRequest, congress_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on the check-in of a congress."""
    chosen = act_named(OF_CONGRESS, act)
    found = congress_for(request.actor, congress_id, chosen.permission)
    form = chosen.form(sent(request), congress=found, viewing=request.viewing, actor=request.actor)
    return pages_of(request, form, title=chosen.name, back=_home(found), crumbs=_crumbs(request, found))


@require_http_methods(["GET", "POST"])
def session_act(request: OfficeRequest, session_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a session."""
    chosen = act_named(OF_SESSION, act)
    found = session_for(request.actor, session_id, chosen.permission)
    form = chosen.form(sent(request), session=found, viewing=request.viewing, actor=request.actor)
    back, crumbs = _home(found.congress), _crumbs(request, found.congress)
    return pages_of(request, form, title=chosen.name, back=back, crumbs=crumbs, lead=found.name)


@require_http_methods(["GET", "POST"])
def take_back(request: OfficeRequest, scan_id: uuid.UUID) -> HttpResponse:
    """Take a check-in back that was made by mistake."""
    found = scan_for(request.actor, scan_id)
    congress = found.session.congress
    form = forms.TakeBackForm(sent(request), scan=found, viewing=request.viewing, actor=request.actor)
    lead = found.delegate.full_name if found.delegate else ""
    back, crumbs = _home(congress), _crumbs(request, congress)
    return pages_of(request, form, title="Hủy điểm danh", back=back, crumbs=crumbs, lead=lead)


def _home(congress: Congress) -> str:
    return reverse("congresses:check_in", args=[congress.pk])


def _crumbs(request: OfficeRequest, congress: Congress) -> list[tuple[str, str]]:
    return [*crumbs_of(request.actor, congress.round, congress), ("Điểm danh", _home(congress))]
