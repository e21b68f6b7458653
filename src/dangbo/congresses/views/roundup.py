"""The round-up of a round, and the quick notice of a day."""

import datetime
import uuid
from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.permissions import Permission
from dangbo.congresses.acts.roundup.notices import draft_quick_notice
from dangbo.congresses.queries.board import board
from dangbo.congresses.queries.committee_votes import CommitteeLine, committee_lines
from dangbo.congresses.queries.drawings import curve_of
from dangbo.congresses.queries.ordering import COMMITTEE_SORTS
from dangbo.congresses.queries.quick_notice import quick_notice
from dangbo.congresses.queries.reach import round_for
from dangbo.congresses.queries.roundup import roundup
from dangbo.congresses.sheets.round_lists import committees_table, roundup_table
from dangbo.congresses.views.files import round_list_file
from dangbo.congresses.views.lists import CHOSEN, list_page, sought
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
        "may_export": request.actor.may(Permission.EXPORT, found.superior_id),
        "sees_figures": request.actor.may(Permission.SEE_FIGURES, found.superior_id),
    }
    return render(request, "congresses/roundup/roundup.html", context)


@require_POST
def roundup_file(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The standard fields as Excel."""
    found = round_for(request.actor, round_id)
    return round_list_file(request, found, found.superior, roundup_table(roundup(found, request.viewing.at)))


_CHOSEN: dict[str, tuple[str, Callable[[CommitteeLine], bool]]] = {
    "thieu": ("Bầu thiếu", lambda line: bool(line.empty)),
    "bau": ("Có số liệu bầu cử", lambda line: line.candidates is not None),
    "khong-tai-cu": ("Có người không tái cử", lambda line: line.not_again > 0),
}


@require_GET
def committees(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The committees elected, unit by unit (?loc=, ?tim=, ?sap-xep=)."""
    found = round_for(request.actor, round_id)
    lines = committee_lines(found, board(found, request.viewing.at))
    context = list_page(request, _chosen(request, lines), found.superior) | {
        "round": found,
        "here": "roundup",
        "chips": [(key, name, sum(map(fits, lines))) for key, (name, fits) in _CHOSEN.items()],
    }
    return render(request, "congresses/roundup/committees.html", context)


@require_POST
def committees_file(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The same list as Excel."""
    found = round_for(request.actor, round_id)
    lines = committee_lines(found, board(found, request.viewing.at))
    return round_list_file(request, found, found.superior, committees_table(_chosen(request, lines)))


def _chosen(request: OfficeRequest, lines: list[CommitteeLine]) -> list[CommitteeLine]:
    """The units that the address asks for, in its order."""
    chosen = _CHOSEN.get(request.GET.get(CHOSEN, ""))
    rows = [line for line in lines if chosen is None or chosen[1](line)]
    return sought(request, rows, COMMITTEE_SORTS)


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
