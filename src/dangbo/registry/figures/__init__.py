"""The figures of the register."""

from dangbo.facts.figures import Figure
from dangbo.registry.figures import committees, members, movements, organisations

FIGURES: list[Figure] = [*organisations.FIGURES, *members.FIGURES, *movements.FIGURES, *committees.FIGURES]
