"""Pictures handed on: the same points, and nothing of the machine or the day."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from dangbo.paper.ballots.deciding.headers import header_of
from dangbo.paper.ballots.files import BadImageError, Source, clean_picture, decode
from dangbo.paper.ballots.layout import lay_out, read_definition
from dangbo.paper.ballots.printing import header_sheet_pdf
from dangbo.paper.ballots.simulation import rendered_pages


def drawn() -> Image.Image:
    points = np.random.default_rng(3).integers(0, 255, (400, 360), np.uint8)
    return Image.fromarray(points)


def kept(folder: Path, name: str, **more: object) -> Source:
    path = folder / name
    drawn().save(path, **more)
    return Source(str(path), 0)


def exif(orientation: int) -> Image.Exif:
    made = Image.Exif()
    made[0x0110], made[0x0132], made[0x0112] = "Scanner 7", "2026:05:20 19:30:00", orientation
    return made


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"comment": b"may quet phong hop"}])
def test_a_jpeg_keeps_its_points_and_loses_the_rest(tmp_path: Path, more: dict[str, object]) -> None:
    source = kept(tmp_path, "a.jpg", quality=80, exif=exif(1), **more)
    suffix, data = clean_picture(source)
    with Image.open(io.BytesIO(data)) as image:
        assert (suffix, np.array_equal(np.asarray(image), decode(source))) == (".jpg", True)
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}
    for word in (b"Scanner", b"2026", b"phong hop"):
        assert word in Path(source.path).read_bytes() or word not in data
        assert word not in data
    assert clean_picture(source)[1] == data


@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.jpg"])
def test_any_other_image_becomes_the_same_grey_picture_everywhere(tmp_path: Path, name: str) -> None:
    source = kept(tmp_path, name, exif=exif(6))
    suffix, data = clean_picture(source)
    with Image.open(io.BytesIO(data)) as image:
        assert (suffix, image.mode, image.info) == (".png", "L", {})
        assert np.array_equal(np.asarray(image), decode(source))
    assert b"Scanner" not in data


def test_a_broken_file_has_no_picture(tmp_path: Path) -> None:
    source = kept(tmp_path, "a.jpg")
    path = Path(source.path)
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(BadImageError):
        clean_picture(source)


def test_the_header_sheet_says_batch_and_number(tmp_path: Path) -> None:
    names = [{"name": name} for name in ("Lò Thị Mai", "Vàng A Páo")]
    given = {"id": "x", "title": "Bầu", "organisation": "Chi bộ", "regulation": "190-2024", "seats": 2, "paper": "A5"}
    layout = lay_out(read_definition({**given, "style": "agree_disagree", "candidates": names}))
    (page,) = rendered_pages(header_sheet_pdf(layout, 3, 48), 150)
    for image in (page, np.ascontiguousarray(page[::-1, ::-1])):
        found = header_of(image)
        assert found is not None
        assert (found.batch, found.declared, found.fingerprint) == (3, 48, layout.fingerprint)
    assert header_of(np.full_like(page, 255)) is None
