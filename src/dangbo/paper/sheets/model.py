"""What a sheet holds, whatever file it came from."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | float | Decimal | date | datetime | bool | None
"""One cell: text stays text (leading zeros too), a whole number is an int, a date without a time is a `date`."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One visible sheet; `rows[0]` is row 1 of the file, and every row starts at column A."""

    name: str
    rows: list[list[Cell]]
