"""The preparation groups of a congress, and the acts on them."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.congresses.forms import groups as forms
from dangbo.congresses.models import GroupTask, PreparationGroup
from dangbo.congresses.queries.group_page import group_lines
from dangbo.congresses.queries.reach import congress_for, may
from dangbo.congresses.views.acts import Act, act_named, crumbs_of, head_of, pages_of, sent
from dangbo.registry.viewing import OfficeRequest

PREPARE = Permission.PREPARE_CONGRESSES
OF_GROUP = (
    Act("giao", "Giao việc", "", forms.TaskForm),
    Act("hop", "Ghi cuộc họp", "", forms.SessionForm),
    Act("them", "Thêm thành viên", "", forms.JoinForm),
    Act("thoi", "Cho thôi", "", forms.LeaveForm),
)


@require_GET
def groups(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """The groups with their people, tasks and sessions."""
    found = congress_for(request.actor, congress_id)
    context = head_of(request, found, "groups") | {
        "groups": group_lines(found, request.viewing.at),
        "acts": OF_GROUP,
        "may_prepare": may(request.actor, PREPARE, found) and found.round.closed_on is None,
        "sees_people": request.actor.may(Permission.SEE_MEMBERS, found.organisation_id),
    }
    return render(request, "congresses/groups/groups.html", context)


@require_http_methods(["GET", "POST"])
def new_group(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Set up a group."""
    found = congress_for(request.actor, congress_id, PREPARE)
    form = forms.FoundGroupForm(sent(request), congress=found, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:groups", args=[found.pk])
    return pages_of(request, form, title="Lập tiểu ban", back=back, crumbs=crumbs_of(request.actor, None, found))


@require_http_methods(["GET", "POST"])
def group_act(request: OfficeRequest, group_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a group."""
    chosen = act_named(OF_GROUP, act)
    group = PreparationGroup.objects.filter(pk=group_id).first()
    if group is None:
        raise Http404("Không có tiểu ban này.")
    group.congress = congress_for(request.actor, group.congress_id, chosen.permission)
    form = chosen.form(sent(request), group=group, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:groups", args=[group.congress_id])
    crumbs = crumbs_of(request.actor, None, group.congress)
    return pages_of(request, form, title=chosen.name, back=back, crumbs=crumbs, lead=group.name)


@require_http_methods(["GET", "POST"])
def task_done(request: OfficeRequest, task_id: uuid.UUID) -> HttpResponse:
    """A task of a group is done."""
    task = GroupTask.objects.select_related("group").filter(pk=task_id).first()
    if task is None:
        raise Http404("Không có việc này.")
    task.group.congress = congress_for(request.actor, task.group.congress_id, PREPARE)
    form = forms.FinishTaskForm(sent(request), task=task, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:groups", args=[task.group.congress_id])
    crumbs = crumbs_of(request.actor, None, task.group.congress)
    return pages_of(request, form, title="Ghi đã xong", back=back, crumbs=crumbs, lead=task.title)
