"""A congress's own page, and the acts on it."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.congresses.forms import congresses as forms
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.congress_page import CongressPage, congress_page
from dangbo.congresses.queries.next_step import next_step
from dangbo.congresses.queries.reach import congress_for, may
from dangbo.congresses.states import DONE, State
from dangbo.congresses.views.acts import Act, act_named, crumbs_of, head_of, pages_of, sent
from dangbo.registry.viewing import OfficeRequest

REVIEW = Permission.REVIEW_CONGRESSES
OF_CONGRESS = (
    Act("hinh-thuc", "Hình thức, nội dung", "Đảng viên hay đại biểu, số nội dung, đại hội điểm", forms.SetCongressForm),
    Act("du-kien", "Ghi ngày dự kiến", "Lần đầu, hoặc đổi ngày với lý do", forms.PlanDaysForm),
    Act("duyet-ngay", "Ghi ngày được duyệt", "Cấp ủy cấp trên duyệt", forms.ApproveDaysForm, REVIEW),
    Act("trieu-tap", "Triệu tập đại hội", "Lập cuộc họp để bầu cử", forms.ConveneForm),
    Act("da-hop", "Ghi đại hội đã họp", "Từ ngày bế mạc trở đi", forms.HeldForm),
    Act("khong-to-chuc", "Không tổ chức đại hội", "Sáp nhập, giải thể", forms.CancelForm, REVIEW),
)
BEFORE_CONVENING = ("hinh-thuc", "trieu-tap", "khong-to-chuc")
BEFORE_THE_DAY = ("du-kien", "duyet-ngay")


@require_GET
def congress(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """One congress: the one thing to do next, its course, days, contents; everything else behind its tabs."""
    found = congress_for(request.actor, congress_id)
    page, at = congress_page(found, request.viewing.at), request.viewing.at
    context = head_of(request, found, "congress") | {
        "page": page,
        "next": next_step(found, request.actor, at),
        "acts": _acts(request, found, page),
        "may_see_elections": request.actor.may(Permission.SEE_ELECTIONS, found.organisation_id),
    }
    return render(request, "congresses/congresses/congress.html", context)


@require_http_methods(["GET", "POST"])
def congress_act(request: OfficeRequest, congress_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a congress."""
    chosen = act_named(OF_CONGRESS, act)
    found = congress_for(request.actor, congress_id, chosen.permission)
    form = chosen.form(sent(request), congress=found, viewing=request.viewing, actor=request.actor)
    name = found.organisation.version_at(request.viewing.at).name
    back = reverse("congresses:congress", args=[found.pk])
    return pages_of(
        request, form, title=chosen.name, back=back, crumbs=crumbs_of(request.actor, found.round, found), lead=name
    )


def _acts(request: OfficeRequest, found: Congress, page: CongressPage) -> list[Act]:
    """The acts that may still follow and that the user may do."""
    if found.round.closed_on is not None or page.state is State.CANCELLED:
        return []
    left_out = set(BEFORE_CONVENING if found.meeting_id else ())
    left_out |= set((*BEFORE_THE_DAY, *BEFORE_CONVENING) if page.state in DONE else ())
    return [act for act in OF_CONGRESS if act.key not in left_out and may(request.actor, act.permission, found)]
