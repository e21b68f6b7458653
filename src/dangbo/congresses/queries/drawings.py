"""The board of a round as drawings: the map by sector, months, bars over time, the curve of progress."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from django.urls import reverse

from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.board import LOOK_LABELS, Board, Look, SectorLine, Unit
from dangbo.paper.schedules import DayMark, Span, Tile, gantt, month_drawing, progress_curve, tile_map
from dangbo.rules.congress.roundup import series
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

FIRST_DAY_BEFORE = timedelta(days=10)


def sector_maps(seen: Board) -> list[tuple[SectorLine, str]]:
    """Each sector with its map."""
    return [(line, tile_map(_said(line), [_tile(unit) for unit in line.units])) for line in seen.by_sector]


def _said(line: SectorLine) -> str:
    return (
        f"{line.name}: {format_int(line.done)} đã đại hội, {format_int(line.running)} đang chuẩn bị, "
        f"{format_int(line.late)} chậm"
    )


def _tile(unit: Unit) -> Tile:
    day = f", ngày {format_date(unit.opens_on)}" if unit.opens_on else ""
    return Tile(f"{unit.name}: {LOOK_LABELS[unit.look]}{day}", unit.look.value, _page(unit))


def _page(unit: Unit) -> str:
    before, after = _around()
    return f"{before}{unit.pk}{after}"


@cache
def _around() -> tuple[str, str]:
    """The address of a congress before and after its identity: a map names hundreds."""
    nothing = uuid.UUID(int=0)
    before, _, after = reverse("congresses:congress", args=[nothing]).partition(str(nothing))
    return before, after


def key_tiles(seen: Board) -> list[tuple[str, str, int, str]]:
    """The legend of the map: a tile, its words, how many units, the look as the list is asked for it."""
    return [
        (tile_map(LOOK_LABELS[look], [Tile("", look.value)], across=1), LOOK_LABELS[look], number, look.value)
        for look, number in seen.counts.items()
    ]


def curve_of(seen: Board) -> str:
    """The curve of congresses over, up to the day of the board; empty where none is over."""
    units = [unit for unit in seen.units if unit.look is not Look.CANCELLED]
    days = [unit.closes_on if unit.look is Look.DONE else None for unit in units]
    rose = [each for each in series(days, seen.at) if each.done]
    if not rose:
        return ""
    known = [unit.closes_on for unit in units if unit.closes_on]
    first, last = min(known) - FIRST_DAY_BEFORE, max(known)
    points = [(min(each.at, last), each.done) for each in rose]
    return progress_curve("Số đơn vị đã đại hội", points, len(days), first, last)


def calendar_months(seen: Board, url: str, level: str) -> list[str]:
    """The months from the first to the last day of a congress, each day opening its congresses."""
    by_day: dict[date, list[Unit]] = defaultdict(list)
    for unit in seen.units:
        if unit.opens_on is not None and unit.look is not Look.CANCELLED:
            by_day[unit.opens_on].append(unit)
    marks = {
        day: DayMark(len(units), f"{format_int(len(units))} đại hội", f"{url}?cap={level}&ngay-hop={day.isoformat()}")
        for day, units in by_day.items()
    }
    return [month_drawing(year, month, marks, seen.at) for year, month in _months(sorted(marks))]


def _months(days: Sequence[date]) -> list[tuple[int, int]]:
    if not days:
        return []
    first, last = days[0].year * 12 + days[0].month - 1, days[-1].year * 12 + days[-1].month - 1
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]


def gantt_of(units: Sequence[Unit], round_: CongressRound, at: date) -> str:
    """Units over time, from the day on which a day was first said to the day itself; empty where none has days."""
    spans = [span for unit in units if (span := _span(unit, round_)) is not None]
    if not spans:
        return ""
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    return gantt("Các đại hội theo thời gian", spans, first, last + timedelta(days=12), at)


def _span(unit: Unit, round_: CongressRound) -> Span | None:
    if unit.opens_on is None:
        return None
    first = max(round_.opened_on, min(unit.days.since or unit.opens_on, unit.opens_on))
    return Span(unit.name, first, unit.opens_on, unit.look.value, _page(unit), unit.why)
