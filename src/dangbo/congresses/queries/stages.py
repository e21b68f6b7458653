"""What the core knows of the course of congresses: cancelled, convened, in session, held, reported, ratified."""

import uuid
from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Max, Q

from dangbo.congresses.models import Congress, CongressDate, DateKind
from dangbo.congresses.offers import Asked, Reached
from dangbo.congresses.states import State
from dangbo.elections.models import Election, Way
from dangbo.elections.models import State as ElectionState

_OPEN = (ElectionState.ANNOUNCED, ElectionState.MINUTES_SIGNED)


def stages(asked: Asked, at: date) -> Iterator[Reached]:
    """The states that congresses came to by a day; three queries."""
    yield from _own(asked, at)
    yield from _held(asked, at)
    yield from _ratified(asked, at)


def _own(asked: Asked, at: date) -> Iterator[Reached]:
    known = Q(cancelled_on__isnull=False) | Q(meeting__isnull=False)
    rows = Congress.objects.filter(known, pk__in=asked)  # type: ignore[misc]
    for pk, cancelled, convened, reported in rows.values_list(
        "pk", "cancelled_on", "convened_on", "meeting__reported_on"
    ):
        for state, on in ((State.CANCELLED, cancelled), (State.CONVENED, convened), (State.RESULTS_SENT, reported)):
            if on is not None and on <= at:
                yield Reached(pk, state, on)


def _held(asked: Asked, at: date) -> Iterator[Reached]:
    """Told by the days that were written down last, whenever that was: they are what happened."""
    rows = CongressDate.objects.filter(congress__in=asked, kind=DateKind.HELD)
    newest: dict[uuid.UUID, tuple[date, date]] = {}
    for pk, first_day, last_day in rows.order_by("recorded_on", "pk").values_list("congress", "first_day", "last_day"):
        newest[pk] = (first_day, last_day)
    for pk, (first_day, last_day) in newest.items():
        if first_day <= at:
            yield Reached(pk, State.HELD, last_day) if last_day <= at else Reached(pk, State.IN_SESSION, first_day)


def _ratified(asked: Asked, at: date) -> Iterator[Reached]:
    rows = Election.objects.filter(meeting__congress__in=asked).exclude(way=Way.OPINION)
    counted = (
        rows.values_list("meeting__congress")
        .order_by()
        .annotate(
            open=Count("pk", filter=Q(state__in=_OPEN)),
            ratified=Count("pk", filter=Q(state=ElectionState.RATIFIED)),
            on=Max("ratified_on"),
        )
    )
    for pk, still_open, ratified, on in counted:
        if ratified and not still_open and on is not None and on <= at:
            yield Reached(pk, State.RATIFIED, on)
