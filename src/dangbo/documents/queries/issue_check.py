"""What stands in the way of issuing a document."""

from datetime import date

from dangbo.documents.models import Document
from dangbo.rules.verdict import Finding


def issue_check(document: Document, issued_on: date, number: int | None = None) -> tuple[Finding, ...]:
    """Everything that would be said if the document were issued on that day with that number (None: the next)."""
    raise NotImplementedError
