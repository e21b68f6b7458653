"""Faults of paper and feeder, done to a page of 300 dots an inch."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from dangbo.paper.ballots.layout.json import fingerprint
from dangbo.paper.ballots.layout.model import BallotCandidate, BallotDefinition, Layout
from dangbo.paper.ballots.layout.placing import lay_out
from dangbo.paper.ballots.simulation.ink import PX
from dangbo.paper.ballots.simulation.model import Fault, Image

WORTHLESS = frozenset({Fault.BLANK_SHEET, Fault.FOREIGN, Fault.OLD_PRINT, Fault.WRONG_PAGE, Fault.PHOTOCOPY})
"""Sheets of which no row may be accepted, whatever it says."""


def printed_layout(layout: Layout, fault: Fault | None) -> Layout:
    """The layout from which the sheet was really printed."""
    if fault is Fault.FOREIGN:
        other = replace(layout, election=f"{layout.election}-khác")
    elif fault is Fault.OLD_PRINT:
        other = replace(layout, title=f"{layout.title} (in lần trước)")
    elif fault is Fault.WRONG_PAGE:
        return _with_more_names(layout)
    else:
        return layout
    return replace(other, fingerprint=fingerprint(other))


def printed_page(page: int, fault: Fault | None) -> int:
    """The page of that layout that lies under the scanner."""
    return 2 if fault is Fault.WRONG_PAGE else page


def _with_more_names(layout: Layout) -> Layout:
    """The same election with a list so long that it has a second side."""
    more = tuple(BallotCandidate(f"Thêm {chr(65 + place)}") for place in range(20))
    own = tuple(BallotCandidate(row.name, row.birth_year) for row in layout.rows)
    return lay_out(
        BallotDefinition(
            id=layout.election,
            title=layout.title,
            organisation=layout.organisation,
            regulation=layout.regulation,
            style=layout.style,
            seats=layout.seats,
            paper=layout.paper,
            candidates=(*own, *more)[: 20 if layout.paper == "A5" else 38],
        )
    )


def damage(page: Image, layout: Layout, number: int, fault: Fault | None, random: np.random.Generator) -> Image:
    """The page with a fault of the paper or the feeder; number: the page's, from 1."""
    match fault:
        case Fault.BLOB:
            _blob(page, layout, number, random)
        case Fault.TEAR:
            _tear(page, random)
        case Fault.STRETCH:
            return _stretch(page, random)
        case Fault.MIRROR:
            return np.ascontiguousarray(page[:, ::-1])
        case Fault.BLANK_SHEET:
            page[:] = 255
        case _:
            pass
    return page


def splice(page: Image, second: Image, random: np.random.Generator) -> Image:
    """The lower 40% of a second sheet over the first, not quite where it belongs."""
    cut = int(page.shape[0] * random.uniform(0.5, 0.7))
    down, across = random.uniform(-6, 6, 2) * PX
    matrix = np.array([[1, random.normal(0, 0.003), across], [random.normal(0, 0.003), 1, down]])
    moved = cv2.warpAffine(second, matrix, page.shape[::-1], borderMode=cv2.BORDER_CONSTANT, borderValue=255)
    page[cut:] = moved[cut:]
    if random.random() < 0.5:
        page[cut : cut + 3] = np.minimum(page[cut : cut + 3], int(random.uniform(120, 220)))
    return page


def _blob(page: Image, layout: Layout, number: int, random: np.random.Generator) -> None:
    """Ink over or beside the mark of a corner."""
    _, box = layout.marks[number - 1].markers[int(random.integers(0, 4))]
    x, y = np.array(box.center) + random.uniform(-8, 8, 2)
    size = tuple((random.uniform(3, 9, 2) * PX).astype(int).tolist())
    cv2.ellipse(page, (int(x * PX), int(y * PX)), size, float(random.uniform(0, 180)), 0, 360, 15, -1, cv2.LINE_AA)


def _tear(page: Image, random: np.random.Generator) -> None:
    """A corner torn off up to 45 mm from it; the scanner's dark lid shows."""
    high, wide = page.shape
    reach = random.uniform(15, 45, 2) * PX
    corner = np.array([wide * random.integers(0, 2), high * random.integers(0, 2)])
    toward = np.where(corner > 0, -1, 1)
    first = corner + np.array([toward[0] * reach[0], 0])
    second = corner + np.array([0, toward[1] * reach[1]])
    middle = (first + second) / 2 + random.normal(0, 3 * PX, 2)
    cv2.fillPoly(page, [np.array([corner, first, middle, second]).astype(np.int32)], int(random.choice((20, 255))))


def _stretch(page: Image, random: np.random.Generator) -> Image:
    """The feeder slips: the lower half comes out 2% longer or shorter."""
    half, wide = page.shape[0] // 2, page.shape[1]
    lower = page[half:]
    factor = 1 + float(random.choice((-1, 1))) * random.uniform(0.018, 0.025)
    drawn = cv2.resize(lower, (wide, round(lower.shape[0] * factor)), interpolation=cv2.INTER_LINEAR)
    out = np.full_like(page, 255)
    out[:half] = page[:half]
    fits = min(drawn.shape[0], page.shape[0] - half)
    out[half : half + fits] = drawn[:fits]
    return out
