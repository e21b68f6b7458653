"""Shares with Wilson's interval of 95%, and the table that shows them."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class Score:
    """How many of how many, against a target; `most`: the target is an upper bound."""

    name: str
    hits: int
    total: int
    target: float
    most: bool = False

    @property
    def share(self) -> float:
        return self.hits / self.total if self.total else (0.0 if self.most else 1.0)

    @property
    def holds(self) -> bool:
        return self.share <= self.target if self.most else self.share >= self.target

    def interval(self) -> tuple[float, float]:
        """Wilson's interval of 95% for the share; (0, 1) where there is nothing to count."""
        if not self.total:
            return 0.0, 1.0
        share, count = self.share, self.total
        middle = share + _Z * _Z / (2 * count)
        width = _Z * sqrt(share * (1 - share) / count + _Z * _Z / (4 * count * count))
        scale = 1 + _Z * _Z / count
        return max(0.0, (middle - width) / scale), min(1.0, (middle + width) / scale)

    def line(self) -> str:
        low, high = self.interval()
        sign = "≤" if self.most else "≥"
        held = "đạt" if self.holds else "CHƯA"
        return (
            f"{self.name:<46} {self.hits:>5}/{self.total:<6} {self.share:7.4f}  [{low:.3f}; {high:.3f}]  "
            f"{sign} {self.target:<6g} {held}"
        )
