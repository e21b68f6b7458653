"""The acts on the personnel of a congress as pages."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import PersonnelStep
from dangbo.congresses.queries.personnel.reach import (
    condition_for,
    name_for,
    nominee_for,
    participant_for,
    personnel_for,
    step_for,
)
from dangbo.congresses.queries.personnel.words import condition_words, step_name
from dangbo.congresses.views.acts import Crumb, act_named, crumbs_of, pages_of, sent
from dangbo.congresses.views.personnel.acts import (
    DRAW_UP,
    OF_CONDITION,
    OF_NAME,
    OF_NOMINEE,
    OF_PARTICIPANT,
    OF_PLAN,
    OF_STEP,
)
from dangbo.registry.viewing import OfficeRequest

PREPARE = Permission.PREPARE_CONGRESSES


@require_http_methods(["GET", "POST"])
def plan_act(request: OfficeRequest, congress_id: uuid.UUID, act: str) -> HttpResponse:
    """Draw the plan up, or one act on it."""
    congress, plan = personnel_for(request.actor, congress_id, PREPARE)
    back = reverse("congresses:personnel", args=[congress.pk])
    if act == DRAW_UP.key:
        if plan is not None:
            return redirect(back)
        form = DRAW_UP.form(sent(request), congress=congress, viewing=request.viewing, actor=request.actor)
        return pages_of(request, form, title=DRAW_UP.name, back=back, crumbs=_crumbs(request, congress))
    found = act_named(OF_PLAN, act)
    if plan is None:
        raise Http404
    form = found.form(sent(request), plan=plan, viewing=request.viewing, actor=request.actor)
    return pages_of(request, form, title=found.name, back=back, crumbs=_crumbs(request, congress))


@require_http_methods(["GET", "POST"])
def step_act(request: OfficeRequest, step_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a step."""
    found = act_named(OF_STEP, act)
    step = step_for(request.actor, step_id, PREPARE)
    congress = step.run.plan.congress
    form = found.form(sent(request), step=step, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:personnel_step", args=[step.pk])
    crumbs = [*_crumbs(request, congress), (step_name(step), back)]
    answer = pages_of(request, form, title=found.name, back=back, crumbs=crumbs, lead=step.title)
    gone = act == "bo-buoc" and answer.status_code == 302
    return redirect("congresses:personnel", congress.pk) if gone and not _lives(step) else answer


@require_http_methods(["GET", "POST"])
def name_act(request: OfficeRequest, name_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a name put to a step."""
    found = act_named(OF_NAME, act)
    name = name_for(request.actor, name_id, PREPARE)
    form = found.form(sent(request), name=name, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:personnel_step", args=[name.step_id])
    crumbs = [*_crumbs(request, name.step.run.plan.congress), (step_name(name.step), back)]
    lead = name.nominee.person.full_name
    return pages_of(request, form, title="Đưa ra khỏi danh sách", back=back, crumbs=crumbs, lead=lead)


@require_http_methods(["GET", "POST"])
def nominee_act(request: OfficeRequest, nominee_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on somebody considered in a run."""
    found = act_named(OF_NOMINEE, act)
    nominee = nominee_for(request.actor, nominee_id, PREPARE)
    congress = nominee.run.plan.congress
    form = found.form(sent(request), nominee=nominee, viewing=request.viewing, actor=request.actor)
    page = "personnel_files" if act == "ho-so" else "personnel_structure"
    back = reverse(f"congresses:{page}", args=[congress.pk])
    lead = nominee.person.full_name
    return pages_of(request, form, title=found.name, back=back, crumbs=_crumbs(request, congress), lead=lead)


@require_http_methods(["GET", "POST"])
def participant_act(request: OfficeRequest, participant_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on somebody summoned to a step."""
    found = act_named(OF_PARTICIPANT, act)
    row = participant_for(request.actor, participant_id, PREPARE)
    form = found.form(sent(request), participant=row, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:personnel_step", args=[row.step_id])
    crumbs = [*_crumbs(request, row.step.run.plan.congress), (step_name(row.step), back)]
    return pages_of(request, form, title="Bỏ khỏi danh sách triệu tập", back=back, crumbs=crumbs, lead=row.full_name)


@require_http_methods(["GET", "POST"])
def condition_act(request: OfficeRequest, condition_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a structure condition."""
    found = act_named(OF_CONDITION, act)
    row = condition_for(request.actor, condition_id, PREPARE)
    congress = row.plan.congress
    form = found.form(sent(request), condition=row, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:personnel_structure", args=[congress.pk])
    lead = condition_words(row)
    return pages_of(request, form, title="Bỏ điều kiện cơ cấu", back=back, crumbs=_crumbs(request, congress), lead=lead)


def _crumbs(request: OfficeRequest, congress: Congress) -> list[Crumb]:
    return [
        *crumbs_of(request.actor, congress=congress),
        ("Nhân sự", reverse("congresses:personnel", args=[congress.pk])),
    ]


def _lives(step: PersonnelStep) -> bool:
    return PersonnelStep.objects.filter(pk=step.pk).exists()
