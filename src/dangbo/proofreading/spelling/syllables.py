"""Whether a word is a syllable, remembered: the words of a text repeat."""

from functools import lru_cache

from dangbo.vietnamese import attested, syllables


@lru_cache(maxsize=20_000)
def is_possible_syllable(word: str) -> bool:
    """As `dangbo.vietnamese.syllables.is_possible_syllable`."""
    return syllables.is_possible_syllable(word)


@lru_cache(maxsize=20_000)
def is_attested(word: str) -> bool:
    """As `dangbo.vietnamese.attested.is_attested`."""
    return attested.is_attested(word)
