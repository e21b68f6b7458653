"""A figure as it stands in a text."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a figure is; the values are those of `dangbo check --format json`."""

    COUNT = "count"
    PERCENT = "percent"
    RATIO = "ratio"
    DATE = "date"
    ORDINAL = "ordinal"
    DOCUMENT_NUMBER = "document_number"


class Hedge(StrEnum):
    """What the word before a figure makes of it: over (hơn, trên), under (gần, dưới), about, at least, at most."""

    OVER = "over"
    UNDER = "under"
    ABOUT = "about"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at [start, end) of the normalised text.

    values: one number; two for a ratio (numerator, denominator) and for a range; none for dates, ordinals and document
    numbers. decimals: how many are printed, which decides what a percentage may be rounded from. unit: the noun behind
    it ("đảng viên"), "%" for percentages. before: the words of its clause before it, in lower case.
    """

    start: int
    end: int
    text: str
    kind: Kind
    values: tuple[Decimal, ...] = ()
    unit: str = ""
    before: str = ""
    hedge: Hedge | None = None
    change: bool = False
    decimals: int = 0
    in_words: bool = False

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def value(self) -> Decimal:
        """The number; of a ratio or range the first one. Only for figures that have values."""
        return self.values[0]

    @property
    def is_exact(self) -> bool:
        """Whether it is one number without a hedge, and not a change."""
        return len(self.values) == 1 and self.hedge is None
