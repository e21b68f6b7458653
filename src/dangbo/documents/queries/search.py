"""Full-text search of documents within the reach of the one who asks, newest first; a symbol's own paper before all.

A paper is found by everybody who reaches an organisation whose it is or that received it. Each side of the question
is one statement: entries whose words match (the database's own index) and entries that the actor may read.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q, QuerySet

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.models import Document, HolderPart, IncomingDocument, SearchEntry
from dangbo.documents.queries.matching import MOST_HITS, Ids, Statement, Visible, matching
from dangbo.documents.words import terms
from dangbo.registry.models import Organisation, TreeLink
from dangbo.vietnamese.symbols import symbol_search_key
from dangbo.vietnamese.text import search_key


class Direction(StrEnum):
    """out: issued by an organisation asked about; in: received by one; draft: not yet issued."""

    OUT = "out"
    IN = "in"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Hit:
    """One paper found: ours (`document`), or from outside; `incoming`: the row under which a reached body received it.

    One of the two is always there.
    """

    entry: SearchEntry
    document: Document | None
    incoming: IncomingDocument | None

    @property
    def dated(self) -> date:
        return self.entry.dated

    @property
    def paper(self) -> Document | IncomingDocument:
        """What the line shows: the document, or the incoming paper from outside."""
        found = self.document or self.incoming or self.entry.incoming
        if found is None:
            raise ValueError("an entry is of one paper")
        return found


@dataclass(slots=True)
class Hits(Sequence[Hit]):
    """What was found, the first `MOST_HITS` of it; a Paginator takes it as it is.

    `there_are_more`: the length is a bound then ("hơn 1.000 văn bản") and the question wants narrowing.
    """

    statement: Statement
    received: QuerySet[IncomingDocument]
    _found: list[int] | None = None

    def __len__(self) -> int:
        return min(len(self._ids()), MOST_HITS)

    def __getitem__(self, wanted: Any) -> Any:
        """The hits of a slice as a list, or one hit; two queries beside the statement."""
        ids = self._ids()[:MOST_HITS]
        return self._hits(ids[wanted]) if isinstance(wanted, slice) else self._hits([ids[wanted]])[0]

    @property
    def there_are_more(self) -> bool:
        return len(self._ids()) > MOST_HITS

    def _ids(self) -> list[int]:
        if self._found is None:
            self._found = self.statement.ids()
        return self._found

    def _hits(self, ids: list[int]) -> list[Hit]:
        if not ids:
            return []
        held = SearchEntry.objects.filter(pk__in=ids).select_related("document__issuer", "incoming")
        entries = {entry.pk: entry for entry in held.defer("body", "document__text", "document__frozen")}
        rows = _rows_of(entries.values(), self.received)
        return [_hit(entries[pk], rows) for pk in ids if pk in entries]


def search(
    actor: Actor,
    organisation: Organisation | None,
    text: str = "",
    *,
    kind: str | None = None,
    issuer: str | None = None,
    since: date | None = None,
    until: date | None = None,
    direction: Direction | None = None,
) -> Hits:
    """The papers of an organisation and all below it (of all organisations for None) that the actor may read.

    text: every word must be there, in any case and without marks; "words in quotes" beside one another; the last word
    may be unfinished; a symbol in any spelling. kind: key of the kind; issuer: part of the issuing body's name or code;
    since, until: dates of the papers, both included. Without text all papers that pass the filters.
    """
    within = _within(organisation)
    see = actor.visible(within, Permission.SEE_DOCUMENTS, "descendant_id").values_list("descendant_id", flat=True)
    draft = actor.visible(within, Permission.DRAFT_DOCUMENTS, "descendant_id").values_list("descendant_id", flat=True)
    asked = terms(text)
    filters = _filters(kind, issuer, since, until)
    if text.strip() and not asked:
        filters &= Q(pk__in=[])
    received = IncomingDocument.objects.filter(organisation_id__in=see)
    return Hits(matching(asked, filters, _visible(see, draft, direction), _symbol(text)), received)


def _within(organisation: Organisation | None) -> QuerySet[TreeLink]:
    links = TreeLink.objects.filter(is_latest=True)
    return links.filter(depth=0) if organisation is None else links.filter(ancestor=organisation)


def _visible(see: Ids, draft: Ids, direction: Direction | None) -> Visible | None:
    """None where every paper may be read: then nothing need be looked up."""
    if direction is None and not Organisation.objects.exclude(Q(pk__in=see) & Q(pk__in=draft)).exists():
        return None
    if direction is None:
        return Visible((((HolderPart.OWN, HolderPart.CAME), see), ((HolderPart.DRAFT,), draft)))
    return Visible((((_PART_OF[direction],), draft if direction == Direction.DRAFT else see),))


_PART_OF = {Direction.OUT: HolderPart.OWN, Direction.IN: HolderPart.CAME, Direction.DRAFT: HolderPart.DRAFT}


def _filters(kind: str | None, issuer: str | None, since: date | None, until: date | None) -> Q:
    found = Q()
    if kind:
        found &= Q(kind=kind)
    if issuer and (key := search_key(issuer)):
        found &= Q(issuer__contains=key)
    if since:
        found &= Q(dated__gte=since)
    if until:
        found &= Q(dated__lte=until)
    return found


def _symbol(text: str) -> str:
    """The key of a text that may be a whole symbol, whose own paper stands first; empty for other texts."""
    key = symbol_search_key(text)
    return key if "/" in key and " " not in key else ""


def _rows_of(entries: Any, received: QuerySet[IncomingDocument]) -> dict[tuple[str, uuid.UUID], IncomingDocument]:
    """The rows under which reached organisations received the papers, the earliest of each."""
    documents = [entry.document_id for entry in entries if entry.document_id]
    outside = [entry.incoming_id for entry in entries if entry.incoming_id]
    wanted = Q(source__in=documents) | Q(pk__in=outside) | Q(origin__in=outside)
    found: dict[tuple[str, uuid.UUID], IncomingDocument] = {}
    for row in received.filter(wanted).order_by("-sent_at", "-pk"):
        key = ("document", row.source_id) if row.source_id else ("incoming", row.origin_id or row.pk)
        found[key] = row
    return found


def _hit(entry: SearchEntry, rows: dict[tuple[str, uuid.UUID], IncomingDocument]) -> Hit:
    if entry.document_id is not None:
        return Hit(entry, entry.document, rows.get(("document", entry.document_id)))
    return Hit(entry, None, rows.get(("incoming", entry.incoming_id)) if entry.incoming_id else None)
