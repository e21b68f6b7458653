"""What a draft consists of besides its text, as keyword arguments of the acts on drafts."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from dangbo.documents.models import IncomingDocument, Issuer
from dangbo.registry.models import Organisation


class DraftFields(TypedDict, total=False):
    """The fields of a draft that its writer sets. recipients: organisations of the register that it is sent to;
    register_note: what stands under "Ghi chú" of the register (`note` of the document).
    """

    addressees: Sequence[str]
    recipient_lines: Sequence[str]
    recipients: Sequence[Organisation]
    urgency: str
    in_congress: bool
    authority: str
    signer_rank: str
    signer_title: str
    signer_name: str
    delegation: str
    co_signer_title: str
    co_signer_name: str
    copies: int
    kept_by: str
    register_note: str
    answers: IncomingDocument | None


class DraftChanges(DraftFields, total=False):
    """What may be changed in a draft that was begun."""

    issuer: Issuer
    kind: str
    abstract: str
    text: str
    figures_at: date | None
