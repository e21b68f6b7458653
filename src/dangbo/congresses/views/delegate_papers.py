"""Cards and letters of summons as PDF."""

import uuid
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.congresses.forms.delegates.summons import SummonsForm
from dangbo.congresses.models.delegates import Delegate
from dangbo.congresses.queries.delegates.days import opening_day
from dangbo.congresses.queries.delegates.printing import cards_of, days_words, letters_of
from dangbo.congresses.queries.reach import congress_for
from dangbo.congresses.views.acts import head_of
from dangbo.documents.downloads import download
from dangbo.paper.congresses import CARD_SIZES, CardSize
from dangbo.paper.errors import FileError
from dangbo.registry.viewing import OfficeRequest

PDF_TYPE = "application/pdf"


@require_GET
def cards(request: OfficeRequest, congress_id: uuid.UUID, size: str) -> HttpResponse:
    """All cards in force on sheets to cut, or that of one delegate (?dai-bieu=)."""
    found = congress_for(request.actor, congress_id, Permission.PREPARE_CONGRESSES)
    if size not in {each.value for each in CARD_SIZES}:
        raise Http404("Không có cỡ thẻ này.")
    chosen = _chosen(request, congress_id)
    on = opening_day(found) or request.viewing.at
    try:
        pdf = cards_of(found, on, CardSize(size), chosen)
    except FileError as problem:
        messages.error(request, str(problem))
        return redirect("congresses:delegates", found.pk)
    return download("The dai bieu.pdf", PDF_TYPE, pdf)


@require_http_methods(["GET", "POST"])
def summons(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Ask for what all letters share, then give them as one PDF."""
    found = congress_for(request.actor, congress_id, Permission.PREPARE_CONGRESSES)
    place = found.meeting.place if found.meeting is not None else ""
    first = {"on": request.viewing.at, "times": days_words(found), "place": place}
    form = SummonsForm(request.POST or None, initial=first)
    if form.is_valid():
        try:
            return download("Giay trieu tap.pdf", PDF_TYPE, letters_of(found, **form.letter_facts()))
        except FileError as problem:
            form.add_error(None, str(problem))
    back = reverse("congresses:delegates", args=[found.pk])
    context = head_of(request, found, "delegates") | {"form": form, "back": back}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "congresses/delegates/summons.html", context, status=status)


def _chosen(request: OfficeRequest, congress_id: uuid.UUID) -> Delegate | None:
    asked = request.GET.get("dai-bieu", "")
    if not asked:
        return None
    try:
        found = Delegate.objects.filter(congress=congress_id, pk=uuid.UUID(asked)).first()
    except ValueError:
        found = None
    if found is None:
        raise Http404("Không có đại biểu này.")
    return found
