"""The month in which somebody retires, by a dated schedule; never by "age at least n" (rules/congress 7.3).

A month is the first day of that month. The schedule gives the age in months that applies in a year; a person retires
in the first month in which their age reaches what that month's year asks for (Nghị định 135/2020/NĐ-CP Điều 4).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from dangbo.rules.calendar import add_months
from dangbo.rules.congress.values import entry_of
from dangbo.rules.parameters import Entry, ParameterError, ParameterSet

ORDINARY = "ordinary"


class Sex(StrEnum):
    """Sex as the schedule knows it."""

    MALE = "male"
    FEMALE = "female"


def first_of(moment: date) -> date:
    """The month of a day."""
    return moment.replace(day=1)


def months_from(start: date, end: date) -> int:
    """Whole months from one month to another, negative where the other is earlier; days are not looked at."""
    return (end.year - start.year) * 12 + end.month - start.month


def retirement_month(
    birth: date, sex: Sex, at: date, *, group: str = ORDINARY, parameters: ParameterSet | None = None
) -> date:
    """The month of retirement of somebody born in the month of `birth`, by the schedule in force at the date.

    group: a group with its own rows in the schedule; ParameterError where it has none.
    """
    entry = entry_of("retirement.schedule", at, parameters)
    ages = _ages(entry, sex, group)
    born = first_of(birth)
    for year in sorted(ages):
        retires = add_months(born, ages[year])
        following = min((other for other in ages if other > year), default=None)
        if following is None or retires.year < following:
            return max(retires, date(year, 1, 1)) if year else retires
    raise AssertionError("the last row of a schedule has no end")


def _ages(entry: Entry, sex: Sex, group: str) -> Mapping[int, int]:
    ages: dict[int, int] = {}
    for row in entry.rows:
        year, months = row.get("year"), row.get("months")
        if row.get("group") == group and row.get("sex") == sex and isinstance(year, int) and isinstance(months, int):
            ages[year] = months
    if not ages:
        raise ParameterError(f"Tham số “{entry.key}” không có dòng cho nhóm “{group}”.")
    return ages


def months_left(
    birth: date,
    sex: Sex,
    reference: date,
    at: date,
    *,
    group: str = ORDINARY,
    parameters: ParameterSet | None = None,
) -> int:
    """Months from the reference month (thời điểm tính tuổi) to the month of retirement; negative after it."""
    return months_from(reference, retirement_month(birth, sex, at, group=group, parameters=parameters))
