"""Syllables one slip away: another tone, one letter more, less, other or swapped, onsets that sound alike."""

from collections.abc import Iterator
from functools import lru_cache

from dangbo.vietnamese.syllables import Syllable, allows_tone, bare_syllables
from dangbo.vietnamese.text import split_tone, strip_marks

_ALIKE = (
    ("ch", "tr"), ("s", "x"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("l", "n"), ("d", "đ"), ("g", "gh"), ("ng", "ngh"),
    ("c", "k"),
    ("v", "d"), ("i", "y"),
)  # fmt: skip
_LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
_TONES = range(6)


@lru_cache(maxsize=4096)
def neighbours_of(word: str, *, swapped: bool = False) -> tuple[str, ...]:
    """The well-formed syllables one slip away from a word in lower case, likeliest slips first.

    swapped: only those with the same letters in another order, or the tone mark on another vowel.
    """
    letters = [split_tone(letter) for letter in word]
    bare, tone = "".join(letter for letter, _ in letters), max((rank for _, rank in letters), default=0)
    spellings = list(_swaps(bare)) if swapped else [*_onsets(bare), *_swaps(bare), *_edits(bare)]
    found = list(_spelled(bare, [other for other in _TONES if other != tone or swapped]))
    found += [word for spelling in spellings for word in _spelled(spelling, [tone])]
    return tuple(dict.fromkeys(each for each in found if each != word))


def is_slip(one: str, other: str) -> bool:
    """Whether two syllables are one slip apart."""
    # Most pairs differ at both ends; to list all neighbours of a word takes a thousand times as long.
    ends = zip(_ends(one), _ends(other), strict=True)
    alike = abs(len(one) - len(other)) <= 1 and any(letter == same for letter, same in ends)
    return alike and other in neighbours_of(one)


@lru_cache(maxsize=65_536)
def is_likely_slip(meant: str, said: str, beside: str = "") -> bool:
    """Whether a hand or an ear goes wrong so: not any other consonant in front, which makes another word.

    In front only onsets that sound alike, one letter of a cluster lost or added, or the onset of the syllable `beside`
    said twice ("sơ sở" for "cơ sở").
    """
    if not is_slip(meant, said):
        return False
    one, other = strip_marks(meant), strip_marks(said)
    if one[:1] == other[:1] or one in _swaps(other):
        return True
    alike = any(
        (one.startswith(a) and other.startswith(b)) or (one.startswith(b) and other.startswith(a)) for a, b in _ALIKE
    )
    return alike or one[1:] == other or (bool(beside) and strip_marks(beside)[:1] == other[:1])


@lru_cache(maxsize=4096)
def _ends(word: str) -> tuple[str, str]:
    bare = strip_marks(word)
    return bare[:1], bare[-1:]


def _spelled(bare: str, tones: list[int]) -> Iterator[str]:
    parts = bare_syllables().get(bare)
    if parts:
        yield from (str(Syllable(*parts, tone)) for tone in tones if allows_tone(parts[1], tone))


def _onsets(bare: str) -> Iterator[str]:
    for one, other in _ALIKE:
        for first, second in ((one, other), (other, one)):
            if bare.startswith(first):
                yield second + bare[len(first) :]


def _swaps(bare: str) -> Iterator[str]:
    for index in range(len(bare) - 1):
        yield bare[:index] + bare[index + 1] + bare[index] + bare[index + 2 :]


def _edits(bare: str) -> Iterator[str]:
    for index in range(len(bare) + 1):
        for letter in _LETTERS:
            yield bare[:index] + letter + bare[index:]
            if index < len(bare):
                yield bare[:index] + letter + bare[index + 1 :]
        if index < len(bare):
            yield bare[:index] + bare[index + 1 :]
