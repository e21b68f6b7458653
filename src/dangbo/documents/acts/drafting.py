"""Writing a draft: begun from a template or free, saved as versions, dropped."""

from datetime import date
from typing import Unpack

from dangbo.access.actor import Actor
from dangbo.documents.acts.fields import DraftFields
from dangbo.documents.models import Document, DocumentTemplate, Issuer
from dangbo.registry.models import Organisation


def start_draft(
    *,
    actor: Actor,
    organisation: Organisation,
    issuer: Issuer,
    kind: str,
    template: DocumentTemplate | None = None,
    abstract: str = "",
    text: str = "",
    figures_at: date | None = None,
    **fields: Unpack[DraftFields],  # type: ignore[misc]
) -> Document:
    """Begin a draft. Raises Refused and NotAllowed."""
    raise NotImplementedError


def save_draft(
    *,
    actor: Actor,
    document: Document,
    saved: int,
    note: str = "",
    **changes: Unpack[DraftFields],  # type: ignore[misc]
) -> Document:
    """Save a draft that its editor saw as write number `saved`. Raises Refused and NotAllowed."""
    raise NotImplementedError


def drop_draft(*, actor: Actor, document: Document, reason: str) -> Document:
    """Give a draft up. Raises Refused and NotAllowed."""
    raise NotImplementedError
