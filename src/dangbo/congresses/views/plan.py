"""The plan of a congress, and the acts on it and on its steps."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.congresses.forms import plan as forms
from dangbo.congresses.models import PlanStep
from dangbo.congresses.queries.plan_page import plan_page
from dangbo.congresses.queries.reach import congress_for, may
from dangbo.congresses.views.acts import Act, act_named, crumbs_of, head_of, pages_of, sent
from dangbo.registry.viewing import OfficeRequest

OF_PLAN = (
    Act("lap", "Lập kế hoạch theo quy định", "Tính lùi từ ngày khai mạc", forms.DrawUpForm),
    Act("them", "Thêm bước", "Việc riêng của đơn vị", forms.AddStepForm),
)
OF_STEP = (
    Act("xong", "Ghi đã xong", "", forms.FinishForm),
    Act("giao", "Giao việc", "", forms.GiveForm),
    Act("mo-lai", "Mở lại", "", forms.ReopenForm),
    Act("bo", "Bỏ bước", "", forms.DropForm),
)


@require_GET
def plan(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The steps of the plan with their days and owners, and the drawing of them over time."""
    found = congress_for(request.actor, congress_id)
    may_prepare = may(request.actor, Permission.PREPARE_CONGRESSES, found) and found.round.closed_on is None
    context = head_of(request, found, "plan") | {
        "plan": plan_page(found, request.viewing.at),
        "may_prepare": may_prepare,
    }
    return render(request, "congresses/plan/plan.html", context)


@require_http_methods(["GET", "POST"])
def plan_act(request: OfficeRequest, congress_id: uuid.UUID, act: str) -> HttpResponse:
    """Draw up the plan, or add a step."""
    chosen = act_named(OF_PLAN, act)
    found = congress_for(request.actor, congress_id, chosen.permission)
    form = chosen.form(sent(request), congress=found, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:plan", args=[found.pk])
    return pages_of(request, form, title=chosen.name, back=back, crumbs=crumbs_of(request.actor, None, found))


@require_http_methods(["GET", "POST"])
def step_act(request: OfficeRequest, step_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a step."""
    chosen = act_named(OF_STEP, act)
    step = PlanStep.objects.select_related("owner_person", "owner_group").filter(pk=step_id).first()
    if step is None:
        raise Http404("Không có bước này trong kế hoạch.")
    step.congress = congress_for(request.actor, step.congress_id, chosen.permission)
    form = chosen.form(sent(request), step=step, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:plan", args=[step.congress_id])
    crumbs = crumbs_of(request.actor, None, step.congress)
    return pages_of(request, form, title=chosen.name, back=back, crumbs=crumbs, lead=step.title)
