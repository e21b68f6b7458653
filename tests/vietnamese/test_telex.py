import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dangbo.vietnamese.syllables import is_possible_syllable
from dangbo.vietnamese.text import split_tone
from dangbo.vietnamese.tokens import telex_leftover, telex_leftover_pair
from vietnamese.test_syllables import possible_syllables

TELEX = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"â": "a6", "ă": "a8", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}


def typed(syllable, shapes, tones, *, tone_last):
    keys, tone_key = "", ""
    for letter in str(syllable):
        bare, tone = split_tone(letter)
        keys += shapes.get(bare, bare)
        if tone:
            tone_key = tones[tone]
            keys += "" if tone_last else tone_key
    return keys + (tone_key if tone_last else "")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("treenn", "trên"),
        ("hieeujq", "hiệu"),
        ("khoongs", "khống"),
        ("nguoiwf", "người"),
        ("thuowr", "thuở"),
        ("hoàns", "hoán"),
        ("uyr", "ủy"),
        ("Ddarng", "Đảng"),
        ("DDANGR", "ĐẢNG"),
        ("ngoeof", "ngoèo"),
        ("tre6n", "trên"),
        ("d9a3ng", "đảng"),
        ("duong72", "dường"),
    ],
)
def test_left_over_keys_are_decoded(word, meant):
    assert telex_leftover(word) == [meant]


@pytest.mark.parametrize(
    "word", ["trên", "coong", "kểm", "Jitsi", "boss", "TW", "IX", "VIII", "BCH", "A4", "2020", "8.236", ""]
)
def test_words_without_left_over_keys_give_nothing(word):
    assert telex_leftover(word) == []


@given(possible_syllables, st.booleans())
def test_a_syllable_typed_in_telex_is_found_again(syllable, tone_last):
    keys = typed(syllable, TELEX, dict(enumerate("frxsj", start=1)), tone_last=tone_last)
    assume(not is_possible_syllable(keys) and "oo" not in str(syllable.bare))
    assert str(syllable) in telex_leftover(keys)


@given(possible_syllables, st.booleans())
def test_a_syllable_typed_in_vni_is_found_again(syllable, tone_last):
    keys = typed(syllable, VNI, dict(enumerate("23415", start=1)), tone_last=tone_last)
    assume(not is_possible_syllable(keys) and len(keys) > 2)
    assert telex_leftover(keys)[:1] == [str(syllable)]


@given(possible_syllables)
def test_a_possible_syllable_has_no_left_over_keys(syllable):
    assert telex_leftover(str(syllable)) == []


@given(st.text(max_size=15))
def test_every_suggestion_is_a_possible_syllable(text):
    assert all(map(is_possible_syllable, telex_leftover(text)))


def test_a_letter_typed_before_the_space_goes_to_the_second_word():
    assert telex_leftover_pair("hieeujq", "ảu") == ("hiệu", "quả")


@pytest.mark.parametrize("pair", [("hiệu", "quả"), ("đảng", "bộ"), ("", ""), ("hieeujq", "Jitsi")])
def test_other_pairs_of_words_stay(pair):
    assert telex_leftover_pair(*pair) is None
