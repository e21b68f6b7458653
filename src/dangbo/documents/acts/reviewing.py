"""Comments on drafts and the approval path."""

from collections.abc import Sequence

from dangbo.access.actor import Actor
from dangbo.access.models import Account
from dangbo.documents.models import ApprovalStep, Document, ReviewComment


def comment(*, actor: Actor, document: Document, text: str, quote: str = "") -> ReviewComment:
    """Say something about the version of now. Raises Refused and NotAllowed."""
    raise NotImplementedError


def settle_comment(*, actor: Actor, comment: ReviewComment, answer: str = "") -> ReviewComment:
    """Say how a comment was settled. Raises Refused and NotAllowed."""
    raise NotImplementedError


def ask_approval(*, actor: Actor, document: Document, steps: Sequence[tuple[Account, str]]) -> Document:
    """Begin a round of approval. Raises Refused and NotAllowed."""
    raise NotImplementedError


def approve(*, actor: Actor, document: Document, note: str = "") -> ApprovalStep:
    """Pass the step that waits for this actor. Raises Refused and NotAllowed."""
    raise NotImplementedError


def return_draft(*, actor: Actor, document: Document, note: str) -> ApprovalStep:
    """Send a draft back to its writer with the reason. Raises Refused and NotAllowed."""
    raise NotImplementedError
