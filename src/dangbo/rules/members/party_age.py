"""Party age (tuổi đảng): full months from the decision of admission, less the time outside (Điều 5 Điều lệ Đảng)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dangbo.rules.calendar import add_months, months_between


@dataclass(frozen=True, slots=True)
class TimeOut:
    """A stretch outside the Party: from the day of leaving to the decision of re-admission, or None while it lasts.

    restored: the leaving was found to be wrong, and the stretch counts as membership.
    """

    left: date
    returned: date | None
    restored: bool = False


@dataclass(frozen=True, slots=True, order=True)
class PartyAge:
    """A party age in full months."""

    months: int

    @property
    def years(self) -> int:
        return self.months // 12

    def __str__(self) -> str:
        return f"{self.years} năm {self.months % 12} tháng"


def party_age(start: date, at: date, time_out: Iterable[TimeOut] = ()) -> PartyAge:
    """The party age at a date.

    start: the date of the (first) decision of admission, or the day that an old card gives. A date before the start
    answers zero.
    """
    if at < start:
        return PartyAge(0)
    return PartyAge(max(0, months_between(start, at) - _months_out(start, at, tuple(time_out))))


def party_age_reached(start: date, years: int, time_out: Iterable[TimeOut] = ()) -> date | None:
    """The day on which the party age is that many years; None while the member is outside before that day."""
    stretches = tuple(time_out)
    months = 12 * years
    reached = add_months(start, months)
    while True:
        if any(_open_before(stretch, reached) for stretch in stretches):
            return None
        later = add_months(start, months + _months_out(start, reached, stretches))
        if later <= reached:
            return reached
        reached = later


def _open_before(stretch: TimeOut, at: date) -> bool:
    return stretch.returned is None and not stretch.restored and stretch.left < at


def _months_out(start: date, at: date, time_out: tuple[TimeOut, ...]) -> int:
    """Full months outside between the two days, stretches that overlap counted once."""
    clipped = sorted(
        (max(start, stretch.left), min(at, stretch.returned or at))
        for stretch in time_out
        if not stretch.restored and stretch.left < at
    )
    months, counted_to = 0, start
    for left, returned in clipped:
        begin = max(left, counted_to)
        if begin < returned:
            months += months_between(begin, returned)
            counted_to = returned
    return months
