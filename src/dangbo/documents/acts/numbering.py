"""Numbers of documents: given under the lock of their series, written off with a reason, and the way of counting."""

from collections.abc import Collection, Sequence
from datetime import date

from dangbo.access.actor import Actor
from dangbo.documents.models import Issuer, NumberingPolicy, NumberSeries, SeriesNumber
from dangbo.registry.acts.refusal import NO_CODES
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Restart


def take_number(
    *,
    actor: Actor,
    issuer: Issuer,
    kind: str,
    at: date,
    wanted: int | None = None,
    in_congress: bool = False,
    accepted_warnings: Collection[str] = NO_CODES,
) -> SeriesNumber:
    """The next number of the series, or the wanted one. Raises Refused and NotAllowed."""
    raise NotImplementedError


def cancel_number(
    *,
    actor: Actor,
    reason: str,
    number: SeriesNumber | None = None,
    series: NumberSeries | None = None,
    value: int | None = None,
) -> SeriesNumber:
    """Write a number off. Raises Refused and NotAllowed."""
    raise NotImplementedError


def explain_gap(*, actor: Actor, series: NumberSeries, first: int, last: int, reason: str) -> list[SeriesNumber]:
    """Write off all numbers from first to last. Raises Refused and NotAllowed."""
    raise NotImplementedError


def set_numbering(
    *,
    actor: Actor,
    organisation: Organisation,
    valid_from: date,
    restart: Restart = Restart.TERM,
    shared: Sequence[Sequence[str]] = (),
    apart: Collection[str] = (),
    accepted_warnings: Collection[str] = NO_CODES,
) -> NumberingPolicy:
    """How an organisation counts from a day on. Raises Refused and NotAllowed."""
    raise NotImplementedError
