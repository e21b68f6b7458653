"""Pictures that somebody sends: their stated size, their points; portraits cut to 3 × 4 and written anew alone."""

import struct
from typing import Any

from dangbo.paper.errors import FileError

MAXIMUM_BYTES = 2 * 1024 * 1024
WIDTH, HEIGHT = 600, 800
MINIMUM_WIDTH, MINIMUM_HEIGHT = 90, 120
MAXIMUM_PIXELS = 60_000_000
QUALITY = 88

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
END_OF_JPEG, END_OF_PNG = b"\xff\xd9", b"IEND"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG that begin a frame and so say its size (ITU-T T.81, table B.1)."""
ALONE = frozenset({0x01, *range(0xD0, 0xD9)})

NOT_A_PHOTOGRAPH = "Tệp không phải ảnh JPEG hoặc PNG. Hãy chọn tệp .jpg hoặc .png."
BROKEN = "Ảnh bị hỏng hoặc thiếu, không mở được. Hãy chụp hoặc quét lại."
TOO_HEAVY = "Ảnh lớn hơn 2 MB. Hãy lưu lại ảnh ở cỡ nhỏ hơn."
TOO_LARGE = "Ảnh có quá nhiều điểm ảnh. Hãy lưu lại ảnh ở cỡ nhỏ hơn."
TOO_SMALL = f"Ảnh quá nhỏ để in 3x4: cần ít nhất {MINIMUM_WIDTH} x {MINIMUM_HEIGHT} điểm ảnh."


def portrait_jpeg(content: bytes) -> bytes:
    """A photograph as a JPEG of 3 × 4, at most 600 × 800 points, turned upright, with no metadata.

    What is too wide loses both sides alike; what is too high loses more below than above, where the head is.
    Raises FileError with one sentence for a file that is too heavy, no JPEG or PNG, broken, too large or too small.
    """
    if len(content) > MAXIMUM_BYTES:
        raise FileError(TOO_HEAVY)
    width, height = stated_size(content)
    if width * height > MAXIMUM_PIXELS:
        raise FileError(TOO_LARGE)
    if min(width, height) < MINIMUM_WIDTH:
        raise FileError(TOO_SMALL)
    image = decoded(content)
    if image.shape[1] < MINIMUM_WIDTH or image.shape[0] < MINIMUM_HEIGHT:
        raise FileError(TOO_SMALL)
    return _encoded(_fitted(_cut(image)))


def stated_size(content: bytes) -> tuple[int, int]:
    """Width and height in points as the head of a whole JPEG or PNG states them. Raises FileError."""
    if content.startswith(PNG):
        if len(content) < 24 or END_OF_PNG not in content[-16:]:
            raise FileError(BROKEN)
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(JPEG):
        return _jpeg_size(content)
    raise FileError(NOT_A_PHOTOGRAPH)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(content) and content[place] == 0xFF:
        marker = content[place + 1]
        if marker in FRAMES and END_OF_JPEG in content[place:]:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 if marker in ALONE else 1 if marker == 0xFF else 2 + int.from_bytes(content[place + 2 : place + 4])
    raise FileError(BROKEN)


def decoded(content: bytes, *, grey: bool = False) -> Any:
    """The points of a picture, upright: H × W, or H × W × 3 in colour. Raises FileError for a broken one.

    Whoever asks has looked at the stated size before.
    """
    import cv2  # large: loaded when the first picture comes
    import numpy

    try:
        kind = cv2.IMREAD_GRAYSCALE if grey else cv2.IMREAD_COLOR
        image = cv2.imdecode(numpy.frombuffer(content, numpy.uint8), kind)
    except cv2.error as error:
        raise FileError(BROKEN) from error
    if image is None:
        raise FileError(BROKEN)
    return image


def _cut(image: Any) -> Any:
    height, width = image.shape[:2]
    wanted_width, wanted_height = min(width, height * 3 // 4), min(height, width * 4 // 3)
    left, top = (width - wanted_width) // 2, (height - wanted_height) // 4
    return image[top : top + wanted_height, left : left + wanted_width]


def _fitted(image: Any) -> Any:
    import cv2

    height, width = image.shape[:2]
    if width <= WIDTH and height <= HEIGHT:
        return image
    return cv2.resize(image, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)


def _encoded(image: Any) -> bytes:
    import cv2

    written, content = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
    if not written:
        raise FileError(BROKEN)
    return bytes(content)
