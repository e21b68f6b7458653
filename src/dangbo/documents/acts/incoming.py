"""The register of incoming documents: entering, due dates, settling, giving back."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.acts.arrival_numbers import take_arrival_number
from dangbo.documents.acts.attachments import Upload, judged, keep_files
from dangbo.documents.acts.indexing import index_incoming
from dangbo.documents.acts.open_papers import require_open
from dangbo.documents.models import Channel, Document, IncomingDocument, IncomingState
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Secrecy, check_kind
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.symbols import parse_symbol, symbol_search_key
from dangbo.vietnamese.text import clean_line


def register_incoming(
    *,
    actor: Actor,
    organisation: Organisation,
    channel: Channel,
    arrived_on: date,
    author: str,
    abstract: str,
    symbol: str = "",
    issued_on: date | None = None,
    kind: str = "",
    signer: str = "",
    urgency: str = "",
    handler: str = "",
    due_on: date | None = None,
    note: str = "",
    number: int | None = None,
    files: Sequence[Upload] = (),
    secrecy: Secrecy | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> IncomingDocument:
    """Enter a paper from outside in the register (vào sổ văn bản đến), with its files.

    number: a typed arrival number, the next one where it is None. Raises Refused, NotAllowed, FileError.
    """
    actor.require(Permission.KEEP_REGISTERS, organisation)
    taken = judged(files)
    texts = {"author": author, "abstract": abstract, "signer": signer, "handler": handler, "note": note}
    lines = {key: clean_line(text) for key, text in texts.items()}
    require_open([*lines.values(), *(file.text for file in taken)], arrived_on, secrecy)
    incoming = IncomingDocument(
        organisation=organisation,
        channel=channel,
        arrived_on=arrived_on,
        issued_on=issued_on,
        kind=kind,
        urgency=urgency,
        due_on=due_on,
        sent_at=timezone.now(),
        sent_by_name=lines["author"][:200],
        **_symbol(symbol),
        **lines,
    )
    with transaction.atomic():
        accepted = weigh(_findings(incoming), accepted_warnings)
        _enter(incoming, actor, number, accepted_warnings)
        incoming.save(force_insert=True)
        keep_files(actor, taken, incoming=incoming)
        index_incoming(incoming)
        _write("register_incoming", actor, incoming, f"Vào sổ số đến {incoming.number}: {_named(incoming)}", accepted)
    return incoming


@transaction.atomic
def enter_in_register(
    *,
    actor: Actor,
    incoming: IncomingDocument,
    arrived_on: date,
    number: int | None = None,
    handler: str = "",
    accepted_warnings: Collection[str] = NO_CODES,
) -> IncomingDocument:
    """Give an arrival number to a paper that came inside the program. Raises Refused and NotAllowed."""
    actor.require(Permission.KEEP_REGISTERS, incoming.organisation_id)
    held = _locked(incoming)
    if held.state != IncomingState.WAITING:
        refuse("not-waiting", f"“{held}” không còn chờ vào sổ: {held.get_state_display().lower()}.")
    held.arrived_on = arrived_on
    held.handler = clean_line(handler) or held.handler
    accepted = weigh(_day_findings(held), accepted_warnings)
    _enter(held, actor, number, accepted_warnings)
    held.save()
    _write("enter_in_register", actor, held, f"Vào sổ số đến {held.number}: {_named(held)}", accepted)
    return held


@transaction.atomic
def set_due(
    *, actor: Actor, incoming: IncomingDocument, due_on: date | None, handler: str | None = None
) -> IncomingDocument:
    """Say by when a paper must be dealt with (hạn xử lý) and by whom; None takes the day away. Raises Refused."""
    actor.require(Permission.KEEP_REGISTERS, incoming.organisation_id)
    held = _locked(incoming)
    _require_kept(held)
    if due_on is not None and due_on < held.arrived_on:
        refuse(
            "due-before-arrival",
            f"Hạn xử lý {format_date(due_on)} trước ngày đến {format_date(held.arrived_on)}.",
        )
    held.due_on = due_on
    held.handler = held.handler if handler is None else clean_line(handler)
    held.save(update_fields=["due_on", "handler"])
    words = f"Hạn xử lý {format_date(due_on)}" if due_on else "Bỏ hạn xử lý"
    by = f", giao {held.handler}" if held.handler else ""
    _write("set_due_date", actor, held, f"{words}{by}: {_named(held)}", details={"due_on": due_on})
    return held


@transaction.atomic
def settle(*, actor: Actor, incoming: IncomingDocument, settled_on: date, note: str = "") -> IncomingDocument:
    """Say that a paper has been dealt with. Raises Refused and NotAllowed."""
    actor.require(Permission.KEEP_REGISTERS, incoming.organisation_id)
    held = _locked(incoming)
    _require_kept(held)
    if settled_on < held.arrived_on:
        refuse(
            "settled-before-arrival",
            f"Ngày xử lý xong {format_date(settled_on)} trước ngày đến {format_date(held.arrived_on)}.",
        )
    require_open([note], settled_on)
    _settle(actor, held, settled_on, clean_line(note))
    return held


def settle_answered(*, actor: Actor, document: Document) -> None:
    """Settle the paper that an issued document answers; part of issuing it, in its transaction."""
    if document.answers_id is None or document.issued_on is None:
        return
    held = IncomingDocument.objects.select_for_update().get(pk=document.answers_id)
    if held.settled_on is None and held.state != IncomingState.RETURNED:
        _settle(actor, held, max(document.issued_on, held.arrived_on), f"Trả lời bằng {document.symbol}")


@transaction.atomic
def return_incoming(*, actor: Actor, incoming: IncomingDocument, reason: str) -> IncomingDocument:
    """Give a paper back to its sender (trả lại nơi gửi), saying why; its arrival number stays in the register."""
    actor.require(Permission.KEEP_REGISTERS, incoming.organisation_id)
    held = _locked(incoming)
    _require_kept(held)
    words = clean_line(reason)
    if not words:
        refuse("no-reason", "Chưa ghi lý do trả lại.")
    require_open([words], timezone.localdate())
    held.state, held.note = IncomingState.RETURNED, words[:500]
    held.save(update_fields=["state", "note"])
    _write("return_incoming", actor, held, f"Trả lại nơi gửi {_named(held)}: {words}", details={"reason": words})
    return held


def _symbol(typed: str) -> dict[str, str]:
    """The symbol as the house writes it, or as it was typed where it has another form; with its key for search."""
    plain = clean_line(typed)
    try:
        written = str(parse_symbol(plain)) if plain else ""
    except ValueError:
        written = plain
    return {"symbol": written[:60], "symbol_key": symbol_search_key(written)[:60]}


def _findings(incoming: IncomingDocument) -> tuple[Finding, ...]:
    found = list(_day_findings(incoming))
    if not incoming.author:
        found.append(error("no-author", "Chưa ghi tác giả (cơ quan ban hành) của văn bản đến."))
    if not incoming.abstract:
        found.append(error("no-abstract", "Chưa ghi trích yếu nội dung của văn bản đến."))
    if incoming.due_on is not None and incoming.due_on < incoming.arrived_on:
        message = f"Hạn xử lý {format_date(incoming.due_on)} trước ngày đến {format_date(incoming.arrived_on)}."
        found.append(error("due-before-arrival", message))
    if incoming.kind:
        verdict = check_kind(incoming.kind, incoming.issued_on or incoming.arrived_on, office_parameters())
        found += [finding for finding in verdict.findings if finding.code == "unknown-document-kind"]
    return (*found, *_known_already(incoming))


def _day_findings(incoming: IncomingDocument) -> tuple[Finding, ...]:
    arrived, issued, today = incoming.arrived_on, incoming.issued_on, timezone.localdate()
    if arrived > today:
        message = f"Ngày đến {format_date(arrived)} sau hôm nay ({format_date(today)})."
        return (error("arrives-in-future", message),)
    if issued is not None and issued > arrived:
        message = f"Văn bản ghi ngày {format_date(issued)}, sau ngày đến {format_date(arrived)}."
        return (warning("issued-after-arrival", message),)
    return ()


def _known_already(incoming: IncomingDocument) -> tuple[Finding, ...]:
    """Warns of the same symbol and date in the same register: the paper and the file often come one after the other."""
    if not incoming.symbol_key or incoming.issued_on is None:
        return ()
    same = IncomingDocument.objects.filter(
        organisation=incoming.organisation, symbol_key=incoming.symbol_key, issued_on=incoming.issued_on
    ).first()
    if same is None:
        return ()
    place = f"số đến {same.number}" if same.number else "đang chờ vào sổ"
    message = f"{same.symbol} ngày {format_date(incoming.issued_on)} đã có trong sổ văn bản đến: {place}."
    return (warning("already-in-register", message),)


def _enter(held: IncomingDocument, actor: Actor, number: int | None, accepted: Collection[str]) -> None:
    held.counter, held.number = take_arrival_number(held.organisation, held.arrived_on, number, accepted)
    held.state = IncomingState.REGISTERED
    held.registered_at, held.registered_by_name = timezone.now(), actor.name


def _locked(incoming: IncomingDocument) -> IncomingDocument:
    return IncomingDocument.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=incoming.pk)


def _require_kept(held: IncomingDocument) -> None:
    if held.state == IncomingState.RETURNED:
        refuse("already-returned", f"“{held}” đã trả lại nơi gửi.")
    if held.settled_on is not None:
        refuse("already-settled", f"“{held}” đã xử lý xong ngày {format_date(held.settled_on)}.")


def _settle(actor: Actor, held: IncomingDocument, settled_on: date, note: str) -> None:
    held.settled_on, held.note = settled_on, (note or held.note)[:500]
    held.save(update_fields=["settled_on", "note"])
    _write("settle_incoming", actor, held, f"Xử lý xong ngày {format_date(settled_on)}: {_named(held)}")


def _named(incoming: IncomingDocument) -> str:
    return " ".join(filter(None, [incoming.symbol, f"“{incoming.abstract[:120]}”", f"của {incoming.author}"]))


def _write(
    act: str,
    actor: Actor,
    incoming: IncomingDocument,
    summary: str,
    accepted: tuple[Finding, ...] = (),
    details: dict[str, Any] | None = None,
) -> None:
    told = {"number": incoming.number, "symbol": incoming.symbol, **(details or {})}
    write(act, actor, summary, organisation=incoming.organisation_id, subject=incoming, accepted=accepted, details=told)
