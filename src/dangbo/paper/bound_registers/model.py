"""What is asked of a bound register."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column: its heading, its share of the width, and the side to which its cells are set (left, center, right)."""

    heading: str
    width: float
    side: str = "left"


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """A register to print; superior may be empty; period and printed are whole lines ("Từ ngày … đến ngày …")."""

    title: str
    organisation: str
    superior: str
    period: str
    printed: str
    columns: Sequence[PrintedColumn]
    rows: Iterable[Sequence[str]]
