"""The voters' ballots: what is on each, and how a scanner sees it, the first time, the second, and with faults."""

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from dangbo.cli.evening.sizes import Size
from dangbo.paper.ballots.layout import Layout, Style
from dangbo.paper.ballots.simulation import ANSWERS_FOR_PEOPLE, Fault, Hard, MeantRow, Mix, simulate_ballot

FIRST, SECOND, AGAIN = 1, 2, 3
_DPI = {FIRST: 200, SECOND: 220, AGAIN: 240}
_TURNED = {FIRST: 0.1, SECOND: 0.4, AGAIN: 0.0}
"""The second time the heap was turned and lies otherwise in the feeder; a sheet scanned again lies upright."""
_LETTERS = {"agree": "a", "disagree": "d", "struck": "s", "kept": "k", "both": "b", "none": "n"}
"""As vectors have them; not imported, since the processes that draw know nothing of Django."""
_WITH_BOTH = frozenset({Hard.BOTH.value, Hard.REMARKED.value})
SPOILED = (Fault.COARSE, Fault.DARK, Fault.TEAR, Fault.BLOB, Fault.SPLICE)
"""Faults of the scanning of ballots that lie in the box."""
STRAY = (Fault.FOREIGN, Fault.BLANK_SHEET, Fault.OLD_PRINT)
"""Sheets among the ballots that are none of this vote."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet on its way through the scanner: the seed that draws it; is_stray: it is no ballot of this vote."""

    seed: int
    fault: Fault | None = None
    is_stray: bool = False
    is_double: bool = False

    @property
    def counts(self) -> bool:
        """A ballot of the batch, once."""
        return not (self.is_stray or self.is_double)


@dataclass(frozen=True, slots=True)
class Task:
    """What one process draws: a sheet of a layout as it is scanned, into files of this name."""

    layout: Layout
    seed: int
    time: int
    fault: Fault | None
    share: float
    target: str


def share_of(size: Size) -> float:
    """How often a voter takes a name: a little less than there are seats."""
    return 0.93 * size.seats / size.names


def drawn(tasks: Sequence[Task], processes: int) -> Iterator[tuple[str, list[Path]]]:
    """For each task the marks as people see them, and the files of its sides."""
    if processes <= 1:
        yield from map(draw, tasks)
        return
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        yield from pool.imap(draw, tasks, chunksize=4)


def draw(task: Task) -> tuple[str, list[Path]]:
    """Draw one sheet and write what the scanner makes of it."""
    mix = Mix(agree=task.share, turned=_TURNED[task.time])
    sides = simulate_ballot(task.layout, task.seed, dpi=_DPI[task.time], fault=task.fault, mix=mix)
    files = []
    for number, side in enumerate(sides, start=1):
        files.append(Path(f"{task.target}-{number}.jpg"))
        files[-1].write_bytes(side.jpeg)
    rows = sorted((row for side in sides for row in side.rows), key=lambda row: row.number)
    return "".join(seen(row, task.layout.style) for row in rows), files


def seen(row: MeantRow, style: Style) -> str:
    """What all people see in a row, also in one of which a machine may say nothing."""
    if row.meant != ANSWERS_FOR_PEOPLE:
        return _LETTERS[row.meant]
    if style is Style.STRIKE_OUT:
        return _LETTERS["kept"]
    return _LETTERS["both" if row.mark in _WITH_BOTH else "none"]


def passing(seeds: Sequence[int], time: int, size: Size) -> list[list[Sheet]]:
    """The batches of a scanning in a new order, with faults in the first time."""
    chance = Random(f"{size.seed},{time}")  # noqa: S311 - a simulation
    order = list(seeds)
    chance.shuffle(order)
    batches: list[list[Sheet]] = []
    for start in range(0, len(order), size.batch):
        sheets = [Sheet(seed) for seed in order[start : start + size.batch]]
        batches.append(_troubled(sheets, len(batches), chance) if time == FIRST else sheets)
    return batches


def _troubled(sheets: list[Sheet], number: int, chance: Random) -> list[Sheet]:
    """A spoiled scan, a ballot that goes through twice and a stray sheet, at places of their own."""
    found, places = list(sheets), chance.sample(range(len(sheets)), min(2, len(sheets)))
    spoiled, twice = places[0], places[-1]
    found[spoiled] = Sheet(sheets[spoiled].seed, SPOILED[number % len(SPOILED)])
    found.append(Sheet(sheets[twice].seed, is_double=True))
    found.insert(chance.randrange(len(found)), Sheet(900_000 + number, STRAY[number % len(STRAY)], is_stray=True))
    return found
