"""What the page of a figure shows, whole or as a panel beside a report."""

import datetime
import uuid
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from dangbo.access.actor import Actor
from dangbo.facts.figures import Breakdown, Change, Count, Figure, Moment, Ratio, Sum, Value
from dangbo.figures.asking import figure_url
from dangbo.figures.dividing import Division, Line, breakdown_of, breakdowns_of, by_dimension, by_lower_organisations
from dangbo.figures.evaluation import count_rows, evaluate, value_of
from dangbo.figures.rows import Row, RowList, row_lists
from dangbo.figures.values import arithmetic, text_of
from dangbo.journal.remembering import remembered, state
from dangbo.paper.charts import Bar, bar_chart, line_chart
from dangbo.registry.models import Organisation
from dangbo.registry.queries.reach import people_reached
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_change, format_decimal

T = TypeVar("T")
FIRST_ROWS = 6
YEARS = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as a page shows it, and where it opens ("" where it does not)."""

    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table of figures: its name, where that leads, and its values."""

    name: str
    url: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures in columns, over parts or organisations, with the sums."""

    headings: tuple[str, ...]
    lines: tuple[TableLine, ...]
    totals: tuple[str, ...]
    chart: str = ""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure asked for an organisation as of a moment."""

    figure: Figure
    viewing: Viewing
    moment: Moment
    value: Value
    counted: dict[str, int]
    since: str

    def kept(self, what: str, count: Callable[[], T]) -> T:
        """What was counted for this figure, kept until the next act: the page is opened again for each of its parts."""
        return remembered(self.since, count, what, self.figure.key, self.viewing.organisation.pk, self.moment)

    @property
    def text(self) -> str:
        return text_of(self.figure, self.value)

    @property
    def arithmetic(self) -> list[str]:
        return arithmetic(self.figure, self.counted, self.value)

    @property
    def period(self) -> str:
        """The period in words, "" for a figure of a day."""
        return f"từ {format_date(self.moment.begins)} đến {format_date(self.moment.at)}" if self.figure.period else ""

    @property
    def rows_url(self) -> str:
        return figure_url(self.figure.key, self.viewing, self.moment, page="rows")

    @property
    def url(self) -> str:
        return figure_url(self.figure.key, self.viewing, self.moment)


def view_figure(figure: Figure, viewing: Viewing, moment: Moment) -> FigureView:
    """The figure with its value and the counts behind it: one query for each source."""
    since, pk = state(), viewing.organisation.pk
    counts = remembered(since, lambda: count_rows([figure], pk, moment), "counts", figure.key, pk, moment)
    return FigureView(figure, viewing, moment, value_of(figure, counts), counts, since)


def columns_of(figure: Figure) -> tuple[Figure, ...]:
    """The figures that stand beside one another where a figure is divided: a share with its two counts."""
    match figure:
        case Ratio():
            return (figure.numerator, figure.denominator, figure)
        case Change():
            return (figure.figure, figure.base, figure)
        case Sum():
            return (*figure.parts, figure) if len(figure.parts) <= 2 else (figure,)
    return (figure,)


def breakdown_table(view: FigureView, breakdown: Breakdown) -> FigureTable:
    """The figure divided by a dimension, as a table and a drawing; one query for each source."""
    columns = columns_of(view.figure)
    pk, key = view.viewing.organisation.pk, f"by {breakdown.key}"
    found = view.kept(key, lambda: by_dimension(columns, breakdown, pk, view.moment))
    parts = [part for part in found if any(part.values.values())] or found[:1]
    lines = tuple(
        TableLine(part.name, "", _cells(view, columns, part.values, Division(breakdown.key, part.value)))
        for part in parts
    )
    bars = [
        Bar(line.name, _drawn(part.values[columns[0].key]), line.cells[0].url or None)
        for line, part in zip(lines, parts, strict=True)
    ]
    title = f"{columns[0].name} chia theo {breakdown.name.lower()}"
    return FigureTable(_headings(breakdown.name, columns), lines, _totals(view, columns), bar_chart(title, bars))


def lower_table(view: FigureView, sorted_by: str) -> FigureTable | None:
    """The figure in each direct lower organisation; None where there is none below."""
    columns = columns_of(view.figure)
    pk = view.viewing.organisation.pk
    lines = view.kept("below", lambda: by_lower_organisations(columns, pk, view.moment))
    lower = [line for line in lines if not line.is_own]
    if not lower:
        return None
    codes = dict(Organisation.objects.filter(pk__in=[line.organisation_id for line in lower]).values_list("pk", "code"))
    ordered = _sorted([line for line in lines if not line.is_own or any(line.values.values())], columns, sorted_by)
    rows = tuple(
        _lower_line(view, columns, line.name, line.values, codes.get(line.organisation_id)) for line in ordered
    )
    return FigureTable(_headings("Tổ chức", columns), rows, _totals(view, columns))


def history(view: FigureView) -> FigureTable:
    """The figure at the last year-ends and on the day asked, as a table and a line; one query each for a source."""
    days = [datetime.date(view.moment.at.year - back, 12, 31) for back in range(YEARS, 0, -1)]
    moments = [*(Moment(day) for day in days), view.moment]
    values = [_value_at(view, moment) for moment in moments]
    lines = tuple(
        TableLine(
            format_date(moment.at),
            "",
            (Shown(text_of(view.figure, value), figure_url(view.figure.key, view.viewing, moment)),),
        )
        for moment, value in zip(moments, values, strict=True)
    )
    points = [(f"{moment.at:%Y}", value) for moment, value in zip(moments, values, strict=True)]
    points[-1] = (format_date(view.moment.at), values[-1])
    unit = "%" if view.figure.unit == "%" else ""
    return FigureTable(("Ngày", "Giá trị"), lines, (), line_chart(view.figure.name, points, unit=unit))


def compared(view: FigureView, other: Moment) -> tuple[Shown, str]:
    """The figure at another moment, and how today's differs from it."""
    value = _value_at(view, other)
    shown = Shown(text_of(view.figure, value), figure_url(view.figure.key, view.viewing, other))
    if value is None or view.value is None:
        return shown, "–"
    return shown, _difference(view.value - value)


def first_rows(view: FigureView, actor: Actor, division: Division | None = None) -> tuple[list[RowList], list[Row]]:
    """The lists of rows behind a figure, and the first of those that the reader may see."""
    lists = row_lists(view.figure, view.viewing.organisation.pk, view.moment, actor, division, view.counted)
    shown: list[Row] = []
    for found in lists:
        if found.shown and len(shown) < FIRST_ROWS:
            shown += found.page(0, FIRST_ROWS - len(shown))
    return lists, shown


def people_in(rows: Iterable[Row], actor: Actor) -> set[uuid.UUID]:
    """The people named in rows whose own page the actor may open."""
    return people_reached(actor, (cell.person_id for row in rows for cell in row.cells if cell.person_id is not None))


def chosen_breakdown(figure: Figure, key: str) -> Breakdown | None:
    """The breakdown of a key, else the first; None where a figure has none."""
    found = breakdowns_of(figure)
    return next((breakdown for breakdown in found if breakdown.key == key), found[0] if found else None)


def division_name(division: Division, count: Count) -> str:
    """A part of a breakdown in words: "Giới tính: Nữ"."""
    breakdown = breakdown_of(count, division.breakdown)
    labels = {str(value): name for value, name in (breakdown.labels or {}).items()}
    unknown = division.value if breakdown.labels is None else breakdown.other
    return f"{breakdown.name}: {labels.get(division.value, breakdown.other if division.value == '-' else unknown)}"


def compare_figures(figures: Sequence[Figure], viewing: Viewing, moment: Moment, other: Moment) -> list[TableLine]:
    """Figures at two moments, each with both values and how they differ; one query each for a source."""
    now, then = (evaluate(figures, viewing.organisation.pk, day) for day in (moment, other))
    return [
        TableLine(found.name, "", _compared_cells(found, viewing, (now[found.key], moment), (then[found.key], other)))
        for found in figures
    ]


def _compared_cells(
    figure: Figure, viewing: Viewing, now: tuple[Value, Moment], then: tuple[Value, Moment]
) -> tuple[Shown, ...]:
    values = [Shown(text_of(figure, value), figure_url(figure.key, viewing, moment)) for value, moment in (now, then)]
    known = now[0] is not None and then[0] is not None
    return (*values, Shown(_difference((now[0] or 0) - (then[0] or 0)) if known else "–"))


def _difference(difference: int | Decimal) -> str:
    if isinstance(difference, int):
        return format_change(difference)
    return f"{'+' if difference > 0 else ''}{format_decimal(difference, 2)} điểm phần trăm"


def _value_at(view: FigureView, moment: Moment) -> Value:
    if moment == view.moment:
        return view.value
    pk = view.viewing.organisation.pk
    return view.kept(f"at {moment}", lambda: evaluate([view.figure], pk, moment))[view.figure.key]


def _cells(
    view: FigureView,
    columns: Sequence[Figure],
    values: dict[str, Value],
    division: Division | None = None,
    code: str = "",
) -> tuple[Shown, ...]:
    return tuple(
        Shown(text_of(found, values[found.key]), _opens(view, found, values[found.key], division, code))
        for found in columns
    )


def _opens(view: FigureView, found: Figure, value: Value, division: Division | None, code: str) -> str:
    if not isinstance(found, Count | Sum) or not value:
        return ""
    page = "rows" if division is not None else "detail"
    return figure_url(found.key, view.viewing, view.moment, division=division, code=code, page=page)


def _lower_line(
    view: FigureView, columns: Sequence[Figure], name: str, values: dict[str, Value], code: str | None
) -> TableLine:
    if code is None:
        return TableLine(name, "", tuple(Shown(text_of(found, values[found.key])) for found in columns))
    url = figure_url(view.figure.key, view.viewing, view.moment, code=code)
    return TableLine(name, url, _cells(view, columns, values, code=code))


def _headings(first: str, columns: Sequence[Figure]) -> tuple[str, ...]:
    match columns[-1]:
        case Ratio():
            return (first, "Số", "Tổng số", "Tỷ lệ")
        case Change():
            return (first, "Nay", "Trước", "Tăng, giảm")
    return (first, "Số lượng") if len(columns) == 1 else (first, *(found.name for found in columns[:-1]), "Cộng")


def _totals(view: FigureView, columns: Sequence[Figure]) -> tuple[str, ...]:
    return tuple(text_of(found, value_of(found, view.counted)) for found in columns)


def _drawn(value: Value) -> Value:
    return None if value is None or value < 0 else value


def _sorted(lines: list[Line], columns: Sequence[Figure], sorted_by: str) -> list[Line]:
    key, reverse = sorted_by.removeprefix("-"), sorted_by.startswith("-")
    if not key.isdigit() or int(key) >= len(columns):
        return lines[::-1] if reverse and key == "ten" else lines
    chosen = columns[int(key)].key
    return sorted(lines, key=lambda line: line.values[chosen] or 0, reverse=reverse)
