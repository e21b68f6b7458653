"""Seeded chance: the same plan always draws the same people, dates and identities."""

import random
import uuid
from bisect import bisect
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

_FIRST_MILLISECOND = int(datetime(2020, 7, 1, tzinfo=UTC).timestamp() * 1000)
_ROWS_A_MILLISECOND = 4
_VERSION_7 = 0x7 << 76
_VARIANT = 0b10 << 62


class Weighted(Generic[T]):
    """Values with weights, ready to be drawn many times."""

    def __init__(self, *pairs: tuple[T, float]) -> None:
        self.values = [value for value, _ in pairs]
        self.weights = list(accumulate(weight for _, weight in pairs))


class Chance:
    """All drawings of one build."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # invented data, not secrets
        self._ids = random.Random(seed + 1)  # noqa: S311
        self._given = 0

    def new_id(self) -> uuid.UUID:
        """The next identity: a UUID laid out as version 7, its time counted on from a fixed moment."""
        self._given += 1
        moment = _FIRST_MILLISECOND + self._given // _ROWS_A_MILLISECOND
        low, high = self._ids.getrandbits(62), (self._given % _ROWS_A_MILLISECOND) << 10 | self._ids.getrandbits(10)
        return uuid.UUID(int=moment << 80 | _VERSION_7 | high << 64 | _VARIANT | low)

    def chosen(self, weighted: Weighted[T]) -> T:
        return weighted.values[bisect(weighted.weights, self.random.random() * weighted.weights[-1])]

    def one_of(self, values: Sequence[T]) -> T:
        return values[int(self.random.random() * len(values))]

    def happens(self, probability: float) -> bool:
        return self.random.random() < probability

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.random.random() * (high - low + 1))

    def day(self, first: date, last: date) -> date:
        """A day from first to last, both included; first when they stand the other way round."""
        return first + timedelta(days=self.between(0, max(0, (last - first).days)))

    def workday(self, first: date, last: date) -> date:
        """A day from Monday to Friday from first to last; first when there is none."""
        for _ in range(20):
            day = self.day(first, last)
            if day.weekday() < 5:
                return day
        return first

    def shuffled(self, values: Sequence[T]) -> list[T]:
        return self.random.sample(values, len(values))


def share_out(total: int, weights: Sequence[float], least: Sequence[int], most: Sequence[int]) -> list[int]:
    """Share a whole number out by weights within bounds; ValueError when the bounds leave no way."""
    if not sum(least) <= total <= sum(most):
        raise ValueError(f"{total} cannot be shared out between {sum(least)} and {sum(most)}")
    scale = total / sum(weights)
    shares = [
        min(high, max(low, round(weight * scale))) for weight, low, high in zip(weights, least, most, strict=True)
    ]
    while (missing := total - sum(shares)) != 0:
        step = 1 if missing > 0 else -1
        free = [i for i, share in enumerate(shares) if least[i] <= share + step <= most[i]]
        free.sort(key=lambda i: (step * (shares[i] - weights[i] * scale), i))
        for i in free[: abs(missing)]:
            shares[i] += step
    return shares


def odd_sizes(total: int, start: Sequence[int], wanted: Sequence[float], most: int) -> list[int]:
    """Sizes of committees that add up to `total`, reached from odd `start` sizes in steps of two.

    wanted: the sizes that would be fair; a last step of one makes one size even where the total asks for it.
    """
    sizes = list(start)
    while (missing := total - sum(sizes)) != 0:
        step = max(-2, min(2, missing))
        free = [i for i, size in enumerate(sizes) if 3 <= size + step <= most]
        best = min(free, key=lambda i: (-step * (wanted[i] - sizes[i]), i))
        sizes[best] += step
    return sizes


def years_after(day: date, years: int) -> date:
    """The same day some years later (29 February becomes 28)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
