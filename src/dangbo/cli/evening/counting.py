"""Counts of a vote: scanned twice or keyed twice, made equal, audited against the paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from dangbo.access.actor import PROGRAM
from dangbo.cli.evening.clock import A_COMPARISON, AUDITING, Clock
from dangbo.cli.evening.scanner import Scanner
from dangbo.cli.evening.sizes import Size
from dangbo.cli.evening.tellers import Pair, ruled
from dangbo.cli.evening.timeline import Stopwatch, Timeline
from dangbo.elections.acts.counting.auditing import compare_sheet, draw_audit
from dangbo.elections.acts.counting.closing import close_count
from dangbo.elections.acts.counting.counts import add_batch, open_count
from dangbo.elections.models import Election, Teller
from dangbo.elections.models.counting import Batch, Count, CountState, CountWay
from dangbo.elections.queries.counting.auditing import Audit, audit_of
from dangbo.elections.queries.counting.reconciling import differences_of
from dangbo.elections.queries.counting.standing import Standing, standing_of
from dangbo.elections.queries.counting.vectors import Slate, Vector, slate_of
from dangbo.rules.elections.audit import Conclusion

DICE = "3516244163"


@dataclass
class Room:
    """The tellers of a vote at their desks. truth: seed → ballot; lies: (count, batch, sheet) → seed."""

    vote: Election
    size: Size
    clock: Clock
    truth: dict[int, Vector]
    lies: dict[tuple[int, int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        tellers: list[Teller] = list(self.vote.tellers.select_related("entry"))
        self.slate: Slate = slate_of(self.vote)
        head, *others = tellers
        two = [others[place : place + 2] for place in range(0, len(others) - 1, 2)]
        chance = Random(f"{self.size.seed},{self.vote.pk}")  # noqa: S311 - a simulation
        self.pairs = [Pair([*each, head], self.slate, self.clock, chance) for each in two]
        self.timeline = Timeline([0.0] * len(self.pairs))

    def open(self, way: CountWay, collected: int) -> Count:
        """Begin a count of so many ballots taken from the box."""
        lost = (self.vote.issued or 0) - collected
        return open_count(actor=PROGRAM, election=self.vote, way=way, collected=collected, not_returned=lost)

    def scanned(self, scanner: Scanner, seeds: Sequence[int], time: int) -> Count:
        """A count by scanner, from drawing the ballots to its end."""
        with self.clock.phase("Dựng ảnh phiếu mô phỏng"):
            batches = scanner.batches(seeds, time)
        count, watch = self.open(CountWay.SCANNED, len(seeds)), Stopwatch(self.clock)
        for number, lying in enumerate(batches):
            declared = sum(sheet.counts for sheet, _ in lying)
            batch = add_batch(actor=PROGRAM, count=count, declared=declared)
            scanner.send(batch, lying)
            placed = scanner.mend(batch, lying)
            scanned = watch.worked()
            with self.clock.phase("Hai người xem độc lập, cả ban kết luận"):
                self._settle(count, batch, placed, number)
            pair = number % len(self.pairs)
            self.timeline.batch(pair, scanned=scanned, read=watch.read(), seen=watch.worked())
        return self._ended(count)

    def keyed(self, seeds: Sequence[int], time: int) -> Count:
        """A count keyed by pairs, each ballot twice, in a new order each time."""
        order = list(seeds)
        Random(f"{self.size.seed},keyed,{time}").shuffle(order)  # noqa: S311 - a simulation
        count, watch = self.open(CountWay.KEYED, len(order)), Stopwatch(self.clock)
        with self.clock.phase("Nhập từng phiếu theo cặp"):
            for number, start in enumerate(range(0, len(order), self.size.batch)):
                part = order[start : start + self.size.batch]
                batch = add_batch(actor=PROGRAM, count=count, declared=len(part))
                self._settle(count, batch, dict(enumerate(part, start=1)), number)
                self.timeline.batch(number % len(self.pairs), scanned=0, read=0, seen=watch.worked())
        return self._ended(count)

    def _settle(self, count: Count, batch: Batch, placed: dict[int, int], number: int) -> None:
        self.lies |= {(count.number, batch.number, sheet): seed for sheet, seed in placed.items()}
        pair = self.pairs[number % len(self.pairs)]
        pair.settle(batch, {sheet: self.truth[seed] for sheet, seed in placed.items()})

    def _ended(self, count: Count) -> Count:
        self.timeline.count_ended()
        with self.clock.phase("Cân đối, kết thúc lần kiểm"):
            return close_count(actor=PROGRAM, count=count)

    def make_equal(self, counts: Sequence[Count]) -> int:
        """Fetch the ballots on which two counts differ and conclude on them; how many differed."""
        fetched = 0
        with self.clock.phase("Đối chiếu hai lần kiểm"):
            for one, other in pairwise(counts):
                if differences_of(standing_of(one), standing_of(other)):
                    fetched += self.correct((one, other))
        return fetched

    def correct(self, counts: Sequence[Count]) -> int:
        """Put every record right that is not as its paper; how many there were."""
        return sum(self._mend(standing_of(Count.objects.get(pk=each.pk))) for each in counts)

    def _mend(self, standing: Standing) -> int:
        """Conclude on every ballot whose record is not as its paper; how many there were."""
        wrong = [place for place, vector in standing.vectors.items() if vector != self._paper(standing.count, place)]
        for batch, sheet in wrong:
            found = standing.count.batches.select_related("count__election").get(number=batch)
            self.pairs[0].conclude(found, sheet, self._paper(standing.count, (batch, sheet)))
        if wrong:
            close_count(actor=PROGRAM, count=Count.objects.get(pk=standing.count.pk))
        return len(wrong)

    def _paper(self, count: Count, place: tuple[int, int]) -> Vector:
        return ruled(self.truth[self.lies[(count.number, *place)]], self.slate)

    def audited(self, count: Count) -> tuple[Audit, int]:
        """Draw sheets by dice, compare each with its paper; the audit, and how many sheets differed."""
        with self.clock.phase(AUDITING):
            count = Count.objects.get(pk=count.pk, state=CountState.CLOSED)
            draw_audit(actor=PROGRAM, count=count, dice=DICE)
            found = audit_of(standing_of(count))
            for drawn in found.waiting if found else ():
                place = (drawn.sheet.batch, drawn.sheet.place)
                self.clock.people(A_COMPARISON)
                compare_sheet(actor=PROGRAM, count=count, batch=place[0], sheet=place[1],
                              teller=self.pairs[0].third, vector=self._paper(count, place).seen)  # fmt: skip
            audit = audit_of(standing_of(count))
            if audit is None or audit.evaluation is None:
                raise RuntimeError("the audit did not come to an end")
            return audit, sum(drawn.differs for drawn in audit.drawn)

    @staticmethod
    def is_confirmed(audit: Audit) -> bool:
        """The audit confirms the result; a full hand count without a difference does, too."""
        whole = audit.evaluation is not None and audit.evaluation.conclusion is Conclusion.FULL_COUNT
        return (audit.evaluation is not None and audit.evaluation.conclusion is Conclusion.CONFIRMED) or (
            whole and not any(drawn.differs for drawn in audit.drawn)
        )
