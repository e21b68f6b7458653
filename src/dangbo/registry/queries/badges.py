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
    months = 12 * level
    whole = Q(
        months_out=0,
        party_age_from__gt=latest_start(batch.first - datetime.timedelta(days=1), months),
        party_age_from__lte=latest_start(batch.last, months),
    )
    before = months_since(PARTY_AGE_FROM, batch.first - datetime.timedelta(days=1)) - F("months_out")
    until = months_since(PARTY_AGE_FROM, batch.last) - F("months_out")
    broken = Q(months_out__gt=0) & Q(LessThanOrEqual(before, Value(months - 1)))
    return whole | (broken & ~Q(LessThanOrEqual(until, Value(months - 1))))


def reaches_any(batch: Batch) -> Q:
    """The condition that some level is reached within the batch's days."""
    condition = Q()
    for level in batch.levels:
        condition |= reaches(level, batch)
    return Q(party_age_from__lte=latest_start(batch.last, 12 * min(batch.levels))) & condition
