"""Cells as JSON keeps them: dates and decimals say what they are."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from dangbo.paper.sheets import Cell

PLAIN = frozenset({str, int, float, bool, type(None)})
"""What JSON keeps as it is."""


def kept_rows(rows: Sequence[Sequence[Cell]]) -> list[list[Any]]:
    """The rows of a sheet."""
    return [[cell if cell.__class__ in PLAIN else _kept(cell) for cell in row] for row in rows]


def read_back(rows: Iterable[Iterable[Any]]) -> list[list[Cell]]:
    """The rows that `kept_rows` kept."""
    return [[_unkept(cell) if cell.__class__ is dict else cell for cell in row] for row in rows]


def kept_cells(cells: Mapping[str, object]) -> dict[str, Any]:
    """Field key → cell, of the cells that hold something."""
    return {
        key: cell if cell.__class__ in PLAIN else _kept(cell)
        for key, cell in cells.items()
        if cell is not None and cell != ""
    }


def cells_back(cells: Mapping[str, Any]) -> dict[str, Cell]:
    """The cells that `kept_cells` kept."""
    return {key: _unkept(cell) if cell.__class__ is dict else cell for key, cell in cells.items()}


def _kept(cell: object) -> Any:
    if isinstance(cell, datetime.date):
        day = cell.date() if isinstance(cell, datetime.datetime) else cell
        return {"d": day.isoformat()}
    return {"n": str(cell)} if isinstance(cell, Decimal) else cell


def _unkept(cell: dict[str, str]) -> Cell:
    return datetime.date.fromisoformat(cell["d"]) if "d" in cell else Decimal(cell["n"])
