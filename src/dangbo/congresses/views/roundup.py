"""The round-up of a round, and the quick notice of a day."""

import datetime
import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.permissions import Permission
from dangbo.congresses.acts.roundup.notices import draft_quick_notice
from dangbo.congresses.queries.drawings import curve_of
from dangbo.congresses.queries.quick_notice import quick_notice
from dangbo.congresses.queries.reach import round_for
from dangbo.congresses.queries.roundup import roundup
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.viewing import OfficeRequest, Viewing
from dangbo.vietnamese.dates import format_date

DAY = "ngay-hop"


@require_GET
def roundup_page(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The round on the day looked at: progress, standard fields, the former term, every number opening its rows."""
    found, viewing = round_for(request.actor, round_id), request.viewing
    result = roundup(found, viewing.at)
    context = {
        "round": found,
        "here": "roundup",
        "found": result,
        "curve": curve_of(result.board),
        "sectors": result.board.by_sector,
        "asked": f"to-chuc={found.superior.code}&ngay={format_date(viewing.at)}",
        "sees_figures": request.actor.may(Permission.SEE_FIGURES, found.superior_id),
    }
    return render(request, "congresses/roundup/roundup.html", context)


@require_GET
def notice(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The quick notice of a day (?ngay-hop=), the day looked at unless told: text to copy, and a draft."""
    found = round_for(request.actor, round_id)
    day = _day(request.GET.get(DAY, ""), request.viewing)
    drafts = request.actor.may(Permission.DRAFT_DOCUMENTS, found.superior_id)
    context = {
        "round": found,
        "here": "quick_notice",
        "notice": quick_notice(found, day, request.viewing.at),
        "day": day.isoformat(),
        "may_draft": drafts and request.actor.may(Permission.PREPARE_CONGRESSES, found.superior_id),
    }
    return render(request, "congresses/roundup/notice.html", context)


@require_POST
def draft_notice(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """Make the notice of a day a draft of documents."""
    found = round_for(request.actor, round_id, Permission.PREPARE_CONGRESSES)
    day = _day(request.POST.get(DAY, ""), request.viewing)
    try:
        made = draft_quick_notice(actor=request.actor, round_=found, day=day, at=request.viewing.at)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("congresses:quick_notice", found.pk)
    messages.success(request, "Đã đưa vào dự thảo văn bản; số và ngày ghi khi ban hành.")
    return redirect("documents:edit", made.pk)


def _day(text: str, viewing: Viewing) -> date:
    """A day as an address writes it; the day looked at where it is none or later."""
    try:
        return min(datetime.date.fromisoformat(text), viewing.at)
    except ValueError:
        return viewing.at
