"""The words of the index and of the question."""

from hypothesis import given
from hypothesis import strategies as st

from dangbo.documents.words import LONGEST_BODY, Term, apart, body_of, fts5, terms, tsquery, words


def test_words_have_no_marks_capitals_punctuation_or_leading_zeros():
    assert words("Số: 007-KH/ĐU, ngày 05/02/2026!") == ["so", "7", "kh", "du", "ngay", "5", "2", "2026"]


def test_letters_of_other_scripts_are_spelled_in_codes():
    assert words("中 ок") == ["x4e2dx", "x43exx43ax"]


def test_a_symbol_in_every_spelling_asks_for_the_same_words():
    spellings = ("07-KH/ĐU", "7-kh/du", "07 – KH / ĐU", "Số 07- KH/ĐU")
    assert {terms(spelling)[-1] for spelling in spellings} == {Term(("7", "kh", "du"), open_end=True)}


def test_quotes_hold_words_together_and_the_last_word_outside_them_is_open():
    assert terms('"đại hội" chi bộ') == (Term(("dai", "hoi")), Term(("chi",)), Term(("bo",), open_end=True))


def test_a_quote_at_the_end_is_closed():
    assert terms("“nghị quyết”") == (Term(("nghi", "quyet")),)


def test_a_quote_that_was_not_closed_is_no_quote():
    assert terms('"đại hội') == (Term(("dai",)), Term(("hoi",), open_end=True))


def test_terms_are_written_for_both_databases():
    asked = terms('"đại hội" bộ')
    assert (fts5(asked), tsquery(asked)) == ('"dai hoi" AND "bo" *', "(dai <-> hoi) & (bo:*)")


def test_terms_taken_apart_keep_their_words_and_the_open_end():
    asked = terms('"đại hội" 7-kh/d')
    words_alone = (Term(("dai",)), Term(("hoi",)), Term(("7",)), Term(("kh",)), Term(("d",), open_end=True))
    assert apart(asked) == words_alone


def test_a_body_is_cut_between_words():
    body = body_of(["chi bộ " * LONGEST_BODY])
    assert len(body) <= LONGEST_BODY and set(body.split()) == {"chi", "bo"}


@given(st.text())
def test_every_word_is_plain_letters_and_digits(text: str):
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words(text))


@given(st.text(), st.text())
def test_words_of_two_texts_are_those_of_each(one: str, other: str):
    assert body_of([one, other]).split() == (words(one) + words(other))[: len(body_of([one, other]).split())]
