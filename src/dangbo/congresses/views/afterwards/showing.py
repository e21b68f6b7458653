"""One congress after its closing, and all of a superior."""

import uuid

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.permissions import Permission
from dangbo.congresses.queries.afterwards.listing import AfterLine, after_lines
from dangbo.congresses.queries.afterwards.page import after_page
from dangbo.congresses.queries.afterwards.steps import LATE_RATIFIED, LATE_SENT, next_steps
from dangbo.congresses.queries.ordering import AFTER_SORTS
from dangbo.congresses.queries.reach import congress_for, may
from dangbo.congresses.sheets.round_lists import after_table
from dangbo.congresses.views.files import round_list_file
from dangbo.congresses.views.lists import CHOSEN, list_page, sought
from dangbo.congresses.views.review.showing import superior_of
from dangbo.registry.viewing import OfficeRequest

SEE, PREPARE, REVIEW = Permission.SEE_CONGRESSES, Permission.PREPARE_CONGRESSES, Permission.REVIEW_CONGRESSES


@require_GET
def afterwards(request: OfficeRequest, congress_id: uuid.UUID) -> HttpResponse:
    """Results sent and ratified, the register against them, the first meeting, papers to issue, the archive."""
    found = congress_for(request.actor, congress_id)
    at = request.viewing.at
    page = after_page(found, at)
    is_open = found.round.closed_on is None and found.cancelled_on is None
    reported = found.meeting is not None and found.meeting.reported_on is not None
    context = {
        "congress": found,
        "here": "afterwards",
        "name": found.organisation.version_at(at).name,
        "page": page,
        "next": next(iter(sorted(next_steps(found, request.actor, at), key=lambda step: step.rank)), None),
        "prepares": is_open and may(request.actor, PREPARE, found),
        "may_receive": is_open and reported and may(request.actor, REVIEW, found),
        "may_see_elections": request.actor.may(Permission.SEE_ELECTIONS, found.organisation_id),
        "sees_round": request.actor.may(SEE, found.round.superior_id),
    }
    return render(request, "congresses/afterwards/congress.html", context)


@require_GET
def afterwards_list(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """Every congress of a superior that is over, by what is late (?loc=)."""
    round_, superior = superior_of(request, round_id)
    lines = after_lines(round_, superior, request.viewing.at)
    of_round = superior.pk == round_.superior_id
    context = list_page(request, _chosen(request, lines), superior) | {
        "base": "congresses/rounds/base.html" if of_round else "congresses/review/base.html",
        "round": round_,
        "here": "afterwards_list",
        "superior": superior.version_at(request.viewing.at).name,
        "total": len(lines),
        "sent": sum(line.after.sent.done_on is not None for line in lines),
        "ratified": sum(line.after.ratified.done_on is not None for line in lines),
        "late": [
            (LATE_SENT, "Chậm báo cáo", sum(line.is_late_sent for line in lines)),
            (LATE_RATIFIED, "Quá hạn chuẩn y", sum(line.is_late_ratified for line in lines)),
        ],
    }
    return render(request, "congresses/afterwards/list.html", context)


@require_POST
def afterwards_file(request: OfficeRequest, round_id: uuid.UUID) -> HttpResponse:
    """The same list, every unit of it, as Excel."""
    round_, superior = superior_of(request, round_id)
    table = after_table(_chosen(request, after_lines(round_, superior, request.viewing.at)))
    return round_list_file(request, round_, superior, table)


def _chosen(request: OfficeRequest, lines: list[AfterLine]) -> list[AfterLine]:
    """The units that the address asks for, in its order."""
    rows = [line for line in lines if _asked(line, request.GET.get(CHOSEN, ""))]
    return sought(request, rows, AFTER_SORTS)


def _asked(line: AfterLine, asked: str) -> bool:
    if asked == LATE_SENT:
        return line.is_late_sent
    return line.is_late_ratified if asked == LATE_RATIFIED else True
