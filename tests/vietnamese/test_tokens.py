import unicodedata
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dangbo.vietnamese.legacy import TABLES
from dangbo.vietnamese.syllables import is_possible_syllable
from dangbo.vietnamese.text import nfc
from dangbo.vietnamese.tokens import decode_legacy, normalise_with_offsets, sentences
from vietnamese.test_syllables import possible_syllables

untidy_text = st.text(
    alphabet="aêộđĐ \u00d0\u00a0\u200b\ufeff\u00ad\u0301\u0323\u0302\u1100\u1161\u11a8\n.1", max_size=25
)


def encoded(text, encoding):
    keys = {letter: key for key, letter in TABLES[encoding].items()}
    return "".join(keys.get(letter, letter) for letter in text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Có 8.236 đảng viên. Họp ngày 28.6.2020.", ["Có 8.236 đảng viên.", "Họp ngày 28.6.2020."]),
        ("1. Về số lượng. Tăng 1,6%.", ["1. Về số lượng.", "Tăng 1,6%."]),
        ("II. Kết quả\nTốt! Hết", ["II. Kết quả", "Tốt!", "Hết"]),
        ("TP. Hồ Chí Minh, ThS. Lò A. Họp.", ["TP. Hồ Chí Minh, ThS. Lò A. Họp."]),
        ("Họp, học v.v. và các việc khác. Xong", ["Họp, học v.v. và các việc khác.", "Xong"]),
        ("“Đã xong.” Đồng chí nói…\n\n  Hết.  ", ["“Đã xong.”", "Đồng chí nói…", "Hết."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, parts):
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(alphabet="aĐ1.!… ”)\n", max_size=40))
def test_sentences_hold_every_sign_once_and_in_order(text):
    spans = sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)


@given(st.one_of(untidy_text, st.text()))
def test_normalised_text_is_nfc_and_its_offsets_rise_from_end_to_end(text):
    normalised, offsets = normalise_with_offsets(text)
    assert normalised == nfc(text)
    assert len(offsets) == len(normalised) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


def test_a_span_of_the_normalised_text_leads_back_to_the_text_as_read():
    text = unicodedata.normalize("NFD", "Chi bộ\u200b gồm \u00d0ảng viên")
    normalised, offsets = normalise_with_offsets(text)
    start = normalised.index("Đảng")
    assert text[offsets[start] : offsets[start + 4]] == unicodedata.normalize("NFD", "\u00d0ảng")


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("ÑAÛNG UÛY KHOÁI CAÙC CÔ QUAN", ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN", "VNI")),
        ("Ñaûng boä", ("Đảng bộ", "VNI")),
        ("§¶ng bé khèi c¸c c¬ quan tØnh", ("Đảng bộ khối các cơ quan tỉnh", "TCVN3")),
    ],
)
def test_text_in_old_encodings_is_decoded(text, decoded):
    assert decode_legacy(text) == decoded


@pytest.mark.parametrize(
    "text", ["Đảng ủy khối các cơ quan", "khoái cô tó", "café Müller, São Niño", "abc 123", "", "Số 193-KH/TU – 94,1%"]
)
def test_unicode_text_is_not_taken_for_an_old_encoding(text):
    assert decode_legacy(text) is None


@given(st.lists(possible_syllables, min_size=6, max_size=12), st.sampled_from(["VNI", "TCVN3"]))
def test_decoding_undoes_encoding(syllables, encoding):
    text = " ".join(map(str, syllables))
    old = encoded(text, encoding)
    changed = [word for word, was in zip(old.split(), text.split(), strict=True) if word != was]
    assume(len(changed) >= 3 and sum(map(is_possible_syllable, changed)) * 2 <= len(changed))
    assert decode_legacy(old) == (text, encoding)
