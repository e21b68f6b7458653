"""The days of a congress as far as numbers go."""

from collections.abc import Collection
from datetime import date

from dangbo.access.actor import Actor
from dangbo.documents.models import CongressPeriod
from dangbo.registry.acts.refusal import NO_CODES
from dangbo.registry.models import Organisation


def open_congress(*, actor: Actor, organisation: Organisation, trial_opening: date) -> CongressPeriod:
    """Open the series of a congress with its trial session. Raises Refused and NotAllowed."""
    raise NotImplementedError


def close_congress(
    *,
    actor: Actor,
    organisation: Organisation,
    closing: date,
    first_plenum: date | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> CongressPeriod:
    """Close the open congress; the next term begins for numbers. Raises Refused and NotAllowed."""
    raise NotImplementedError
