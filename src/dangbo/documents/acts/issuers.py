"""Who issues documents for an organisation."""

from collections.abc import Collection
from datetime import date
from typing import Any

from dangbo.access.actor import Actor
from dangbo.documents.models import Issuer
from dangbo.registry.acts.refusal import NO_CODES
from dangbo.registry.models import Organisation
from dangbo.rules.documents import SigningBody


def add_issuer(
    *,
    actor: Actor,
    organisation: Organisation,
    body: SigningBody,
    code: str,
    name: str,
    body_name: str,
    head_title: str,
    place: str,
    valid_from: date,
    superior: str = "",
    accepted_warnings: Collection[str] = NO_CODES,
) -> Issuer:
    """A body that issues documents from a day on. Raises Refused and NotAllowed."""
    raise NotImplementedError


def change_issuer(
    *, actor: Actor, issuer: Issuer, on: date, accepted_warnings: Collection[str] = NO_CODES, **changes: Any
) -> Issuer:
    """What its papers say from a day on. Raises Refused and NotAllowed."""
    raise NotImplementedError


def end_issuer(*, actor: Actor, issuer: Issuer, on: date) -> Issuer:
    """It issues nothing from a day on. Raises Refused and NotAllowed."""
    raise NotImplementedError
