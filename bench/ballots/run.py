#!/usr/bin/env python3
"""The targets of reading ballots: `python bench/ballots/run.py --ballots N [--processes 2] [--only PART …] [--seed S]`.

N is the number of ballots of the normal mix; the other trials take their share of it. Parts: normal, steady, turned,
fine, dense, small, two-sided, photo, other, other-dense, other-small, other-photo, other-hard, hard, fault, strike,
strike-hard, strike-folds, speed, print, same; "other" are ballots of the second generator. Prints a table in Markdown
with one-sided 95% upper bounds; docs/benchmarks.md keeps the last whole run. With --keep FOLDER every piece of 20
ballots is kept there and not run again: a long run may be broken off and goes on where it was; after a change of the
readers take another folder.
--seconds: no new piece is begun after so long. Simulated ink is a lower bound on trouble: no certificate.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from pieces import Plan, piece, starts
from printing_speed import slowest_print
from reading import Decided, decoded, read_ballot
from targets import Line, lines, table
from trials import Tally, Trial, trials

from dangbo.paper.ballots.layout import Layout, layout_json
from dangbo.paper.ballots.simulation import simulate_ballot

SPEED_SHEETS, START_SHEETS = 104, 4
"""Files read to measure the speed, and those of a run that measures what the start of the processes takes."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ballots", type=int, default=200)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", action="append", metavar="PART")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--errors", type=int, default=20, help="how many errors to list")
    parser.add_argument("--reasons", action="store_true", help="also tell why clear rows went to people")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep pieces that are done and go on from them")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin no new piece after so long")
    options = parser.parse_args()
    plan = Plan(options.ballots, options.seed, options.keep, time.time() + options.seconds)
    asked = set(options.only) if options.only else None
    with ProcessPoolExecutor(options.processes) as pool:
        found = {trial.name: tally for trial, tally in _run_all(pool, asked, plan)}
        extra = list(_speed(pool, options.processes, options.seed)) if asked is None or "speed" in asked else []
        if asked is None or "same" in asked:
            extra.append(_sameness(pool, options.seed))
    if asked is None or "print" in asked:
        extra.append(slowest_print())
    print(table([*lines(found), *extra]))
    for error in [error for tally in found.values() for error in tally.errors][: options.errors]:
        print(f"- {error}")
    if options.reasons:
        for name, tally in found.items():
            print(f"- {name}: {', '.join(f'{reason} {count}' for reason, count in tally.reasons.most_common(12))}")
    return 0


def _run_all(pool: ProcessPoolExecutor, asked: set[str] | None, plan: Plan) -> Iterator[tuple[Trial, Tally]]:
    for trial in trials(asked):
        total = Tally()
        began = time.perf_counter()
        for part in pool.map(partial(piece, trial, plan), starts(trial, plan)):
            total.add(part)
        print(f"{trial.name}: {total.ballots} in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        if total.ballots:
            yield trial, total


def _speed(pool: ProcessPoolExecutor, processes: int, seed: int) -> Iterator[Line]:
    """From a folder of files to sheets, in a program of its own; the files are made before the clock runs."""
    layout = Trial("speed").layout()
    for dpi, target in ((200, 600), (300, 400)):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "layout.json").write_text(json.dumps(layout_json(layout)), encoding="utf-8")
            seeds = range(seed, seed + SPEED_SHEETS)
            for place, data in zip(seeds, pool.map(partial(_file, layout, dpi), seeds, chunksize=10), strict=True):
                (Path(folder) / f"{place}.jpg").write_bytes(data)
            found, start = _read_folder(folder, processes, SPEED_SHEETS), _read_folder(folder, processes, START_SHEETS)
        sheets = found["sheets"] - start["sheets"]
        pace = 60 * processes * sheets / (found["work"] - start["work"])
        what = f"ballots a minute by the processor, both readers, {dpi} dpi, {processes} cores, {sheets} files"
        value = f"{pace:.0f}; by the clock, start included, {60 * found['sheets'] / found['seconds']:.0f}"
        yield Line("B6", what, f"≥ {target}", value, pace >= target)
        most = found["megabytes"]
        yield Line("B6", f"memory of all processes, {dpi} dpi", "≤ 600 MB", f"{most:.0f} MB", most <= 600)


def _read_folder(folder: str, processes: int, sheets: int) -> dict[str, float]:
    """In a program of its own: sheets, seconds, seconds of processor, megabytes."""
    program = [sys.executable, str(Path(__file__).parent / "reading_speed.py"), folder, str(processes), str(sheets)]
    found: dict[str, float] = json.loads(subprocess.run(program, capture_output=True, check=True).stdout)
    return found


def _file(layout: Layout, dpi: float, seed: int) -> bytes:
    return simulate_ballot(layout, seed, dpi=dpi)[0].jpeg


def _read_one(layout: Layout, data: bytes) -> Decided:
    return read_ballot([decoded(data)], layout)


def _sameness(pool: ProcessPoolExecutor, seed: int) -> Line:
    """The same image read twice, in whatever process."""
    layout = Trial("same").layout()
    files = list(pool.map(partial(_file, layout, 200), range(seed, seed + 20))) * 2
    read = list(pool.map(partial(_read_one, layout), files))
    same = read[:20] == read[20:]
    return Line("B11", "the same image gives the same facts", "all", "20 of 20" if same else "not all", same)


if __name__ == "__main__":
    sys.exit(main())
