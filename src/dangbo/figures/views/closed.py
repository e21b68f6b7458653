"""Closing a report, and closed reports: as they were, as files, and what has changed since."""

import uuid

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from dangbo.access.permissions import Permission
from dangbo.figures.acts import CloseRefusedError, close_report
from dangbo.figures.acts.closing import last_closed
from dangbo.figures.asking import moment_of, require
from dangbo.figures.closing.comparing import changes_since
from dangbo.figures.closing.contents import kept_document
from dangbo.figures.closing.keeping import is_intact
from dangbo.figures.forms import CloseForm
from dangbo.figures.models import ClosedReport
from dangbo.figures.queries.report_page import shown_blocks
from dangbo.figures.values import text_of
from dangbo.figures.views.reports import as_file, asked_report
from dangbo.registry.viewing import OfficeRequest
from dangbo.vietnamese.dates import format_date


@require_http_methods(["GET", "POST"])
def close(request: OfficeRequest, name: str) -> HttpResponse:
    """The page that asks before a report is closed for good."""
    require(request, Permission.CLOSE_REPORTS)
    moment, form = moment_of(request), CloseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            closed = close_report(
                actor=request.actor,
                organisation=request.viewing.organisation,
                name=asked_report(request, name).template.key,
                moment=moment,
                reason=form.cleaned_data["ly_do"],
            )
        except CloseRefusedError as error:
            form.add_error("ly_do", str(error))
        else:
            at = timezone.localtime(closed.closed_at)
            messages.success(request, f"Đã chốt lúc {at:%H:%M} ngày {format_date(at.date())}, mã chốt {closed.code}.")
            return redirect("figures:closed", closed_id=closed.pk)
    context = {
        "document": asked_report(request, name),
        "former": last_closed(request.viewing.organisation, name, moment),
        "form": form,
    }
    return render(request, "figures/close.html", context, status=422 if form.errors else 200)


@require_GET
def closed(request: OfficeRequest, closed_id: uuid.UUID) -> HttpResponse:
    """A closed report as it was closed, and how many rows have changed since."""
    found = _reached(request, closed_id)
    document = kept_document(found)
    context = {
        "document": document,
        "blocks": shown_blocks(document, request.viewing),
        "closed": found,
        "changes": changes_since(found),
        "is_intact": is_intact(found),
        "newer": ClosedReport.objects.filter(supersedes=found).first(),
    }
    return render(request, "figures/closed.html", context)


@require_GET
def closed_changes(request: OfficeRequest, closed_id: uuid.UUID) -> HttpResponse:
    """Which rows came, went or changed since a closing, and which figures."""
    found = _reached(request, closed_id)
    changes = changes_since(found)
    context = {
        "closed": found,
        "changes": changes,
        "figures": [(c.figure, text_of(c.figure, c.kept), text_of(c.figure, c.now)) for c in changes.figures],
        "may_see_rows": request.actor.may(Permission.SEE_MEMBERS, found.organisation_id),
    }
    return render(request, "figures/closed_changes.html", context)


@require_GET
def closed_file(request: OfficeRequest, closed_id: uuid.UUID, form: str) -> HttpResponse:
    """A closed report as Word, Excel or JSON."""
    return as_file(kept_document(_reached(request, closed_id)), form)


def _reached(request: OfficeRequest, closed_id: uuid.UUID) -> ClosedReport:
    """The closed report of an address; 404 where there is none, NotAllowed where the user may not see it."""
    found = get_object_or_404(ClosedReport.objects.select_related("organisation", "supersedes"), pk=closed_id)
    request.actor.require(Permission.SEE_REPORTS, found.organisation_id)
    return found
