"""The code of a card is read however it is held before the camera; what is no frame has one clear sentence."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from congresses.checkin.pictures import blurred, card, frame, jpeg, turned
from dangbo.paper.congresses import code_in_frame, make_code, mark_of
from dangbo.paper.congresses.frames import MAXIMUM_BYTES, TOO_HEAVY, TOO_LARGE, UNREADABLE
from dangbo.paper.errors import FileError
from dangbo.paper.photographs import FRAMES

CODE = make_code(mark_of("x"), 7919)
SEEN = {
    "whole": frame((card(CODE), (280, 180))),
    "blurred": blurred(frame((card(CODE), (280, 180))), 2.5),
    "turned": frame((turned(card(CODE), 33), (200, 120))),
    "upside down": frame((card(CODE), (280, 180))).rotate(180),
    "small in a corner": frame((card(CODE, 60), (735, 535))),
    "mirrored": ImageOps.mirror(frame((card(CODE), (500, 40)))),
    "mirrored and turned": ImageOps.mirror(frame((turned(card(CODE), 20), (90, 40)))),
    "in a dark hall": frame((card(CODE), (280, 180))).point(lambda grey: 20 + grey // 6),
}


@pytest.mark.parametrize("how", SEEN)
def test_a_code_is_read_however_the_card_is_held(how: str) -> None:
    assert code_in_frame(jpeg(SEEN[how])) == CODE


def test_a_frame_in_colour_is_read_as_one_in_grey() -> None:
    assert code_in_frame(jpeg(SEEN["whole"].convert("RGB"))) == CODE


@pytest.mark.parametrize("shade", [0, 150, 255])
def test_a_frame_without_a_code_has_none(shade: int) -> None:
    assert code_in_frame(jpeg(Image.new("L", (800, 600), shade))) is None


def stating(width: int, height: int) -> bytes:
    """A small JPEG whose head states another size."""
    content = bytearray(jpeg(Image.new("L", (16, 16))))
    place = next(at for at in range(2, len(content)) if content[at] == 0xFF and content[at + 1] in FRAMES)
    content[place + 5 : place + 9] = struct.pack(">HH", height, width)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", UNREADABLE),
        (b"ABC", UNREADABLE),
        (b"\xff\xd8\xff" + bytes(2000) + b"\xff\xd9", UNREADABLE),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), UNREADABLE),
        (jpeg(SEEN["whole"])[:-200], UNREADABLE),
        (stating(0, 0), UNREADABLE),
        (stating(60_000, 60_000), TOO_LARGE),
        (b"\xff\xd8\xff" + bytes(MAXIMUM_BYTES), TOO_HEAVY),
    ],
)
def test_what_is_no_frame_of_a_door_has_its_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(FileError) as told:
        code_in_frame(content)
    assert str(told.value) == sentence


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4000), st.binary(max_size=40))
def test_a_broken_frame_is_read_or_refused_and_nothing_else(place: int, wrong: bytes) -> None:
    whole = jpeg(SEEN["whole"])
    at = place % len(whole)
    try:
        read = code_in_frame(whole[:at] + wrong + whole[at + len(wrong) :])
    except FileError as refused:
        assert str(refused) in {UNREADABLE, TOO_LARGE}
    else:
        assert read is None or isinstance(read, str)
