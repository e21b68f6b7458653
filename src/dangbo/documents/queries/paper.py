"""A document as it is set on paper."""

from dangbo.documents.models import Document
from dangbo.paper.party_documents import PartyDocument


def party_document(document: Document) -> PartyDocument:
    """The paper of a draft ("Dự thảo lần n", number open) or of an issued document."""
    raise NotImplementedError
