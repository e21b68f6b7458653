"""Drawings for pages as inline SVG: no style attributes (the pages' policy forbids them), no script.

Every drawing says its numbers in `aria-label`. One with links is a group of links, since what stands inside
an image cannot be reached by keyboard readers; one without is an image. Classes are those of the style sheet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import Literal

from dangbo.paper.svg import drawing, link, words
from dangbo.vietnamese.numbers import format_decimal, format_int

Number = int | float | Decimal
MISSING = "–"

_WIDTH = 400
_ROW, _THICKNESS = 34, 18
_LABEL_WIDTH, _VALUE_WIDTH = 150, 50
_BARS = _WIDTH - _LABEL_WIDTH - _VALUE_WIDTH
_SPARK = (4, 106, 5, 25)
_LINE = (16, 384, 24, 118)
_LINE_HEIGHT = 150
_POINTS_WITHOUT_AXIS = 8
_SQUARE, _STEP, _ACROSS = 21, 27, 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar; `value` None is shown as “–”, `href` opens the rows behind it."""

    label: str
    value: Number | None
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Squares:
    """So many squares of one state; `href` opens the rows behind them."""

    label: str
    count: int
    state: Literal["done", "mid", "todo"]
    href: str | None = None


def bar_chart(title: str, bars: Sequence[Bar], *, unit: str = "", whole: Number | None = None) -> str:
    """Lying bars with their labels before and values behind; `whole` is the length of the track (else the largest).

    Raises:
        ValueError: for a value below zero or an unsafe link.
    """
    if any(bar.value is not None and bar.value < 0 for bar in bars):
        raise ValueError("a bar cannot be shorter than nothing")
    longest = float(whole if whole is not None else max((bar.value or 0 for bar in bars), default=0)) or 1.0
    rows = [_bar_row(bar, number * _ROW, longest, unit) for number, bar in enumerate(bars)]
    spoken = f"{title}: " + ", ".join(f"{bar.label} {_shown(bar.value, unit)}" for bar in bars)
    linked = any(bar.href for bar in bars)
    return drawing("chart", _WIDTH, max(1, len(bars)) * _ROW, spoken, rows, linked=linked)


def target_bar(now: Number, expected: Number | None, target: Number, forecast: Number | None, *, unit: str = "") -> str:
    """What there is against a target: bar now, tick expected by today, diamond forecast, flag target.

    Raises:
        ValueError: when nothing is above zero.
    """
    highest = max(float(value) for value in (now, expected, target, forecast) if value is not None)
    longest = max(100.0, highest) if unit == "%" else highest * 1.1
    if longest <= 0:
        raise ValueError("a target must be above zero")
    marks = [
        f'<rect class="c-track" x="0" y="11" width="{_WIDTH}" height="{_THICKNESS}" rx="3"/>',
        f'<rect class="c-bar" x="0" y="11" width="{_length(now, longest, _WIDTH)}" height="{_THICKNESS}" rx="3"/>',
    ]
    if expected is not None:
        marks.append(f'<path class="c-mark" d="M{_length(expected, longest, _WIDTH)} 5v30"/>')
    pole = _length(target, longest, _WIDTH)
    marks.append(f'<path class="c-mark" d="M{pole} -5v40M{pole} -4h13l-3.5 5 3.5 5h-13" fill="currentColor"/>')
    if forecast is not None:
        diamond = f"M{_length(forecast, longest, _WIDTH)} 11.5l8.5 8.5-8.5 8.5-8.5-8.5z"
        marks.append(f'<path class="c-hollow" d="{diamond}"/>')
    said = zip(("Hiện có", "nên đạt", "dự báo", "chỉ tiêu"), (now, expected, forecast, target), strict=True)
    spoken = ", ".join(f"{name} {_shown(value, unit)}" for name, value in said)
    return drawing("chart", _WIDTH, 46, spoken, marks, top=-6)


def sparkline(title: str, values: Sequence[Number | None], *, unit: str = "") -> str:
    """A small line with its last point marked, for a table cell; missing values leave their place empty."""
    spoken = f"{title}: " + ", ".join(_shown(value, unit) for value in values)
    return drawing("spark", 110, 30, spoken, _line(_places(values, _SPARK), 3.6))


def line_chart(title: str, points: Sequence[tuple[str, Number | None]], *, unit: str = "") -> str:
    """A line over time. Up to eight points carry their values; more get a base line and the first and last."""
    values = [value for _, value in points]
    places = _places(values, _LINE)
    few = len(points) <= _POINTS_WITHOUT_AXIS
    written = set(range(len(points))) if few else {0, len(points) - 1}
    texts = [
        text
        for number, (label, value) in enumerate(points)
        if number in written
        for text in _point_texts(number, len(points), label, _shown(value, unit), places[number])
    ]
    base = [] if few else [f'<rect class="c-track" x="0" y="{_LINE[3] + 6}" width="{_WIDTH}" height="1"/>']
    spoken = f"{title}: " + ", ".join(f"{label} {_shown(value, unit)}" for label, value in points)
    return drawing("chart", _WIDTH, _LINE_HEIGHT, spoken, [*base, *_line(places, 5), *texts])


def waffle(title: str, groups: Sequence[Squares]) -> str:
    """One square for each thing counted, twelve across: full is done, slashed on the way, red-edged still to do.

    Raises:
        ValueError: for a count below zero or an unsafe link.
    """
    if any(group.count < 0 for group in groups):
        raise ValueError("a count cannot be below zero")
    total = sum(group.count for group in groups)
    starts = accumulate((group.count for group in groups), initial=0)
    drawn = [
        link(group.href, f"{group.label} {format_int(group.count)}", "".join(_squares(group, start)))
        for group, start in zip(groups, starts, strict=False)
    ]
    rows = -(-total // _ACROSS) or 1
    said = ", ".join(f"{format_int(group.count)} {group.label}" for group in groups)
    linked = any(group.href for group in groups)
    size = (_STEP * _ACROSS - 1, _STEP * rows + 1)
    return drawing("waffle chart", *size, f"{format_int(total)} {title}: {said}", drawn, linked=linked)


def _bar_row(bar: Bar, top: int, longest: float, unit: str) -> str:
    value = _shown(bar.value, unit)
    middle = top + _ROW / 2
    marks = [
        words(0, middle, bar.label if len(bar.label) <= 22 else f"{bar.label[:21]}…", "start"),
        f'<rect class="c-track" x="{_LABEL_WIDTH}" y="{top + 8}" width="{_BARS}" height="{_THICKNESS}" rx="3"/>',
        words(_WIDTH, middle, value, "end"),
    ]
    if bar.value:
        length = _length(min(float(bar.value), longest), longest, _BARS)
        bar_drawn = (
            f'<rect class="c-bar" x="{_LABEL_WIDTH}" y="{top + 8}" width="{length}" height="{_THICKNESS}" rx="3"/>'
        )
        marks.insert(2, bar_drawn)
    return link(bar.href, f"{bar.label} {value}", "".join(marks))


def _squares(group: Squares, start: int) -> Iterable[str]:
    for number in range(start, start + group.count):
        x, y = number % _ACROSS * _STEP + 1, number // _ACROSS * _STEP + 1
        yield f'<rect class="wf-{group.state}" x="{x}" y="{y}" width="{_SQUARE}" height="{_SQUARE}" rx="3"/>'
        if group.state == "mid":
            yield f'<path class="wf-slash" d="M{x} {y + _SQUARE}l{_SQUARE}-{_SQUARE}"/>'


def _places(values: Sequence[Number | None], box: tuple[int, int, int, int]) -> list[tuple[float, float] | None]:
    """Where each value lies in the box (left, right, top, bottom); equal values lie in the middle."""
    left, right, top, bottom = box
    known = [float(value) for value in values if value is not None]
    low, span = min(known, default=0.0), (max(known, default=0.0) - min(known, default=0.0))
    step = (right - left) / max(1, len(values) - 1)
    return [
        None
        if value is None
        else (
            left + number * step,
            bottom - (float(value) - low) / span * (bottom - top) if span else (top + bottom) / 2,
        )
        for number, value in enumerate(values)
    ]


def _line(places: Sequence[tuple[float, float] | None], radius: float) -> list[str]:
    known = [place for place in places if place is not None]
    if not known:
        return []
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in known)
    x, y = known[-1]
    dot = f'<circle class="c-dot" cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'
    return [f'<polyline class="c-line" points="{path}"/>', dot]


def _point_texts(
    number: int, points: int, label: str, value: str, place: tuple[float, float] | None
) -> tuple[str, ...]:
    left, right, _, bottom = _LINE
    x = left + number * (right - left) / max(1, points - 1)
    anchor = "start" if number == 0 and points > 1 else "end" if number == points - 1 and points > 1 else "middle"
    under = words(x, bottom + 22, label, anchor)
    return (under,) if place is None else (words(x, place[1] - 12, value, anchor), under)


def _length(value: Number, longest: float, room: int) -> str:
    return f"{float(value) / longest * room:.1f}"


def _shown(value: Number | None, unit: str) -> str:
    if value is None:
        return MISSING
    if isinstance(value, int):
        return format_int(value) + unit
    exact = Decimal(str(value))
    return format_decimal(exact, max(0, -int(exact.as_tuple().exponent))) + unit
