import pytest

from dangbo.vietnamese.attested import attested_pairs, is_attested
from dangbo.vietnamese.syllables import bare_syllables


@pytest.mark.parametrize("word", ["đảng", "nghị", "quyết", "Huế", "thuỷ", "thủy", "khuyến", "giữ", "gìn", "yên"])
def test_everyday_syllables_are_attested(word):
    assert is_attested(word)


@pytest.mark.parametrize("word", ["triếp", "treenn", "khuốp", ""])
def test_others_are_not(word):
    assert not is_attested(word)


def test_the_table_holds_well_formed_syllables_alone():
    assert attested_pairs() <= set(bare_syllables().values())
