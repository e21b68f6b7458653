"""What the preview of an import shows: how many rows there are of each outcome, and every row that tells something."""

from collections import Counter
from dataclasses import asdict
from typing import Any

from dangbo.registry.exchange.problems import Weight
from dangbo.registry.exchange.rows import Outcome, Row
from dangbo.registry.exchange.tables import Planned
from dangbo.registry.exchange.values import as_text

LETTERS = {
    Outcome.NEW: "n",
    Outcome.CHANGE: "c",
    Outcome.SAME: "s",
    Outcome.SKIPPED: "b",
    Outcome.WAITING: "w",
    Outcome.WRONG: "x",
}
OUTCOMES = {letter: outcome for outcome, letter in LETTERS.items()}


def snapshot(planned: Planned) -> dict[str, Any]:
    """The counts, the outcome of each row, and each row that is wrong, waits, was left out or changes somebody."""
    outcomes = {str(row.number): LETTERS[row.outcome] for row in planned.rows}
    return {
        "counts": counts(outcomes),
        "outcomes": outcomes,
        "outside": planned.outside,
        "rows": {str(row.number): shown_row(row) for row in planned.rows if is_telling(row)},
    }


def counts(outcomes: dict[str, str]) -> dict[str, int]:
    """Outcome → number of rows, of those outcomes that occur."""
    return {OUTCOMES[letter].value: count for letter, count in Counter(outcomes.values()).items()}


def is_telling(row: Row) -> bool:
    """Whether a row has something that the user must see before agreeing."""
    return bool(row.problems or row.taken or row.typed) or row.outcome in (Outcome.CHANGE, Outcome.SKIPPED)


def shown_row(row: Row) -> dict[str, Any]:
    """A row as the preview keeps it, its gravest problem first."""
    problems = sorted(row.problems, key=lambda problem: problem.weight is not Weight.WRONG)
    return {
        "outcome": row.outcome.value,
        "known": row.known_id,
        "cells": {key: as_text(cell) for key, cell in row.cells.items()},
        "columns": row.columns,
        "problems": [asdict(problem) for problem in problems],
        "changes": [asdict(change) for change in row.changes],
        "taken": sorted(row.taken),
        "typed": sorted(row.typed),
    }
