"""Vietnamese alphabetical order as plain keys of the characters 0-9 and a-z.

Digits stand before lower-case letters in every collation, so SQLite, PostgreSQL under any locale and Python sort the
keys alike. A key has three levels: letters (a ă â b c d đ e ê …), tones word by word (ngang huyền hỏi ngã sắc nặng),
then case and placement of tone marks. A lower level decides only where the higher ones are equal.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from dangbo.vietnamese.names import split_name
from dangbo.vietnamese.text import TONE_MARKS, clean_line, split_tone

_DIACRITICS = {"a\u0306": "a1", "a\u0302": "a2", "e\u0302": "e1", "o\u0302": "o1", "o\u031b": "o2", "u\u031b": "u1"}
_LETTERS = {unicodedata.normalize("NFC", letter): code for letter, code in _DIACRITICS.items()} | {"đ": "d1"}
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_LONGEST_NUMBER = 35
_PIECES = re.compile(rf"[0-9]{{1,{_LONGEST_NUMBER}}}|.", re.DOTALL)
_END_OF_LETTERS = "00"
_END_OF_TONES = "0"
_SPACE = "01"
_MARK_BEFORE_DIGITS = "02"
_OTHER_AFTER_LETTERS = "zz"


class _Levels(NamedTuple):
    letters: str
    tones: str
    details: str


def collation_key(text: str) -> str:
    """Return the key by which a word or a line sorts; numbers inside sort by value (Chi bộ 2 before Chi bộ 10)."""
    levels = _levels(text)
    return f"{_letters_and_tones(levels)}{levels.details.rstrip('0')}"


def name_sort_key(full_name: str) -> str:
    """Return the key by which a person's name sorts: given name, then family name, then middle names."""
    parts = split_name(full_name)
    levels = [_levels(part) for part in (parts.given, parts.family, parts.middle)]
    return "".join(map(_letters_and_tones, levels)) + "".join(level.details for level in levels).rstrip("0")


def _letters_and_tones(levels: _Levels) -> str:
    return f"{levels.letters}{_END_OF_LETTERS}{levels.tones.rstrip('1')}{_END_OF_TONES}"


@lru_cache(maxsize=10_000)
def _levels(text: str) -> _Levels:
    line = clean_line(text)
    letters, details = [], []
    for piece in _PIECES.findall(line):
        bare, tone = split_tone(piece)
        letters.append(_letter_code(bare))
        details.append(str((bare != bare.lower()) + 2 * bool(tone)))
    return _Levels("".join(letters), "".join(map(_word_tone, line.split())), "".join(details))


def _word_tone(word: str) -> str:
    """One digit a word, 1 ngang to 6 nặng, so that both placements of a mark (hòa, hoà) sort together."""
    marks = (TONE_MARKS[char] for char in unicodedata.normalize("NFD", word) if char in TONE_MARKS)
    return str(1 + next(marks, 0))


def _letter_code(piece: str) -> str:
    lower = piece.lower()
    if "a" <= lower <= "z" and len(lower) == 1:
        return lower + "0"
    if lower in _LETTERS:
        return _LETTERS[lower]
    if piece == " ":
        return _SPACE
    if piece.isascii() and piece.isdigit():
        return _number_code(piece)
    return _foreign_code(lower)


def _number_code(digits: str) -> str:
    value = digits.lstrip("0")
    return f"1{_BASE36[len(value)]}{value}{_BASE36[len(digits) - len(value)]}"


def _foreign_code(piece: str) -> str:
    decomposed = unicodedata.normalize("NFD", piece)
    if len(decomposed) != 1:
        return "".join(_letter_code(char) for char in decomposed)
    group = _OTHER_AFTER_LETTERS if piece.isalpha() or unicodedata.combining(piece) else _MARK_BEFORE_DIGITS
    return f"{group}{ord(piece):06x}"
