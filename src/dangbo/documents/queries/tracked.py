"""Two versions of a draft as one Word file that tracks the changes."""

import copy

from dangbo.documents.models import Document, DraftVersion
from dangbo.documents.queries.paper import draft_paper
from dangbo.paper.party_documents import to_docx
from dangbo.paper.word.tracked import tracked


def tracked_word(document: Document, older: DraftVersion, newer: DraftVersion) -> bytes:
    """The newer version, its keys filled in as of today, with what went from the older one and what came.

    The changes bear the name of whoever wrote the newer version. Raises DocumentError where one cannot be set.
    """
    before, after = (to_docx(draft_paper(_as_written(document, version))) for version in (older, newer))
    return tracked(before, after, newer.made_by_name, newer.made_at)


def _as_written(document: Document, version: DraftVersion) -> Document:
    """The document with the words of a version, not stored."""
    written = copy.copy(document)
    written.abstract, written.text = version.abstract, version.text
    return written
