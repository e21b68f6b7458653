"""Documents cited by their symbols in running text, resolved among those that an organisation knows."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Q

from dangbo.documents.models import OUT_STATES, Document, DocumentState, IncomingDocument
from dangbo.registry.acts.refusal import warning
from dangbo.registry.models import Decision, Organisation, TreeLink
from dangbo.rules.verdict import Finding, Severity
from dangbo.vietnamese.citations import FoundSymbol, find_symbols
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.symbols import format_symbol, symbol_search_key

Paper: TypeAlias = Document | IncomingDocument | Decision
Candidates: TypeAlias = dict[date | None, Paper]
"""Papers of one symbol by date; a paper kept in several places is one."""

Place: TypeAlias = dict[str, Candidates]
"""Papers by the search key of their symbol."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A symbol found in a text and what it was resolved to.

    start, end: offsets in the text; symbol: as it is printed; date: where one is written behind it, or was at the
    first citation; known: the dates of all documents of that symbol, more than one where it is ambiguous.
    """

    start: int
    end: int
    symbol: str
    date: date | None
    document: Document | None = None
    incoming: IncomingDocument | None = None
    decision: Decision | None = None
    known: tuple[datetime.date, ...] = ()

    @property
    def is_resolved(self) -> bool:
        """Whether exactly one paper is meant."""
        return any((self.document, self.incoming, self.decision))


def cited(text: str, organisation: Organisation, at: date) -> list[Citation]:
    """The documents cited in a text by symbol, as the organisation knew them on a day; three queries for any number.

    Its own documents go before those of the organisations above it, those it received and the register's decisions.
    """
    found = find_symbols(text)
    if not found:
        return []
    keys = {_key(each) for each in found}
    own, others = _documents(keys, organisation, at)
    _add_incoming(others, keys, organisation)
    _add_decisions(others, found, at)
    return [_citation(each, own[_key(each)], others[_key(each)]) for each in found]


def _key(found: FoundSymbol) -> str:
    return symbol_search_key(format_symbol(found.symbol))


def citation_findings(citations: Iterable[Citation], issued_on: date) -> Iterator[Finding]:
    """What must be looked at before the text goes out: unknown symbols, symbols of several documents, other dates."""
    told: set[tuple[str, date | None]] = set()
    for each in citations:
        if (each.symbol, each.date) in told:
            continue
        told.add((each.symbol, each.date))
        yield from _finding(each)
        if each.date is not None and each.date > issued_on:
            yield warning(
                "citation-from-future",
                f"Văn bản viện dẫn {each.symbol} ngày {format_date(each.date)} ra sau ngày {format_date(issued_on)}.",
            )


def _finding(citation: Citation) -> Iterator[Finding]:
    document = citation.document
    if document is not None and document.state != DocumentState.ISSUED:
        yield warning(
            "citation-out-of-force", f"Văn bản viện dẫn {citation.symbol} {document.get_state_display().lower()}."
        )
    if citation.is_resolved:
        return
    days = ", ".join(map(format_date, citation.known))
    if len(citation.known) > 1 and citation.date is None:
        yield warning(
            "citation-ambiguous", f"{citation.symbol} có {len(citation.known)} văn bản, ngày {days}; hãy ghi ngày."
        )
    elif citation.known and citation.date is not None:
        yield warning(
            "citation-date-differs",
            f"Trong sổ, {citation.symbol} ra ngày {days}; dự thảo ghi ngày {format_date(citation.date)}.",
        )
    elif citation.date is None:
        yield warning("citation-unresolved", f"Không tìm thấy văn bản {citation.symbol}; hãy ghi ngày hoặc xem lại số.")
    else:
        message = f"Văn bản {citation.symbol} ngày {format_date(citation.date)} không lưu ở đây."
        yield Finding("citation-outside", Severity.NOTE, "", message)


def _citation(found: FoundSymbol, own: Candidates, others: Candidates) -> Citation:
    meant = _meant(found.date, own, others)
    near = own or others if found.date is None else {**others, **own}
    return Citation(
        found.start,
        found.end,
        format_symbol(found.symbol),
        found.date,
        document=meant if isinstance(meant, Document) else None,
        incoming=meant if isinstance(meant, IncomingDocument) else None,
        decision=meant if isinstance(meant, Decision) else None,
        known=tuple(sorted(day for day in near if day is not None)),
    )


def _meant(written: date | None, own: Candidates, others: Candidates) -> Paper | None:
    """The paper of the written date; without one the only paper of that symbol, of one's own before all others."""
    if written is not None:
        return own.get(written) or others.get(written) or others.get(None)
    near = own or others
    return next(iter(near.values())) if len(near) == 1 else None


def _documents(keys: set[str], organisation: Organisation, at: date) -> tuple[Place, Place]:
    """One's own documents of these symbols, and those of the organisations above or received from others."""
    above = TreeLink.objects.filter(descendant=organisation, is_latest=True).values("ancestor")
    known = Q(organisation__in=above) | Q(deliveries__organisation=organisation)
    rows = Document.objects.filter(known, symbol_key__in=keys, state__in=OUT_STATES, issued_on__lte=at)
    own: Place = defaultdict(dict)
    others: Place = defaultdict(dict)
    for document in rows.select_related("issuer", "organisation").order_by("issued_on", "pk").distinct():
        place = own if document.organisation_id == organisation.pk else others
        place[document.symbol_key].setdefault(document.issued_on, document)
    return own, others


def _add_incoming(others: Place, keys: set[str], organisation: Organisation) -> None:
    rows = IncomingDocument.objects.filter(organisation=organisation, source=None, symbol_key__in=keys)
    for incoming in rows.select_related("organisation").order_by("issued_on", "pk"):
        others[incoming.symbol_key].setdefault(incoming.issued_on, incoming)


def _add_decisions(others: Place, found: Iterable[FoundSymbol], at: date) -> None:
    """Decisions have no search key: they are asked for as they are printed, with and without a leading zero."""
    printed = {format_symbol(each.symbol) for each in found}
    spellings = printed | {symbol.lstrip("0") for symbol in printed}
    for decision in Decision.objects.filter(symbol__in=spellings, issued_on__lte=at).order_by("issued_on", "pk"):
        others[symbol_search_key(decision.symbol)].setdefault(decision.issued_on, decision)
