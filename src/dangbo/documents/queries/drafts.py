"""Documents within the reach of the one who asks, and what waits for them."""

import uuid

from django.db.models import QuerySet

from dangbo.access.actor import Actor
from dangbo.documents.models import ApprovalStep, Document
from dangbo.registry.models import Organisation


def document_for(actor: Actor, document_id: uuid.UUID | str) -> Document:
    """The document with this id. Raises Http404 or NotAllowed."""
    raise NotImplementedError


def drafts_of(actor: Actor, organisation: Organisation) -> QuerySet[Document]:
    """The drafts of an organisation, the last begun first. Raises NotAllowed."""
    raise NotImplementedError


def waiting_for(actor: Actor) -> list[ApprovalStep]:
    """The approvals that wait for this actor now."""
    raise NotImplementedError
