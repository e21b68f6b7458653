"""Whether the two QR codes on a side are those of this print."""

from __future__ import annotations

from enum import StrEnum

import numpy as np

from dangbo.paper.ballots.layout.codes import page_code
from dangbo.paper.ballots.layout.model import Box, Layout
from dangbo.paper.ballots.squares.aligning import Placed
from dangbo.paper.ballots.squares.code_words import (
    SIDE,
    WRONG_AT_MOST,
    Modules,
    codewords,
    fixed,
    is_codeword,
    words_of,
)
from dangbo.paper.ballots.squares.model import UnreadableError

_REACH = 1.6
"""Millimetres around its place in which a code is looked for."""
_SHARP = 0.55
"""Of full contrast between what must be dark and what must be light: a code is where it was looked for."""


class Copy(StrEnum):
    """What one copy of the code says."""

    OURS = "ours"
    OTHER = "other"
    UNREAD = "unread"


def check_codes(placed: Placed, layout: Layout, page: int) -> tuple[str, tuple[str, ...]]:
    """The code's content, and doubts: codes_unread where neither copy can be read, codes_differ where one cannot.

    Raises:
        UnreadableError: foreign, if a readable copy is another election's, another print's or another side's.
    """
    text = page_code(layout, page)
    copies = [_read(placed, box, text) for box in layout.marks[page - 1].codes]
    if Copy.OTHER in copies:
        raise UnreadableError("foreign")
    if Copy.OURS not in copies:
        return "", ("codes_unread",)
    return text, ("codes_differ",) if Copy.UNREAD in copies else ()


def _read(placed: Placed, box: Box, text: str) -> Copy:
    words = words_of(_modules(placed, box))
    if int((words != np.array(codewords(text))).sum()) <= WRONG_AT_MOST:
        return Copy.OURS
    return Copy.OTHER if is_codeword(words) else Copy.UNREAD


def _modules(placed: Placed, box: Box) -> Modules:
    """The modules, where they lie best over the patterns that every code has; looked for far off only if not near."""
    contrast, modules = _best(placed, box, 1, 1)
    if contrast < _SHARP:
        modules = _best(placed, box, int(np.ceil(_REACH * SIDE / box.w)), 2)[1]
    return modules


def _best(placed: Placed, box: Box, reach: int, step: int) -> tuple[float, Modules]:
    """The modules after the shift of up to `reach` modules, in steps of `step` fifths, with the greatest contrast."""
    pitch, fine = box.w / SIDE, 5
    offsets = (np.arange((SIDE + 2 * reach) * fine) + 0.5) / fine * pitch - box.w / 2 - reach * pitch
    grey = placed.patches(np.array([box.center]), offsets, offsets)[0].astype(np.float32)
    taken, dark = fixed()
    places, black = np.nonzero(taken), dark[taken]
    lines = np.arange(0, 2 * reach * fine + 1, step)
    down, across = (shift.ravel()[:, None] for shift in np.meshgrid(lines, lines, indexing="ij"))
    seen = grey[down + places[0] * fine + fine // 2, across + places[1] * fine + fine // 2]
    dark_mean, light_mean = seen[:, black].mean(1), seen[:, ~black].mean(1)
    best = int((light_mean - dark_mean).argmax())
    span = max(float(np.ptp(np.percentile(grey, (5, 95)))), 1.0)
    y, x = int(down[best, 0]) + fine // 2, int(across[best, 0]) + fine // 2
    modules = grey[y::fine, x::fine][:SIDE, :SIDE] < (dark_mean[best] + light_mean[best]) / 2
    return float(light_mean[best] - dark_mean[best]) / span, modules
