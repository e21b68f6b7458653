"""The codes that are expected are those that are printed."""

import numpy as np
import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from dangbo.paper.ballots.layout import lay_out, page_code
from dangbo.paper.ballots.squares.code_words import codewords, fixed, is_codeword, words_of
from paper.ballots.elections import definition

TEXTS = st.text(alphabet="0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=27, max_size=27).map("D1".__add__)


def printed(text: str) -> np.ndarray:
    code = segno.make_qr(text, error="q", boost_error=False)
    return np.array([[bool(module) for module in row] for row in code.matrix])


@given(TEXTS)
def test_codewords_are_those_that_another_program_writes(text):
    found = words_of(printed(text))
    assert tuple(found) == codewords(text)
    assert is_codeword(found)


@given(TEXTS, st.integers(0, 43), st.integers(1, 255))
def test_a_misread_word_is_no_codeword(text, place, change):
    words = np.array(codewords(text))
    words[place] ^= change
    assert not is_codeword(words)


@pytest.mark.parametrize("page", [1, 2])
def test_the_code_of_a_page_fits_its_format(page):
    layout = lay_out(definition(40))
    assert tuple(words_of(printed(page_code(layout, page)))) == codewords(page_code(layout, page))


@given(TEXTS, TEXTS)
def test_two_codes_differ_in_more_words_than_may_be_misread(first, second):
    if first != second:
        assert sum(a != b for a, b in zip(codewords(first), codewords(second), strict=True)) >= 23


@given(TEXTS)
def test_the_fixed_patterns_are_in_every_code(text):
    taken, dark = fixed()
    assert (printed(text)[taken] == dark[taken]).all()
