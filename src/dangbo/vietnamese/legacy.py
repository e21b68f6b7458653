"""Text of the years before Unicode: the VNI and TCVN3 (ABC) encodings as they look when read as Latin letters."""

import re
from collections.abc import Iterable
from functools import partial
from itertools import product
from operator import itemgetter
from typing import Literal

from dangbo.vietnamese.syllables import is_possible_syllable
from dangbo.vietnamese.text import with_tone

Encoding = Literal["VNI", "TCVN3"]

_VNI_TONES = {4: "ù", 1: "ø", 2: "û", 3: "õ", 5: "ï"}
_VNI_CIRCUMFLEX = {0: "â", 4: "á", 1: "à", 2: "å", 3: "ã", 5: "ä"}
_VNI_BREVE = {0: "ê", 4: "é", 1: "è", 2: "ú", 3: "ü", 5: "ë"}
_VNI_SINGLE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}
_TCVN3_LOWER = {
    "a": "\u00b5\u00b6\u00b7\u00b8\u00b9",
    "ă": "\u00bb\u00bc\u00bd\u00be\u00c6",
    "â": "\u00c7\u00c8\u00c9\u00ca\u00cb",
    "e": "\u00cc\u00ce\u00cf\u00d0\u00d1",
    "ê": "\u00d2\u00d3\u00d4\u00d5\u00d6",
    "i": "\u00d7\u00d8\u00dc\u00dd\u00de",
    "o": "\u00df\u00e1\u00e2\u00e3\u00e4",
    "ô": "\u00e5\u00e6\u00e7\u00e8\u00e9",
    "ơ": "\u00ea\u00eb\u00ec\u00ed\u00ee",
    "u": "\u00ef\u00f1\u00f2\u00f3\u00f4",
    "ư": "\u00f5\u00f6\u00f7\u00f8\u00f9",
    "y": "\u00fa\u00fb\u00fc\u00fd\u00fe",
}
_TCVN3_WITHOUT_TONE = dict(zip("ĂÂÊÔƠƯĐăâêôơưđ", map(chr, range(0xA1, 0xAF)), strict=True))
_WORD = re.compile(r"[^\s!-/:-@\[-`{-~“”‘’…–]+")
_LEAST_LEGAL_AFTER, _MOST_LEGAL_BEFORE = 0.9, 0.5


def _vni_table() -> dict[str, str]:
    table = {base + mark: with_tone(base, tone) for base, (tone, mark) in product("aeouy", _VNI_TONES.items())}
    table |= {
        latin + mark: with_tone(meant, tone)
        for latin, meant in (("ô", "ơ"), ("ö", "ư"))
        for tone, mark in _VNI_TONES.items()
    }
    for base, letter in ("aâ", "eê", "oô"):
        table |= {base + mark: with_tone(letter, tone) for tone, mark in _VNI_CIRCUMFLEX.items()}
    table |= {"a" + mark: with_tone("ă", tone) for tone, mark in _VNI_BREVE.items()} | _VNI_SINGLE
    return table | {latin.upper(): letter.upper() for latin, letter in table.items()}


def _tcvn3_table() -> dict[str, str]:
    toned = {
        mark: with_tone(letter, tone)
        for letter, marks in _TCVN3_LOWER.items()
        for tone, mark in enumerate(marks, start=1)
    }
    return toned | {mark: letter for letter, mark in _TCVN3_WITHOUT_TONE.items()}


TABLES: dict[Encoding, dict[str, str]] = {"VNI": _vni_table(), "TCVN3": _tcvn3_table()}
"""Encoding → what stands in the text → the letter meant."""

_PATTERNS = {
    encoding: re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
    for encoding, table in TABLES.items()
}


def decode_legacy(text: str) -> tuple[str, Encoding] | None:
    """Return the text in Unicode and the encoding it was in, or None where it is not in VNI or TCVN3.

    Give it one line or run as read, before `nfc` (which takes signs of TCVN3 for invisible characters). Decided by
    counting: nine in ten of the words that change must become possible syllables, at most half may have been before;
    where both encodings would do, the one that leaves more possible syllables.
    """
    found: list[tuple[int, str, Encoding]] = []
    for encoding, pattern in _PATTERNS.items():
        decoded = pattern.sub(partial(_letter_meant, TABLES[encoding]), text)
        words = _WORD.findall(decoded)
        if _is_better(_WORD.findall(text), words):
            found.append((_count_syllables(words), decoded, encoding))
    best = max(found, key=itemgetter(0), default=None)
    return (best[1], best[2]) if best else None


def _letter_meant(table: dict[str, str], match: re.Match[str]) -> str:
    return table[match[0]]


def _is_better(before: list[str], after: list[str]) -> bool:
    changed = [(old, new) for old, new in zip(before, after, strict=False) if old != new]
    syllables_before = _count_syllables(old for old, _ in changed)
    syllables_after = _count_syllables(new for _, new in changed)
    return (
        len(before) == len(after)
        and syllables_after >= max(1, _LEAST_LEGAL_AFTER * len(changed))
        and syllables_before <= _MOST_LEGAL_BEFORE * len(changed)
    )


def _count_syllables(words: Iterable[str]) -> int:
    return sum(map(is_possible_syllable, words))
