"""The list of figures, a figure's page (or panel), and the rows behind it."""

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from dangbo.access.permissions import Permission
from dangbo.facts.figures import Figure, counted, counts_of
from dangbo.figures.asking import SHOWN, division_of, figure_url, moment_of, other_moment, require
from dangbo.figures.catalogue import UnknownFigureError, figure, listed
from dangbo.figures.dividing import breakdowns_of
from dangbo.figures.evaluation import evaluate
from dangbo.figures.queries.figure_page import (
    breakdown_table,
    chosen_breakdown,
    compared,
    division_name,
    first_rows,
    history,
    lower_table,
    people_in,
    view_figure,
)
from dangbo.figures.queries.row_sheets import rows_workbook
from dangbo.figures.rows import row_lists
from dangbo.figures.values import text_of
from dangbo.registry.viewing import OfficeRequest
from dangbo.vietnamese.text import search_key

ROWS_A_PAGE = 50
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def index(request: OfficeRequest) -> HttpResponse:
    """All figures by group with their values, or those whose name holds the words looked for."""
    require(request, Permission.SEE_FIGURES)
    words, moment = request.GET.get("tim", "").strip(), moment_of(request)
    found = [each for each in listed() if search_key(words) in search_key(f"{each.name} {each.key}")]
    values = evaluate(found, request.viewing.organisation.pk, moment)
    lines = [(each, text_of(each, values[each.key]), figure_url(each.key, request.viewing, moment)) for each in found]
    groups = [(group, list(members)) for group, members in groupby(lines, key=lambda line: line[0].group)]
    return render(request, "figures/index.html", {"groups": groups, "words": words, "moment": moment})


@require_GET
def detail(request: OfficeRequest, key: str) -> HttpResponse:
    """A figure: value, arithmetic, what is counted, its divisions, other dates, first rows; with HTMX as a panel."""
    require(request, Permission.SEE_FIGURES)
    found, moment = _found(key), moment_of(request)
    view = view_figure(found, request.viewing, moment)
    breakdown = chosen_breakdown(found, request.GET.get(SHOWN, ""))
    lists, rows = first_rows(view, request.actor)
    context: dict[str, Any] = {
        "view": view,
        "breakdown": breakdown,
        "breakdown_table": breakdown_table(view, breakdown) if breakdown else None,
        "lists": lists,
        "first_rows": rows,
        "opened_people": people_in(rows, request.actor),
        "hidden": sum(each.hidden for each in lists),
        "row_count": sum(each.shown + each.hidden for each in lists),
    }
    if request.htmx:
        return render(request, "figures/parts/panel.html", context)
    other = other_moment(request, moment)
    context |= {
        "breakdowns": breakdowns_of(found),
        "lower": lower_table(view, request.GET.get("sap-xep", "")),
        "is_additive": all(count.source.additive for count in counts_of(found)),
        "history": history(view),
        "other": other,
        "compared": compared(view, other) if other else None,
    }
    return render(request, "figures/detail.html", context)


@require_GET
def rows(request: OfficeRequest, key: str) -> HttpResponse:
    """The rows behind a figure that the reader may see, fifty a page; how many more were counted is said."""
    require(request, Permission.SEE_FIGURES)
    found, moment = _found(key), moment_of(request)
    division = division_of(request, found)
    counts = counts_of(counted(found))
    view = view_figure(found, request.viewing, moment)
    lists = row_lists(found, request.viewing.organisation.pk, moment, request.actor, division, view.counted)
    chosen = next((each for each in lists if each.count.key == request.GET.get("phan")), None)
    shown = chosen or next((each for each in lists if each.shown), lists[0])
    page = Paginator(range(shown.shown), ROWS_A_PAGE).get_page(request.GET.get("trang"))
    listed = shown.page(page.start_index() - 1 if shown.shown else 0, ROWS_A_PAGE)
    context = {
        "view": view,
        "lists": lists,
        "shown": shown,
        "rows": listed,
        "opened_people": people_in(listed, request.actor),
        "page": page,
        "counted": sum(each.shown + each.hidden for each in lists),
        "division": division_name(division, counts[0]) if division else "",
        "may_export": request.viewing.may(Permission.EXPORT) and any(each.shown for each in lists),
        "file_url": figure_url(key, request.viewing, moment, division=division, page="rows_file"),
    }
    return render(request, "figures/rows.html", context)


@require_POST
def rows_file(request: OfficeRequest, key: str) -> HttpResponse:
    """The rows behind a figure as Excel, one sheet for each count in it; the taking away is on record."""
    require(request, Permission.SEE_FIGURES)
    require(request, Permission.EXPORT)
    found, moment = _found(key), moment_of(request)
    lists = row_lists(found, request.viewing.organisation.pk, moment, request.actor, division_of(request, found))
    content = rows_workbook(actor=request.actor, viewing=request.viewing, figure=found, lists=lists, moment=moment)
    headers = {"Content-Disposition": f'attachment; filename="{key}-{moment.at:%Y%m%d}.xlsx"'}
    return HttpResponse(content, content_type=EXCEL, headers=headers)


def _found(key: str) -> Figure:
    try:
        return figure(key)
    except UnknownFigureError as error:
        raise Http404(str(error)) from error
