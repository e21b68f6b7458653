"""How large an evening is."""

from dataclasses import dataclass

from dangbo.rules.elections.ballot import Layout, layout_for


@dataclass(frozen=True, slots=True)
class Size:
    """delegates, names, seats: of the vote; style: the kind of ballot, that of the regulation where None.

    batch: ballots in a batch; seed: of all chance; processes: that draw ballots at the same time.
    """

    delegates: int = 350
    names: int = 33
    seats: int = 30
    style: Layout | None = None
    batch: int = 50
    seed: int = 1
    processes: int = 2

    @property
    def layout(self) -> Layout:
        """The kind of ballot of this evening."""
        return self.style or layout_for(self.seats, self.names)

    @property
    def absent(self) -> int:
        """Delegates absent throughout, one in seventy."""
        return self.delegates // 70

    @property
    def unreturned(self) -> int:
        """Ballots that were handed out and are not in the box, one in a hundred and fifty."""
        return self.delegates // 150
