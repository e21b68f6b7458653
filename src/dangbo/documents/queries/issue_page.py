"""What will be given to a document when it is issued: the number and the series it comes from."""

from dataclasses import dataclass
from datetime import date

from dangbo.documents.models import Document
from dangbo.documents.queries.contents import symbol_text
from dangbo.documents.queries.numbers import next_value, stored_series
from dangbo.documents.queries.series import series_at
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.documents import document_kind


@dataclass(frozen=True, slots=True)
class NumberToGive:
    """The symbol that a document would get, and the number after the highest of its series; `problem`: why none."""

    symbol: str = ""
    following: int = 0
    problem: str = ""


def number_to_give(document: Document, on: date, typed: int | None = None) -> NumberToGive:
    """The number that a document of that day would take, the typed one or the next; nothing is reserved."""
    try:
        series = series_at(document.issuer, document.kind, on, in_congress=document.in_congress)
    except Refused as refused:
        return NumberToGive(problem=str(refused))
    row = stored_series(document.organisation, series)
    following = next_value(row, on)
    kind = document_kind(document.kind, on, office_parameters())
    return NumberToGive(symbol_text(document, kind, typed or following), following)
