"""The acts of meetings, elections, candidates and people on a roll, as pages."""

import uuid
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.elections.forms.afterwards import SettleForm
from dangbo.elections.forms.meetings import NewMeetingForm
from dangbo.elections.models import Election, Meeting
from dangbo.elections.queries.reach import (
    NOT_YOURS,
    candidate_for,
    complaint_for,
    election_for,
    entry_for,
    meeting_for,
)
from dangbo.elections.views.acts import OF_CANDIDATE, OF_ELECTION, OF_ENTRY, OF_MEETING, Act, act_named
from dangbo.registry.acting import act_pages
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.viewing import OfficeRequest

POST = "chuc-danh"


@require_http_methods(["GET", "POST"])
def new_meeting(request: OfficeRequest) -> HttpResponse:
    """Add a congress, a committee's meeting or a conference."""
    if not request.viewing.may(Permission.PREPARE_ELECTIONS):
        raise NotAllowed(NOT_YOURS[Permission.PREPARE_ELECTIONS])
    form = NewMeetingForm(request.POST or None, viewing=request.viewing, actor=request.actor)
    back = reverse("elections:meetings")
    answer = act_pages(request, form, title="Thêm đại hội, hội nghị", back=back, context={"crumbs": [_home()]})
    return _on_to(answer, "elections:meeting", getattr(form, "made", None))


@require_http_methods(["GET", "POST"])
def meeting_act(request: OfficeRequest, meeting_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a meeting."""
    found = _act(OF_MEETING, act)
    meeting = meeting_for(request.actor, meeting_id, found.permission)
    options: dict[str, Any] = {"initial": {"post": request.GET[POST]}} if POST in request.GET else {}
    form = found.form(_sent(request), meeting=meeting, viewing=request.viewing, actor=request.actor, **options)
    answer = _pages(request, found, form, meeting, reverse("elections:meeting", args=[meeting.pk]))
    return _on_to(answer, "elections:election", getattr(form, "made", None))


@require_http_methods(["GET", "POST"])
def election_act(request: OfficeRequest, election_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on an election, in a state to which it belongs."""
    found = _act(OF_ELECTION, act)
    election = election_for(request.actor, election_id, found.permission)
    back = reverse("elections:election", args=[election.pk])
    if election.state not in found.states:
        messages.error(request, f"Cuộc bầu này {election.get_state_display().lower()}; không làm việc đó được nữa.")
        return redirect(back)
    form = found.form(_sent(request), election=election, viewing=request.viewing, actor=request.actor)
    answer = _pages(request, found, form, election.meeting, back, election)
    return _on_to(answer, "elections:election", getattr(form, "made", None))


@require_http_methods(["GET", "POST"])
def candidate_act(request: OfficeRequest, candidate_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on a name proposed."""
    found = _act(OF_CANDIDATE, act)
    candidate = candidate_for(request.actor, candidate_id, found.permission)
    form = found.form(_sent(request), candidate=candidate, viewing=request.viewing, actor=request.actor)
    election = candidate.election
    back = reverse("elections:election", args=[election.pk])
    return _pages(request, found, form, election.meeting, back, election, candidate.full_name)


@require_http_methods(["GET", "POST"])
def entry_act(request: OfficeRequest, entry_id: uuid.UUID, act: str) -> HttpResponse:
    """One act on somebody on a roll."""
    found = _act(OF_ENTRY, act)
    entry = entry_for(request.actor, entry_id, found.permission)
    form = found.form(_sent(request), entry=entry, viewing=request.viewing, actor=request.actor)
    back = reverse("elections:roll", args=[entry.meeting_id])
    return _pages(request, found, form, entry.meeting, back, lead=entry.full_name)


@require_http_methods(["GET", "POST"])
def complaint(request: OfficeRequest, complaint_id: uuid.UUID) -> HttpResponse:
    """Write what was concluded on a complaint."""
    found = complaint_for(request.actor, complaint_id, Permission.PREPARE_ELECTIONS)
    form = SettleForm(_sent(request), complaint=found, viewing=request.viewing, actor=request.actor)
    act = Act("", "Kết luận khiếu nại", "", SettleForm)
    return _pages(request, act, form, found.meeting, reverse("elections:meeting", args=[found.meeting_id]))


def _act(acts: Sequence[Act], key: str) -> Act:
    found = act_named(acts, key)
    if found is None:
        raise Http404
    return found


def _sent(request: OfficeRequest) -> Any:
    """What was sent; an act without fields of its own is sent with its token alone."""
    return request.POST if request.method == "POST" else None


def _home() -> tuple[str, str]:
    return ("Bầu cử", reverse("elections:meetings"))


def _pages(
    request: OfficeRequest,
    act: Act,
    form: ActForm,
    meeting: Meeting,
    back: str,
    election: Election | None = None,
    lead: str = "",
) -> HttpResponse:
    crumbs = [_home(), (meeting.name, reverse("elections:meeting", args=[meeting.pk]))]
    if election is not None:
        crumbs.append((election.title, reverse("elections:election", args=[election.pk])))
    told = lead or (election.title if election else meeting.name)
    return act_pages(request, form, title=act.name, back=back, context={"crumbs": crumbs, "lead": told})


def _on_to(answer: HttpResponse, page: str, made: Meeting | Election | None) -> HttpResponse:
    """After an act that made something, its page."""
    is_done = answer.status_code == 302
    return redirect(page, made.pk) if is_done and made is not None else answer
