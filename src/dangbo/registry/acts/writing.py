"""The journal entry of an act of the register, and the decision it cites."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model

from dangbo.access.actor import Actor
from dangbo.journal.chain import record
from dangbo.registry.models import Decision, Organisation
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class CitedDecision:
    """The numbered decision by which something is done: symbol, date, issuer; signer and abstract where known."""

    symbol: str
    issued_on: date
    issuer: str
    signer: str = ""
    abstract: str = ""


def enter_decision(cited: CitedDecision | None) -> Decision | None:
    """The stored decision with this symbol, date and issuer, entered at its first citation."""
    if cited is None:
        return None
    decision, _ = Decision.objects.get_or_create(
        symbol=clean_line(cited.symbol),
        issued_on=cited.issued_on,
        issuer=clean_line(cited.issuer),
        defaults={"signer": clean_line(cited.signer), "abstract": clean_line(cited.abstract)},
    )
    return decision


def by_decision(decision: Decision | None) -> str:
    """The end of a journal sentence: " theo Quyết định số … ngày …", or nothing."""
    return f" theo {decision.symbol} ngày {format_date(decision.issued_on)}" if decision else ""


def write(
    act: str,
    actor: Actor,
    summary: str,
    *,
    organisation: Organisation | uuid.UUID | None,
    subject: Model,
    accepted: Iterable[Finding] = (),
    details: Mapping[str, Any] | None = None,
) -> None:
    """Append the act's journal entry, with the warnings that were accepted."""
    told = dict(details or {})
    warnings = [finding.message for finding in accepted]
    if warnings:
        told["accepted_warnings"] = warnings
    record(
        act=act,
        actor_id=actor.account_id,
        actor_name=actor.name,
        summary=summary,
        organisation_id=organisation.pk if isinstance(organisation, Organisation) else organisation,
        subject_type=subject._meta.model_name or "",
        subject_id=subject.pk,
        details=told,
    )
