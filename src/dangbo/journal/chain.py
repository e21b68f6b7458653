"""Writing and proving the hash chain of the journal."""

import datetime
import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from dangbo.journal.models import Entry, Head

FIRST_HASH = "0" * 64


@dataclass(frozen=True, slots=True)
class Break:
    """A place where the chain does not hold."""

    number: int
    reason: str


def record(
    *,
    act: str,
    actor_id: uuid.UUID | None,
    actor_name: str,
    summary: str,
    organisation_id: uuid.UUID | None = None,
    subject_type: str = "",
    subject_id: object = "",
    details: Mapping[str, Any] | None = None,
) -> Entry:
    """Append one entry; call it inside the transaction of the act it records.

    Raises TransactionManagementError outside a transaction: an act and its entry are stored together or not at all.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Ghi nhật ký phải nằm trong giao dịch của việc được ghi.")
    head, _ = Head.objects.select_for_update().get_or_create(id=1, defaults={"number": 0, "hash": FIRST_HASH})
    entry = Entry(
        number=head.number + 1,
        at=timezone.now(),
        act=act,
        actor_id=actor_id,
        actor_name=actor_name,
        organisation_id=organisation_id,
        subject_type=subject_type,
        subject_id=str(subject_id),
        summary=summary[:500],
        details=json.loads(json.dumps(dict(details or {}), cls=DjangoJSONEncoder)),
        previous_hash=head.hash,
    )
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    Head.objects.filter(id=1).update(number=entry.number, hash=entry.hash)
    return entry


def digest(entry: Entry) -> str:
    """SHA-256 over everything the entry says and the hash of the one before."""
    content = [
        entry.number,
        entry.at.astimezone(datetime.UTC).isoformat(),
        entry.act,
        str(entry.actor_id or ""),
        entry.actor_name,
        str(entry.organisation_id or ""),
        entry.subject_type,
        entry.subject_id,
        entry.summary,
        entry.details,
        entry.previous_hash,
    ]
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def verify() -> Iterator[Break]:
    """Walk the whole chain and yield each place where it breaks; nothing when the journal is whole."""
    previous, number = FIRST_HASH, 0
    for entry in Entry.objects.order_by("number").iterator(chunk_size=2000):
        number += 1
        if entry.number != number:
            yield Break(number, f"Thiếu mục số {number}.")
            number = entry.number
        if entry.previous_hash != previous:
            yield Break(entry.number, f"Mục số {entry.number} không nối với mục trước.")
        if entry.hash != digest(entry):
            yield Break(entry.number, f"Nội dung mục số {entry.number} đã bị đổi.")
        previous = entry.hash
    head = Head.objects.filter(id=1).first()
    if head is not None and (head.number, head.hash) != (number, previous):
        yield Break(number, f"Sổ ghi đến mục số {head.number}, chỉ còn đến mục số {number}.")
