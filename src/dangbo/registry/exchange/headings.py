"""The headings of a table: one row or two of them, merged cells joined, under title lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from dangbo.paper.sheets import Cell, Sheet, find_header
from dangbo.registry.exchange.fields import Field
from dangbo.vietnamese.text import clean_line, search_key

Cells = Sequence[Cell]
JOINT = ": "
"""Between the heading of a group and the heading below it: “Ngày vào Đảng: Dự bị”."""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading of each column, and the index of the first row below them that holds data."""

    texts: list[str]
    last: int


def find_headings(sheet: Sheet, fields: Sequence[Field]) -> Headings | None:
    """The headings of a sheet (titles may stand above them), or None where no row looks like one."""
    row = find_header(sheet, headings_of(fields), search_key)
    if row is None:
        return None
    upper, lower = row, row
    if _is_below(sheet, row):
        lower = row + 1
    elif row > 0 and _is_below(sheet, row - 1):
        upper = row - 1
    texts = _joined(sheet.rows[upper], sheet.rows[lower]) if lower > upper else _texts(sheet.rows[row])
    return Headings(texts, lower + _is_numbering(sheet, lower + 1))


def headings_of(fields: Sequence[Field]) -> list[str]:
    """All headings by which the fields are known."""
    return [name for field in fields for name in (field.heading, *field.aliases)]


def _is_below(sheet: Sheet, upper: int) -> bool:
    """Whether the row after `upper` parts merged headings: words only, some under nothing, nothing under some."""
    if upper + 1 >= len(sheet.rows):
        return False
    pairs = _pairs(sheet.rows[upper], sheet.rows[upper + 1])
    below = [lower for _, lower in pairs if lower is not None]
    if len([above for above, _ in pairs if above is not None]) < 2 or not below:
        return False
    words = all(isinstance(cell, str) and not any(letter.isdigit() for letter in cell) for cell in below)
    parted = any(above is None and lower is not None for above, lower in pairs)
    first = next((index for index, (above, lower) in enumerate(pairs) if above is not None), 0)
    spanning = sum(above is not None and lower is None for above, lower in pairs[: first + 3])
    return words and parted and spanning > 0


def _joined(upper: Cells, lower: Cells) -> list[str]:
    texts, group = [], ""
    for above, below in _pairs(upper, lower):
        group = _text(above) or (group if below is not None else "")
        texts.append(JOINT.join(part for part in (group, _text(below)) if part))
    return texts


def _is_numbering(sheet: Sheet, index: int) -> bool:
    """Whether a row under the headings only numbers the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    if index >= len(sheet.rows):
        return False
    marks = [_text(cell).strip("()[].") for cell in sheet.rows[index] if cell is not None]
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    letters = all(mark.isdigit() or (len(mark) == 1 and mark.isalpha()) for mark in marks)
    return letters and len(numbers) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _pairs(upper: Cells, lower: Cells) -> list[tuple[Cell, Cell]]:
    width = max(len(upper), len(lower))
    return [(_at(upper, index), _at(lower, index)) for index in range(width)]


def _at(row: Cells, index: int) -> Cell:
    return row[index] if index < len(row) else None


def _texts(row: Cells) -> list[str]:
    return [_text(cell) for cell in row]


def _text(cell: Cell) -> str:
    return clean_line(str(cell)) if cell is not None else ""
