"""Issuing a document: number, date, frozen text, what it does to older ones and delivery, all at once or not at all."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.acts.drafting import locked_draft
from dangbo.documents.acts.indexing import index_document
from dangbo.documents.acts.numbering import lock_series, take_number
from dangbo.documents.acts.relations import apply_relations
from dangbo.documents.acts.sending import deliver
from dangbo.documents.frozen import Contents, digest_of
from dangbo.documents.models import Document, DocumentState, SeriesNumber
from dangbo.documents.queries.contents import symbol_text
from dangbo.documents.queries.issue_check import examine
from dangbo.documents.queries.series import series_at
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import NO_CODES, Refused, error, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.documents import document_kind, profile_at
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
    held = locked_draft(document)
    _hold_series(held, issued_on)
    examined = examine(held, issued_on, number)
    accepted = weigh(examined.findings, accepted_warnings)
    given = take_number(
        actor=actor,
        issuer=held.issuer,
        kind=held.kind,
        at=issued_on,
        wanted=number,
        in_congress=held.in_congress,
        accepted_warnings=accepted_warnings,
    )
    _freeze(actor, held, given, issued_on, examined.contents or {})
    relations = apply_relations(held)
    receivers = [row.organisation for row in held.recipients.select_related("organisation")]
    delivered = deliver(held, receivers, actor) if receivers else []
    index_document(held)
    _tell(actor, held, accepted, [relation.older_id for relation in relations], len(delivered))
    return held


def _hold_series(held: Document, issued_on: date) -> None:
    """Lock the series before the document is judged: what is found about its number then holds to the end.

    A day without series is told with all else that is found.
    """
    try:
        series = series_at(held.issuer, held.kind, issued_on, in_congress=held.in_congress)
    except Refused:
        return
    lock_series(held.organisation, series)


def _freeze(actor: Actor, held: Document, number: SeriesNumber, issued_on: date, contents: Contents) -> None:
    """Store the number, the date and what the document says with its digest."""
    kind = document_kind(held.kind, issued_on, office_parameters())
    symbol = symbol_text(held, kind, number.number)
    if not symbol:
        message = f"Chưa có chữ viết tắt của {kind.name}; hãy thêm vào bảng chữ viết tắt ở phần Cài đặt rồi ban hành."
        weigh([error("kind-without-code", message)])
    held.number, held.symbol, held.symbol_key = number, symbol, symbol_search_key(symbol)
    held.issued_on, held.issued_at, held.issued_by_name = issued_on, timezone.now(), actor.name
    held.profile, held.state = profile_at(issued_on).name, DocumentState.ISSUED
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
