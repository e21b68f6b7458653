"""What a count adds up to: ballots, votes by name, reasons, per batch and in all."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dangbo.elections.queries.counting.vectors import CHOSEN, REASONS, Slate, Vector, judged


@dataclass(slots=True)
class Totals:
    """The sums over some ballots. votes, others, uncounted: per name in the order of the list, on valid ballots.

    others: struck or not agreed; uncounted: both boxes or none. reasons: ballots by the reason they are not valid.
    """

    votes: list[int]
    others: list[int]
    uncounted: list[int]
    ballots: int = 0
    valid: int = 0
    invalid: int = 0
    open: int = 0
    reasons: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, vectors: Iterable[Vector], slate: Slate) -> "Totals":
        """The totals of these ballots."""
        names = len(slate.names)
        made = cls([0] * names, [0] * names, [0] * names)
        for vector in vectors:
            made.add(vector, slate)
        return made

    def add(self, vector: Vector, slate: Slate) -> None:
        """Count one ballot."""
        found = judged(vector, slate)
        self.ballots += 1
        if found.valid is None:
            self.open += 1
        elif not found.valid:
            self.invalid += 1
            self.reasons[REASONS[found.code]] += 1
        else:
            self.valid += 1
            for place, mark in enumerate(vector.marks):
                self._add_row(place, mark)

    def _add_row(self, place: int, mark: str) -> None:
        if mark in CHOSEN:
            self.votes[place] += 1
        elif mark in "sd":
            self.others[place] += 1
        else:
            self.uncounted[place] += 1

    def data(self, slate: Slate) -> dict[str, Any]:
        """As JSON: votes by the id of the candidate."""
        return {
            "ballots": self.ballots,
            "valid": self.valid,
            "invalid": self.invalid,
            "reasons": dict(sorted(self.reasons.items())),
            "votes": dict(zip(slate.ids, self.votes, strict=True)),
        }


def checksum(vectors: Iterable[Vector]) -> str:
    """SHA-256 over the sorted vectors: the same for the same set of ballots in any order."""
    return hashlib.sha256("\n".join(sorted(vector.key for vector in vectors)).encode()).hexdigest()


def multiset(vectors: Mapping[tuple[int, int], Vector]) -> Counter[str]:
    """How many ballots there are of each vector."""
    return Counter(vector.key for vector in vectors.values())
