"""Keeping the entries of full-text search: one a paper, in the words of `dangbo.documents.words`."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from dangbo.documents.frozen import block_of
from dangbo.documents.models import (
    Document,
    EntryState,
    HolderPart,
    IncomingDocument,
    SearchEntry,
    SearchHolder,
    StoredFile,
)
from dangbo.documents.words import body_of
from dangbo.office.parameters import office_parameters
from dangbo.paper.party_documents.text import write_text
from dangbo.rules.documents import document_kinds
from dangbo.rules.parameters import ParameterSet
from dangbo.vietnamese.symbols import symbol_search_key
from dangbo.vietnamese.text import search_key


def index_document(document: Document) -> None:
    """Write the search entry of a document of ours, draft or issued, with the text of its files."""
    values = _document_values(document, document.files.all())
    entry, _ = SearchEntry.objects.update_or_create(document=document, defaults=values)
    own = HolderPart.OWN if document.is_out else HolderPart.DRAFT
    entry.holders.exclude(part=HolderPart.CAME).exclude(part=own).delete()
    receivers = document.deliveries.values_list("organisation_id", flat=True)
    _hold(entry, [(document.organisation_id, own), *((receiver, HolderPart.CAME) for receiver in receivers)])


def index_incoming(incoming: IncomingDocument) -> None:
    """Write the search entry of a paper from outside; one sent or forwarded in the program has its entry already."""
    if incoming.source_id is not None or incoming.origin_id is not None:
        index_received([incoming])
        return
    values = _incoming_values(incoming, incoming.files.all())
    entry, _ = SearchEntry.objects.update_or_create(incoming=incoming, defaults=values)
    _hold(entry, [(incoming.organisation_id, HolderPart.CAME)])


def index_received(rows: Sequence[IncomingDocument]) -> None:
    """Let the receivers of one paper find it: rows of one delivery or one forwarding."""
    if not rows:
        return
    paper = {"document": rows[0].source_id} if rows[0].source_id else {"incoming": rows[0].origin_id}
    entry = SearchEntry.objects.filter(**paper).first()
    if entry is not None:
        _hold(entry, [(row.organisation_id, HolderPart.CAME) for row in rows])


def index_new(documents: Sequence[Document], arrived: Sequence[IncomingDocument]) -> None:
    """Write the entries of papers that were just stored all at once, none of which has a file."""
    values = office_parameters()
    entries = {
        document.pk: SearchEntry(document=document, **_document_values(document, (), values)) for document in documents
    }
    outside = [row for row in arrived if row.source_id is None]
    entries |= {row.pk: SearchEntry(incoming=row, **_incoming_values(row, ())) for row in outside}
    SearchEntry.objects.bulk_create(entries.values())
    held = [(document.pk, document.organisation_id, HolderPart.OWN) for document in documents]
    held += [(row.source_id or row.pk, row.organisation_id, HolderPart.CAME) for row in arrived]
    SearchHolder.objects.bulk_create(
        SearchHolder(entry=entries[paper], organisation_id=organisation, part=part)
        for paper, organisation, part in held
    )


def _document_values(
    document: Document, files: Iterable[StoredFile], values: ParameterSet | None = None
) -> dict[str, Any]:
    dated = document.issued_on or timezone.localdate(document.created_at)
    head = (document.symbol, _kind_name(document.kind, dated, values), str(document.issuer), document.abstract)
    texts = (*head, _text(document), document.signer_name, *document.recipient_lines)
    return {
        "organisation_id": document.organisation_id,
        "dated": dated,
        "state": EntryState.OUT if document.is_out else EntryState.DRAFT,
        "kind": document.kind,
        "issuer": _issuer_key(f"{document.issuer.code} {document.issuer}"),
        "symbol_key": symbol_search_key(document.symbol),
        "body": body_of([*texts, *_file_texts(files)]),
    }


def _incoming_values(incoming: IncomingDocument, files: Iterable[StoredFile]) -> dict[str, Any]:
    dated = incoming.issued_on or incoming.arrived_on
    own = (incoming.symbol, _kind_name(incoming.kind, dated), incoming.author, incoming.abstract, incoming.signer)
    return {
        "organisation_id": incoming.organisation_id,
        "dated": dated,
        "state": EntryState.IN,
        "kind": incoming.kind,
        "issuer": _issuer_key(incoming.author),
        "symbol_key": incoming.symbol_key,
        "body": body_of([*own, incoming.note, *_file_texts(files)]),
    }


def unindex_document(document: Document) -> None:
    """Take a dropped draft out of search."""
    SearchEntry.objects.filter(document=document).delete()


def _hold(entry: SearchEntry, holders: Iterable[tuple[uuid.UUID, HolderPart]]) -> None:
    rows = [SearchHolder(entry=entry, organisation_id=organisation, part=part) for organisation, part in holders]
    SearchHolder.objects.bulk_create(rows, ignore_conflicts=True)


def _text(document: Document) -> str:
    """The text as it was issued, with figures in place of their keys; of a draft as it is typed."""
    body = document.frozen.get("body") if document.frozen else None
    return write_text([block_of(block) for block in body]) if body else document.text


def _kind_name(key: str, at: date, values: ParameterSet | None = None) -> str:
    kinds = document_kinds(at, values or office_parameters())
    return next((kind.name for kind in kinds if kind.key == key), key)


def _issuer_key(text: str) -> str:
    return search_key(text)[:250]


def _file_texts(files: Iterable[StoredFile]) -> Iterable[str]:
    for file in files:
        yield file.filename
        yield file.text
