"""Working days and calendar months, in which the regulations count their deadlines.

A working day is Monday to Friday except the public holidays of the Labour Code (Article 112, formerly 115 and 73)
and their compensatory days. A day which the government swaps with a Saturday is no holiday of the Code: an office
that follows the swap adds `government_swaps` or its own `OfficeDays`.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

SWAP_LABEL = "Ngày nghỉ (thay cho ngày "
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class OfficeDays:
    """Days that an office adds to the common calendar: days off, and days worked although they are not working days."""

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()

    def __or__(self, other: OfficeDays) -> OfficeDays:
        return OfficeDays(self.off | other.off, self.worked | other.worked)


NO_OFFICE_DAYS = OfficeDays()


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year with their compensatory days, without government swaps."""
    return frozenset(_named_holidays(year)) - frozenset(_swaps(year))


def government_swaps(year: int) -> OfficeDays:
    """The days off of a year which the government swapped with a Saturday, and those Saturdays."""
    swaps = _swaps(year)
    return OfficeDays(frozenset(swaps), frozenset(swaps.values()))


@cache
def _named_holidays(year: int) -> dict[date, str]:
    import holidays  # slow to import

    return dict(holidays.country_holidays("VN", years=year, language="vi").items())


@cache
def _swaps(year: int) -> dict[date, date]:
    return {
        moment: _written_date(name.removeprefix(SWAP_LABEL).rstrip(")"))
        for moment, name in _named_holidays(year).items()
        if name.startswith(SWAP_LABEL)
    }


def _written_date(text: str) -> date:
    day, month, year = map(int, text.split("/"))
    return date(year, month, day)


def is_working_day(moment: date, extra: OfficeDays = NO_OFFICE_DAYS) -> bool:
    """True on a working day; an office's own days go before the common calendar."""
    if moment in extra.off:
        return False
    if moment in extra.worked:
        return True
    return moment.weekday() < SATURDAY and moment not in public_holidays(moment.year)


def add_working_days(start: date, count: int, extra: OfficeDays = NO_OFFICE_DAYS) -> date:
    """The last day of a deadline of `count` working days, the first being the working day after `start`.

    A negative count goes back; zero answers `start` itself.
    """
    step = timedelta(days=1 if count >= 0 else -1)
    moment, left = start, abs(count)
    while left:
        moment += step
        if is_working_day(moment, extra):
            left -= 1
    return moment


def working_days_between(start: date, end: date, extra: OfficeDays = NO_OFFICE_DAYS) -> int:
    """Working days after `start` up to and including `end`; negative, and counted backwards, where `end` is earlier."""
    if end < start:
        return -sum(is_working_day(start - timedelta(days=back), extra) for back in range(1, (start - end).days + 1))
    return sum(is_working_day(start + timedelta(days=ahead), extra) for ahead in range(1, (end - start).days + 1))


def add_months(start: date, months: int) -> date:
    """The same day some calendar months later (earlier when negative), or the last day of a month that lacks it."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def months_between(start: date, end: date) -> int:
    """Full calendar months from `start` to `end`: the most that `add_months` can add without passing `end`.

    `end` must not be before `start`: ValueError.
    """
    if end < start:
        raise ValueError("end is before start")
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1
