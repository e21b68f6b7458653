"""What the codes of a side say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.ballots.layout import PageCode, Style, lay_out, page_code, read_code, short_id
from paper.ballots.elections import definition

LAYOUT = lay_out(definition(33))
CODE = page_code(LAYOUT, 2)


def test_a_code_is_read_back():
    assert read_code(CODE) == PageCode(short_id("đại-hội-2025"), Style.AGREE_DISAGREE, 2, 2, LAYOUT.fingerprint)


def test_a_code_says_its_style():
    code = read_code(page_code(lay_out(definition(3, style="strike_out")), 1))
    assert code is not None
    assert (code.style, code.page, code.pages) == (Style.STRIKE_OUT, 1, 1)


def test_a_code_fits_the_smallest_square():
    assert (len(CODE), CODE.isalnum(), CODE.upper()) == (29, True, CODE)


@given(st.integers(0, len(CODE) - 1), st.characters(codec="ascii"))
def test_one_wrong_letter_makes_it_no_code(place, letter):
    changed = CODE[:place] + letter + CODE[place + 1 :]
    assert (read_code(changed) is None) is (changed != CODE)


@pytest.mark.parametrize("text", ["", "D1", CODE + "0", CODE[:-1], "https://vi.du/phieu", CODE.lower()])
def test_other_codes_are_none_of_ours(text):
    assert read_code(text) is None
