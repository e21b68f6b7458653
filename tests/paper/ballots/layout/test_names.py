"""The widths by which names are set are those of the type."""

import json
import unicodedata

import pytest
import typst

from dangbo.paper.ballots.layout.names import FAMILY, MM_PER_POINT, printable, set_names, width

VOWELS = [a + b for a in "aeiouyAEIOUY" for b in ("", "\u0302", "\u0306", "\u031b")]
ACCENTED = [
    unicodedata.normalize("NFC", v + tone)
    for v in VOWELS
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
]
LETTERS = [letter for letter in ACCENTED if len(letter) == 1] + list(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzĐđ0123456789 .,-'’()/:;"
)
SOURCE = """
#set text(font: "{family}", size: 100pt, fallback: false, kerning: false, ligatures: false)
#context [#metadata(json(bytes(sys.inputs.at("letters"))).map(letter => measure(text(letter)).width.pt())) <widths>]
"""


def test_every_vietnamese_letter_is_as_wide_as_typst_sets_it():
    source = SOURCE.format(family=FAMILY).encode()
    inputs = {"letters": json.dumps(LETTERS)}
    found = typst.query(source, "<widths>", field="value", one=True, ignore_system_fonts=True, sys_inputs=inputs)
    measured = dict(zip(LETTERS, (round(wide, 1) for wide in json.loads(found)), strict=True))
    assert {letter: round(width(letter, 100) / MM_PER_POINT, 1) for letter in LETTERS} == measured


@pytest.mark.parametrize(
    ("text", "can"), [("Nguyễn Thị Ưởng", True), ("Y Blok Ê'Ban", True), ("李明", False), ("A☺", False)]
)
def test_letters_that_the_type_lacks_are_known(text, can):
    assert printable(text) is can


def test_names_stay_on_one_line_where_they_fit():
    found = set_names(["Trần Văn An", "Lê Bình"], room=60, height=8, sizes=(14, 13, 12))
    assert found is not None
    assert (found.size, found.lines) == (14, (("Trần Văn An",), ("Lê Bình",)))


def test_a_long_name_is_broken_where_its_lines_are_most_alike_and_short_ones_stay_whole():
    found = set_names(["Nguyễn Thị Phương Thảo Khuyên", "Lê Bình"], room=40, height=14, sizes=(14, 13, 12, 11))
    assert found is not None
    assert (found.size, found.lines) == (13, (("Nguyễn Thị Phương", "Thảo Khuyên"), ("Lê Bình",)))


def test_one_size_for_all_and_none_where_nothing_fits():
    assert set_names(["Nguyễn Thị Phương Thảo"], room=5, height=4, sizes=(14, 10)) is None
