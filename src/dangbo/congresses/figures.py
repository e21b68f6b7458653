"""The figures of congresses, from every subject."""

from dangbo.congresses.collecting import offered
from dangbo.facts.figures import Figure

FIGURES: list[Figure] = [figure for figures in offered("FIGURES") for figure in figures]
