"""Ballots as voters, feeders and telephones leave them, from a seed: for tests, the bench and the self-check.

Simulated ink is a lower bound on trouble: good for comparing readers and for finding errors, no certificate.
"""

from dangbo.paper.ballots.simulation.base import rendered_pages
from dangbo.paper.ballots.simulation.model import (
    ANSWERS_FOR_PEOPLE,
    Fault,
    Hard,
    Kind,
    MeantRow,
    Mix,
    Pen,
    SimulatedSheet,
)
from dangbo.paper.ballots.simulation.sheet import simulate, simulate_ballot

__all__ = [
    "ANSWERS_FOR_PEOPLE",
    "Fault",
    "Hard",
    "Kind",
    "MeantRow",
    "Mix",
    "Pen",
    "SimulatedSheet",
    "rendered_pages",
    "simulate",
    "simulate_ballot",
]
