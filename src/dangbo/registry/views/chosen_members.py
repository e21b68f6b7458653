"""What is done with chosen members of the list: exported, printed. Transfers are in `transfers`."""

import uuid
from urllib.parse import parse_qsl

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from dangbo.access.permissions import Permission
from dangbo.registry.models import Membership
from dangbo.registry.queries.member_list import MemberSearch, matching, member_rows, ordered
from dangbo.registry.sheets.exporting import members_workbook
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.exporting import NO_EXPORT, workbook_answer
from dangbo.registry.views.reaching import require

NOBODY_CHOSEN = "Chưa chọn đảng viên nào. Hãy đánh dấu vào ô đầu dòng."


def chosen_members(request: OfficeRequest) -> QuerySet[Membership]:
    """The rows that a form of the list names: those ticked, or all that its search finds; in the order of the list."""
    search = MemberSearch.read(dict(parse_qsl(request.POST.get("q", ""))))
    rows = matching(request.viewing.organisation, request.viewing.at, search)
    if "tat-ca" not in request.POST:
        rows = rows.filter(person__in=_ids(request.POST.getlist("nguoi")))
    return ordered(rows, request.viewing.at, search.sort)


def _ids(texts: list[str]) -> list[uuid.UUID]:
    found = []
    for text in texts:
        try:
            found.append(uuid.UUID(text))
        except ValueError:
            continue
    return found


def back_to_list(request: OfficeRequest) -> HttpResponse:
    """The list again, with a sentence that nobody was chosen."""
    messages.warning(request, NOBODY_CHOSEN)
    return redirect(f"{reverse('registry:members')}?{request.POST.get('q', '')}")


@require_POST
def export_members(request: OfficeRequest) -> HttpResponse:
    """The chosen members as an Excel file."""
    require(request, Permission.SEE_MEMBERS)
    require(request, Permission.EXPORT, NO_EXPORT)
    rows = member_rows(chosen_members(request), request.viewing.at)
    if not rows:
        return back_to_list(request)
    content = members_workbook(actor=request.actor, viewing=request.viewing, rows=rows)
    return workbook_answer(content, f"dang-vien-{request.viewing.at:%Y%m%d}")


@require_http_methods(["GET", "POST"])
def print_members(request: OfficeRequest) -> HttpResponse:
    """The chosen members (those of the address for GET) as one list for the printer."""
    require(request, Permission.SEE_MEMBERS)
    if request.method == "POST":
        rows = chosen_members(request)
    else:
        search = MemberSearch.read(request.GET)
        found = matching(request.viewing.organisation, request.viewing.at, search)
        rows = ordered(found, request.viewing.at, search.sort)
    listed = member_rows(rows, request.viewing.at)
    if not listed and request.method == "POST":
        return back_to_list(request)
    return render(request, "registry/members_print.html", {"listed": listed})
