"""Issuing a document: number, date, frozen text, delivery, all at once or not at all."""

from collections.abc import Collection
from datetime import date

from dangbo.access.actor import Actor
from dangbo.documents.models import Document
from dangbo.registry.acts.refusal import NO_CODES


def issue_document(
    *,
    actor: Actor,
    document: Document,
    issued_on: date,
    number: int | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Document:
    """Issue a draft. Raises Refused and NotAllowed."""
    raise NotImplementedError
