"""What took how long: the program measured, people and scanner reckoned by their usual pace."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

A_ROW, A_CONCLUSION, A_COMPARISON, TURNING = 2.5, 20.0, 5.0, 0.8
"""Seconds for a doubtful row on the screen, a conclusion of all tellers, a paper compared, a ballot turned over."""
KEYS_A_SECOND = 5.0
SCANNED_A_SECOND = 1.0
"""Sheets of an office scanner, both sides at once."""
READING, AUDITING = "Hai bộ đọc đọc ảnh", "Rút phiếu đối chiếu với phiếu giấy"


@dataclass(slots=True)
class Phase:
    """One line of the table. program: seconds measured; people: seconds reckoned of all who work at the same time."""

    name: str
    program: float = 0.0
    people: float = 0.0


@dataclass(slots=True)
class Clock:
    """The phases of an evening in order; pairs: of tellers side by side; worked: the seconds of each by itself."""

    tell: Callable[[str], None] = print
    pairs: int = 3
    phases: list[Phase] = field(default_factory=list)
    worked: float = 0.0
    _now: Phase | None = None

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Measure a part of the evening; a name that was measured before goes on."""
        self._now = next((each for each in self.phases if each.name == name), None) or Phase(name)
        if self._now not in self.phases:
            self.phases.append(self._now)
            self.tell(f"… {name}")
        began, now = time.perf_counter(), self._now
        try:
            yield
        finally:
            now.program += time.perf_counter() - began

    def people(self, seconds: float, *, side_by_side: bool = True) -> None:
        """Add what people or the scanner need in the present phase."""
        self.worked += seconds
        if self._now is not None:
            self._now.people += seconds / (self.pairs if side_by_side else 1)

    def program(self, name: str) -> float:
        """Seconds that the program took in a phase so far."""
        return next((each.program for each in self.phases if each.name == name), 0.0)

    def whole(self, *, without: str) -> float:
        """Seconds of program and people so far, but for one phase."""
        return sum(each.program + each.people for each in self.phases if each.name != without)

    def table(self) -> list[str]:
        """The lines of the table, the sum last."""
        width = max(len(phase.name) for phase in self.phases)
        rows = [f"{'Việc':<{width}}  {'Chương trình':>12}  {'Người, máy quét (ước tính)':>26}"]
        rows += [f"{each.name:<{width}}  {said(each.program):>12}  {said(each.people):>26}" for each in self.phases]
        whole = Phase("Cộng", sum(each.program for each in self.phases), sum(each.people for each in self.phases))
        return [*rows, f"{whole.name:<{width}}  {said(whole.program):>12}  {said(whole.people):>26}"]


def said(seconds: float) -> str:
    """Seconds below a minute, minutes from there on; a dash for none."""
    if not seconds:
        return "–"
    return f"{seconds:.1f} giây".replace(".", ",") if seconds < 60 else f"{seconds / 60:.1f} phút".replace(".", ",")
