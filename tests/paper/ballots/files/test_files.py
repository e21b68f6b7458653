import io
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from dangbo.paper.ballots.files import BadImageError, Source, decode, list_file, list_scans
from dangbo.paper.errors import FileError

PICTURE = np.tile(np.linspace(0, 255, 400).astype(np.uint8), (600, 1))


def saved(path: Path, *pictures: np.ndarray, **options: object) -> Path:
    images = [Image.fromarray(picture) for picture in pictures]
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(path, **more, **options)
    return path


def scanned_pdf(path: Path, pages: int) -> Path:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        picture = pypdfium2.PdfImage.new(document)
        buffer = io.BytesIO()
        Image.fromarray(PICTURE).save(buffer, "JPEG")
        picture.load_jpeg(buffer, inline=True)
        picture.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
        page = document.new_page(595, 842)
        page.insert_obj(picture)
        page.gen_content()
    document.save(path)
    document.close()
    return path


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif"])
def test_pictures_are_opened_as_grey(tmp_path, name):
    path = saved(tmp_path / name, PICTURE)
    image = decode(Source(str(path), 0))
    assert (image.dtype, image.shape) == (np.uint8, PICTURE.shape)
    assert int(np.abs(image.astype(int) - PICTURE).max()) <= 3


def test_what_a_file_is_called_does_not_matter(tmp_path):
    path = saved(tmp_path / "scan.dat", PICTURE, format="PNG")
    assert (list_file(path).images, decode(Source(str(path), 0)).shape) == (1, PICTURE.shape)


def test_every_image_of_a_tiff_is_found(tmp_path):
    path = saved(tmp_path / "a.tiff", PICTURE, 255 - PICTURE, PICTURE)
    assert list_file(path).images == 3
    assert np.array_equal(decode(Source(str(path), 1)), 255 - PICTURE)


def test_every_page_of_a_pdf_is_found(tmp_path):
    path = scanned_pdf(tmp_path / "a.pdf", 3)
    assert list_file(path).images == 3
    image = decode(Source(str(path), 2))
    assert [abs(found - wanted) <= 1 for found, wanted in zip(image.shape, (2807, 1983), strict=True)] == [True] * 2
    assert image[1000, 20] < 20 < 230 < image[1000, -20]


def test_a_photograph_is_turned_as_its_camera_says(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path / "a.jpg", PICTURE, exif=exif)
    image = decode(Source(str(path), 0))
    assert image.shape == (400, 600)
    assert image[0, 0] < 20 < 230 < image[-1, 0]


def test_deep_and_transparent_pictures_are_opened(tmp_path):
    saved(tmp_path / "deep.png", (PICTURE.astype(np.uint16) * 257))
    clear = np.dstack([np.zeros_like(PICTURE)] * 3 + [255 - PICTURE])
    saved(tmp_path / "clear.png", clear)
    for name in ("deep.png", "clear.png"):
        image = decode(Source(str(tmp_path / name), 0))
        assert int(np.abs(image.astype(int) - PICTURE).max()) <= 2


def test_large_pictures_are_reduced(tmp_path):
    path = saved(tmp_path / "a.png", np.full((6000, 4000), 200, np.uint8))
    assert decode(Source(str(path), 0)).shape == (4000, 2667)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty_file"),
        (b"hello", "no_image"),
        (b"%PDF-1.7\nbroken", "broken_file"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "no_image"),
    ],
)
def test_files_that_are_no_scans_are_listed_with_the_reason(tmp_path, content, reason):
    path = tmp_path / "a.png"
    path.write_bytes(content)
    assert (list_file(path).images, list_file(path).refused) == (1, reason)


def test_a_picture_cut_short_is_broken(tmp_path):
    path = saved(tmp_path / "a.png", np.random.default_rng(1).integers(0, 255, (500, 500), np.uint8))
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(BadImageError, match="broken_file"):
        decode(Source(str(path), 0))


def test_a_tiny_and_a_huge_picture_are_refused(tmp_path):
    saved(tmp_path / "tiny.png", PICTURE[:100, :100])
    saved(tmp_path / "huge.png", np.zeros((12_000, 12_000), np.uint8))
    for name, reason in (("tiny.png", "tiny_image"), ("huge.png", "huge_image")):
        with pytest.raises(BadImageError, match=reason):
            decode(Source(str(tmp_path / name), 0))


def test_a_folder_is_read_in_the_order_people_count_and_each_file_once(tmp_path):
    for number in (10, 2, 1):
        saved(tmp_path / f"scan {number}.png", PICTURE)
    (tmp_path / "notes.txt").write_text("no scan")
    listed = list_scans([str(tmp_path), str(tmp_path / "scan 2.png")])
    assert [Path(file.path).name for file in listed] == ["scan 1.png", "scan 2.png", "scan 10.png"]


def test_one_broken_file_does_not_lose_the_others(tmp_path):
    saved(tmp_path / "a.png", PICTURE)
    (tmp_path / "b.png").write_bytes(b"")
    assert [file.refused for file in list_scans([str(tmp_path)])] == [None, "empty_file"]


@pytest.mark.parametrize("name", ["absent.png", "empty", "broken.png"])
def test_nothing_to_read_is_said_in_one_sentence(tmp_path, name):
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.png").write_bytes(b"nonsense")
    with pytest.raises(FileError) as refused:
        list_scans([str(tmp_path / name)])
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)
