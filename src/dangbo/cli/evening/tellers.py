"""What scripted tellers say: each of two alone, with the slips of people; all together where the two differ."""

from random import Random

from dangbo.access.actor import PROGRAM
from dangbo.cli.evening.clock import A_CONCLUSION, A_ROW, KEYS_A_SECOND, TURNING, Clock
from dangbo.elections.acts.counting.keying import Place, conclude_ballot, key_ballot
from dangbo.elections.acts.counting.rows import conclude_row, see_row
from dangbo.elections.models import Teller
from dangbo.elections.models.counting import Batch
from dangbo.elections.queries.counting.piles import FIRST, Pile
from dangbo.elections.queries.counting.scanned import TO_ALL, ScannedPile
from dangbo.elections.queries.counting.standing import batch_standing, pile_of
from dangbo.elections.queries.counting.typed import typed_of
from dangbo.elections.queries.counting.vectors import LETTERS, Slate, Vector, is_open_question

SLIPS = 0.01
"""Of rows and ballots that one of two says otherwise than they are."""
STUBBORN = 0.3
"""Of slips on ballots that are said a second time."""
REASON = "Ban kiểm phiếu xem phiếu giấy, thống nhất"
MOST_ROUNDS = 6


class Pair:
    """Two tellers who work a batch, each alone, and a third who writes down what all conclude."""

    def __init__(self, tellers: list[Teller], slate: Slate, clock: Clock, chance: Random) -> None:
        *self.two, self.third = tellers
        self.slate, self.clock, self.chance = slate, clock, chance

    def settle(self, batch: Batch, truth: dict[int, Vector]) -> None:
        """Say everything that the batch asks until each ballot has one conclusion. truth: sheet → what is on it.

        RuntimeError where it does not come to an end.
        """
        for _ in range(MOST_ROUNDS):
            standing = batch_standing(batch, self.slate)
            if standing.is_settled:
                return
            for teller in self.two:
                self._see_rows(batch, teller, truth)
                self._key(batch, teller, truth)
            self._conclude(batch, truth)
        raise RuntimeError(f"{batch}: still open after {MOST_ROUNDS} rounds")

    def _pile(self, batch: Batch) -> Pile:
        return pile_of(batch, self.slate)

    def _see_rows(self, batch: Batch, teller: Teller, truth: dict[int, Vector]) -> None:
        pile = self._pile(batch)
        if not isinstance(pile, ScannedPile):
            return
        waiting = pile.rows_todo(teller.entry.full_name)
        self.clock.people(A_ROW * len(waiting) / 2)
        for sheet, row in waiting:
            mark = truth[sheet].marks[row - 1]
            if self.chance.random() < SLIPS:
                mark = self.chance.choice([*LETTERS[self.slate.layout], TO_ALL])
            see_row(actor=PROGRAM, batch=batch, teller=teller, sheet=sheet, row=row, mark=mark)

    def _key(self, batch: Batch, teller: Teller, truth: dict[int, Vector]) -> None:
        round_, waiting = self._pile(batch).todo(teller.entry.full_name)
        slips = SLIPS if round_ == FIRST else STUBBORN * SLIPS
        for sheet in waiting:
            vector = truth[sheet]
            if self.chance.random() < slips:
                vector = self._slipped(vector)
            keys = len(typed_of(vector.marks, self.slate)) + 1
            self.clock.people((keys / KEYS_A_SECOND + TURNING) / 2)
            key_ballot(actor=PROGRAM, batch=batch, teller=teller, place=Place(sheet, round_), vector=vector)

    def _slipped(self, vector: Vector) -> Vector:
        """One row taken for another."""
        place = self.chance.randrange(len(vector.marks))
        others = [mark for mark in LETTERS[self.slate.layout] if mark != vector.marks[place]]
        marks = vector.marks[:place] + self.chance.choice(others) + vector.marks[place + 1 :]
        return Vector(marks, vector.foreign, vector.writing, vector.unlisted)

    def _conclude(self, batch: Batch, truth: dict[int, Vector]) -> None:
        """All tellers look at what the two do not settle."""
        pile = self._pile(batch)
        for sheet, row in pile.rows_to_conclude if isinstance(pile, ScannedPile) else ():
            self.clock.people(A_CONCLUSION, side_by_side=False)
            mark = truth[sheet].marks[row - 1]
            conclude_row(actor=PROGRAM, batch=batch, teller=self.third, sheet=sheet, row=row, mark=mark, reason=REASON)
        for sheet in self._pile(batch).to_conclude:
            self.conclude(batch, sheet, truth[sheet])

    def conclude(self, batch: Batch, sheet: int, vector: Vector) -> None:
        """All tellers conclude on one ballot as its paper says."""
        self.clock.people(A_CONCLUSION, side_by_side=False)
        conclude_ballot(
            actor=PROGRAM, batch=batch, sheet=sheet, teller=self.third, vector=ruled(vector, self.slate), reason=REASON
        )


def ruled(vector: Vector, slate: Slate) -> Vector:
    """The ballot with the tellers' ruling where the regulation leaves it open: it is not valid."""
    ruling = False if is_open_question(vector, slate) else None
    return Vector(vector.marks, vector.foreign, vector.writing, vector.unlisted, ruling)
