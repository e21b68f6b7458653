"""The papers under which a round is prepared: entered, and ended when another takes their place."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_round
from dangbo.congresses.models import CongressRound, RoundDirective
from dangbo.documents.models import Document
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def add_directive(
    *,
    actor: Actor,
    round_: CongressRound,
    symbol: str,
    issued_on: date,
    issuer: str,
    abstract: str = "",
    holds_from: date | None = None,
    replaces: RoundDirective | None = None,
    document: Document | None = None,
) -> RoundDirective:
    """Enter a directive, guide or plan, in force from its date unless told; the one it replaces ends that day.

    Raises Refused and NotAllowed.
    """
    require_round(actor, round_)
    start = holds_from or issued_on
    symbol = clean_line(symbol)
    if RoundDirective.objects.filter(round=round_, symbol=symbol, issued_on=issued_on).exists():
        refuse("directive-exists", f"{symbol} ngày {format_date(issued_on)} đã có trong đợt này.")
    made = RoundDirective.objects.create(
        round=round_,
        symbol=symbol,
        issued_on=issued_on,
        issuer=clean_line(issuer),
        abstract=clean_line(abstract),
        holds_from=start,
        document=document,
    )
    told = ""
    if replaces is not None:
        end_directive(actor=actor, directive=replaces, on=start)
        told = f", thay {replaces.symbol}"
    summary = f"Ghi văn bản chỉ đạo {symbol} ngày {format_date(issued_on)}{told}"
    write("add_congress_directive", actor, summary, organisation=round_.superior_id, subject=made)
    return made


@transaction.atomic
def end_directive(*, actor: Actor, directive: RoundDirective, on: date) -> None:
    """From this day the directive holds no more. Raises Refused and NotAllowed."""
    require_round(actor, directive.round)
    if on <= directive.holds_from:
        refuse("ends-before-it-begins", f"{directive.symbol} có hiệu lực từ {format_date(directive.holds_from)}.")
    directive.holds_to = on
    directive.save(update_fields=["holds_to"])
    summary = f"{directive.symbol} hết hiệu lực từ ngày {format_date(on)}"
    write("end_congress_directive", actor, summary, organisation=directive.round.superior_id, subject=directive)
