"""Ages and party ages as conditions on dates, so that the database can count them."""

import calendar
import datetime
from typing import NamedTuple

from django.db.models import Case, F, Q, Value, When
from django.db.models.expressions import Combinable, Expression
from django.db.models.functions import Coalesce, ExtractDay, ExtractMonth, ExtractYear
from django.db.models.lookups import GreaterThanOrEqual, LessThan

from dangbo.vietnamese.dates import add_months


class Band(NamedTuple):
    """Full years from `first` (included) to `beyond` (no longer in the band; None: without end)."""

    key: str
    name: str
    first: int
    beyond: int | None


AGE_BANDS = (
    Band("under_31", "Đến 30 tuổi", 0, 31),
    Band("31_40", "31–40 tuổi", 31, 41),
    Band("41_50", "41–50 tuổi", 41, 51),
    Band("51_60", "51–60 tuổi", 51, 61),
    Band("over_60", "Trên 60 tuổi", 61, None),
)
"""The bands of the statistical form of 2012 (unverified)."""

PARTY_AGE_BANDS = (
    Band("under_10", "Dưới 10 năm", 0, 10),
    Band("10_19", "10–19 năm", 10, 20),
    Band("20_29", "20–29 năm", 20, 30),
    Band("30_39", "30–39 năm", 30, 40),
    Band("40_49", "40–49 năm", 40, 50),
    Band("over_49", "50 năm trở lên", 50, None),
)
"""Decades of party age; no form that was read prescribes them."""


def latest_start(at: datetime.date, months: int) -> datetime.date:
    """The last day from which so many full months have passed on a day (as `months_between` counts them)."""
    day = add_months(at, -months)
    if at.day < calendar.monthrange(at.year, at.month)[1]:
        return day
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def age_between(birth: str, at: datetime.date, first: int, beyond: int | None) -> Q:
    """The condition that a person born on the date at the path is at least `first` and younger than `beyond` years."""
    condition = Q(**{f"{birth}__lte": latest_start(at, 12 * first)})
    return condition if beyond is None else condition & Q(**{f"{birth}__gt": latest_start(at, 12 * beyond)})


def party_age_start(person: str = "") -> Expression:
    """The day from which party age counts: as set by a reason, else the decision, else the card (b.7 of the rules).

    `person` is the path to the person; without it the rows are people themselves.
    """
    path = f"{person}__" if person else ""
    return Coalesce(*(f"{path}{name}" for name in ("party_age_start", "admission_decided_on", "joined_on")))


def months_since(start: str, at: datetime.date) -> Combinable:
    """Full months from the date at the path to a day, in the database."""
    months = at.year * 12 + at.month - ExtractYear(start) * 12 - ExtractMonth(start)
    if at.day == calendar.monthrange(at.year, at.month)[1]:
        return months
    return months - Case(When(**{f"{start}__day__gt": at.day}, then=Value(1)), default=Value(0))


def party_age_between(start: str, months_out: str, at: datetime.date, first: int, beyond: int | None) -> Q:
    """The condition on party age in full years: full months since its start, less the months spent outside."""
    whole = Q(**{months_out: 0}) & age_between(start, at, first, beyond)
    broken = Q(**{f"{months_out}__gt": 0})
    length = months_since(start, at) - F(months_out)
    broken &= _at_least(length, 12 * first) if first else Q(**{f"{start}__lte": at})
    if beyond is not None:
        broken &= ~_at_least(length, 12 * beyond)
    return whole | broken


def age_on_under(birth: str, on: str, years: int) -> Q:
    """The condition that a person has not turned so many years on the row's own date."""
    return Q(LessThan(_as_number(on) - _as_number(birth), Value(years * 10000)))


def _at_least(length: Combinable, months: int) -> Q:
    return Q(GreaterThanOrEqual(length, Value(months)))


def _as_number(path: str) -> Combinable:
    return ExtractYear(path) * 10000 + ExtractMonth(path) * 100 + ExtractDay(path)


def band_of(conditions: dict[str, Q]) -> Case:
    """The key of the first condition that holds."""
    return Case(*(When(condition, then=Value(key)) for key, condition in conditions.items()), default=Value(""))
