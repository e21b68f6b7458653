"""Reader B: finds a ballot by its solid squares and measures mean darkness; with numpy alone, apart from reader A."""

from dangbo.paper.ballots.squares.model import DOUBTS, REASONS, REJECTIONS, PageReading, RowReading
from dangbo.paper.ballots.squares.reading import read_page

__all__ = ["DOUBTS", "REASONS", "REJECTIONS", "PageReading", "RowReading", "read_page"]
