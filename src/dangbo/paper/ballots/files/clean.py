"""An image of a scan without anything that tells of the machine, the day or the order: for handing on.

A JPEG keeps its picture as it is and loses its other segments; every other image becomes a grey PNG that is the same on
every machine.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from dangbo.paper.ballots.files.decoding import decode
from dangbo.paper.ballots.files.model import BadImageError, Grey, Source
from dangbo.paper.ballots.files.opening import is_pdf, opened

_START, _END = b"\xff\xd8", b"\xff\xd9"
_SCAN = 0xDA
_STUFFED = frozenset({0x00, *range(0xD0, 0xD8)})
"""What may follow FF inside the picture itself."""
_KEPT = frozenset({0xE0, 0xEE})
"""JFIF (density) and Adobe (colours); all other APPn segments and comments are left out."""
_UPRIGHT = (None, 1)
_ORIENTATION = 0x0112


def clean_picture(source: Source) -> tuple[str, bytes]:
    """The ending (".jpg", ".png") and the bytes; the same image gives the same bytes. Raises BadImageError."""
    path = Path(source.path)
    try:
        data = path.read_bytes() if _is_upright_jpeg(path) else b""
    except OSError as error:
        raise BadImageError("unreadable_file") from error
    try:
        bare = b"".join(_bare_jpeg(data)) if data else b""
    except (IndexError, ValueError, struct.error):
        bare = b""  # cut off, and yet it may be that it can be drawn
    return (".jpg", bare) if bare else (".png", png_of(decode(source)))


def _is_upright_jpeg(path: Path) -> bool:
    if is_pdf(path):
        return False
    with opened(path) as image:
        return image.format == "JPEG" and image.getexif().get(_ORIENTATION) in _UPRIGHT


def _bare_jpeg(data: bytes) -> Iterator[bytes]:
    """The segments that make up the picture, to the end of the first picture in the file."""
    yield _START
    place = 2
    while data[place : place + 2] != _END:
        kind = data[place + 1]
        if kind == 0xFF:
            place += 1
            continue
        length = 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
        end = _end_of_picture(data, place + length) if kind == _SCAN else place + length
        segment = data[place:end]
        if _is_kept(kind, segment):
            yield segment
        place = end
    yield _END


def _is_kept(kind: int, segment: bytes) -> bool:
    if kind == 0xE0:
        return segment[4:9] == b"JFIF\0"
    return kind in _KEPT or not (0xE1 <= kind <= 0xEF or kind == 0xFE)


def _end_of_picture(data: bytes, place: int) -> int:
    """Where the next segment begins after the points of a scan."""
    while True:
        place = data.index(b"\xff", place)
        if data[place + 1] == 0xFF:
            place += 1
        elif data[place + 1] in _STUFFED:
            place += 2
        else:
            return place


def png_of(image: Grey) -> bytes:
    """A grey image as PNG whose points are stored plain: no library's way of packing changes its bytes."""
    made = Image.fromarray(image)
    points = made.tobytes()
    rows = b"".join(b"\0" + points[start : start + made.width] for start in range(0, len(points), made.width))
    head = struct.pack(">IIBBBBB", made.width, made.height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 0)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
