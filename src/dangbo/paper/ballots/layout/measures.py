"""The measures of a ballot on each paper, in millimetres; sizes of type in points.

Marks stay 12 mm from the edges, because feeders cut corners. Rows keep clear of the lines along which ballots are
folded: halves, quarters and thirds of the height and half of the width.
"""

from dataclasses import dataclass

from dangbo.paper.ballots.layout.model import Box, Paper, Style

MARGIN = 12.0
CLEAR_OF_FOLD = 3.0
"""No box and no name comes nearer to a fold."""
CLEAR_OF_BOX = 3.0
"""No text and no rule comes nearer to a box."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Upright rules from left to right, the width for names, and the middles of what stands in the other columns."""

    rules: tuple[float, ...]
    number_right: float
    name_left: float
    name_right: float
    year: float | None
    agree: float | None
    disagree: float | None


@dataclass(frozen=True, slots=True)
class Measures:
    """One paper. front, back: the least y of the first strip on the first and second side; bottom: the greatest."""

    width: float
    height: float
    box: float
    marker: float
    square: float
    timing: tuple[float, float]
    codes: tuple[float, float]
    seal: Box
    front: float
    back: float
    bottom: float
    row_heights: tuple[float, ...]
    sizes: tuple[float, ...]
    legible: float
    """The size of type under which a second side is better than smaller names."""
    good: float
    """The size of type above which taller rows are better than taller names."""

    @property
    def folds_x(self) -> tuple[float, ...]:
        return (self.width / 2,)

    @property
    def folds_y(self) -> tuple[float, ...]:
        return tuple(self.height * share for share in (1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4))


def _steps(most: float, least: float) -> tuple[float, ...]:
    """Half steps downwards, both ends included."""
    return tuple(most - 0.5 * step for step in range(round((most - least) * 2) + 1))


MEASURES: dict[Paper, Measures] = {
    "A4": Measures(
        width=210,
        height=297,
        box=6,
        marker=11,
        square=5,
        timing=(5, 2.5),
        codes=(19, 15),
        seal=Box(27, 12, 60, 45),
        front=76,
        back=37.5,
        bottom=267.5,
        row_heights=_steps(14, 8.5),
        sizes=_steps(15, 6),
        legible=10.5,
        good=13,
    ),
    "A5": Measures(
        width=148,
        height=210,
        box=5,
        marker=9,
        square=4,
        timing=(4, 2),
        codes=(14, 13),
        seal=Box(24, 12, 42, 35),
        front=71.5,
        back=35,
        bottom=183.2,
        row_heights=_steps(12, 8),
        sizes=_steps(11, 5),
        legible=8.5,
        good=9.5,
    ),
}

_COLUMNS: dict[tuple[Paper, Style, bool], Columns] = {
    ("A4", Style.AGREE_DISAGREE, False): Columns((20, 31, 108, 149, 190), 29, 33, 101.5, None, 128.5, 169.5),
    ("A4", Style.AGREE_DISAGREE, True): Columns((20, 31, 107, 125, 157.5, 190), 29, 33, 101.5, 116, 141, 174),
    ("A4", Style.STRIKE_OUT, False): Columns((20, 34, 190), 30.5, 37, 101.5, None, None, None),
    ("A4", Style.STRIKE_OUT, True): Columns((20, 34, 150, 190), 30.5, 37, 101.5, 170, None, None),
    ("A5", Style.AGREE_DISAGREE, False): Columns((19, 26.5, 77, 103, 129), 25.2, 28.5, 70.5, None, 87.5, 118.5),
    ("A5", Style.AGREE_DISAGREE, True): Columns((19, 26.5, 59, 77, 103, 129), 25.2, 28.5, 57.5, 65.5, 87.5, 118.5),
    ("A5", Style.STRIKE_OUT, False): Columns((19, 28, 129), 26, 30.5, 70.5, None, None, None),
    ("A5", Style.STRIKE_OUT, True): Columns((19, 28, 100, 129), 26, 30.5, 70.5, 114.5, None, None),
}


def columns(paper: Paper, style: Style, years: bool) -> Columns:
    """The columns of a ballot; years says whether any year of birth is printed."""
    return _COLUMNS[paper, style, years]
