"""How far a count is: its batches, the one conclusion on each ballot, what it adds up to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dangbo.elections.models.counting import Batch, Count, CountRecord, RecordKind
from dangbo.elections.queries.counting.headers import Header, last_header
from dangbo.elections.queries.counting.piles import Pile, keyed_pile
from dangbo.elections.queries.counting.scanned import scanned_pile
from dangbo.elections.queries.counting.totals import Totals, checksum
from dangbo.elections.queries.counting.vectors import Slate, Vector, slate_of


@dataclass(slots=True)
class BatchStanding:
    """One batch: the ballots in it as people declared them, those that are there, and the conclusion on each.

    there: for a keyed batch the declared ones, for a scanned one those whose images arrived. header: the header sheet
    that was scanned with them.
    """

    batch: Batch
    pile: Pile
    there: int
    final: dict[int, Vector]
    header: Header | None = None

    @property
    def is_settled(self) -> bool:
        """Every ballot that was declared is there and has one conclusion."""
        return self.there == self.batch.declared == len(self.final)


@dataclass
class Standing:
    """A count with all its batches."""

    count: Count
    slate: Slate
    batches: tuple[BatchStanding, ...]

    @cached_property
    def vectors(self) -> dict[tuple[int, int], Vector]:
        """(batch, sheet) → its conclusion, in order."""
        return {(each.batch.number, sheet): each.final[sheet] for each in self.batches for sheet in sorted(each.final)}

    @cached_property
    def totals(self) -> Totals:
        return Totals.of(self.vectors.values(), self.slate)

    @cached_property
    def checksum(self) -> str:
        """Of the set of ballots, in any order."""
        return checksum(self.vectors.values())

    @property
    def declared(self) -> int:
        return sum(each.batch.declared for each in self.batches)

    @property
    def is_settled(self) -> bool:
        """Every ballot taken from the box lies in a batch and has one conclusion."""
        return self.declared == self.count.collected and all(each.is_settled for each in self.batches)


def standing_of(count: Count) -> Standing:
    """A count as it stands; two queries."""
    slate = slate_of(count.election)
    by_batch: dict[int, list[CountRecord]] = defaultdict(list)
    for record in count.chain.order_by("number"):
        by_batch[record.batch].append(record)
    batches = tuple(
        _standing(batch, by_batch[batch.number], slate)
        for batch in count.batches.select_related("count").order_by("number")
    )
    return Standing(count, slate, batches)


def batch_standing(batch: Batch, slate: Slate) -> BatchStanding:
    """One batch as it stands; one query."""
    return _standing(batch, batch.count.chain.filter(batch=batch.number).order_by("number"), slate)


def pile_of(batch: Batch, slate: Slate) -> Pile:
    """What was said in one batch; one query, which leaves out what readers said of single images."""
    records = batch.count.chain.filter(batch=batch.number).exclude(kind=RecordKind.SCANNED).order_by("number")
    return _standing(batch, records, slate).pile


def _standing(batch: Batch, records: Iterable[CountRecord], slate: Slate) -> BatchStanding:
    if batch.count.is_scanned:
        said = list(records)
        scanned = scanned_pile(said, slate)
        return BatchStanding(batch, scanned, len(scanned.there), scanned.settled, last_header(said))
    pile = keyed_pile(records, batch.declared, slate)
    return BatchStanding(batch, pile, batch.declared, pile.settled)
