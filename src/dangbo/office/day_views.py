"""Pages of the days on which the office rests or works otherwise than the common calendar."""

import datetime
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from dangbo.access.actor import NotAllowed
from dangbo.access.permissions import Permission
from dangbo.access.requests import SignedInRequest
from dangbo.office.acts import NO_CHANGE
from dangbo.office.forms import DayForm, SwapsForm
from dangbo.office.settings_views import require_settings
from dangbo.office.working_days import (
    DayRefusedError,
    OfficeDay,
    add_day,
    follow_government_swaps,
    listed_days,
    remove_day,
)
from dangbo.vietnamese.dates import format_date


@require_http_methods(["GET", "POST"])
def days(request: SignedInRequest) -> HttpResponse:
    """The days that the office added, and the form that adds one."""
    require_settings(request)
    form = DayForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        try:
            added = add_day(
                actor=request.actor, day=answers["day"], is_off=answers["kind"] == "off", reason=answers["reason"]
            )
        except DayRefusedError as error:
            form.add_error("day", str(error))
        else:
            messages.success(request, f"Đã thêm ngày {added.words} {format_date(added.day)}.")
            return redirect("office:days")
    return _page(request, form, SwapsForm())


def _page(request: SignedInRequest, form: DayForm, swaps: SwapsForm) -> HttpResponse:
    context = {
        "form": form,
        "swaps": swaps,
        "days": listed_days(),
        "may_change": request.actor.may_anywhere(Permission.CHANGE_SETTINGS),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or swaps.errors else HTTPStatus.OK
    return render(request, "office/days.html", context, status=status)


@require_POST
def add_swaps(request: SignedInRequest) -> HttpResponse:
    """Add the days that the government swapped in a year."""
    require_settings(request)
    swaps = SwapsForm(request.POST)
    if not swaps.is_valid():
        return _page(request, DayForm(), swaps)
    year = swaps.cleaned_data["year"]
    count = follow_government_swaps(actor=request.actor, year=year)
    said = f"Đã thêm {count} ngày hoán đổi của năm {year}." if count else f"Năm {year} không có ngày hoán đổi nào mới."
    messages.success(request, said)
    return redirect("office:days")


@require_http_methods(["GET", "POST"])
def drop_day(request: SignedInRequest, day: str) -> HttpResponse:
    """The page that asks before a day is taken out of the list."""
    if not request.actor.may_anywhere(Permission.CHANGE_SETTINGS):
        raise NotAllowed(NO_CHANGE)
    found = _listed(day)
    if request.method == "POST":
        remove_day(actor=request.actor, day=found.day)
        messages.success(request, f"Đã bỏ ngày {format_date(found.day)}.")
        return redirect("office:days")
    return render(request, "office/drop_day.html", {"found": found})


def _listed(text: str) -> OfficeDay:
    try:
        wanted = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
    found = next((each for each in listed_days() if each.day == wanted), None)
    if found is None:
        raise Http404
    return found
