"""What a sheet says of each row before anything is judged: columns brought together, sections, totals, signatures.

Offices mark choices with an x, write dates of birth under “Nam” and “Nữ”, part the given name, head each cell's people
with a line “Chi bộ …”, and close with a total and signatures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dangbo.paper.sheets import Cell
from dangbo.registry.exchange.fields import CHOICE_SIGN, Field, FieldKind
from dangbo.registry.exchange.guessing import GIVEN_NAME, Mapped
from dangbo.registry.exchange.values import NO_WORDS, YES_WORDS, as_text, is_empty
from dangbo.rules.vocabulary import STANDING_LABELS, Standing
from dangbo.vietnamese.text import clean_line, search_key

TOTAL = re.compile(r"(?:tổng cộng|tổng số|(?:tổng|cộng)\s*(?::|$))", re.IGNORECASE)
SECTION = re.compile(
    r"(?:(?:[ivxlc]+|\d+|[a-zđ])\s*[.)\-/:]+\s*|\d+\s+)?(?P<name>(?:chi bộ|đảng bộ)\s.+)", re.IGNORECASE
)
AFTER_NAME = re.compile(r"\s*(?:[(:].*|[-–]\s*\d+\s.*)$")
SIGNATURE_CELLS = 2
LONGEST_MARK = 6
DATE_UNDER_MARK = {
    "sex": "birth_date",
    "standing=probationary": "joined_on",
    "standing=official": "official_on",
    "theory_level": "theory_since",
    "professional_level": "professional_since",
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """One row of people or organisations: its number in the sheet and what stands in each field."""

    number: int
    cells: dict[str, object]
    columns: dict[str, int] = field(default_factory=dict)
    """Field key → index of the column that gave it, where that is not the field's own column."""
    clash: str = ""
    """The field of which two choices are marked."""


@dataclass(slots=True)
class Gathering:
    """All rows of a sheet: those that count, and the numbers of those that stand outside the list."""

    rows: list[Gathered]
    outside: list[int]


def gather(rows: Sequence[Sequence[Cell]], first: int, mapped: Mapped, fields: Mapping[str, Field]) -> Gathering:
    """Read the rows below the headings; `first` is the sheet's index of the first one."""
    needed = [key for key, each in fields.items() if each.required]
    has_sections = any(each.kind is FieldKind.ORGANISATION for each in fields.values()) and "full_name" in fields
    layout = Layout(mapped, fields)
    found = Gathering([], [])
    section, is_over = "", False
    for index in range(first, len(rows)):
        cells = rows[index]
        count = len(cells) - cells.count(None)
        if not count:
            continue
        heading = _section(cells) if has_sections and count <= SIGNATURE_CELLS else None
        is_over = is_over or _is_total(cells)
        if heading is not None:
            section = heading
            found.outside.append(index + 1)
            continue
        row = layout.read(index + 1, cells)
        if is_over and any(is_empty(row.cells.get(key)) for key in needed):
            found.outside.append(index + 1)
            continue
        if all(is_empty(cell) for cell in row.cells.values()):
            continue
        if section and is_empty(row.cells.get("organisation")):
            row.cells["organisation"] = section
        found.rows.append(row)
    _leave_out_signatures(found, rows, needed)
    return found


class Layout:
    """How the columns of a sheet become fields."""

    def __init__(self, mapped: Mapped, fields: Mapping[str, Field]) -> None:
        self._plain = [(index, key) for index, key in mapped.items() if key in fields]
        self._given = next((index for index, key in mapped.items() if key == GIVEN_NAME), None)
        self._marks = [_mark(index, name, fields) for index, name in mapped.items() if CHOICE_SIGN in name]

    def read(self, number: int, cells: Sequence[Cell]) -> Gathered:
        width = len(cells)
        read: dict[str, object] = {key: cells[index] if index < width else None for index, key in self._plain}
        official = read.get("official_on")
        if isinstance(official, str) and len(official) < LONGEST_MARK and _is_yes(official):
            read |= {"official_on": None, "standing": STANDING_LABELS[Standing.OFFICIAL]}
        if self._given is None and not self._marks:
            return Gathered(number, read)
        columns: dict[str, int] = {}
        if self._given is not None and self._given < width:
            parts = (as_text(read.get("full_name")), as_text(cells[self._given]))
            read["full_name"] = " ".join(part for part in parts if part)
        return Gathered(number, read, columns, self._take_marks(cells, read, columns))

    def _take_marks(self, cells: Sequence[Cell], read: dict[str, object], columns: dict[str, int]) -> str:
        clash = ""
        for index, key, label, dated in self._marks:
            cell = cells[index] if index < len(cells) else None
            if is_empty(cell) or _is_no(cell):
                read.setdefault(key, None)
                continue
            clash = key if not is_empty(read.get(key)) and read[key] != label else clash
            read[key], columns[key] = label, index
            if dated and not _is_yes(cell) and is_empty(read.get(dated)):
                read[dated], columns[dated] = cell, index
        return clash


def _mark(index: int, name: str, fields: Mapping[str, Field]) -> tuple[int, str, str, str]:
    """A column of marks: its index, the field, the label it marks, and the field of a date written as the mark."""
    key, _, choice = name.partition(CHOICE_SIGN)
    return index, key, fields[key].labels[choice], DATE_UNDER_MARK.get(name) or DATE_UNDER_MARK.get(key, "")


def _is_yes(cell: object) -> bool:
    return cell is True or search_key(as_text(cell)) in YES_WORDS


def _is_no(cell: object) -> bool:
    return cell is False or search_key(as_text(cell)) in NO_WORDS


def _is_total(cells: Sequence[Cell]) -> bool:
    text = next((cell for cell in cells if isinstance(cell, str)), "").lstrip()
    return text[:1] in "tTcC" and TOTAL.match(clean_line(text)) is not None


def _section(cells: Sequence[Cell]) -> str | None:
    """The cell that a line between the rows names (“II. Chi bộ Văn phòng (15 đồng chí)”); "" above cells, else None."""
    filled = [cell for cell in cells if not is_empty(cell)]
    if not filled or not isinstance(filled[-1], str):
        return None
    if len(filled) == SIGNATURE_CELLS and len(as_text(filled[0])) > len("XVIII."):
        return None
    match = SECTION.fullmatch(clean_line(filled[-1]))
    if match is None:
        return None
    name = AFTER_NAME.sub("", match["name"])
    return name if search_key(name).startswith("chi bo") else ""


def _leave_out_signatures(found: Gathering, rows: Sequence[Sequence[Cell]], needed: Sequence[str]) -> None:
    """Move the last rows out that hold a line of text or two and lack what every row needs."""
    while found.rows:
        row = found.rows[-1]
        filled = [cell for cell in rows[row.number - 1] if not is_empty(cell)]
        lacking = sum(is_empty(row.cells.get(key)) for key in needed)
        if len(filled) > SIGNATURE_CELLS or lacking < max(1, len(needed) - 1):
            break
        found.outside.append(found.rows.pop().number)
    found.outside.sort()


def own_column(mapped: Mapped, key: str) -> int | None:
    """The column named as a field, else the first whose marks speak of it."""
    exact = [index for index, name in mapped.items() if name == key]
    marked = [index for index, name in mapped.items() if name.startswith(f"{key}{CHOICE_SIGN}")]
    return next(iter([*exact, *marked]), None)


def samples(rows: Sequence[Sequence[Cell]], first: int, column: int, count: int = 3) -> Iterator[str]:
    """The first filled cells of a column as the user sees them."""
    found = (row[column] for row in rows[first:] if column < len(row) and not is_empty(row[column]))
    yield from (as_text(cell) for _, cell in zip(range(count), found, strict=False))
