"""The days of congresses as they stood on a day: of each kind the newest that was known by then."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from dangbo.congresses.models import Congress, CongressDate, DateKind
from dangbo.congresses.offers import Asked
from dangbo.rules.congress.windows import Sitting


class Said(NamedTuple):
    """Days as they were said: a `CongressDate` as values, because a round has thousands of them."""

    congress_id: uuid.UUID
    kind: str
    first_day: date
    last_day: date
    recorded_on: date
    trial_day: date | None = None
    leave: str = ""
    decided_by: str = ""
    pk: uuid.UUID | None = None


_SHORT = Said._fields[:5]
"""What a list of many units shows of their days."""


class Days(NamedTuple):
    """Planned, approved and held days of one congress; None where a kind was not said yet.

    moves: how often days of a kind took the place of earlier ones; since: when a day was first said.
    """

    planned: Said | None = None
    approved: Said | None = None
    held: Said | None = None
    moves: int = 0
    since: date | None = None

    @property
    def expected(self) -> Said | None:
        """The days for which one prepares: approved, else planned."""
        return self.approved or self.planned

    @property
    def known(self) -> Said | None:
        """The days held, else those for which one prepares."""
        return self.held or self.expected


def first_day(said: Said | None) -> date | None:
    """The opening day as it was said; None where nothing was."""
    return said.first_day if said else None


def days_of(congress: Congress, at: date | None = None) -> Days:
    """The days of one congress; one query."""
    return all_days([congress.pk], at).get(congress.pk, Days())


def all_days(asked: Asked, at: date | None = None) -> dict[uuid.UUID, Days]:
    """The days of congresses by their id, as known on a day (all that is known where `at` is None); one query.

    Days held are told by the day itself, whenever they were written down: the last that was written is what happened.
    """
    return _newest(_rows(asked).values_list(*Said._fields).iterator(), at)


def short_days(asked: Asked, at: date) -> dict[uuid.UUID, Days]:
    """The same without trial day, leave, decision and identity, for a list of many units; one query."""
    return _newest(_rows(asked).values_list(*_SHORT).iterator(), at)


def _rows(asked: Asked) -> QuerySet[CongressDate]:
    return CongressDate.objects.filter(congress__in=asked).order_by("recorded_on", "pk")


def _newest(rows: Iterable[tuple[object, ...]], at: date | None) -> dict[uuid.UUID, Days]:
    kept: dict[uuid.UUID, dict[str, Said]] = {}
    moves: dict[uuid.UUID, int] = {}
    since: dict[uuid.UUID, date] = {}
    for values in rows:
        row = Said(*values)  # type: ignore[arg-type]
        if at is not None and (row.first_day if row.kind == _HELD else row.recorded_on) > at:
            if row.kind == _HELD:
                kept.get(row.congress_id, {}).pop(_HELD, None)
            continue
        of = kept.setdefault(row.congress_id, {})
        since.setdefault(row.congress_id, row.recorded_on)
        if row.kind in of:
            moves[row.congress_id] = moves.get(row.congress_id, 0) + 1
        of[row.kind] = row
    return {
        pk: Days(of.get(_PLANNED), of.get(_APPROVED), of.get(_HELD), moves.get(pk, 0), since[pk])
        for pk, of in kept.items()
    }


_PLANNED, _APPROVED, _HELD = (kind.value for kind in (DateKind.PLANNED, DateKind.APPROVED, DateKind.HELD))


def sitting_of(row: Said | CongressDate) -> Sitting:
    """The days as the rules take them."""
    return Sitting(row.first_day, row.last_day, row.trial_day)
