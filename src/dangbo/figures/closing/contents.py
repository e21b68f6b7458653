"""What a closed report says, as it is stored: its figures, texts and tables; and the same report made from that."""

import uuid
from decimal import Decimal
from typing import Any

from dangbo.facts.figures import Figure, Moment, Value
from dangbo.figures.catalogue import catalogue
from dangbo.figures.dividing import Division
from dangbo.figures.models import ClosedReport
from dangbo.figures.reports.document import ReportDocument
from dangbo.figures.reports.tables import FilledTable, TableCell, TableRow
from dangbo.figures.reports.templates import Template
from dangbo.paper.placeholders import FigureText

Stored = dict[str, Any]


def contents_of(document: ReportDocument) -> Stored:
    """Figures, texts and tables for a JSON column: counts as numbers, shares exactly, as text."""
    return {
        "figures": [[key, f.name, f.text, _stored(f.value)] for key, f in document.figures.items()],
        "texts": document.texts,
        "tables": {key: _stored_table(table) for key, table in document.tables.items()},
    }


def kept_document(closed: ClosedReport) -> ReportDocument:
    """A closed report as it was closed, with its closing code."""
    template = Template(closed.report, closed.name, bytes(closed.word), bytes(closed.excel), None)
    figures = {key: FigureText(key, name, text, _value(value)) for key, name, text, value in closed.contents["figures"]}
    tables = {key: _table(key, stored) for key, stored in closed.contents["tables"].items()}
    texts = closed.contents["texts"] | {"ma_chot": closed.code}
    moment = Moment(closed.at, closed.since)
    return ReportDocument(template, closed.organisation, moment, figures, tables, texts, closed.code)


def kept_figures(closed: ClosedReport) -> list[Figure]:
    """The figures of a closed report that the program still has."""
    return [catalogue()[key] for key, *_ in closed.contents["figures"] if key in catalogue()]


def _stored(value: Value) -> int | str | None:
    return str(value) if isinstance(value, Decimal) else value


def _value(stored: int | str | None) -> Value:
    return Decimal(stored) if isinstance(stored, str) else stored


def _stored_table(table: FilledTable) -> Stored:
    rows = [[row.label, row.is_total, [_stored_cell(cell) for cell in row.cells]] for row in table.rows]
    return {"name": table.name, "headings": list(table.headings), "rows": rows}


def _stored_cell(cell: TableCell) -> list[Any]:
    division = [cell.division.breakdown, cell.division.value] if cell.division else None
    organisation = str(cell.organisation_id) if cell.organisation_id else None
    return [cell.key, cell.name, _stored(cell.value), cell.text, division, organisation]


def _table(key: str, stored: Stored) -> FilledTable:
    rows = [TableRow(label, tuple(_cell(*cell) for cell in cells), total) for label, total, cells in stored["rows"]]
    return FilledTable(key, stored["name"], tuple(stored["headings"]), tuple(rows))


def _cell(
    key: str, name: str, value: int | str | None, text: str, division: list[str] | None, organisation: str | None
) -> TableCell:
    return TableCell(
        key,
        name,
        _value(value),
        text,
        Division(*division) if division else None,
        uuid.UUID(organisation) if organisation else None,
    )
