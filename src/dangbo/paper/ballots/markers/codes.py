"""The two QR codes of a side: both must be read and say the same."""

from __future__ import annotations

import numpy as np

from dangbo.paper.ballots.layout.codes import read_code, short_id
from dangbo.paper.ballots.layout.model import Box, Layout
from dangbo.paper.ballots.markers.images import Floats, Grey, opencv, upright
from dangbo.paper.ballots.markers.model import UnreadableError
from dangbo.paper.ballots.markers.registering import Placed

SHARPNESS = (10.0, 7.0, 14.0)
"""Pixels for each millimetre of the attempts."""
QUIET = 1.8
"""Millimetres of white around a code that are taken with it."""


def check_codes(image: Grey, placed: Placed, layout: Layout) -> tuple[str, tuple[str, ...]]:
    """The content, and what it makes doubtful. Raises UnreadableError for another election, side or layout."""
    read = [text for box in layout.marks[placed.page - 1].codes if (text := _read(image, placed.to_image, box))]
    if not read:
        raise UnreadableError("code_unread")
    if len(set(read)) > 1:
        raise UnreadableError("codes_differ")
    _check(read[0], placed.page, layout)
    return read[0], () if len(read) == 2 else ("code_missing",)


def _read(image: Grey, to_image: Floats, box: Box) -> str | None:
    return next((text for scale in SHARPNESS if (text := _decoded(_patch(image, to_image, box, scale)))), None)


def _patch(image: Grey, to_image: Floats, box: Box, scale: float) -> Grey:
    cv2 = opencv()
    side = round((box.w + 2 * QUIET) * scale)
    matrix = to_image @ upright(box.x - QUIET, box.y - QUIET, scale)
    patch = cv2.warpPerspective(
        image,
        matrix,
        (side, side),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    return np.asarray(patch)


def _decoded(patch: Grey) -> str | None:
    import zxingcpp

    kind = zxingcpp.barcode_formats_from_str("QRCode")
    found = zxingcpp.read_barcodes(patch, formats=kind, try_rotate=False, try_downscale=False, try_invert=False)
    return found[0].text if found else None


def _check(text: str, page: int, layout: Layout) -> None:
    code = read_code(text)
    if code is None:
        raise UnreadableError("foreign")
    if code.election != short_id(layout.election):
        raise UnreadableError("foreign")
    if code.fingerprint != layout.fingerprint or code.style is not layout.style or code.pages != layout.pages:
        raise UnreadableError("other_layout")
    if code.page != page:
        raise UnreadableError("wrong_page")
