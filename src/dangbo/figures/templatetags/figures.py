"""How pages write the rows behind a figure and the lines of a report."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from dangbo.figures.queries.report_page import ShownLine, ShownPiece
from dangbo.figures.rows import Cell, Row

register = template.Library()


@register.simple_tag(takes_context=True)
def row_cell(context: template.Context, cell: Cell) -> SafeString:
    """A cell; the name of a person among the page's `opened_people` leads to their page, other rows to their own."""
    if cell.page is not None:
        page, identity = cell.page
        return format_html('<a href="{}">{}</a>', reverse(page, args=[identity]), cell.text or "–")
    if cell.person_id is None or cell.person_id not in context["opened_people"]:
        return format_html("{}", cell.text or "–")
    return format_html('<a href="{}">{}</a>', reverse("registry:person", args=[cell.person_id]), cell.text)


@register.filter
def place_of(row: Row) -> str:
    """The organisation of a row, if it is not what the row is about."""
    return next((cell.text for cell in row.cells[1:] if cell.organisation_id is not None), "")


@register.filter
def last_of(row: Row) -> str:
    """What the last column says of a row."""
    last = row.cells[-1]
    return "" if last.organisation_id is not None else last.text


@register.filter
def at_index(items: Sequence[Any], index: int) -> Any:
    """The item at a place, "" where there is none."""
    return items[index] if items and index < len(items) else ""


@register.filter
def drawing(svg: str) -> SafeString:
    """A drawing of `dangbo.paper.charts`, which escapes every text in it."""
    return mark_safe(svg)  # noqa: S308


@register.simple_tag
def report_line(line: ShownLine) -> SafeString:
    """The words of a line with its figures as links."""
    return format_html_join("", "{}", ((report_figure(piece),) for piece in line.pieces))


@register.simple_tag
def report_figure(piece: ShownPiece) -> SafeString:
    """Words, or a figure that opens; one with a key opens in the panel beside the report too."""
    if not piece.url:
        return format_html("{}", piece.text)
    if not piece.key:
        return format_html('<a class="fig" href="{}">{}</a>', piece.url, piece.text)
    return format_html('<a class="fig" href="{}" hx-get="{}">{}</a>', piece.url, piece.url, piece.text)
