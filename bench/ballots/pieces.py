"""A trial in pieces, each of which is kept in a file, so that a long run may be broken off and goes on where it was."""

from __future__ import annotations

import json
import time
import zlib
from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path

from trials import Tally, Trial, run

CHUNK = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """ballots: of the normal mix; keep: the folder of pieces; until: the time after which none is begun."""

    ballots: int
    seed: int
    keep: Path | None
    until: float


def starts(trial: Trial, plan: Plan) -> range:
    """The first ballot of each piece."""
    first = plan.seed * 10_000_000_000 + zlib.crc32(trial.name.encode())
    return range(first, first + max(1, round(plan.ballots * trial.share)), CHUNK)


def piece(trial: Trial, plan: Plan, start: int) -> Tally:
    """A piece, from its file if it was done before; empty where it is too late to begin it."""
    end = min(start + CHUNK, starts(trial, plan).stop)
    name = f"{trial.name.replace(':', '-')}-{start}-{end}.json"
    if plan.keep and (plan.keep / name).exists():
        return _from_json(json.loads((plan.keep / name).read_bytes()))
    total = Tally()
    if time.time() > plan.until:
        return total
    for seed in range(start, end):
        total.add(run(trial, seed))
    if plan.keep:
        plan.keep.mkdir(parents=True, exist_ok=True)
        (plan.keep / name).write_text(
            json.dumps({field.name: getattr(total, field.name) for field in fields(Tally)}), encoding="utf-8"
        )
    return total


def _from_json(data: dict[str, object]) -> Tally:
    values = {field.name: data[field.name] for field in fields(Tally)}
    return Tally(**{name: Counter(value) if isinstance(value, dict) else value for name, value in values.items()})  # type: ignore[arg-type]
