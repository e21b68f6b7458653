"""The chain of a count's records: how a record's hash is made, and where a chain does not hold."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from dangbo.elections.models.counting import Count, CountRecord
from dangbo.elections.models.counting.counts import NO_HASH


def content_of(record: CountRecord) -> dict[str, Any]:
    """All that a record says, in the keys of the evidence pack; without its hash."""
    return {
        "count": str(record.count_id),
        "number": record.number,
        "kind": record.kind,
        "batch": record.batch,
        "sheet": record.sheet,
        "row": record.row,
        "who": record.who,
        "round": record.round,
        "turn": record.turn,
        "content": record.content,
        "previous": record.previous,
    }


def hash_of(record: CountRecord) -> str:
    """SHA-256 over the canonical JSON of what the record says and the hash of the one before."""
    text = json.dumps(content_of(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def breaks_of(count: Count) -> Iterator[str]:
    """A sentence for each place where the chain does not hold; nothing where it is whole."""
    previous, number = NO_HASH, 0
    for record in count.chain.order_by("number").iterator(chunk_size=2000):
        number += 1
        if record.number != number:
            yield f"Thiếu bản ghi số {number}."
            number = record.number
        if record.previous != previous:
            yield f"Bản ghi số {record.number} không nối với bản ghi trước."
        if record.hash != hash_of(record):
            yield f"Nội dung bản ghi số {record.number} đã bị đổi."
        previous = record.hash
    records, head = Count.objects.values_list("records", "head").get(pk=count.pk)
    if (number, previous) != (records, head):
        yield f"Lần kiểm có {records} bản ghi, chuỗi chỉ còn đến bản ghi số {number}."
