"""Drafts within the reach of the one who asks, and what waits for them."""

from django.db.models import QuerySet

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.models import ApprovalState, ApprovalStep, Document, DocumentState
from dangbo.documents.queries.holding import document_for
from dangbo.registry.models import Organisation

__all__ = ["OPEN_STATES", "document_for", "draft_number", "drafts_of", "waiting_for"]

OPEN_STATES = (DocumentState.DRAFT, DocumentState.IN_REVIEW, DocumentState.APPROVED)
"""States in which the text may still change."""


def drafts_of(actor: Actor, organisation: Organisation) -> QuerySet[Document]:
    """The open drafts of an organisation, the last begun first. Raises NotAllowed."""
    actor.require(Permission.DRAFT_DOCUMENTS, organisation)
    rows = Document.objects.filter(organisation=organisation, state__in=OPEN_STATES)
    return rows.select_related("issuer", "organisation").order_by("-created_at", "-pk")


def waiting_for(actor: Actor) -> list[ApprovalStep]:
    """The approvals that wait for this actor now: their step comes next in its draft's round; one query."""
    if actor.account_id is None:
        return []
    in_review = ApprovalStep.objects.filter(
        state=ApprovalState.WAITING,
        document__state=DocumentState.IN_REVIEW,
        document__steps__account=actor.account_id,
    )
    rows = in_review.select_related("document__issuer", "document__organisation", "account").distinct()
    first: dict[object, ApprovalStep] = {}
    for step in rows.order_by("document__created_at", "document", "round", "order"):
        first.setdefault(step.document_id, step)
    return [step for step in first.values() if step.account_id == actor.account_id]


def draft_number(document: Document) -> int:
    """How many versions a draft has: the n of "Dự thảo lần n"."""
    return document.versions.count()
