"""When a count would end, from the opening of the box, if scanner, readers and people work at the same time."""

from dataclasses import dataclass, field

from dangbo.cli.evening.clock import READING, Clock


@dataclass(slots=True)
class Timeline:
    """Batches go through one scanner, one program and the pairs of tellers in turn; all in seconds since the opening.

    pairs: when each pair is free again.
    """

    pairs: list[float]
    scanner: float = 0.0
    readers: float = 0.0
    marks: list[float] = field(default_factory=list)

    @property
    def ended(self) -> float:
        """When the last pair has done the last batch."""
        return max(self.pairs)

    def batch(self, pair: int, *, scanned: float, read: float, seen: float) -> None:
        """One batch on its way: seconds of the scanner, of the readers and of the pair that sees it."""
        self.scanner += scanned
        self.readers = max(self.readers, self.scanner) + read
        self.pairs[pair] = max(self.pairs[pair], self.readers) + seen

    def count_ended(self) -> None:
        """Note the end of a count."""
        self.marks.append(self.ended)

    def close(self, seconds: float) -> None:
        """Note the end of everything that comes after the counts and took so long."""
        self.marks.append(self.ended + seconds)


@dataclass(slots=True)
class Stopwatch:
    """What people and readers took since it was last asked."""

    clock: Clock
    _worked: float = 0.0
    _read: float = 0.0

    def __post_init__(self) -> None:
        self._worked, self._read = self.clock.worked, self.clock.program(READING)

    def worked(self) -> float:
        """Seconds of people and scanner."""
        taken, self._worked = self.clock.worked - self._worked, self.clock.worked
        return taken

    def read(self) -> float:
        """Seconds of the readers."""
        taken, self._read = self.clock.program(READING) - self._read, self.clock.program(READING)
        return taken
