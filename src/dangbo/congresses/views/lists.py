"""The lists of units of a round: sought, sorted and shown page by page as the address asks."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator

from dangbo.access.permissions import Permission
from dangbo.congresses.queries.ordering import SORT_PARAMETER, WORDS, Row, Sorts, ordered, with_words
from dangbo.registry.models import Organisation
from dangbo.registry.viewing import OfficeRequest

ROWS_A_PAGE = 60
PAGE, CHOSEN = "trang", "loc"
"""In the address of a list: the page, and which of its rows are shown."""


def sought(request: OfficeRequest, rows: Sequence[Row], sorts: Sorts) -> list[Row]:
    """The rows with the words that the address asks for (?tim=), in its order (?sap-xep=)."""
    return ordered(with_words(rows, request.GET.get(WORDS, "")), request.GET.get(SORT_PARAMETER, ""), sorts)


def list_page(request: OfficeRequest, rows: Sequence[Any], superior: Organisation) -> dict[str, Any]:
    """What every such list shows: the page asked for, how many rows in all, and whether they may be exported."""
    return search_words(request) | {
        "page": Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get(PAGE)),
        "count": len(rows),
        "asked": request.GET.get(CHOSEN, ""),
        "may_export": request.actor.may(Permission.EXPORT, superior),
    }


def search_words(request: OfficeRequest) -> dict[str, Any]:
    """For the form of a search (parts/search.html): the words sought, and what else the address says."""
    kept = [(name, value) for name, value in request.GET.items() if name not in (WORDS, PAGE)]
    return {"words": request.GET.get(WORDS, ""), "kept": kept}
