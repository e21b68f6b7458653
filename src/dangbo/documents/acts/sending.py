"""Sending issued documents: inside the program to organisations, outside it by whatever way, written down."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.acts.indexing import index_received
from dangbo.documents.acts.open_papers import require_open
from dangbo.documents.models import Channel, Dispatch, Document, IncomingDocument, StoredFile
from dangbo.registry.acts.refusal import error, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


def deliver(document: Document, organisations: Iterable[Organisation], actor: Actor) -> list[IncomingDocument]:
    """One waiting row in the register of each receiver that has none yet; part of issuing, in its transaction.

    Raises Refused where a receiver has been dissolved or is the sender itself.
    """
    today = timezone.localdate()
    wanted = list(dict.fromkeys(organisations))
    weigh(receiver_findings(document.organisation, wanted, max(today, document.issued_on or today)))
    has = set(document.deliveries.values_list("organisation_id", flat=True))
    rows = [_delivery(document, receiver, actor, today) for receiver in wanted if receiver.pk not in has]
    made = IncomingDocument.objects.bulk_create(rows)
    index_received(made)
    return made


@transaction.atomic
def send_document(*, actor: Actor, document: Document, organisations: Sequence[Organisation]) -> list[IncomingDocument]:
    """Send an issued document to further organisations of the register. Raises Refused and NotAllowed."""
    actor.require(Permission.ISSUE_DOCUMENTS, document.organisation_id)
    require_issued(document)
    if not organisations:
        refuse("no-receiver", "Chưa chọn nơi nhận.")
    sent = deliver(document, organisations, actor)
    if not sent:
        refuse("already-sent", f"{document.symbol} đã gửi đến các nơi nhận này.")
    write(
        "send_document",
        actor,
        f"Gửi {document.symbol} ngày {_day(document)} đến {len(sent)} tổ chức",
        organisation=document.organisation_id,
        subject=document,
        details={"organisations": [str(row.organisation_id) for row in sent]},
    )
    return sent


@transaction.atomic
def write_dispatch(
    *,
    actor: Actor,
    document: Document,
    channel: Channel,
    sent_on: date,
    sent_to: str,
    file: StoredFile | None = None,
    note: str = "",
) -> Dispatch:
    """Write down that an issued document left on paper or as a file; of a file its SHA-256 is kept.

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.ISSUE_DOCUMENTS, document.organisation_id)
    require_issued(document)
    receiver, words = clean_line(sent_to), clean_line(note)
    weigh(_dispatch_findings(document, channel, sent_on, receiver))
    require_open([receiver, words], sent_on)
    dispatch = Dispatch.objects.create(
        document=document,
        channel=channel,
        sent_on=sent_on,
        sent_to=receiver[:250],
        sha256=file.sha256 if file else "",
        written_at=timezone.now(),
        written_by_name=actor.name,
        note=words[:500],
    )
    write(
        "write_dispatch",
        actor,
        f"Gửi {document.symbol} đến {receiver} ngày {format_date(sent_on)}, {Channel(channel).label.lower()}",
        organisation=document.organisation_id,
        subject=document,
        details={"channel": channel, "sha256": dispatch.sha256},
    )
    return dispatch


def receiver_findings(sender: Organisation, receivers: Iterable[Organisation], at: date) -> tuple[Finding, ...]:
    """Why a paper cannot go to some of the receivers on a day: dissolved, or the sender itself."""
    found: list[Finding] = []
    for receiver in receivers:
        if receiver.pk == sender.pk:
            message = f"{receiver.version_at(at).name} là nơi gửi, không gửi cho chính mình."
            found.append(error("receiver-is-sender", message))
        elif receiver.ended_on is not None and receiver.ended_on <= at:
            name, day = receiver.version_at(at).name, format_date(receiver.ended_on)
            found.append(error("receiver-dissolved", f"{name} đã giải thể từ ngày {day}, không nhận văn bản được nữa."))
    return tuple(found)


def require_issued(document: Document) -> None:
    """Refuse a draft: only what has its number leaves."""
    if not document.is_out:
        refuse("not-issued", f"“{document}” chưa ban hành nên chưa gửi được.")


def _delivery(document: Document, receiver: Organisation, actor: Actor, today: date) -> IncomingDocument:
    return IncomingDocument(
        organisation=receiver,
        source=document,
        channel=Channel.PROGRAM,
        arrived_on=today,
        author=str(document.issuer)[:250],
        symbol=document.symbol,
        symbol_key=document.symbol_key,
        issued_on=document.issued_on,
        kind=document.kind,
        abstract=document.abstract,
        signer=document.signer_name,
        urgency=document.urgency,
        sent_at=timezone.now(),
        sent_by_name=actor.name,
    )


def _dispatch_findings(document: Document, channel: str, sent_on: date, receiver: str) -> tuple[Finding, ...]:
    found: list[Finding] = []
    if channel == Channel.PROGRAM:
        found.append(error("not-by-program", "Gửi trong chương trình thì chọn tổ chức nhận, không ghi tay."))
    if not receiver:
        found.append(error("no-receiver", "Chưa ghi nơi nhận."))
    if document.issued_on is not None and sent_on < document.issued_on:
        message = f"Ngày gửi {format_date(sent_on)} trước ngày ban hành {_day(document)}."
        found.append(error("sent-before-issue", message))
    if sent_on > timezone.localdate():
        found.append(error("sent-in-future", f"Ngày gửi {format_date(sent_on)} sau hôm nay."))
    return tuple(found)


def _day(document: Document) -> str:
    return format_date(document.issued_on) if document.issued_on else ""
