"""The QR code of a card in what the camera of a door sees, for browsers that read no codes themselves."""

from typing import Any

from dangbo.paper.errors import FileError
from dangbo.paper.photographs import JPEG, decoded, stated_size

MAXIMUM_BYTES = 1024 * 1024
MAXIMUM_PIXELS = 2_100_000
"""A little more than 1920 × 1080; a door sends at most 800 points a line."""
TOO_HEAVY = "Hình từ máy ảnh lớn hơn 1 MB; tải lại trang này."
TOO_LARGE = "Hình từ máy ảnh có quá nhiều điểm ảnh; tải lại trang này."
UNREADABLE = "Không đọc được hình từ máy ảnh; tắt máy ảnh rồi bật lại."


def code_in_frame(content: bytes) -> str | None:
    """The text of a QR code in a JPEG, turned, slanted or mirrored; None where no code is seen.

    Raises FileError with one sentence for a frame that is too heavy, no JPEG, broken, or states too many points:
    nothing is decoded before its size is known.
    """
    if len(content) > MAXIMUM_BYTES:
        raise FileError(TOO_HEAVY)
    if not content.startswith(JPEG):
        raise FileError(UNREADABLE)
    try:
        width, height = stated_size(content)
        image = decoded(content, grey=True) if width * height <= MAXIMUM_PIXELS else None
    except FileError as error:
        raise FileError(UNREADABLE) from error
    if image is None:
        raise FileError(TOO_LARGE)
    return _seen(image) or _seen(_enlarged(image))


def _enlarged(image: Any) -> Any:
    """Twice as wide and high: a card held at arm's length has two points for each square of its code, too few."""
    import cv2

    return cv2.resize(image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)


def _seen(image: Any) -> str | None:
    import zxingcpp

    found = zxingcpp.read_barcodes(image, formats=zxingcpp.barcode_formats_from_str("QRCode"))
    return next((str(code.text) for code in found if code.text), None)
