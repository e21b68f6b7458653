"""Dates as offices type and write them, partial dates of old records, and counting in months."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import total_ordering
from typing import Literal

from dangbo.vietnamese.text import clean_line

Precision = Literal["year", "month", "day"]

EARLIEST_YEAR, LATEST_YEAR = 1800, 2199
"""Years outside these are taken for slips of typing."""

_WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_MONTHS_A_YEAR = 12
_EXAMPLE = "28/06/2020"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:ngày )?(?P<day>\d{1,2}) ?(?P<mark>[/.-]) ?(?P<month>\d{1,2}) ?(?P=mark) ?(?P<year>\d+)",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"ngày (?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d+)",
        r"(?:tháng )?(?P<month>\d{1,2}) ?[/.-] ?(?P<year>\d{3,})",
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"tháng (?P<month>\d{1,2}) năm (?P<year>\d+)",
        r"(?:năm )?(?P<year>\d+)",
    )
)


class DateError(ValueError):
    """A date that cannot be; its message is one Vietnamese sentence for the person who typed it."""


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the day, or the day and the month, may be unknown, as in old records.

    Sorts by what is known: 2004 comes before 01/2004, and that before 01/01/2004. Raises DateError where there is no
    such date.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise DateError("Đã ghi ngày thì phải ghi tháng.")
        _refuse_impossible(self.year, self.month, self.day)

    @classmethod
    def from_date(cls, day: date) -> "PartialDate":
        """Return the partial date in which everything is known."""
        return cls(day.year, day.month, day.day)

    @property
    def precision(self) -> Precision:
        """What is known: "year", "month" (month and year) or "day" (all)."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def iso(self) -> str:
        """The form to store: "2004", "2011-11" or "2020-06-28". Its text order is the order of the dates."""
        parts = [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join([f"{self.year:04d}", *parts])

    def first_day(self) -> date:
        """Return the earliest day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """Return the latest day it may mean."""
        month = self.month or _MONTHS_A_YEAR
        return date(self.year, month, self.day or _days_in(self.year, month))

    def __str__(self) -> str:
        """As it is shown: "2004", "11/2011" or "28/06/2020"."""
        parts = [f"{part:02d}" for part in (self.day, self.month) if part is not None]
        return "/".join([*parts, f"{self.year:04d}"])

    def __lt__(self, other: "PartialDate") -> bool:
        return self.iso < other.iso


def parse_partial_date(text: str | date) -> PartialDate:
    """Read a date of which the day or the month may be missing.

    Reads "28/06/2020", "28-6-2020", "28.6.2020", "ngày 28 tháng 6 năm 2020", "6/2020", "tháng 6/2020", "2020",
    "2020-06-28", and a `date`. Raises DateError.
    """
    if isinstance(text, date):
        return PartialDate.from_date(text)
    line = clean_line(text)
    if not line:
        raise DateError("Chưa ghi ngày.")
    match = next(filter(None, (form.fullmatch(line) for form in _FORMS)), None)
    if match is None:
        raise DateError(f"“{line}” không phải là ngày; hãy ghi ngày/tháng/năm, ví dụ {_EXAMPLE}.")
    numbers = match.groupdict()
    year = _parse_year(numbers["year"])
    month, day = (int(numbers[part]) if numbers.get(part) else None for part in ("month", "day"))
    return PartialDate(year, month, day)


def parse_date(text: str | date) -> date:
    """Read a whole date in any form that `parse_partial_date` knows. Raises DateError."""
    if isinstance(text, datetime):
        return text.date()
    partial = parse_partial_date(text)
    if partial.day is None:
        missing = "ngày" if partial.month else "ngày và tháng"
        raise DateError(f"“{partial}” thiếu {missing}; hãy ghi đủ ngày/tháng/năm, ví dụ {_EXAMPLE}.")
    return partial.first_day()


def format_date(day: date | PartialDate) -> str:
    """Write a date as dd/mm/yyyy; of a partial date what is known."""
    return str(day) if isinstance(day, PartialDate) else f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def format_long(day: date) -> str:
    """Write a date as in the head of a document: "ngày 28 tháng 6 năm 2020", "ngày 05 tháng 02 năm 2026".

    Days below 10 and the months 1 and 2 get a zero (digest of Guideline 05-HD/VPTW of 27/5/2026; unverified).
    """
    month = f"{day.month:02d}" if day.month <= 2 else f"{day.month}"
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def weekday_name(day: date) -> str:
    """Return "Thứ hai" … "Thứ bảy", "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def add_months(day: date, months: int) -> date:
    """Return the day so many months later (earlier if negative); a day that the month lacks becomes its last day."""
    year, month_index = divmod(day.year * _MONTHS_A_YEAR + day.month - 1 + months, _MONTHS_A_YEAR)
    month = month_index + 1
    return date(year, month, min(day.day, _days_in(year, month)))


def months_between(start: date, end: date) -> int:
    """Return how many full months lie between: the most that `add_months` can add to `start` without passing `end`.

    Negative, counted the other way round, where `end` is before `start`.
    """
    if end < start:
        return -months_between(end, start)
    months = (end.year - start.year) * _MONTHS_A_YEAR + end.month - start.month
    return months - (min(start.day, _days_in(end.year, end.month)) > end.day)


def years_and_months_text(months: int) -> str:
    """Write a length of time: 372 → "31 năm", 359 → "29 năm 11 tháng", 5 → "5 tháng". Raises ValueError below 0."""
    if months < 0:
        raise ValueError("Số tháng không thể là số âm.")
    years, rest = divmod(months, _MONTHS_A_YEAR)
    parts = [f"{years} năm"] if years else []
    return " ".join([*parts, f"{rest} tháng"] if rest or not years else parts)


def _parse_year(digits: str) -> int:
    if len(digits) != 4:
        raise DateError(f"Năm “{digits}” phải ghi đủ 4 chữ số, ví dụ 2020.")
    year = int(digits)
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise DateError(f"Năm {digits} quá xa; hãy xem lại năm đã ghi.")
    return year


def _refuse_impossible(year: int, month: int | None, day: int | None) -> None:
    if not 1 <= year <= 9999:
        raise DateError(f"Năm {year} không có trên lịch.")
    if month is None:
        return
    if not 1 <= month <= _MONTHS_A_YEAR:
        raise DateError(f"Tháng {month} không có, một năm chỉ có 12 tháng.")
    if day is None or 1 <= day <= _days_in(year, month):
        return
    in_month = f"tháng 2 năm {year}" if month == 2 else f"tháng {month}"
    raise DateError(f"Ngày {day:02d}/{month:02d}/{year:04d} không có, {in_month} chỉ có {_days_in(year, month)} ngày.")


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
