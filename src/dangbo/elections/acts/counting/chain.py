"""Adding to the records of a count: each once, each with the hash of the one before."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.elections.acts.guards import require_counter
from dangbo.elections.models.counting import Count, CountRecord, RecordKind
from dangbo.elections.queries.counting.chain import hash_of
from dangbo.registry.acts.refusal import refuse


def held(actor: Actor, count: Count) -> Count:
    """The count as it is stored now, locked for the act, for an actor who may count. Raises NotAllowed."""
    rows = Count.objects.select_for_update(of=("self",)).select_related("election__meeting__organisation")
    found = rows.get(pk=count.pk)
    require_counter(actor, found.election.meeting)
    return found


def require_open(count: Count) -> None:
    """Refuse what belongs to a count that is still going on."""
    if not count.is_open:
        refuse("count-ended", f"{count} {count.get_state_display().lower()}; không ghi thêm được.")


def append(
    count: Count,
    kind: RecordKind,
    content: Mapping[str, Any],
    *,
    batch: int = 0,
    sheet: int = 0,
    row: int = 0,
    who: str = "",
    round_: int = 0,
    turn: int = 0,
) -> CountRecord:
    """Add one record to a count that is `held`.

    Raises TransactionManagementError outside a transaction, and IntegrityError for a word that was said before.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a record is written within its act")
    record = CountRecord(
        count=count,
        number=count.records + 1,
        kind=kind,
        batch=batch,
        sheet=sheet,
        row=row,
        who=who,
        round=round_,
        turn=turn,
        content=dict(content),
        previous=count.head,
    )
    record.hash = hash_of(record)
    record.save(force_insert=True)
    count.records, count.head = record.number, record.hash
    count.save(update_fields=["records", "head"])
    return record
