"""Measuring: a thing done several times, its median held against a target."""

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

WARMING = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: its name, the target (None: told without one), the unit, and the value of each run."""

    name: str
    unit: str
    target: float | None
    runs: tuple[float, ...]
    note: str = ""
    work: tuple[float, ...] = ()
    """What this process itself worked for, without waiting for others (or for a database server)."""

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def ratio(self) -> float | None:
        """The median as a share of the target: 1 or less holds it."""
        return None if self.target is None else self.median / self.target


def timed(
    name: str, target: float | None, act: Callable[[], object], runs: int = 15, unit: str = "ms", note: str = ""
) -> Measured:
    """Seconds or milliseconds of wall clock that an act takes, after it was done twice to warm up."""
    scale = 1000 if unit == "ms" else 1
    for _ in range(WARMING if runs > WARMING else 0):
        act()
    found, work = [], []
    for _ in range(runs):
        gc.collect()
        began, worked = time.perf_counter(), time.process_time()
        act()
        work.append((time.process_time() - worked) * scale)
        found.append((time.perf_counter() - began) * scale)
    return Measured(name, unit, target, tuple(found), note, tuple(work))


def table(measured: list[Measured]) -> str:
    """The results as a table in Markdown."""
    lines = ["| what | target | median (least to most) | ratio | own work | runs |", "|---|---:|---:|---:|---:|---:|"]
    for each in measured:
        target = "" if each.target is None else f"{_number(each.target)} {each.unit}"
        ratio = "" if each.ratio is None else f"{each.ratio:.2f}"
        spread = f" ({_number(min(each.runs))} to {_number(max(each.runs))})" if len(each.runs) > 1 else ""
        note = f"<br>{each.note}" if each.note else ""
        value = f"{_number(each.median)}{spread} {each.unit}"
        work = f"{_number(statistics.median(each.work))} {each.unit}" if each.work else ""
        lines.append(f"| {each.name}{note} | {target} | {value} | {ratio} | {work} | {len(each.runs)} |")
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 20 or value == int(value) else f"{value:.2f}"
