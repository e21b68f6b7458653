"""Bands of age and of party age for breakdowns; an office may lay its own over them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dangbo.rules.parameters import ParameterError, ParameterSet, base_parameters
from dangbo.rules.parameters.model import Entry, Row


@dataclass(frozen=True, slots=True)
class Band:
    """A band of full years, both ends included; `last` is None in the highest band."""

    key: str
    label: str
    first: int
    last: int | None

    def holds(self, years: int) -> bool:
        return self.first <= years and (self.last is None or years <= self.last)


def age_bands(at: date, parameters: ParameterSet | None = None) -> tuple[Band, ...]:
    """The bands of age in force, youngest first."""
    return _bands((parameters or base_parameters()).entry("member.age_bands", at))


def party_age_bands(at: date, parameters: ParameterSet | None = None) -> tuple[Band, ...]:
    """The bands of party age in force, shortest first."""
    return _bands((parameters or base_parameters()).entry("member.party_age_bands", at))


def band_of(years: int, bands: Sequence[Band]) -> Band | None:
    """The band that holds so many full years; None below the first."""
    return next((band for band in bands if band.holds(years)), None)


def _bands(entry: Entry) -> tuple[Band, ...]:
    bands = tuple(sorted((_band(row, entry) for row in entry.rows), key=lambda band: band.first))
    for lower, upper in pairwise(bands):
        if lower.last is None or lower.last >= upper.first:
            raise ParameterError(f"Tham số “{entry.key}”: nhóm “{lower.label}” và “{upper.label}” chồng lên nhau.")
    return bands


def _band(row: Row, entry: Entry) -> Band:
    key, label, first, last = (row.get(name) for name in ("key", "label", "from", "to"))
    if not (isinstance(key, str) and isinstance(label, str) and isinstance(first, int)) or isinstance(last, str):
        raise ParameterError(f"Tham số “{entry.key}”: mỗi nhóm cần key, label, from và có thể có to.")
    return Band(key, label, first, last)
