"""Rounds of opinions: a version sent, read with its sections, opinions given and settled."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.forms import papers as forms
from dangbo.congresses.models import Congress
from dangbo.congresses.models.papers import OpinionRound
from dangbo.congresses.queries.papers.board import paper_with
from dangbo.congresses.queries.papers.opinions import calls_of, counts_of, opinion_for, round_for, sections_of
from dangbo.congresses.queries.reach import NOT_YOURS, congress_for, may
from dangbo.congresses.views.acts import crumbs_of, pages_of, sent
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.viewing import OfficeRequest

PREPARE = Permission.PREPARE_CONGRESSES


@require_http_methods(["GET", "POST"])
def ask(request: OfficeRequest, congress_id: uuid.UUID, paper_id: uuid.UUID) -> HttpResponse:
    """Send the newest version of a draft to units."""
    congress = congress_for(request.actor, congress_id, PREPARE)
    found = paper_with(congress, paper_id)
    if found is None:
        raise Http404("Đại hội này không có văn bản ấy.")
    form = forms.OpenOpinionsForm(sent(request), paper=found, viewing=request.viewing, actor=request.actor)
    back = reverse("congresses:paper", args=[congress.pk, found.pk])
    return pages_of(
        request,
        form,
        title="Lấy ý kiến",
        back=back,
        crumbs=_crumbs(request, congress, found.title, back),
        lead=found.title,
    )


@require_GET
def opinions(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The version sent, section by section, with the opinions that the reader may see."""
    found = round_for(request.actor, round_id)
    congress = found.paper.congress
    gathers = may(request.actor, PREPARE, congress)
    calls = calls_of(request.actor, found)
    mine = found.opinions.all()
    if not gathers:
        mine = mine.filter(organisation__in=[call.organisation_id for call in calls])
    at = request.viewing.at
    context = {
        "round": found,
        "paper": found.paper,
        "congress": congress,
        "crumbs": _crumbs(request, congress, "", "") if may(request.actor, Permission.SEE_CONGRESSES, congress) else [],
        "sections": sections_of(found, mine),
        "calls": [(call, call.organisation.version_at(found.opened_on).name) for call in calls],
        "counts": counts_of(found) if gathers else [],
        "gathers": gathers,
        "may_give": found.closed_on is None and bool(calls) and (gathers or at <= found.until),
    }
    return render(request, "congresses/papers/opinions.html", context)


@require_http_methods(["GET", "POST"])
def give(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """Give an opinion on a section."""
    found = round_for(request.actor, round_id)
    calls = calls_of(request.actor, found)
    if not calls:
        raise NotAllowed("Đợt lấy ý kiến này không gửi đến đơn vị của đồng chí.")
    initial = {"section": request.GET.get("muc", "")}
    form = forms.OpinionForm(
        sent(request), round_=found, calls=calls, viewing=request.viewing, actor=request.actor, initial=initial
    )
    return _pages(request, form, found, "Góp ý")


@require_http_methods(["GET", "POST"])
def close(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """Gather no more opinions."""
    found = round_for(request.actor, round_id)
    _require_gathering(request, found.paper.congress)
    form = forms.CloseOpinionsForm(sent(request), round_=found, viewing=request.viewing, actor=request.actor)
    return _pages(request, form, found, "Kết thúc lấy ý kiến")


@require_http_methods(["GET", "POST"])
def answer(request: OfficeRequest, round_id: uuid.UUID, call_id: uuid.UUID) -> HttpResponse:
    """Say that a unit has given all its opinions."""
    found = round_for(request.actor, round_id)
    call = get_object_or_404(found.calls.select_related("organisation", "round__paper"), pk=call_id)
    if not request.actor.may(Permission.SEE_DOCUMENTS, call.organisation_id):
        raise NotAllowed("Đồng chí chưa được giao quyền trả lời cho đơn vị này. Liên hệ Ban Tổ chức.")
    form = forms.AnswerForm(sent(request), call=call, viewing=request.viewing, actor=request.actor)
    return _pages(request, form, found, "Góp ý xong")


@require_http_methods(["GET", "POST"])
def settle(request: OfficeRequest, opinion_id: uuid.UUID) -> HttpResponse:
    """Take an opinion up, in part or not."""
    found = opinion_for(request.actor, opinion_id)
    form = forms.SettleForm(sent(request), opinion=found, viewing=request.viewing, actor=request.actor)
    return _pages(request, form, found.round, "Tiếp thu, giải trình", found.text)


def _pages(request: OfficeRequest, form: ActForm, round_: OpinionRound, title: str, lead: str = "") -> HttpResponse:
    back = reverse("congresses:opinions", args=[round_.pk])
    crumbs = [("Lấy ý kiến", back)]
    return pages_of(request, form, title=title, back=back, crumbs=crumbs, lead=lead or round_.paper.title)


def _require_gathering(request: OfficeRequest, congress: Congress) -> None:
    if not may(request.actor, PREPARE, congress):
        raise NotAllowed(NOT_YOURS[PREPARE])


def _crumbs(request: OfficeRequest, congress: Congress, title: str, url: str) -> list[tuple[str, str]]:
    papers = ("Văn bản đại hội", reverse("congresses:papers", args=[congress.pk]))
    return [*crumbs_of(request.actor, congress=congress), papers, *([(title, url)] if title else [])]
