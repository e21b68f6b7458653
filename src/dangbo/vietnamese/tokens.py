"""A text made ready for checking: normalised with a map back to the text as read, and parted into sentences."""

import re
import unicodedata

from dangbo.vietnamese.legacy import decode_legacy
from dangbo.vietnamese.telex import telex_leftover, telex_leftover_pair
from dangbo.vietnamese.text import REPAIRS, nfc

__all__ = ["decode_legacy", "normalise_with_offsets", "sentences", "telex_leftover", "telex_leftover_pair"]

_REPAIRS = str.maketrans(REPAIRS)
_FIRST_COMBINING = "\u0300"
_END = re.compile(r"[.!?…]+[”’\"')\]»]*(?=\s)|\n")
_NO_END_AFTER = re.compile(
    r"(?:(?<!\w)(?:TP|Tp|tp|TX|Tx|TT|Tt|Q|P|GS|PGS|TS|ThS|Ths|CN|BS|KS|NXB|Nxb|St|tr|Tr|đ/c|Đ/c|ĐC|đc)"
    r"|(?:^|\n)[ \t(]*(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,5}|[a-zđA-ZĐ])"
    r"|(?<!\w)[A-ZĐ])\.$"
)
_LOOK_BACK = 40
_CONTINUES = re.compile(r"[ \t]+(?:[^\W\d_A-Z]|[,;:)])")


def normalise_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return `nfc(text)` and, for each of its characters and its end, the offset in the text as given.

    A span [start, end) of the normalised text is [offsets[start], offsets[end]) of the original.
    """
    normal = nfc(text)
    if len(text.translate(_REPAIRS)) == len(normal) == len(text) and unicodedata.is_normalized("NFC", text):
        return normal, list(range(len(text) + 1))
    pieces, offsets = [], []
    for start, cluster in _clusters(text):
        piece = nfc(cluster)
        pieces.append(piece)
        offsets += [start] * len(piece)
    return "".join(pieces), [*offsets, len(text)]


def _clusters(text: str) -> list[tuple[int, str]]:
    """Parts of the text that normalise apart from one another, with their offsets."""
    clusters: list[tuple[int, str]] = []
    for index, char in enumerate(text):
        if clusters and _belongs_to(clusters[-1][1], char):
            start, cluster = clusters.pop()
            clusters.append((start, cluster + char))
        else:
            clusters.append((index, char))
    return clusters


def _belongs_to(cluster: str, char: str) -> bool:
    repaired = REPAIRS.get(char, char)
    if repaired == "":
        return True
    if repaired < _FIRST_COMBINING:
        return False
    return bool(unicodedata.combining(repaired)) or nfc(cluster + char) != nfc(cluster) + nfc(char)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences as spans [start, end), without the spaces around them; a line break ends one.

    No end is a dot inside a number or date, after an abbreviation (TP., ThS.), an initial or the number of a heading
    ("1. Về …"), nor one before a small letter or a comma.
    """
    spans, start = [], 0
    for match in _END.finditer(text):
        if match[0] == "\n" or _ends_sentence(text, match):
            spans.append((start, match.end()))
            start = match.end()
    spans.append((start, len(text)))
    trimmed = (_without_spaces(text, *span) for span in spans)
    return [(first, last) for first, last in trimmed if first < last]


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    following = _CONTINUES.match(text, match.end())
    if following and not following[0][-1].isupper():
        return False
    return _NO_END_AFTER.search(text[max(0, match.end() - _LOOK_BACK) : match.end()]) is None


def _without_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), start + len(part.rstrip())
