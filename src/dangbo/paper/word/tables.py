"""A table of figures in Word."""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dangbo.paper.placeholders import Value
from dangbo.paper.word.markup import make, w
from dangbo.paper.xml import Element

_TWIPS_PER_MM = 1440 / 25.4
_TEXT_WIDTH_MM = 165
_NARROWEST_MM = 18


@dataclass(frozen=True, slots=True)
class WordColumn:
    """One column; `number` sets its cells to the right, `width_mm` None leaves the width to Word."""

    heading: str
    number: bool = False
    width_mm: float | None = None


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table with one row of headings, repeated on every page, and perhaps a last row of totals."""

    columns: Sequence[WordColumn]
    rows: Sequence[Sequence[Value]]
    totals: Sequence[Value] | None = None


def table_element(table: WordTable, inline: Callable[[Value], Element], properties: Element | None) -> Element:
    """The table as WordprocessingML.

    Args:
        inline: makes the run or content control of a value.
        properties: the format (`w:rPr`) its text shall have.

    Raises:
        ValueError: when a row has not as many cells as there are columns.
    """
    style = _Style(inline, properties, _widths(table.columns))
    grid = make("tblGrid", None, *(make("gridCol", {"w": str(width)}) for width in style.widths))
    head = style.row(table, [column.heading for column in table.columns], heading=True)
    body = [style.row(table, row) for row in table.rows]
    totals = [] if table.totals is None else [style.row(table, table.totals, bold=True)]
    return make("tbl", None, _table_properties(), grid, head, *body, *totals)


@dataclass(frozen=True, slots=True)
class _Style:
    inline: Callable[[Value], Element]
    properties: Element | None
    widths: list[int]

    def row(self, table: WordTable, values: Sequence[Value], *, heading: bool = False, bold: bool = False) -> Element:
        row = make("tr", None, make("trPr", None, make("cantSplit"), *([make("tblHeader")] if heading else [])))
        for value, column, width in zip(values, table.columns, self.widths, strict=True):
            align = "center" if heading else "right" if column.number else "left"
            row.append(self.cell(value, width, align, bold=bold or heading))
        return row

    def cell(self, value: Value, width: int, align: str, *, bold: bool) -> Element:
        content = self.inline(value)
        for run in content.iter(w("r")):
            run.insert(0, self.format(bold=bold))
        spacing = {"before": "40", "after": "40", "line": "240", "lineRule": "auto"}
        layout = make(
            "pPr", None, make("spacing", spacing), make("ind", {"firstLine": "0"}), make("jc", {"val": align})
        )
        measure = make("tcPr", None, make("tcW", {"w": str(width), "type": "dxa"}))
        return make("tc", None, measure, make("p", None, layout, content))

    def format(self, *, bold: bool) -> Element:
        kept = [] if self.properties is None else [copy.deepcopy(child) for child in self.properties]
        kept = [child for child in kept if child.tag not in (w("b"), w("bCs"))]
        # The schema wants fonts before bold and bold before the rest.
        place = sum(child.tag in (w("rStyle"), w("rFonts")) for child in kept)
        return make("rPr", None, *kept[:place], *([make("b")] if bold else []), *kept[place:])


def _table_properties() -> Element:
    line = {"val": "single", "sz": "4", "space": "0", "color": "auto"}
    borders = make(
        "tblBorders", None, *(make(s, line) for s in ("top", "left", "bottom", "right", "insideH", "insideV"))
    )
    return make("tblPr", None, make("tblW", {"w": "5000", "type": "pct"}), make("jc", {"val": "center"}), borders)


def _widths(columns: Sequence[WordColumn]) -> list[int]:
    """The width of each column in twips; those without one share what is left of the page's text width."""
    given = [column.width_mm for column in columns]
    left = _TEXT_WIDTH_MM - sum(width for width in given if width)
    share = max(_NARROWEST_MM, left / max(1, given.count(None)))
    return [round((share if width is None else width) * _TWIPS_PER_MM) for width in given]
