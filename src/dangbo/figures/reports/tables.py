"""The tables of reports: which figures stand in their rows and columns, and their values."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dangbo.facts.figures import Figure, Moment, Value, counts_of
from dangbo.figures.catalogue import figure
from dangbo.figures.dividing import Division, breakdown_of, by_dimension, by_lower_organisations
from dangbo.figures.values import text_of

BY_ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class FixedRow:
    """A row with its own figures, by key; "" leaves a cell empty."""

    label: str
    keys: tuple[str, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class FixedTable:
    """A form whose every cell is a figure."""

    key: str
    name: str
    headings: tuple[str, ...]
    rows: tuple[FixedRow, ...]


@dataclass(frozen=True, slots=True)
class DividedTable:
    """Figures in columns, divided over the parts of a breakdown or the direct lower organisations."""

    key: str
    name: str
    first_heading: str
    columns: tuple[tuple[str, str], ...]
    by: str

    @property
    def headings(self) -> tuple[str, ...]:
        return (self.first_heading, *(heading for heading, _ in self.columns))


TableDeclaration = FixedTable | DividedTable


@dataclass(frozen=True, slots=True)
class TableCell:
    """A number in a table: of which figure, and in which part or organisation of it, so that it opens to its rows.

    A cell without a figure has no key.
    """

    key: str = ""
    name: str = ""
    value: Value = None
    text: str = ""
    division: Division | None = None
    organisation_id: uuid.UUID | None = None

    @property
    def is_keyed(self) -> bool:
        """Whether this is a figure of the whole organisation, which its key alone finds again."""
        return bool(self.key) and self.division is None and self.organisation_id is None


@dataclass(frozen=True, slots=True)
class TableRow:
    label: str
    cells: tuple[TableCell, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class FilledTable:
    """A table with its values."""

    key: str
    name: str
    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]


def figures_in(table: TableDeclaration) -> list[Figure]:
    """The figures of a table whose values for the whole organisation it shows."""
    if isinstance(table, DividedTable):
        return [figure(key) for _, key in table.columns]
    return [figure(key) for row in table.rows for key in row.keys if key]


def fill_table(
    table: TableDeclaration, organisation_id: uuid.UUID, moment: Moment, values: dict[str, Value]
) -> FilledTable:
    """The table for an organisation; `values` are those of `figures_in` for the whole of it."""
    if isinstance(table, FixedTable):
        rows = [TableRow(row.label, _cells(row.keys, values), row.is_total) for row in table.rows]
    else:
        total = TableRow("Cộng", _cells([key for _, key in table.columns], values), is_total=True)
        rows = [*_divided_rows(table, organisation_id, moment), total]
    return FilledTable(table.key, table.name, table.headings, tuple(rows))


def _cells(keys: Iterable[str], values: dict[str, Value]) -> tuple[TableCell, ...]:
    return tuple(_cell(figure(key), values[key]) if key else TableCell() for key in keys)


def _cell(
    found: Figure, value: Value, division: Division | None = None, organisation_id: uuid.UUID | None = None
) -> TableCell:
    return TableCell(found.key, found.name, value, text_of(found, value), division, organisation_id)


def _divided_rows(table: DividedTable, organisation_id: uuid.UUID, moment: Moment) -> list[TableRow]:
    figures = [figure(key) for _, key in table.columns]
    if table.by == BY_ORGANISATION:
        lines = by_lower_organisations(figures, organisation_id, moment)
        return [
            TableRow(line.name, _parts(figures, line.values, organisation_id=line.organisation_id))
            for line in lines
            if not line.is_own or any(line.values.values())
        ]
    parts = by_dimension(figures, breakdown_of(counts_of(figures[0])[0], table.by), organisation_id, moment)
    return [
        TableRow(part.name, _parts(figures, part.values, division=Division(table.by, part.value)))
        for part in parts
        if any(part.values.values())
    ]


def _parts(
    figures: Sequence[Figure],
    values: dict[str, Value],
    division: Division | None = None,
    organisation_id: uuid.UUID | None = None,
) -> tuple[TableCell, ...]:
    return tuple(_cell(found, values[found.key], division, organisation_id) for found in figures)
