"""The first reader of ballots, with OpenCV: by ArUco markers and against the printed template."""

from dangbo.paper.ballots.markers.model import PageReading, RowReading
from dangbo.paper.ballots.markers.page import read_page

__all__ = ["PageReading", "RowReading", "read_page"]
