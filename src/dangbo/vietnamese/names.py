"""Names of people: their parts, how they are written, how a person is addressed; and the nearest known name."""

import re
from bisect import insort
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from dangbo.vietnamese.text import clean_line, search_key, split_tone

_WORDS_OF_A_LONG_NAME = 4
_COMMON_MIDDLE_WORDS = frozenset({"văn", "thị"})
_START_OF_PART = re.compile(r"(^|[\s\-'’])([^\W\d_])")


class NameParts(NamedTuple):
    """The parts of a full name; `family` and `middle` are empty where the name is shorter."""

    family: str
    middle: str
    given: str


def split_name(full_name: str) -> NameParts:
    """Split a full name: first word family name (họ), last word given name (tên), the rest middle names (tên đệm)."""
    words = clean_line(full_name).split(" ")
    family = words[0] if len(words) > 1 else ""
    return NameParts(family, " ".join(words[1:-1]), words[-1])


def title_case_name(name: str) -> str:
    """Write a name with a capital at each word: "NGUYỄN VĂN an" → "Nguyễn Văn An", "h'hen niê" → "H'Hen Niê"."""
    return _START_OF_PART.sub(lambda match: match[1] + match[2].upper(), clean_line(name).lower())


def initials(full_name: str) -> str:
    """Return the first letters of the last two words, without tone marks: "Nông Thị Hạ Vy" → "HV"."""
    words = clean_line(full_name).split()[-2:]
    return "".join(split_tone(word[0])[0].upper() for word in words)


def address_name(full_name: str) -> str:
    """Return how a person is addressed after "đồng chí": "Nông Thị Hạ Vy" → "Hạ Vy", "Tạ Thế Khang" → "Khang".

    Names of four words or more keep the last two, unless the last but one is only Văn or Thị.
    """
    words = clean_line(full_name).split(" ")
    if len(words) >= _WORDS_OF_A_LONG_NAME and words[-2].lower() not in _COMMON_MIDDLE_WORDS:
        return " ".join(words[-2:])
    return words[-1]


def closest(name: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Return at most `limit` candidates nearest to `name`, nearest first; none that differ in over half their letters.

    Distance is the number of letters added, lost or changed, ignoring marks and case. A candidate that holds the whole
    name as words of its own counts as one letter away, so that "Sở Y tế" finds "Đảng bộ Sở Y tế".
    """
    wanted = _cached_key(name)
    if not wanted or limit < 1:
        return []
    positions = _letter_positions(wanted)
    found: list[tuple[int, int, str]] = []
    for least, index, candidate in _likeliest_first(wanted, candidates):
        if len(found) == limit and least > found[-1][0]:
            break
        key = _cached_key(candidate)
        distance = _distance(wanted, positions, key)
        if 2 * distance <= max(len(wanted), len(key)):
            insort(found, (distance, index, candidate))
            del found[limit:]
    return [candidate for _, _, candidate in found]


def _likeliest_first(wanted: str, candidates: Iterable[str]) -> list[tuple[int, int, str]]:
    """Rows (least possible distance, index, candidate), least first, so that the search can stop early."""
    letters = frozenset(wanted)
    return sorted(
        (_least_distance(wanted, letters, _cached_key(name)), index, name) for index, name in enumerate(candidates)
    )


def _least_distance(wanted: str, letters: frozenset[str], key: str) -> int:
    if wanted in key:
        return min(1, len(key) - len(wanted))
    missing = len(letters.difference(key))
    return max(missing, abs(len(wanted) - len(key)))


@lru_cache(maxsize=8192)
def _cached_key(name: str) -> str:
    return search_key(name)


def _letter_positions(word: str) -> dict[str, int]:
    positions: dict[str, int] = {}
    for index, letter in enumerate(word):
        positions[letter] = positions.get(letter, 0) | 1 << index
    return positions


def _distance(wanted: str, positions: dict[str, int], key: str) -> int:
    if wanted != key and f" {wanted} " in f" {key} ":
        return 1
    if 2 * abs(len(wanted) - len(key)) > max(len(wanted), len(key)):
        return max(len(wanted), len(key))
    return _edit_distance(len(wanted), positions, key)


def _edit_distance(length: int, positions: dict[str, int], key: str) -> int:
    """Levenshtein distance by G. Myers' bit vectors (1999): one column of the table is two integers."""
    mask, last = (1 << length) - 1, 1 << (length - 1)
    plus, minus, distance = mask, 0, length
    for letter in key:
        match = positions.get(letter, 0)
        diagonal = (((match & plus) + plus) ^ plus) | match | minus
        down = minus | ~(diagonal | plus) & mask
        up = plus & diagonal
        distance += bool(down & last) - bool(up & last)
        down = (down << 1 | 1) & mask
        plus = (up << 1 | ~(diagonal | down)) & mask
        minus = down & diagonal
    return distance
