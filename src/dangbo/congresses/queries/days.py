"""The days of congresses as they stood on a day: of each kind the newest that was known by then."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import Congress, CongressDate, DateKind
from dangbo.rules.congress.windows import Sitting


@dataclass(frozen=True, slots=True)
class Days:
    """Planned, approved and held days of one congress; None where a kind was not said yet.

    moves: how often days of a kind took the place of earlier ones; since: when a day was first said.
    """

    planned: CongressDate | None = None
    approved: CongressDate | None = None
    held: CongressDate | None = None
    moves: int = 0
    since: date | None = None

    @property
    def expected(self) -> CongressDate | None:
        """The days for which one prepares: approved, else planned."""
        return self.approved or self.planned

    @property
    def known(self) -> CongressDate | None:
        """The days held, else those for which one prepares."""
        return self.held or self.expected


def days_of(congress: Congress, at: date | None = None) -> Days:
    """The days of one congress; one query."""
    return all_days([congress.pk], at).get(congress.pk, Days())


def all_days(ids: Collection[uuid.UUID] | None, at: date | None = None, **within: object) -> dict[uuid.UUID, Days]:
    """The days of congresses by their id, as known on a day (`at`; all that is known where it is None); one query.

    ids: of the congresses, or None with conditions on the congress instead (`congress__round=…`). Days held are told by
    the day itself, whenever they were written down.
    """
    if ids is None:  # a whole round: only what its pages show
        rows = CongressDate.objects.filter(**within).defer("recorded_by", "recorded_by_name", "reason", "decided_by")
    else:
        rows = CongressDate.objects.filter(congress__in=ids)
    kept: dict[uuid.UUID, dict[str, CongressDate]] = {}
    moves: dict[uuid.UUID, int] = {}
    since: dict[uuid.UUID, date] = {}
    for row in rows.order_by("recorded_on", "pk"):
        if at is not None and (row.first_day if row.kind == DateKind.HELD else row.recorded_on) > at:
            continue
        of = kept.setdefault(row.congress_id, {})
        since.setdefault(row.congress_id, row.recorded_on)
        moves[row.congress_id] = moves.get(row.congress_id, 0) + (row.kind in of)
        of[row.kind] = row
    return {
        pk: Days(
            planned=of.get(DateKind.PLANNED),
            approved=of.get(DateKind.APPROVED),
            held=of.get(DateKind.HELD),
            moves=moves[pk],
            since=since[pk],
        )
        for pk, of in kept.items()
    }


def sitting_of(row: CongressDate) -> Sitting:
    """The days as the rules take them."""
    return Sitting(row.first_day, row.last_day, row.trial_day)
