"""Simulated sides and what reader B says of them."""

from functools import lru_cache

from dangbo.paper.ballots.layout import Layout, lay_out
from dangbo.paper.ballots.simulation import ANSWERS_FOR_PEOPLE, Hard, Mix, SimulatedSheet
from dangbo.paper.ballots.squares import PageReading
from paper.ballots.elections import definition

PLAIN = Mix(blank=0.0, hard=0.0, streak=0.0)


@lru_cache(maxsize=8)
def layout(count: int = 12, style: str = "agree_disagree", paper: str = "A4") -> Layout:
    return lay_out(definition(count, style=style, paper=paper, seats=count))


def only(kind: Hard) -> Mix:
    """Ballots all of whose rows are of one kind."""
    return Mix(blank=0.0, hard=0.0, streak=0.0, forced=kind)


def accepted(reading: PageReading) -> dict[int, str]:
    return {row.number: row.fact for row in reading.rows if not row.reasons}


def silent_errors(sheet: SimulatedSheet, reading: PageReading) -> list[tuple[int, str, str]]:
    """Rows with an accepted value that the voter did not mean: number, mark, value."""
    said = accepted(reading)
    return [
        (row.number, row.mark, said[row.number])
        for row in sheet.rows
        if row.number in said and (row.meant == ANSWERS_FOR_PEOPLE or said[row.number] != row.meant)
    ]
