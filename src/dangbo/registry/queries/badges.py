"""Who reaches the years of a party badge for the next batch (rules/members.md c.6)."""

import datetime
from dataclasses import dataclass

from django.db.models import F, Q, Value
from django.db.models.lookups import LessThanOrEqual

from dangbo.registry.figures.ages import latest_start, months_since
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays
from dangbo.rules.members import badge_batch, badge_due, badge_levels
from dangbo.rules.parameters import ParameterSet
from dangbo.vietnamese.dates import add_months

MONTHS_AROUND = 4
"""A batch takes in no month that is farther from its own."""
PARTY_AGE_FROM = "party_age_from"
"""The name under which people carry `party_age_start()` for these conditions."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch of badges: its day, the days on which the years are reached, the last day for dossiers, the levels."""

    day: datetime.date
    first: datetime.date
    last: datetime.date
    dossier_by: datetime.date
    levels: tuple[int, ...]


def next_batch(at: datetime.date, parameters: ParameterSet, extra: OfficeDays = NO_OFFICE_DAYS) -> Batch:
    """The first batch on or after a day. A batch takes in whole months; `extra` moves the day of its dossiers."""
    months = [add_months(at.replace(day=1), step) for step in range(-MONTHS_AROUND, 2 * MONTHS_AROUND + 1)]
    batches = {month: badge_batch(month, parameters) for month in months}
    batch = min(day for day in batches.values() if day >= at)
    taken = [month for month, of in batches.items() if of == batch]
    last = add_months(taken[-1], 1) - datetime.timedelta(days=1)
    levels = badge_levels(batch, parameters)
    due = badge_due(add_months(taken[0], -12 * levels[0]), levels[0], extra=extra, parameters=parameters)
    return Batch(batch, taken[0], last, due.dossier_by if due else batch, levels)


def reaches(level: int, batch: Batch) -> Q:
    """The condition, on people with PARTY_AGE_FROM, that the years are reached within the batch's days."""
    return (Q(months_out=0) & _whole(level, batch)) | (Q(months_out__gt=0) & _broken(level, batch))


def reaches_any(batch: Batch) -> Q:
    """The condition that some level is reached within the batch's days; said so that indexes find the people."""
    whole, broken = Q(), Q()
    for level in batch.levels:
        whole |= _whole(level, batch)
        broken |= _broken(level, batch)
    return (Q(months_out=0) & whole) | (Q(months_out__gt=0) & broken)


def _whole(level: int, batch: Batch) -> Q:
    """Of those who were never outside the Party."""
    before = batch.first - datetime.timedelta(days=1)
    return Q(
        party_age_from__gt=latest_start(before, 12 * level), party_age_from__lte=latest_start(batch.last, 12 * level)
    )


def _broken(level: int, batch: Batch) -> Q:
    """Of those whose months outside are taken off."""
    before = months_since(PARTY_AGE_FROM, batch.first - datetime.timedelta(days=1)) - F("months_out")
    until = months_since(PARTY_AGE_FROM, batch.last) - F("months_out")
    least = Value(12 * level - 1)
    return Q(LessThanOrEqual(before, least)) & ~Q(LessThanOrEqual(until, least))
