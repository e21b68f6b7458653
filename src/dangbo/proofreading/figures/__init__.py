"""Figures of a text: counts, percentages, ratios, dates, ordinals and document numbers, with what they count."""

from dangbo.proofreading.figures.finding import find_figures
from dangbo.proofreading.figures.model import Figure, Hedge, Kind

__all__ = ["Figure", "Hedge", "Kind", "find_figures"]
