"""One batch as its records tell: whose word there is on which ballot, what agrees, what waits for whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dangbo.elections.models.counting import CountRecord, RecordKind
from dangbo.elections.queries.counting.vectors import Slate, Vector, is_open_question, vector_of

FIRST, AGAIN = 1, 2
"""The rounds of keying: every ballot once by each of the two, then only those on which they differ."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the tellers together concluded on one ballot, why, and who wrote it down."""

    vector: Vector
    reason: str
    who: str


@dataclass(slots=True)
class Pile:
    """The ballots of a batch. keyed: by teller and round, sheet → the last word; voices: the two, in order of coming.

    needed: the sheets that people key, in order: of a keyed batch all of them. third: what the machine proposes for a
    keyed sheet, as a third voice.
    """

    slate: Slate
    needed: tuple[int, ...]
    keyed: dict[tuple[str, int], dict[int, Vector]] = field(default_factory=dict)
    turns: dict[tuple[str, int, int], int] = field(default_factory=dict)
    voices: list[str] = field(default_factory=list)
    concluded: dict[int, Conclusion] = field(default_factory=dict)
    third: Mapping[int, Vector] = field(default_factory=dict)

    def take(self, record: CountRecord) -> None:
        """Add one record of this batch; those that say nothing of keyed ballots are passed over."""
        if record.kind == RecordKind.DECIDED:
            told = record.content
            self.concluded[record.sheet] = Conclusion(vector_of(told["vector"]), told["reason"], record.who)
        elif record.kind == RecordKind.KEYED:
            if record.who not in self.voices:
                self.voices.append(record.who)
            self.keyed.setdefault((record.who, record.round), {})[record.sheet] = vector_of(record.content["vector"])
            self.turns[(record.who, record.round, record.sheet)] = record.turn

    def done(self, who: str) -> int:
        """How many ballots this teller has keyed in the first round."""
        return len(self.needed) - len(self._unkeyed(who))

    @property
    def both_done(self) -> bool:
        """Both have keyed every ballot once; only now are they compared."""
        return len(self.voices) == 2 and not any(self._unkeyed(who) for who in self.voices)

    def _unkeyed(self, who: str) -> list[int]:
        own = self.keyed.get((who, FIRST), {})
        return [sheet for sheet in self.needed if sheet not in own]

    @property
    def differing(self) -> list[int]:
        """The ballots on which the two differ after the first round, in order; empty until both are done."""
        if not self.both_done:
            return []
        one, other = (self.keyed[(who, FIRST)] for who in self.voices)
        return [sheet for sheet in self.needed if one[sheet] != other[sheet]]

    def todo(self, who: str) -> tuple[int, list[int]]:
        """The round, and the ballots that this teller still has to key, in order."""
        unkeyed = self._unkeyed(who)
        if unkeyed:
            return FIRST, unkeyed
        again = self.keyed.get((who, AGAIN), {})
        return AGAIN, [sheet for sheet in self.differing if sheet not in again and sheet not in self.concluded]

    def may_key(self, who: str) -> bool:
        """Two people key a batch, no third."""
        return who in self.voices or len(self.voices) < 2

    def agreed(self, sheet: int) -> Vector | None:
        """What both saw; None while they differ, have not both looked, or the machine proposes something else."""
        for round_ in (FIRST, AGAIN):
            words = [self.keyed.get((who, round_), {}).get(sheet) for who in self.voices]
            if len(words) == 2 and words[0] is not None and words[0] == words[1]:
                found = words[0] if self.both_done else None
                return None if found is not None and self.third.get(sheet, found) != found else found
        return None

    def final(self, sheet: int) -> Vector | None:
        """The one conclusion on a ballot; None while there is none."""
        if sheet in self.concluded:
            return self.concluded[sheet].vector
        found = self.agreed(sheet)
        return None if found is None or is_open_question(found, self.slate) else found

    @property
    def to_conclude(self) -> list[int]:
        """The ballots that the tellers must conclude together, in order."""
        return [sheet for sheet in self.needed if self._waits_for_all(sheet)]

    def _waits_for_all(self, sheet: int) -> bool:
        if sheet in self.concluded or not self.both_done:
            return False
        if sheet in self.differing and any(sheet not in self.keyed.get((who, AGAIN), {}) for who in self.voices):
            return False
        return self.final(sheet) is None

    @property
    def settled(self) -> dict[int, Vector]:
        """Sheet → its one conclusion."""
        found = {sheet: self.final(sheet) for sheet in self.needed}
        return {sheet: vector for sheet, vector in found.items() if vector is not None}


def keyed_pile(records: Iterable[CountRecord], declared: int, slate: Slate) -> Pile:
    """The pile of so many ballots that these records make, in their order."""
    pile = Pile(slate, tuple(range(1, declared + 1)))
    for record in records:
        pile.take(record)
    return pile
