"""Solid printed marks (squares, timing marks) found near their places."""

from __future__ import annotations

from dangbo.paper.ballots.layout.model import Box
from dangbo.paper.ballots.markers.images import SCALE, Floats, Grey, opencv, upright

SIZE = (0.7, 1.35)
"""The least and the greatest part of its width and of its height that a mark may show."""
FULL = 0.85
"""The least part of the mark's rectangle that is dark."""
THIN = 5
"""Pixels: a line no broader (a streak of the scanner, a fold) is taken away before the mark is measured."""
CONTRAST = 40


def find_solid(image: Grey, to_image: Floats, box: Box, around: float) -> tuple[float, float] | None:
    """How far (dx, dy in millimetres) a mark lies from its place in an image, searched some millimetres around."""
    cv2 = opencv()
    width, height = (round((side + 2 * around) * SCALE) for side in (box.w, box.h))
    patch = cv2.warpPerspective(
        image,
        to_image @ upright(box.x - around, box.y - around, SCALE),
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    return solid_in(patch, box, (box.x - around) * SCALE, (box.y - around) * SCALE)


def solid_in(patch: Grey, box: Box, left: float, top: float) -> tuple[float, float] | None:
    """The same in a part of the upright side whose top left is at left, top (pixels of the upright side)."""
    cv2 = opencv()
    if patch.size == 0 or int(patch.max()) - (low := int(patch.min())) < CONTRAST:
        return None
    _, dark = cv2.threshold(patch, (low + int(patch.max())) // 2, 1, cv2.THRESH_BINARY_INV)
    dark = cv2.morphologyEx(dark, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (THIN, THIN)))
    _, _, shapes, middles = cv2.connectedComponentsWithStats(dark, connectivity=4)
    wanted = (box.w * SCALE, box.h * SCALE)
    x, y = box.center
    centre = (x * SCALE - 0.5 - left, y * SCALE - 0.5 - top)
    found = [
        (float(x - centre[0]) / SCALE, float(y - centre[1]) / SCALE)
        for (_, _, w, h, area), (x, y) in zip(shapes[1:], middles[1:], strict=True)
        if all(SIZE[0] <= got / side <= SIZE[1] for got, side in zip((w, h), wanted, strict=True))
        and area >= FULL * w * h
    ]
    return min(found, key=lambda moved: moved[0] ** 2 + moved[1] ** 2, default=None)
