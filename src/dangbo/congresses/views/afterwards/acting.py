"""The acts after a congress as pages."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dangbo.access.permissions import Permission
from dangbo.congresses.forms.afterwards import acts as forms
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.afterwards.page import archive_of
from dangbo.congresses.queries.reach import congress_for
from dangbo.congresses.views.acts import Act, act_named, crumbs_of, pages_of, sent
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.viewing import OfficeRequest

PREPARE, REVIEW = Permission.PREPARE_CONGRESSES, Permission.REVIEW_CONGRESSES
ACTS = (
    Act("hoi-nghi-lan-1", "Lập hội nghị lần thứ nhất", "Bầu các chức danh", forms.FirstMeetingForm, PREPARE),
    Act("nhan-ket-qua", "Ghi ngày nhận kết quả", "Tính hạn chuẩn y", forms.ReceiveForm, REVIEW),
    Act("chuan-y", "Chuẩn y kết quả", "Mọi cuộc bầu bằng một quyết định", forms.RatifyForm, REVIEW),
)


@require_http_methods(["GET", "POST"])
def after_act(request: OfficeRequest, congress_id: uuid.UUID, act: str) -> HttpResponse:
    """One act after the closing of a congress."""
    chosen = act_named(ACTS, act)
    congress = congress_for(request.actor, congress_id, chosen.permission)
    form = chosen.form(sent(request), congress=congress, viewing=request.viewing, actor=request.actor)
    answer = _pages(request, form, chosen.name, congress)
    made = getattr(form, "made", None)
    return redirect("elections:meeting", made.pk) if answer.status_code == 302 and made else answer


@require_http_methods(["GET", "POST"])
def archive(request: OfficeRequest, congress_id: uuid.UUID, code: str) -> HttpResponse:
    """Write that a group of files went to the archive."""
    congress = congress_for(request.actor, congress_id, PREPARE)
    line = next((line for line in archive_of(congress, request.viewing.at) if line.code == code), None)
    if line is None:
        raise Http404("Không có nhóm hồ sơ này.")
    form = forms.HandOverForm(sent(request), congress=congress, line=line, viewing=request.viewing, actor=request.actor)
    return _pages(request, form, "Ghi đã nộp lưu", congress, line.label)


def _pages(request: OfficeRequest, form: ActForm, title: str, congress: Congress, lead: str = "") -> HttpResponse:
    page = reverse("congresses:afterwards", args=[congress.pk])
    name = congress.organisation.version_at(request.viewing.at).name
    crumbs = [*crumbs_of(request.actor, None, congress), ("Sau đại hội", page)]
    return pages_of(request, form, title=title, back=page, crumbs=crumbs, lead=lead or name)
