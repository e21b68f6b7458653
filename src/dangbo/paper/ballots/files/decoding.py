"""One image of a file as grey points, upright by its EXIF; only this one image is in memory."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageFile, ImageOps

from dangbo.paper.ballots.files.model import BadImageError, Grey, Source
from dangbo.paper.ballots.files.opening import is_pdf, opened

MOST_POINTS = 120_000_000
"""Points of an image: A3 at 600 dpi has 70 million."""
LEAST_SIDE = 300
MOST_KEPT = 4_000
"""Points of the longer side of what is handed on: A4 at 340 dpi; larger images are reduced."""
PDF_DPI = 240
POINTS_PER_INCH = 72


def decode(source: Source) -> Grey:
    """The image, H × W, 0 is black. Raises BadImageError with a reason code."""
    path = Path(source.path)
    try:
        read = _pdf_page if is_pdf(path) else _frame
        return read(path, source.place)
    except OSError as error:
        raise BadImageError("unreadable_file") from error


def _frame(path: Path, place: int) -> Grey:
    with opened(path) as image:
        if place:
            image.seek(place)
        _check(*image.size)
        return _grey(image)


def _grey(image: ImageFile.ImageFile) -> Grey:
    if image.format == "JPEG":
        image.draft("L", image.size)
    upright = ImageOps.exif_transpose(image)
    return _fitted(_flat(upright))


def _flat(image: Image.Image) -> Image.Image:
    """Grey of 8 bits; what is see-through lies on white paper, 16 bits are brought to 8."""
    import numpy as np  # not at the top: pages that list scans do without it

    if image.mode.startswith("I"):
        deep = np.asarray(image, dtype=np.float64)
        return Image.fromarray(np.clip(deep / 257, 0, 255).astype(np.uint8))
    if "A" in image.getbands() or "transparency" in image.info:
        whole = image.convert("RGBA")
        paper = Image.new("RGBA", whole.size, "white")
        return Image.alpha_composite(paper, whole).convert("L")
    return image if image.mode == "L" else image.convert("L")


def _fitted(image: Image.Image) -> Grey:
    import numpy as np

    longer = max(image.size)
    if longer > MOST_KEPT:
        image = image.resize(
            (round(image.width * MOST_KEPT / longer), round(image.height * MOST_KEPT / longer)), Image.Resampling.BOX
        )
    return np.asarray(image, dtype=np.uint8)


def _pdf_page(path: Path, place: int) -> Grey:
    import numpy as np

    try:
        document = pypdfium2.PdfDocument(path)
        try:
            page = document[place]
            width, height = page.get_size()
            scale = min(PDF_DPI / POINTS_PER_INCH, MOST_KEPT / max(width, height, 1))
            _check(round(width * scale), round(height * scale))
            drawn = page.render(scale=scale, grayscale=True).to_numpy()
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise BadImageError("broken_file") from error
    return np.ascontiguousarray(drawn.reshape(drawn.shape[0], drawn.shape[1]))


def _check(width: int, height: int) -> None:
    if width * height > MOST_POINTS:
        raise BadImageError("huge_image")
    if min(width, height) < LEAST_SIDE:
        raise BadImageError("tiny_image")
