"""Documents cited by their symbols in running text."""

from dataclasses import dataclass
from datetime import date

from dangbo.documents.models import Document, IncomingDocument
from dangbo.registry.models import Decision, Organisation


@dataclass(frozen=True, slots=True)
class Citation:
    """A symbol found in a text and what it was resolved to; candidates: how many documents it may mean.

    start, end: offsets in the text; symbol: as it is printed; date: where one is written behind it.
    """

    start: int
    end: int
    symbol: str
    date: date | None
    document: Document | None = None
    incoming: IncomingDocument | None = None
    decision: Decision | None = None
    candidates: int = 0


def cited(text: str, organisation: Organisation, at: date) -> list[Citation]:
    """The documents cited in a text by symbol, resolved among those that the organisation knows."""
    raise NotImplementedError
