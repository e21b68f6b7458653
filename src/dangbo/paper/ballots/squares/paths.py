"""The darkest way from left to right."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dangbo.paper.ballots.squares.model import Floats

_MOVES = (0, -1, 1, -2, 2)
_CLIMB = 0.03
"""What a way pays for each sample up or down, against 1 for a column without ink."""


def darkest_ways(light: Floats) -> NDArray[np.int64]:
    """For each of N maps of cost (N × V × U, 0 for ink to 1 for paper) the lines (N × U) along the cheapest way."""
    count, high, wide = light.shape
    columns = np.ascontiguousarray(light.transpose(2, 0, 1))
    came = np.zeros((wide, count, high), np.int8)
    reach = max(abs(move) for move in _MOVES)
    cost = columns[0]
    padded = np.full((count, high + 2 * reach), 1e6, np.float32)
    choices = np.empty((len(_MOVES), count, high), np.float32)
    for place in range(1, wide):
        padded[:, reach:-reach] = cost
        for i, move in enumerate(_MOVES):
            np.add(padded[:, reach + move : reach + move + high], _CLIMB * abs(move), out=choices[i])
        came[place] = choices.argmin(0)
        cost = choices.min(0) + columns[place]
    return _traced(came, cost)


def _traced(came: NDArray[np.int8], cost: Floats) -> NDArray[np.int64]:
    moves = np.array(_MOVES)
    wide, count, _ = came.shape
    every = np.arange(count)
    lines = np.zeros((count, wide), np.int64)
    line = cost.argmin(1)
    for place in range(wide - 1, -1, -1):
        lines[:, place] = line
        line = line + moves[came[place, every, line]]
    return lines
