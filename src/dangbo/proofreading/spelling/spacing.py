"""Spaces missing or too many: "khuyết,tuổi", "3.004tổ chức", "24- CT/HU", "2020 -2025"."""

import re
from collections.abc import Iterator

from dangbo.proofreading.model import Draft, Finding, Severity
from dangbo.proofreading.spelling.syllables import is_possible_syllable

_NO_SPACE_AFTER = re.compile(r"(?P<first>[^\W\d_]+)(?P<mark>[,;:!?]|\.(?=[A-ZĐ]))(?P<second>[^\W\d_]{2,})")
_BEFORE_MARK = re.compile(r"(?<=[^\W_])(?P<gap>[ \t]+)(?P<mark>[,;!?]|\.(?=\s|$))(?!\.)")
_NUMBER_AND_WORD = re.compile(r"(?<![\w.,/-])(?P<number>\d[\d.,]*\d|\d)(?P<word>[^\W\d_a-z]?[^\W\d_]{2,})(?!\w)")
_PERCENT_AND_WORD = re.compile(r"(?<![\d.,])(?P<share>\d[\d.,]*%)(?P<word>[^\W\d_]{2,})")
_TWO_SPACES = re.compile(r"(?<=[^\W_]) {2,3}(?=[^\W_])")
_DASH = re.compile(r"(?<=[^\W\d_])(?:- | -)(?=[^\W\d_])")
_TERM = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)(?P<gap> [-–]|[-–] )(?P<second>(?:19|20)\d\d)(?!\d)")
_SYMBOL = re.compile(
    r"(?<![\w/])\d{1,5}(?:\s+[-–]\s*|\s*[-–]\s+)[A-ZĐ][A-Za-zĐđ]{1,3}\s?/\s?[A-ZĐ][A-ZĐ\w]*|(?<![\w/])\d{1,5}-[A-ZĐ][A-Za-zĐđ]{1,3}(?:\s+/\s*|\s*/\s+)[A-ZĐ][A-ZĐ\w]*"
)
_SHORT = frozenset({"TP", "Tp", "TX", "Tx", "Q", "P", "Th", "ThS", "TS", "GS", "PGS", "BS", "KS", "Mr", "St"})


def check_spacing(draft: Draft) -> Iterator[Finding]:
    """Spacing that any office would set otherwise."""
    for found in (_marks(draft), _numbers(draft), _dashes(draft), _double(draft)):
        yield from (finding for finding in found if not draft.is_furniture(finding.start))


def _marks(draft: Draft) -> Iterator[Finding]:
    for match in _NO_SPACE_AFTER.finditer(draft.text):
        first, second = match["first"], match["second"]
        if first in _SHORT or not is_possible_syllable(second) or not is_possible_syllable(first):
            continue
        if match["mark"] == ":" and match.string[match.end() : match.end() + 2] == "//":
            continue
        yield _missing(match, f"{first}{match['mark']} {second}")
    for match in _BEFORE_MARK.finditer(draft.text):
        yield _note(match.start(), match.end(), f"Thừa dấu cách trước “{match['mark']}”.", match["mark"])


def _missing(match: re.Match[str], suggestion: str) -> Finding:
    message = f"Thiếu dấu cách: “{match[0]}” nên là “{suggestion}”."
    return Finding(*match.span(), "spacing", Severity.DOUBTFUL, message, suggestion)


def _numbers(draft: Draft) -> Iterator[Finding]:
    for match in _NUMBER_AND_WORD.finditer(draft.text):
        if is_possible_syllable(match["word"]) and match["word"].islower() and match["word"] not in ("ha", "km"):
            yield _missing(match, f"{match['number']} {match['word']}")
    for match in _PERCENT_AND_WORD.finditer(draft.text):
        yield _missing(match, f"{match['share']} {match['word']}")
    for match in _SYMBOL.finditer(draft.text):
        suggestion = re.sub(r"\s+", "", match[0]).replace("–", "-")
        message = f"Số, ký hiệu “{match[0]}” viết liền: “{suggestion}”."
        yield Finding(*match.span(), "symbol-spacing", Severity.DOUBTFUL, message, suggestion)


def _dashes(draft: Draft) -> Iterator[Finding]:
    for match in _TERM.finditer(draft.text):
        suggestion = f"{match['first']}-{match['second']}"
        yield _note(*match.span(), f"Dấu gạch trong “{match[0]}” lệch; nên là “{suggestion}”.", suggestion)
    for match in _DASH.finditer(draft.text):
        start, end = _word_around(draft.text, match.start(), match.end())
        if draft.text[start:end].isupper():
            continue
        suggestion = f"{draft.text[start : match.start()]} - {draft.text[match.end() : end]}"
        yield _note(start, end, f"Dấu gạch nối chỉ có dấu cách ở một bên: “{draft.text[start:end]}”.", suggestion)


def _word_around(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def _double(draft: Draft) -> Iterator[Finding]:
    for match in _TWO_SPACES.finditer(draft.text):
        start, end = _word_around(draft.text, match.start(), match.end())
        if start < match.start() and end > match.end():
            suggestion = f"{draft.text[start : match.start()]} {draft.text[match.end() : end]}"
            yield _note(start, end, f"Thừa dấu cách: “{draft.text[start:end]}”.", suggestion)


def _note(start: int, end: int, message: str, suggestion: str) -> Finding:
    return Finding(start, end, "spacing", Severity.NOTE, message, suggestion)
