"""A report as Word, Excel and JSON."""

from collections.abc import Sequence
from typing import Any

from dangbo.figures.catalogue import catalogue
from dangbo.figures.json import figure_json, plain
from dangbo.figures.reports.document import ReportDocument
from dangbo.figures.reports.tables import FilledTable, TableCell
from dangbo.paper.placeholders import FigureText, Value
from dangbo.paper.sheets import fill_workbook
from dangbo.paper.word import WordColumn, WordTable, fill

WORD, EXCEL, JSON = "docx", "xlsx", "json"


def to_word(document: ReportDocument) -> bytes:
    """The report in its Word template; every figure carries its key."""
    tables = {key: word_table(table) for key, table in document.tables.items()}
    return fill(document.template.word, {**document.texts, **tables}, document.figures)


def to_excel(document: ReportDocument) -> bytes:
    """The report in its Excel template; b"" where it has none."""
    if not document.template.excel:
        return b""
    return fill_workbook(document.template.excel, document.texts, document.figures)


def to_json(document: ReportDocument) -> dict[str, Any]:
    """The report as plain values: its figures with value and text, its tables row by row."""
    moment = document.moment
    said: dict[str, Any] = {
        "report": document.template.key,
        "name": document.template.name,
        "organisation": document.organisation.code,
        "at": moment.at.isoformat(),
        "since": moment.begins.isoformat(),
        "figures": [
            figure_json(catalogue()[key], found.value, moment) | {"text": found.text}
            for key, found in document.figures.items()
            if key in catalogue()
        ],
        "tables": {key: _table_json(table) for key, table in document.tables.items()},
    }
    return said | ({"closing_code": document.closing_code} if document.closing_code else {})


def word_table(table: FilledTable) -> WordTable:
    """A table for Word; the figures of the whole organisation in it carry their keys."""
    first, *others = table.headings
    columns = [WordColumn(first), *(WordColumn(heading, number=True, width_mm=24) for heading in others)]
    body = [_word_row(row.label, row.cells) for row in table.rows]
    return WordTable(columns, body)


def _word_row(label: str, cells: Sequence[TableCell]) -> list[Value]:
    return [label, *(_word_cell(cell) for cell in cells)]


def _word_cell(cell: TableCell) -> Value:
    return FigureText(cell.key, cell.name, cell.text, cell.value) if cell.is_keyed else cell.text


def _table_json(table: FilledTable) -> dict[str, Any]:
    return {
        "name": table.name,
        "columns": list(table.headings),
        "rows": [
            {
                "label": row.label,
                "cells": [{"key": cell.key, "value": plain(cell.value), "text": cell.text} for cell in row.cells],
            }
            for row in table.rows
        ],
    }
