"""Both readers together: what the machine accepts, what goes to people, whole sheets and their summary."""

from dangbo.paper.ballots.deciding.model import DecidedRow, Fact, ReadImage, ReadPage, SheetReading, SideReading
from dangbo.paper.ballots.deciding.reading import read_images, read_side
from dangbo.paper.ballots.deciding.sheets import join
from dangbo.paper.ballots.deciding.sides import decide
from dangbo.paper.ballots.deciding.summary import reading_json, summary_json

__all__ = [
    "DecidedRow",
    "Fact",
    "ReadImage",
    "ReadPage",
    "SheetReading",
    "SideReading",
    "decide",
    "join",
    "read_images",
    "read_side",
    "reading_json",
    "summary_json",
]
