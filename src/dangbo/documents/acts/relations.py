"""What a document does to an older one: replaces, withdraws or amends it."""

from dangbo.access.actor import Actor
from dangbo.documents.models import Document, DocumentRelation, RelationKind


def relate(
    *, actor: Actor, document: Document, older: Document, kind: RelationKind, reason: str = ""
) -> DocumentRelation:
    """Say what a draft will do to an older document once it is issued. Raises Refused and NotAllowed."""
    raise NotImplementedError


def unrelate(*, actor: Actor, relation: DocumentRelation) -> None:
    """Take that back while the document is a draft. Raises Refused and NotAllowed."""
    raise NotImplementedError
