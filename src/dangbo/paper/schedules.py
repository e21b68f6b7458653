"""Drawings of many units and of time: a map of tiles, months with their days, bars over weeks, a curve of progress.

Inline SVG by the same rules as `dangbo.paper.charts`: no style attributes, every drawing says its numbers, every mark
that stands for rows is a link.
"""

import calendar
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dangbo.paper.svg import drawing, link, words
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

TileState = Literal["done", "mid", "late", "todo", "off"]
_TILE, _TILE_STEP = 28, 33
_CELL, _CELL_HEIGHT, _MONTH_HEAD = 40, 38, 52
_WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_WIDTH, _NAME, _ROW_HEIGHT, _HEAD = 960, 250, 30, 34
_CURVE = (52, 700, 24, 210)


@dataclass(frozen=True, slots=True)
class Tile:
    """One unit on a map: its words, how it stands, and its page."""

    label: str
    state: TileState
    href: str | None = None


@dataclass(frozen=True, slots=True)
class DayMark:
    """What happens on a day: how many, in words, and the rows behind it."""

    count: int
    label: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A row over time: a bar from a day to a day, a mark on its last day, and how it stands."""

    label: str
    first: date
    last: date
    state: TileState
    href: str | None = None
    note: str = ""


def tile_map(title: str, tiles: Sequence[Tile], across: int = 10) -> str:
    """One tile for each unit: full is done, slashed on the way, crossed late, empty not begun, dashed given up."""
    rows = -(-len(tiles) // across) or 1
    width = _TILE_STEP * across + 1
    drawn = [link(tile.href, tile.label, _tile(tile.state, place, across)) for place, tile in enumerate(tiles)]
    linked = any(tile.href for tile in tiles)
    return drawing("tiles", width, _TILE_STEP * rows + 1, title, drawn, linked=linked)


def _tile(state: TileState, place: int, across: int) -> str:
    x, y = place % across * _TILE_STEP + 2, place // across * _TILE_STEP + 2
    square = f'<rect class="wf-{state}" x="{x}" y="{y}" width="{_TILE}" height="{_TILE}" rx="3"/>'
    if state == "mid":
        return f'{square}<path class="wf-slash" d="M{x} {y + _TILE}l{_TILE}-{_TILE}"/>'
    if state == "late":
        return f'{square}<path class="wf-cross" d="M{x + 8} {y + 8}l12 12m0-12l-12 12"/>'
    if state == "done":
        return f'{square}<path class="wf-tick" d="M{x + 8} {y + 14}l4.5 5 8.5-10"/>'
    return square


def month_drawing(year: int, month: int, marks: Mapping[date, DayMark], today: date | None = None) -> str:
    """A month as weeks from Monday; a day on which something happens is filled and carries how many."""
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    name = f"Tháng {month}/{year}"
    head = [words(_CELL * 3.5, 14, name, "middle")]
    head += [words(_CELL * (place + 0.5), 38, day, "middle") for place, day in enumerate(_WEEKDAYS)]
    days = [
        _day(day, place, week, marks.get(day), is_today=day == today)
        for week, row in enumerate(weeks)
        for place, day in enumerate(row)
        if day.month == month
    ]
    busy = [(day, mark) for day, mark in sorted(marks.items()) if (day.year, day.month) == (year, month)]
    spoken = f"{name}: " + (", ".join(f"{format_date(day)} {mark.label}" for day, mark in busy) or "không có ngày nào")
    size = (_CELL * 7, _MONTH_HEAD + _CELL_HEIGHT * len(weeks))
    return drawing("month", *size, spoken, [*head, *days], linked=any(mark.href for _, mark in busy))


def _day(day: date, place: int, week: int, mark: DayMark | None, *, is_today: bool) -> str:
    x, y = place * _CELL + 1, _MONTH_HEAD + week * _CELL_HEIGHT + 1
    size = f'x="{x}" y="{y}" width="{_CELL - 3}" height="{_CELL_HEIGHT - 3}" rx="4"'
    ring = f'<rect class="cal-today" {size}/>' if is_today else ""
    if mark is None:
        return ring + words(x + _CELL / 2 - 1, y + _CELL_HEIGHT / 2 - 1, str(day.day), "middle")
    held = f'<rect class="cal-busy" {size}/>{ring}'
    number = f'<text class="cal-day" x="{x + 5}" y="{y + 12}" font-size="11" aria-hidden="true">{day.day}</text>'
    count = (
        f'<text class="cal-count" x="{x + _CELL - 9}" y="{y + 29}" text-anchor="end" font-size="16" '
        f'aria-hidden="true">{format_int(mark.count)}</text>'
    )
    return link(mark.href, f"{format_date(day)}: {mark.label}", held + number + count)


def gantt(title: str, spans: Sequence[Span], first: date, last: date, today: date | None = None) -> str:
    """Rows over time with the first of each month ruled; the words of each row stand before it, its day behind."""
    scale = _Scale(first, last, _NAME, _WIDTH - 70)
    height = _HEAD + _ROW_HEIGHT * max(len(spans), 1)
    marks = [*_months(scale, height)]
    if today is not None and first <= today <= last:
        x = scale.place(today)
        marks.append(f'<path class="gt-today" d="M{x:.1f} {_HEAD - 8}V{height}"/>')
    marks += [_row(span, scale, _HEAD + place * _ROW_HEIGHT) for place, span in enumerate(spans)]
    said = "; ".join(f"{span.label}: {format_date(span.last)}{_noted(span)}" for span in spans)
    return drawing("gantt", _WIDTH, height + 2, f"{title}: {said}", marks, linked=any(span.href for span in spans))


def _noted(span: Span) -> str:
    return f", {span.note}" if span.note else ""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days laid out from left to right."""

    first: date
    last: date
    left: float
    right: float

    def place(self, day: date) -> float:
        days = max((self.last - self.first).days, 1)
        inside = min(max((day - self.first).days, 0), days)
        return self.left + inside / days * (self.right - self.left)


def _months(scale: _Scale, height: float, bottom: float | None = None) -> Iterator[str]:
    """A line and the number of each month that begins within the time."""
    months = list(_firsts(scale.first, scale.last))
    every = -(-len(months) // 12) or 1
    for place, day in enumerate(months):
        x = scale.place(day)
        yield f'<path class="gt-month" d="M{x:.1f} {_HEAD - 8 if bottom is None else 12}V{height}"/>'
        if place % every == 0:
            label = f"{day.month}/{day.year}" if day.month == 1 or place == 0 else str(day.month)
            yield words(x + 4, 12 if bottom is None else bottom, label, "start")


def _firsts(first: date, last: date) -> Iterator[date]:
    day = first if first.day == 1 else (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    while day <= last:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def _row(span: Span, scale: _Scale, top: float) -> str:
    middle = top + _ROW_HEIGHT / 2
    left, right = scale.place(span.first), scale.place(span.last)
    size = f'x="{left:.1f}" y="{middle - 7}" width="{max(right - left, 3):.1f}" height="14" rx="3"'
    bar = f'<rect class="gt-{span.state}" {size}/>'
    end = f'<path class="gt-end-{span.state}" d="M{right:.1f} {middle - 8}l8 8-8 8-8-8z"/>'
    name = span.label if len(span.label) <= 33 else f"{span.label[:32].rstrip()}…"
    day = words(right + 14, middle, span.last.strftime("%d/%m"), "start")
    label = f"{span.label}, {format_date(span.last)}{_noted(span)}"
    return link(span.href, label, words(0, middle, name, "start") + bar + end + day)


def progress_curve(
    title: str, points: Sequence[tuple[date, int]], whole: int, first: date, last: date, href: str | None = None
) -> str:
    """How many were done by each day, as steps that rise to the whole; points: of the days on which it rose."""
    left, right, top, bottom = _CURVE
    scale = _Scale(first, last, left, right)
    height = {day: bottom - (count / whole if whole else 0) * (bottom - top) for day, count in points}
    marks = [*_months(scale, bottom, bottom + 18), *_levels(whole)]
    marks += _steps([(scale.place(day), height[day]) for day, _ in points], bottom)
    if points:
        day, count = points[-1]
        said = f"{format_int(count)}/{format_int(whole)}"
        x, y = scale.place(day), height[day]
        marks.append(f'<circle class="c-dot" cx="{x:.1f}" cy="{y:.1f}" r="5"/>')
        marks.append(words(min(x + 10, right + 14), max(y, top + 6), said, "start"))
    told = ", ".join(f"{format_date(day)} {format_int(count)}" for day, count in points)
    drawn = link(href, title, "".join(marks))
    return drawing("chart curve", 790, bottom + 34, f"{title}: {told}", [drawn], linked=bool(href))


def _levels(whole: int) -> Iterable[str]:
    left, right, top, bottom = _CURVE
    for share in (0, 0.5, 1):
        y = bottom - share * (bottom - top)
        yield f'<path class="gt-month" d="M{left} {y:g}H{right}"/>'
        yield words(left - 8, y, format_int(round(whole * share)), "end")


def _steps(places: Sequence[tuple[float, float]], bottom: float) -> list[str]:
    if not places:
        return []
    path = f"M{places[0][0]:.1f} {bottom}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in places)
    return [f'<path class="c-line" d="{path}"/>']
