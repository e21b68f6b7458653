"""Deciding about one row of the preview: the row comes back as it then stands, with the bar of the whole."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dangbo.registry.exchange.deciding import decide, rejudge, undo, undo_spelling
from dangbo.registry.exchange.drafts import refresh
from dangbo.registry.exchange.preview import Preview
from dangbo.registry.exchange.problems import Decision
from dangbo.registry.exchange.tables import FIELDS
from dangbo.registry.exchange.views.previewing import PERSON_PAGE, preview_page
from dangbo.registry.exchange.views.reaching import own_draft, url_or_nothing
from dangbo.registry.models import ImportDraft, ImportRow
from dangbo.registry.models.imports import ImportKind
from dangbo.registry.viewing import OfficeRequest

LONGEST_TYPED = 400


@require_POST
def decide_row(request: OfficeRequest, draft_id: uuid.UUID, row: int) -> HttpResponse:
    """Take what the user decided about a row, and judge anew what it touches."""
    draft = own_draft(request, draft_id)
    everywhere = _take(request, draft, get_object_or_404(draft.judged_rows, number=row))
    changed = rejudge(draft, row)
    if not request.htmx or everywhere:
        return _whole(request, draft, row)
    return _rows(request, draft, row, changed)


def _take(request: OfficeRequest, draft: ImportDraft, judged: ImportRow) -> bool:
    """Take the decision of the form; return whether it reaches other rows."""
    row = judged.number
    way, field = request.POST.get("cach", ""), request.POST.get("truong", "")
    if "hoan-tac" in request.POST:
        undo(draft, row=row)
    elif "bo-qua" in request.POST:
        decide(draft, row=row, word=Decision.SKIP)
    elif field in FIELDS[draft.kind] and "ghi" in request.POST:
        typed, everywhere = request.POST.get("gia-tri", "").strip()[:LONGEST_TYPED], request.POST["ghi"] == "all"
        decide(draft, row=row, text=(field, typed), everywhere=everywhere)
        return everywhere
    elif way:
        return _take_way(draft, judged, way)
    return False


def _take_way(draft: ImportDraft, judged: ImportRow, value: str) -> bool:
    """Take one of the ways out that the preview offered: `code:field:index`, with `:all` for every equal cell."""
    code, _, rest = value.partition(":")
    field, _, rest = rest.partition(":")
    index, _, reach = rest.partition(":")
    row = judged.number
    found = [each for each in judged.problems if each["code"] == code and each["field"] == field]
    if not found or not index.isdigit() or int(index) >= len(found[0]["ways"]):
        return False  # the row has changed since the page was made; it comes back as it is now
    way: dict[str, Any] = found[0]["ways"][int(index)]
    if way["text"] is not None:
        decide(draft, row=row, text=(field, way["text"]), everywhere=reach == "all")
    elif way["decision"] == Decision.ACCEPT:
        decide(draft, row=row, word=f"{Decision.ACCEPT}:{code}")
    else:
        decide(draft, row=row, word=way["decision"])
    return reach == "all"


def _whole(request: OfficeRequest, draft: ImportDraft, row: int) -> HttpResponse:
    """The whole preview again: after a decision for many rows, or without HTMX."""
    chosen, page = request.POST.get("loc"), request.POST.get("trang")
    if request.htmx:
        response = render(request, "exchange/parts/region.html", preview_page(draft, chosen, page))
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#xem", "outerHTML"
        return response
    query = urlencode({key: value for key, value in (("loc", chosen), ("trang", page)) if value})
    return redirect(f"{reverse('exchange:preview', args=[draft.pk])}?{query}#dong-{row}")


def _rows(request: OfficeRequest, draft: ImportDraft, row: int, changed: list[int]) -> HttpResponse:
    """The row, the rows that it touched, the chips and the bar."""
    found = Preview(draft)
    on_page = {int(number) for number in request.POST.get("dong", "").split(",") if number.isdigit()} | {row}
    numbers = [row, *(number for number in changed if number != row and number in on_page)]
    keys = request.POST.get("truong-hien", "").split(",")
    columns = found.columns_of([key for key in keys if key in found.fields])
    context = {
        "draft": draft,
        "preview": found,
        "lines": found.lines(found.numbered(numbers), columns),
        "columns": columns,
        "column_keys": ",".join(column.field.key for column in columns),
        "chosen": request.POST.get("loc", ""),
        "page_number": request.POST.get("trang", ""),
        "on_page": request.POST.get("dong", ""),
        "is_members": draft.kind == ImportKind.MEMBERS,
        "has_person_page": bool(url_or_nothing(PERSON_PAGE, draft.pk)),
    }
    return render(request, "exchange/parts/decided.html", context)


@require_POST
def undo_everywhere(request: OfficeRequest, draft_id: uuid.UUID) -> HttpResponse:
    """Take back the replacement of a spelling in all rows."""
    draft = own_draft(request, draft_id)
    undo_spelling(draft, field=request.POST.get("truong", ""), spelling=request.POST.get("chu", ""))
    refresh(draft)
    return redirect("exchange:preview", draft.pk)
