"""The figures of the register."""

from dangbo.facts.figures import Figure
from dangbo.registry.figures import committees, crossed, members, movements, organisations

FIGURES: list[Figure] = [
    *organisations.FIGURES,
    *members.FIGURES,
    *crossed.FIGURES,
    *movements.FIGURES,
    *committees.FIGURES,
]
