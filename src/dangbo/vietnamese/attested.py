"""Which well-formed syllables are met in Vietnamese, whatever their tone.

The table lists for each rime the onsets that it is met with ("-" for none). It was written for this program. To be
absent from it is a hint, not a proof: names and dialects have more.
"""

from functools import cache
from importlib.resources import files

from dangbo.vietnamese.syllables import parse_syllable


def is_attested(word: str) -> bool:
    """Whether the word is a well-formed syllable whose onset and rime are met together; the tone does not matter."""
    syllable = parse_syllable(word)
    return syllable is not None and (syllable.onset, syllable.rime) in attested_pairs()


@cache
def attested_pairs() -> frozenset[tuple[str, str]]:
    """Every (onset, rime) that is met."""
    table = files(__package__).joinpath("attested.txt").read_text(encoding="utf-8")
    rows = (line.split() for line in table.splitlines())
    return frozenset(("" if onset == "-" else onset, rime) for rime, *onsets in rows for onset in onsets)
