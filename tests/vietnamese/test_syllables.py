import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.vietnamese.syllables import Syllable, allows_tone, bare_syllables, is_possible_syllable, parse_syllable
from dangbo.vietnamese.text import normalise_tone_placement, strip_marks

possible_syllables = st.builds(
    lambda parts, tone: Syllable(*parts, tone), st.sampled_from(list(bare_syllables().values())), st.integers(0, 5)
).filter(lambda syllable: allows_tone(syllable.rime, syllable.tone))


@pytest.mark.parametrize(
    ("word", "syllable"),
    [
        ("trường", Syllable("tr", "ương", 1)),
        ("Nguyễn", Syllable("ng", "uyên", 3)),
        ("quốc", Syllable("q", "uôc", 4)),
        ("quý", Syllable("q", "uy", 4)),
        ("giếng", Syllable("gi", "iêng", 4)),
        ("gì", Syllable("gi", "i", 1)),
        ("già", Syllable("gi", "a", 1)),
        ("nghiêm", Syllable("ngh", "iêm", 0)),
        ("yếu", Syllable("", "yêu", 4)),
        ("ỦY", Syllable("", "uy", 2)),
        ("Huế", Syllable("h", "uê", 4)),
    ],
)
def test_a_syllable_has_onset_rime_and_tone(word, syllable):
    assert parse_syllable(word) == syllable


@pytest.mark.parametrize(
    ("office", "schoolbook"), [("hòa", "hoà"), ("thủy", "thuỷ"), ("khỏe", "khoẻ"), ("ủy", "uỷ"), ("khóa", "khoá")]
)
def test_both_placements_of_tone_marks_are_one_syllable(office, schoolbook):
    assert parse_syllable(schoolbook) == parse_syllable(office)
    assert str(parse_syllable(schoolbook)) == office


@pytest.mark.parametrize(
    "word",
    [
        "treenn",
        "hieeujq",
        "nghà",
        "ngiêng",
        "cế",
        "gê",
        "hòan",
        "qúy",
        "cat",
        "mèt",
        "Đàon",
        "họă",
        "tiêp",
        "hóà",
        "12",
        "",
    ],
)
def test_what_breaks_the_rules_of_spelling_is_no_syllable(word):
    assert parse_syllable(word) is None


def test_the_grammar_is_about_as_large_as_the_language_allows():
    toned = [tone for _, rime in bare_syllables().values() for tone in range(6) if allows_tone(rime, tone)]
    assert 15_000 < len(toned) < 17_500


@given(possible_syllables)
def test_parsing_undoes_spelling(syllable):
    assert parse_syllable(str(syllable)) == syllable
    assert parse_syllable(str(syllable).upper()) == syllable


@given(possible_syllables)
def test_syllables_are_spelled_with_tone_marks_where_offices_put_them(syllable):
    assert normalise_tone_placement(str(syllable)) == str(syllable)
    assert strip_marks(str(syllable)) == strip_marks(syllable.bare)


@given(st.text(max_size=8))
def test_any_text_is_judged(text):
    assert is_possible_syllable(text) == (parse_syllable(text) is not None)
