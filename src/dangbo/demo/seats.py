"""How the seats of a congress round are shared out over the grassroots organisations of a bloc."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dangbo.demo.chance import odd_sizes, share_out
from dangbo.demo.organisations import Bloc
from dangbo.demo.plan import BlocPlan
from dangbo.demo.world import Member, Node

MOST_IN_CELL, MOST_IN_COMMITTEE, MOST_IN_INSPECTION = 5, 15, 5
_STEPS = ((60, 5), (100, 7), (170, 9), (300, 11))


@dataclass(eq=False, slots=True)
class Roster:
    """The committee of a grassroots organisation in two terms: its sizes, and then the people who sit in it."""

    node: Node
    seats: int
    former_seats: int
    reelected_seats: int
    women: int
    inspection_seats: int = 0
    inspection_reelected: int = 0
    reelected: list[Member] = field(default_factory=list)
    first_time: list[Member] = field(default_factory=list)
    former_only: list[Member] = field(default_factory=list)

    @property
    def first_time_seats(self) -> int:
        return self.seats - self.reelected_seats

    @property
    def former_only_seats(self) -> int:
        return self.former_seats - self.reelected_seats

    @property
    def reelected_women(self) -> int:
        """Women among the re-elected: their fair part, as far as the first-time seats can hold the others."""
        fair = round(self.women * self.reelected_seats / self.seats)
        return min(self.reelected_seats, max(fair, self.women - self.first_time_seats))

    @property
    def first_time_women(self) -> int:
        return self.women - self.reelected_women


def make_rosters(plan: BlocPlan, bloc: Bloc) -> list[Roster]:
    """A roster for every grassroots organisation; the totals are those of the plan."""
    nodes = bloc.grassroots
    wanted = [_fair_size(node) for node in nodes]
    start = [_odd(size) for size in wanted]
    seats = _with_limit(plan.seats, start, wanted, nodes)
    former = _former(plan, seats)
    reelected = share_out(plan.reelected, seats, [1] * len(nodes), seats)
    women = share_out(plan.women, seats, [0] * len(nodes), seats)
    rosters = [Roster(*values) for values in zip(nodes, seats, former, reelected, women, strict=True)]
    _share_inspection(plan, [roster for roster in rosters if roster.node.is_committee])
    return rosters


def _fair_size(node: Node) -> float:
    if not node.is_committee:
        return 3 if node.target < 22 else 4
    size = next((seats for limit, seats in _STEPS if node.target <= limit), 13)
    return size + node.target % 10 / 100


def _odd(size: float) -> int:
    return int(size) | 1 if size < 4 or size >= 5 else 3


def _with_limit(total: int, start: Sequence[int], wanted: Sequence[float], nodes: Sequence[Node]) -> list[int]:
    """Cells keep their sizes; the committees take the rest."""
    cells = sum(size for size, node in zip(start, nodes, strict=True) if not node.is_committee)
    chosen = [index for index, node in enumerate(nodes) if node.is_committee]
    sizes = odd_sizes(total - cells, [start[i] for i in chosen], [wanted[i] for i in chosen], MOST_IN_COMMITTEE)
    seats = list(start)
    for index, size in zip(chosen, sizes, strict=True):
        seats[index] = size
    return seats


def _former(plan: BlocPlan, seats: Sequence[int]) -> list[int]:
    """The former committees: somewhat larger, the larger ones most."""
    return odd_sizes(plan.former_seats, seats, [size * plan.former_seats / plan.seats for size in seats], 17)


def _share_inspection(plan: BlocPlan, rosters: Sequence[Roster]) -> None:
    wanted = [min(MOST_IN_INSPECTION, roster.node.target / 45) for roster in rosters]
    sizes = odd_sizes(plan.inspection_seats, [3] * len(rosters), wanted, MOST_IN_INSPECTION)
    least, most = [1] * len(rosters), [size - 1 for size in sizes]
    reelected = share_out(plan.inspection_reelected, sizes, least, most)
    for roster, size, kept in zip(rosters, sizes, reelected, strict=True):
        roster.inspection_seats, roster.inspection_reelected = size, kept
