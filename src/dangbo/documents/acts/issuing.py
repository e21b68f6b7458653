"""Issuing a document: number, date, frozen text, what it does to older ones and delivery, all at once or not at all."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.acts.drafting import locked_draft
from dangbo.documents.acts.incoming import settle_answered
from dangbo.documents.acts.indexing import index_document
from dangbo.documents.acts.numbering import lock_series, write_number
from dangbo.documents.acts.relations import apply_relations
from dangbo.documents.acts.sending import deliver
from dangbo.documents.frozen import Contents, digest_of
from dangbo.documents.models import Document, DocumentState, NumberSeries, SeriesNumber
from dangbo.documents.queries.contents import symbol_text
from dangbo.documents.queries.issue_check import Counted, examine, issue_check
from dangbo.documents.queries.series import series_at
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import NO_CODES, Refused, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.documents import DocumentKind, Series, document_kind, profile_at
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.symbols import symbol_search_key

_LONGEST_ABSTRACT = 500


@transaction.atomic
def issue_document(
    *,
    actor: Actor,
    document: Document,
    issued_on: date,
    number: int | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Document:
    """Issue a draft with the next number of its series on that day, or with a number typed by hand.

    What it says is kept for good with its digest; documents that it replaces or withdraws change their state; its
    recipients find it among what waits for their register. Raises Refused and NotAllowed, and then nothing is stored.
    """
    actor.require(Permission.ISSUE_DOCUMENTS, document.organisation_id)
    held, values = locked_draft(document), office_parameters()
    try:
        series, row = _hold_series(held, issued_on, values)
    except Refused:
        weigh(issue_check(held, issued_on, number), accepted_warnings)
        raise
    examined = examine(held, issued_on, number, counted=Counted(series, row), values=values)
    accepted = weigh(examined.findings, accepted_warnings)
    given = write_number(actor, row, examined.number, issued_on)
    _freeze(actor, held, given, examined.contents, document_kind(held.kind, issued_on, values))
    relations = apply_relations(held)
    receivers = [row.organisation for row in held.recipients.select_related("organisation")]
    delivered = deliver(held, receivers, actor) if receivers else []
    settle_answered(actor=actor, document=held)
    index_document(held)
    _tell(actor, held, accepted, [relation.older_id for relation in relations], len(delivered))
    return held


def _hold_series(held: Document, issued_on: date, values: ParameterSet) -> tuple[Series, NumberSeries]:
    """Lock the series before the document is judged: what is found about its number then holds to the end.

    Raises Refused on a day without series.
    """
    series = series_at(held.issuer, held.kind, issued_on, in_congress=held.in_congress, values=values)
    return series, lock_series(held.organisation, series)


def _freeze(actor: Actor, held: Document, number: SeriesNumber, contents: Contents, kind: DocumentKind) -> None:
    """Store the number, the date and what the document says with its digest."""
    symbol = symbol_text(held, kind, number.number)
    if not symbol:
        message = f"Chưa có chữ viết tắt của {kind.name}; hãy thêm vào bảng chữ viết tắt ở phần Cài đặt rồi ban hành."
        refuse("kind-without-code", message)
    held.number, held.symbol, held.symbol_key = number, symbol, symbol_search_key(symbol)
    held.issued_on, held.issued_at, held.issued_by_name = number.dated, timezone.now(), actor.name
    held.profile, held.state = profile_at(number.dated).name, DocumentState.ISSUED
    held.frozen = {**contents, "symbol": symbol}
    held.digest = digest_of(held.frozen)
    # Lists, registers and receivers say what was issued; the words with their keys stay in the versions.
    held.abstract, held.recipient_lines = held.frozen["abstract"][:_LONGEST_ABSTRACT], held.frozen["recipients"]
    held.saved += 1
    held.save()


def _tell(
    actor: Actor, document: Document, accepted: Collection[Finding], olders: Collection[object], sent: int
) -> None:
    day = format_date(document.issued_on) if document.issued_on else ""
    write(
        "issue_document",
        actor,
        f"Ban hành {document.symbol} ngày {day}: {document.abstract}",
        organisation=document.organisation_id,
        subject=document,
        accepted=accepted,
        details={"digest": document.digest, "number": document.number_id, "olders": list(olders), "delivered": sent},
    )
