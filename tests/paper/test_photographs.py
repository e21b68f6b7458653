"""Portraits: decoded for real, cut to 3 × 4, written anew without metadata; a wrong file is one sentence."""

import struct

import cv2
import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import photograph
from dangbo.paper.errors import FileError
from dangbo.paper.photographs import BROKEN, NOT_A_PHOTOGRAPH, TOO_HEAVY, TOO_LARGE, TOO_SMALL, portrait_jpeg

EXIF = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
"""A block that says: turn a quarter to the right to see it upright."""


def size(content: bytes) -> tuple[int, int]:
    height, width = cv2.imdecode(numpy.frombuffer(content, numpy.uint8), cv2.IMREAD_COLOR).shape[:2]
    return width, height


def with_exif(content: bytes) -> bytes:
    return content[:2] + b"\xff\xe1" + struct.pack(">H", len(EXIF) + 2) + EXIF + content[2:]


@pytest.mark.parametrize(
    ("width", "height", "made"),
    [(900, 1200, (600, 800)), (600, 800, (600, 800)), (300, 400, (300, 400)), (4000, 1000, (600, 800)),
     (200, 900, (200, 266))],
)  # fmt: skip
@pytest.mark.parametrize("ending", [".jpg", ".png"])
def test_a_photograph_becomes_three_by_four_and_is_never_enlarged(
    width: int, height: int, made: tuple[int, int], ending: str
) -> None:
    portrait = portrait_jpeg(photograph(width, height, ending))
    assert (size(portrait), portrait[:3]) == (made, b"\xff\xd8\xff")


@settings(max_examples=30, deadline=None)
@given(st.integers(90, 1500), st.integers(120, 1500))
def test_every_size_ends_within_six_hundred_by_eight_hundred_in_the_right_shape(width: int, height: int) -> None:
    made_width, made_height = size(portrait_jpeg(photograph(width, height)))
    assert made_width <= 600
    assert made_height <= 800
    assert abs(4 * made_width - 3 * made_height) <= 4


def test_what_was_written_into_the_file_is_gone_and_the_picture_stands_upright() -> None:
    turned = with_exif(photograph(800, 600))
    portrait = portrait_jpeg(turned)
    assert (b"Exif" in turned, b"Exif" in portrait, size(portrait)) == (True, False, (600, 800))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", NOT_A_PHOTOGRAPH),
        (b"GIF89a" + b"\x00" * 100, NOT_A_PHOTOGRAPH),
        (b"<svg xmlns='x'/>", NOT_A_PHOTOGRAPH),
        (b"\xff\xd8\xff\xe0", BROKEN),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, BROKEN),
        (photograph(600, 800)[:2000], BROKEN),
        (photograph(600, 800, ".png")[:-40], BROKEN),
        (photograph(80, 300), TOO_SMALL),
        (photograph(119, 100), TOO_SMALL),
        (b"\xff" * (2 * 1024 * 1024 + 1), TOO_HEAVY),
    ],
)
def test_a_wrong_file_is_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(FileError) as refused:
        portrait_jpeg(content)
    assert str(refused.value) == sentence


def test_a_picture_of_countless_points_is_refused_before_it_is_opened() -> None:
    content = bytearray(photograph(600, 800, ".png"))
    content[16:24] = struct.pack(">II", 60_000, 60_000)
    with pytest.raises(FileError) as refused:
        portrait_jpeg(bytes(content))
    assert str(refused.value) == TOO_LARGE


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 4000))
def test_broken_bytes_are_refused_with_a_sentence_or_still_make_a_portrait(noise: bytes, place: int) -> None:
    content = bytearray(photograph(300, 400))
    content[place : place + len(noise)] = noise
    try:
        portrait = portrait_jpeg(bytes(content))
    except FileError as refused:
        assert str(refused).endswith(".")
    else:
        assert portrait.startswith(b"\xff\xd8\xff")
