"""The rows behind a report as they are kept when it is closed, and the digest over all that is kept."""

import datetime
import hashlib
import json
import uuid
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dangbo.facts.figures import Count, Figure, Moment, Source
from dangbo.figures.evaluation import by_source
from dangbo.figures.models import ClosedReport
from dangbo.figures.rows import flagged_rows
from dangbo.registry.models import Organisation


@dataclass(frozen=True, slots=True)
class KeptSource:
    """The rows of one source: by identity, which of the counts took the row, and its cells as text."""

    name: str
    columns: tuple[str, ...]
    counts: tuple[str, ...]
    rows: dict[str, tuple[int, tuple[str, ...]]]

    def counting(self, key: str) -> set[str]:
        """The identities of the rows that a count took."""
        return {identity for identity in self.rows if key in self.taken_by(identity)}

    def taken_by(self, identity: str) -> frozenset[str]:
        """The keys of the counts that took a row."""
        mask, _ = self.rows[identity]
        return frozenset(key for index, key in enumerate(self.counts) if mask >> index & 1)

    def cells(self, identity: str) -> tuple[str, ...]:
        """The cells of a row, () where there is none."""
        return self.rows[identity][1] if identity in self.rows else ()


Kept = dict[str, KeptSource]


def gather(figures: Iterable[Figure], organisation_id: uuid.UUID, moment: Moment) -> Kept:
    """The rows behind figures as they are now, by source: two queries for each source."""
    return {
        source.key: _gather_source(source, list(counts.values()), organisation_id, moment)
        for source, counts in by_source(figures)
    }


def pack(kept: Kept) -> bytes:
    """Rows as they are stored: compressed, the same rows always the same bytes."""
    plain = {
        key: [source.name, source.columns, source.counts, [[i, *row] for i, row in sorted(source.rows.items())]]
        for key, source in sorted(kept.items())
    }
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def unpack(stored: bytes | memoryview) -> Kept:
    """The rows of a closed report."""
    plain = json.loads(zlib.decompress(bytes(stored)))
    return {
        key: KeptSource(
            name, tuple(columns), tuple(counts), {identity: (mask, tuple(cells)) for identity, mask, cells in rows}
        )
        for key, (name, columns, counts, rows) in plain.items()
    }


def digest_of(
    report: str,
    organisation: Organisation,
    moment: Moment,
    closed_at: datetime.datetime,
    kept: tuple[dict[str, Any], bytes, bytes, bytes],
) -> str:
    """SHA-256 over what a closed report says: which report, of whom, when, its contents, rows and templates."""
    contents, rows, word, excel = kept
    told = [
        report,
        str(organisation.pk),
        moment.at.isoformat(),
        moment.begins.isoformat(),
        closed_at.astimezone(datetime.UTC).isoformat(),
        contents,
        *(hashlib.sha256(part).hexdigest() for part in (rows, word, excel)),
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def is_intact(closed: ClosedReport) -> bool:
    """Whether a closed report still has the digest it was closed with."""
    moment = Moment(closed.at, closed.since)
    kept = (closed.contents, bytes(closed.rows), bytes(closed.word), bytes(closed.excel))
    return digest_of(closed.report, closed.organisation, moment, closed.closed_at, kept) == closed.digest


def _gather_source(source: Source, counts: list[Count], organisation_id: uuid.UUID, moment: Moment) -> KeptSource:
    rows = {
        row.identity: (mask, tuple(cell.text for cell in row.cells))
        for mask, row in flagged_rows(source, counts, organisation_id, moment)
        if mask
    }
    names = tuple(column.name for column in source.columns)
    return KeptSource(source.name, names, tuple(count.key for count in counts), rows)
