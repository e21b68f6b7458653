"""Series with their numbers, gaps and cancelled ones; who issues; how the office counts; the days of a congress."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.documents.forms.numbering import (
    AddIssuerForm,
    CancelForm,
    ChangeIssuerForm,
    CloseCongressForm,
    EndIssuerForm,
    NumberingForm,
    OpenCongressForm,
)
from dangbo.documents.models import CongressPeriod, Issuer, NumberSeries
from dangbo.documents.queries.gaps import gaps_of, series_states
from dangbo.documents.queries.series import issuers_at, numbering_option
from dangbo.documents.views.reaching import ROWS_A_PAGE, require
from dangbo.registry.acting import act_pages
from dangbo.registry.viewing import OfficeRequest
from dangbo.rules.documents import Restart

TITLE = "Dãy số"


@require_GET
def series_list(request: OfficeRequest) -> HttpResponse:
    """Every series of the organisation looked at with its gaps; its issuers; how it counts; its congresses."""
    require(request, Permission.SEE_DOCUMENTS)
    organisation, at = request.viewing.organisation, request.viewing.at
    option = numbering_option(organisation, at)
    context = {
        "states": series_states(organisation),
        "issuers": issuers_at(organisation, at),
        "option": option,
        "by_year": option.restart is Restart.YEAR,
        "congresses": CongressPeriod.objects.filter(organisation=organisation).order_by("-trial_opening"),
        "may_edit": request.viewing.may(Permission.EDIT_TEMPLATES),
        "may_issue": request.viewing.may(Permission.ISSUE_DOCUMENTS),
    }
    return render(request, "documents/series_list.html", context)


@require_GET
def series(request: OfficeRequest, series_id: uuid.UUID) -> HttpResponse:
    """The numbers of one series, given, cancelled and missing, the latest first."""
    found = get_object_or_404(NumberSeries.objects.select_related("organisation"), pk=series_id)
    request.actor.require(Permission.SEE_DOCUMENTS, found.organisation)
    numbers = found.numbers.select_related("document").defer("document__text", "document__frozen").order_by("-number")
    context = {
        "series": found,
        "page": Paginator(numbers, ROWS_A_PAGE).get_page(request.GET.get("trang")),
        "gaps": gaps_of(found),
        "may_issue": request.actor.may(Permission.ISSUE_DOCUMENTS, found.organisation_id),
    }
    return render(request, "documents/series.html", context)


@require_http_methods(["GET", "POST"])
def cancel(request: OfficeRequest, series_id: uuid.UUID) -> HttpResponse:
    """Write numbers of a series off with a reason."""
    found = get_object_or_404(NumberSeries.objects.select_related("organisation"), pk=series_id)
    request.actor.require(Permission.ISSUE_DOCUMENTS, found.organisation)
    initial = {name: request.GET.get(key, "") for name, key in (("first", "tu"), ("last", "den"))}
    form = CancelForm(request.POST or None, series=found, viewing=request.viewing, actor=request.actor, initial=initial)
    back = reverse("documents:one_series", args=[found.pk])
    context = {"crumbs": [*_crumbs(), (found.name, back)], "lead": found.name}
    return act_pages(request, form, title="Hủy số", back=back, context=context)


def _crumbs() -> list[tuple[str, str]]:
    return [("Văn bản", reverse("documents:index")), (TITLE, reverse("documents:series"))]


def _office_act(request: OfficeRequest, form_class: type[Any], title: str, **options: Any) -> HttpResponse:
    """An act on how the office issues and counts."""
    require(request, Permission.EDIT_TEMPLATES)
    form = form_class(request.POST or None, viewing=request.viewing, actor=request.actor, **options)
    return act_pages(request, form, title=title, back=reverse("documents:series"), context={"crumbs": _crumbs()})


@require_http_methods(["GET", "POST"])
def numbering(request: OfficeRequest) -> HttpResponse:
    """How the office counts from a day on."""
    return _office_act(request, NumberingForm, "Cách đánh số")


@require_http_methods(["GET", "POST"])
def new_issuer(request: OfficeRequest) -> HttpResponse:
    """A body that issues documents."""
    return _office_act(request, AddIssuerForm, "Thêm cơ quan ban hành")


@require_http_methods(["GET", "POST"])
def issuer_change(request: OfficeRequest, issuer_id: uuid.UUID) -> HttpResponse:
    """What the papers of a body say from a day on."""
    return _office_act(request, ChangeIssuerForm, "Sửa cơ quan ban hành", issuer=_own_issuer(request, issuer_id))


@require_http_methods(["GET", "POST"])
def issuer_end(request: OfficeRequest, issuer_id: uuid.UUID) -> HttpResponse:
    """A body issues no more."""
    return _office_act(request, EndIssuerForm, "Thôi ban hành", issuer=_own_issuer(request, issuer_id))


def _own_issuer(request: OfficeRequest, issuer_id: uuid.UUID) -> Issuer:
    """The issuer of an address, where the user may edit it."""
    found = get_object_or_404(Issuer.objects.select_related("organisation"), pk=issuer_id)
    request.actor.require(Permission.EDIT_TEMPLATES, found.organisation)
    return found


@require_http_methods(["GET", "POST"])
def congress_open(request: OfficeRequest) -> HttpResponse:
    """Open the series of a congress."""
    return _office_act(request, OpenCongressForm, "Mở dãy số đại hội")


@require_http_methods(["GET", "POST"])
def congress_close(request: OfficeRequest) -> HttpResponse:
    """Close the open congress."""
    return _office_act(request, CloseCongressForm, "Khép dãy số đại hội")
