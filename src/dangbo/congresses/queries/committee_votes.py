"""The committees that the congresses of a round elected, unit by unit: seats fixed and empty, surplus, lowest vote.

Seats and who was elected are the register's; candidates, surplus and votes are those of elections held here, which a
unit of an imported or paper congress has not.
"""

import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dangbo.congresses import round_figures as figures
from dangbo.congresses.models import CongressRound
from dangbo.congresses.queries.board import Board, Look
from dangbo.elections.models import Candidate
from dangbo.elections.states import DECIDED
from dangbo.facts.figures import Moment
from dangbo.figures.evaluation import rows_within
from dangbo.registry.figures.sources import in_force
from dangbo.registry.models import Committee
from dangbo.registry.models.committees import CommitteeKind
from dangbo.rules.congress.roundup import BasedShare
from dangbo.rules.elections.outcome import Outcome
from dangbo.rules.elections.posts import Post


@dataclass(frozen=True, slots=True)
class Lowest:
    """Who was elected with the smallest share of the base of the vote."""

    name: str
    share: BasedShare


@dataclass(frozen=True, slots=True)
class CommitteeLine:
    """The committee of one unit. seats, candidates: None where the register or an election does not tell them.

    candidates: names on the list of the first vote; not_again: sitting members who stood and were not elected.
    """

    pk: uuid.UUID
    name: str
    seats: int | None
    elected: int
    candidates: int | None
    list_seats: int
    not_again: int
    lowest: Lowest | None

    @property
    def empty(self) -> int | None:
        """Seats that stayed empty."""
        return None if self.seats is None else max(0, self.seats - self.elected)

    @property
    def surplus(self) -> BasedShare | None:
        """Names on the list beyond the seats to fill (số dư), of these seats."""
        if self.candidates is None or not self.list_seats or self.candidates > 2 * self.list_seats:
            return None
        return BasedShare(max(0, self.candidates - self.list_seats), self.list_seats, "số lượng cần bầu")


@dataclass(frozen=True, slots=True)
class CommitteeTotals:
    """The committees of all units together; each sum with the number of units that tell it."""

    seats: int
    empty: int
    seated_units: int
    candidates: int
    list_seats: int
    listed_units: int
    lowest: tuple[CommitteeLine, Lowest] | None


def committee_lines(round_: CongressRound, seen: Board) -> list[CommitteeLine]:
    """The units whose congress is over, in the order of the board; four queries."""
    over = [unit for unit in seen.units if unit.look is Look.DONE]
    seats, elected = _seats(round_, seen.at), _elected(round_, seen.at)
    stood, not_again = _stood(round_, seen.at), _not_again(round_, seen.at)
    return [
        CommitteeLine(
            pk=unit.pk,
            name=unit.name,
            seats=seats.get(unit.organisation_id),
            elected=elected[unit.organisation_id],
            candidates=stood[unit.pk].listed if unit.pk in stood else None,
            list_seats=stood[unit.pk].seats if unit.pk in stood else 0,
            not_again=not_again[unit.pk],
            lowest=stood[unit.pk].lowest if unit.pk in stood else None,
        )
        for unit in over
    ]


def totals_of(lines: Sequence[CommitteeLine]) -> CommitteeTotals:
    """All units together."""
    seated = [line for line in lines if line.seats is not None]
    listed = [line for line in lines if line.candidates is not None]
    lowest = [(line, line.lowest) for line in lines if line.lowest is not None]
    return CommitteeTotals(
        seats=sum(line.seats or 0 for line in seated),
        empty=sum(line.empty or 0 for line in seated),
        seated_units=len(seated),
        candidates=sum(line.candidates or 0 for line in listed),
        list_seats=sum(line.list_seats for line in listed),
        listed_units=len(listed),
        lowest=min(lowest, key=lambda pair: (pair[1].share.part / pair[1].share.whole, pair[0].name), default=None),
    )


def _seats(round_: CongressRound, at: date) -> dict[uuid.UUID, int]:
    """Organisation → seats of the committee begun in the round, as its congress fixed them."""
    moment = Moment(at)
    rows = Committee.objects.filter(in_force("term", moment), figures.begun_in_round("term", moment))
    fixed = rows.filter(kind=CommitteeKind.EXECUTIVE, seats__gt=0, term__organisation__congresses__round=round_)
    return dict(fixed.values_list("term__organisation_id", "seats"))


def _elected(round_: CongressRound, at: date) -> Counter[uuid.UUID]:
    """Organisation → those elected, the rows of the figure."""
    rows = rows_within(figures.SEATS, round_.superior_id, Moment(at))
    return Counter(rows.order_by().values_list("committee__term__organisation_id", flat=True))


def _not_again(round_: CongressRound, at: date) -> Counter[uuid.UUID]:
    """Congress → sitting members who were not elected again, the rows of the figure."""
    rows = rows_within(figures.LISTED, round_.superior_id, Moment(at))
    beaten = rows.filter(figures.NOT_AGAIN.where(Moment(at))).order_by()
    return Counter(beaten.values_list("election__meeting__congress", flat=True))


class _Votes:
    """What the votes on one committee say: names on the list of the first vote, its seats, the lowest elected."""

    def __init__(self) -> None:
        self.listed = self.seats = 0
        self.lowest: Lowest | None = None

    def take(self, round_number: int, seats: int, name: str, votes: int | None, base: int | None, outcome: str) -> None:
        if round_number == 1:
            self.listed += 1
            self.seats = seats
        if outcome != Outcome.ELECTED or votes is None or not base:
            return
        share = BasedShare(min(votes, base), base, "số người tính kết quả")
        if self.lowest is None or share.part * self.lowest.share.whole < self.lowest.share.part * share.whole:
            self.lowest = Lowest(name, share)


def _stood(round_: CongressRound, at: date) -> dict[uuid.UUID, _Votes]:
    """Congress → its votes on the committee, announced by the day."""
    rows = Candidate.objects.filter(
        on_list=True,
        election__post=Post.COMMITTEE,
        election__state__in=DECIDED,
        election__announcement__announced_on__lte=at,
        election__meeting__congress__round=round_,
    )
    names = ("election__meeting__congress", "election__round", "election__seats", "full_name", "votes",
             "election__announcement__verdict__base", "outcome")  # fmt: skip
    found: dict[uuid.UUID, _Votes] = {}
    listed: Iterable[tuple[object, ...]] = rows.order_by("election__round", "place").values_list(*names)
    for congress, *values in listed:
        found.setdefault(congress, _Votes()).take(*values)  # type: ignore[arg-type]
    return found
