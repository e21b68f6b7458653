import re

import pytest

from dangbo.vietnamese.syllables import is_possible_syllable
from dangbo.vietnamese.tokens import sentences, telex_leftover

pytestmark = pytest.mark.shared

WORD = re.compile(r"[^\W\d_]+")


@pytest.fixture(scope="module")
def articles(shared):
    return [path.read_text() for path in sorted((shared / "seeds").glob("*.txt"))]


def test_only_the_known_slips_of_typing_are_taken_for_left_over_keys(articles):
    words = {word for text in articles for word in WORD.findall(text) if word.islower()}
    assert {word: telex_leftover(word) for word in words if telex_leftover(word)} == {
        "treenn": ["trên"],
        "hieeujq": ["hiệu"],
    }


def test_hardly_a_word_of_the_articles_breaks_the_grammar(articles):
    words = [word for text in articles for word in WORD.findall(text) if word.islower()]
    impossible = [word for word in words if not is_possible_syllable(word)]
    assert len(impossible) * 200 < len(words)


def test_sentences_of_the_articles_lose_no_word(articles):
    for text in articles:
        kept = [word for start, end in sentences(text) for word in text[start:end].split()]
        assert kept == text.split()
