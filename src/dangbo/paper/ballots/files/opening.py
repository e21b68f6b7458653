"""What a file of scans is, told from its bytes, and how many images are in it; nothing is decoded yet."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFile, UnidentifiedImageError

from dangbo.paper.ballots.files.model import BadImageError, Listed

MOST_BYTES = 400 * 1024 * 1024
MOST_IMAGES = 5_000
SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".tif", ".tiff", ".pdf"})
"""Files of a folder with other endings are no scans."""
FORMATS = ("PNG", "JPEG", "TIFF")
_PDF = b"%PDF-"
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, Image.DecompressionBombError)


def list_file(path: Path) -> Listed:
    """How many images a file has; never an error: a file that cannot be opened is listed with its reason."""
    try:
        return Listed(str(path), _images(path))
    except BadImageError as error:
        return Listed(str(path), 1, str(error))


@contextmanager
def opened(path: Path) -> Iterator[ImageFile.ImageFile]:
    """An image file, not yet decoded; its size is judged here and nowhere else. Raises BadImageError."""
    try:
        # Pillow warns of large images at a size of its own.
        with warnings.catch_warnings(action="ignore"), Image.open(path, formats=FORMATS) as image:
            yield image
    except UnidentifiedImageError as error:
        raise BadImageError("no_image") from error
    except _BROKEN as error:
        raise BadImageError("broken_file") from error


def is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return _PDF in file.read(1024)


def _images(path: Path) -> int:
    try:
        size = path.stat().st_size
        if size == 0:
            raise BadImageError("empty_file")
        if size > MOST_BYTES:
            raise BadImageError("huge_file")
        count = _pdf_pages(path) if is_pdf(path) else _frames(path)
    except OSError as error:
        raise BadImageError("unreadable_file") from error
    if count < 1:
        raise BadImageError("broken_file")
    if count > MOST_IMAGES:
        raise BadImageError("huge_file")
    return count


def _pdf_pages(path: Path) -> int:
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        raise BadImageError("locked_file" if "password" in str(error).lower() else "broken_file") from error
    try:
        return len(document)
    finally:
        document.close()


def _frames(path: Path) -> int:
    with opened(path) as image:
        return int(getattr(image, "n_frames", 1))
