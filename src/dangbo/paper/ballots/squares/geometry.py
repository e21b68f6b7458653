"""Plane projections: fitted, inverted, applied."""

from __future__ import annotations

import numpy as np

from dangbo.paper.ballots.squares.model import Places


def project(matrix: Places, points: Places) -> Places:
    """Points (… × 2) through a 3 × 3 projection."""
    moved = points @ matrix[:, :2].T + matrix[:, 2]
    return np.asarray(moved[..., :2] / moved[..., 2:])


def affinity(source: Places, target: Places) -> Places:
    """The 3 × 3 matrix of the affine map that carries N ≥ 3 points nearest to others."""
    design = np.column_stack([source, np.ones(len(source))])
    solved = np.linalg.lstsq(design, target, rcond=None)[0]
    return np.vstack([solved.T, [0.0, 0.0, 1.0]])


def homography(source: Places, target: Places) -> Places:
    """The projection that carries N ≥ 4 points nearest to others; with three, the affine map."""
    if len(source) < 4:
        return affinity(source, target)
    before, after = _normaliser(source), _normaliser(target)
    x, y = project(before, source).T
    u, v = project(after, target).T
    zero, one = np.zeros_like(x), np.ones_like(x)
    rows = np.vstack(
        [
            np.column_stack([x, y, one, zero, zero, zero, -u * x, -u * y, -u]),
            np.column_stack([zero, zero, zero, x, y, one, -v * x, -v * y, -v]),
        ]
    )
    matrix = np.linalg.svd(rows, full_matrices=len(rows) < 9)[2][-1].reshape(3, 3)
    whole = np.linalg.inv(after) @ matrix @ before
    return np.asarray(whole / whole[2, 2])


def _normaliser(points: Places) -> Places:
    middle = points.mean(0)
    spread = max(float(np.sqrt(((points - middle) ** 2).sum(1).mean())), 1e-9)
    return np.array([[1 / spread, 0, -middle[0] / spread], [0, 1 / spread, -middle[1] / spread], [0, 0, 1]])
