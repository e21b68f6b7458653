"""The member list: found, narrowed, sorted; its conditions and saved searches."""

import uuid
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dangbo.access.models import SavedSearch
from dangbo.access.permissions import Permission
from dangbo.registry.models import Person
from dangbo.registry.queries.member_counts import totals
from dangbo.registry.queries.member_filters import FILTERS
from dangbo.registry.queries.member_list import TEXT, WITHIN, MemberSearch, marked, place_names
from dangbo.registry.queries.member_pages import Found, Listing, find_page
from dangbo.registry.queries.organisations import find_by_code
from dangbo.registry.queries.reach import people_reached
from dangbo.registry.viewing import OfficeRequest
from dangbo.registry.views.reaching import ROWS_A_PAGE, CountedPaginator, require
from dangbo.vietnamese.text import clean_line

SAVED_PAGE = "members"
LONGEST_NUMBER = 8
COUNTED = "dem"
"""In the address: the list is wanted with its count, however long that takes."""
LIST, COUNT = "danh-sach", "so-khop"
"""Ids of what HTMX fills: the list, and the number of those found where the list came without it."""


@require_GET
def members(request: OfficeRequest) -> HttpResponse:
    """The members of the organisation looked at, fifty a page."""
    require(request, Permission.SEE_MEMBERS)
    viewing, search = request.viewing, MemberSearch.read(request.GET)
    whole = totals(viewing.organisation.pk, viewing.at)
    listing = Listing(viewing.organisation, viewing.at, search, whole, ROWS_A_PAGE)
    found = find_page(listing, _number(request), COUNTED in request.GET or request.htmx.target == COUNT)
    listed = [(row, marked(row.full_name, search.words)) for row in found.rows]
    context = _look(request, search) | {"totals": whole, "found": found.count, "listed": listed, "page": _page(found)}
    context["opened_people"] = people_reached(request.actor, (row.person_id for row in found.rows))
    template = "registry/parts/member_table.html" if request.htmx.target in (LIST, COUNT) else "registry/members.html"
    return render(request, template, context)


def _page(found: Found) -> Page[int]:
    counted = found.number * ROWS_A_PAGE + 1 if found.count is None else found.count
    return CountedPaginator(counted, ROWS_A_PAGE, is_open=found.count is None).get_page(found.number)


def _number(request: OfficeRequest) -> int:
    """The number of the page asked for; the first for anything else."""
    text = request.GET.get("trang", "")
    return max(1, int(text)) if text.isdecimal() and len(text) < LONGEST_NUMBER else 1


def _look(request: OfficeRequest, search: MemberSearch) -> dict[str, Any]:
    """Chips, saved searches, and what the user may do with the rows."""
    may = request.viewing.may
    return {
        "search": search,
        "sorted_by": search.sort,
        "chips": _chips(request, search),
        "saved": SavedSearch.objects.filter(account=request.user, page=SAVED_PAGE),
        "may_change": may(Permission.CHANGE_MEMBERS),
        "may_export": may(Permission.EXPORT),
        "may_open": may(Permission.OPEN_NUMBERS),
    }


def _chips(request: OfficeRequest, search: MemberSearch) -> list[tuple[str, str]]:
    """Each condition in force: its words, and the address of the list without it."""
    chips = [(FILTERS[key].label(value), search.query(without=key)) for key, value in search.filters.items()]
    if search.within:
        organisation = find_by_code(search.within)
        names = place_names([organisation.pk], request.viewing.at) if organisation else {}
        label = names.get(organisation.pk, search.within) if organisation else search.within
        chips.insert(0, (label, search.query(without=WITHIN)))
    return chips


@require_GET
def conditions(request: OfficeRequest) -> HttpResponse:
    """The form with every condition, by itself or brought into the list."""
    require(request, Permission.SEE_MEMBERS)
    search = MemberSearch.read(request.GET)
    groups = Person.objects.order_by("ethnic_group").values_list("ethnic_group", flat=True).distinct()
    fields = [
        (each, {**each.values, **{name: name for name in groups}} if each.key == "dan-toc" else each.values,
         search.filters.get(each.key, ""))
        for each in FILTERS.values()
    ]  # fmt: skip
    kept = {TEXT: search.text, WITHIN: search.within}
    template = "registry/parts/conditions.html" if request.htmx else "registry/conditions.html"
    return render(request, template, {"fields": fields, "kept": kept, "search": search})


@require_http_methods(["GET", "POST"])
def save_search(request: OfficeRequest) -> HttpResponse:
    """Keep the conditions in force under a name."""
    require(request, Permission.SEE_MEMBERS)
    query = MemberSearch.read(request.GET).query() if request.method == "GET" else request.POST.get("q", "")[:1000]
    name = clean_line(request.POST.get("ten", ""))[:120]
    if not name:
        problem = "Hãy ghi tên danh sách." if request.method == "POST" else ""
        status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
        return render(request, "registry/save_search.html", {"query": query, "problem": problem}, status=status)
    SavedSearch.objects.update_or_create(account=request.user, page=SAVED_PAGE, name=name, defaults={"query": query})
    messages.success(request, f"Đã lưu danh sách “{name}”.")
    return redirect(f"{reverse('registry:members')}?{query}")


@require_POST
def forget_search(request: OfficeRequest, search_id: uuid.UUID) -> HttpResponse:
    """Drop a saved search of one's own."""
    saved = get_object_or_404(SavedSearch, pk=search_id, account=request.user, page=SAVED_PAGE)
    saved.delete()
    messages.success(request, f"Đã bỏ danh sách đã lưu “{saved.name}”.")
    return redirect("registry:members")
