"""Characters that look right and are not: Ð of Iceland, other scripts, invisible ones, text before Unicode."""

import re
import unicodedata
from collections.abc import Iterator

from dangbo.proofreading.model import Draft, Finding, Severity, Span
from dangbo.vietnamese.legacy import decode_legacy
from dangbo.vietnamese.text import nfc

_WORD = re.compile(r"[^\W\d_]+")
_LOOKALIKES = str.maketrans("АВЕКМНОРСТХаеорсухіјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTXaeopcyxijABEZHIKMNOPTYXo")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u04ff]")
_ICELANDIC = re.compile(r"[\u00d0\u00f0\u0189\u0256]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]+")
_ODD_SPACE = re.compile(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_COMBINING = re.compile(r"[\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_LINE = re.compile(r"[^\n]+")
_OLD_LETTERS = re.compile(r"[\u00a1-\u00ff]")
_LEAST_OLD = 3
_PHRASE_END = re.compile(r"[.!?](?=\s|$)")


def check_characters(draft: Draft) -> Iterator[Finding]:
    """Faults of characters, in spans of the text as it was given; `as_given` rules are not mapped back."""
    text = draft.original
    old = list(_old_encodings(text))
    yield from old
    inside = [finding.span for finding in old]
    yield from _not_inside(_icelandic(text), inside)
    yield from _other_scripts(text)
    yield from _not_inside(_invisible(text), inside)
    yield from _decomposed(text)


def _not_inside(findings: Iterator[Finding], spans: list[Span]) -> Iterator[Finding]:
    return (each for each in findings if not any(start <= each.start < end for start, end in spans))


def _old_encodings(text: str) -> Iterator[Finding]:
    for line in _LINE.finditer(text):
        if len(_OLD_LETTERS.findall(line[0])) < _LEAST_OLD:
            continue
        start = line.start()
        for phrase in re.split(r"(?<=[.!?])(?=\s)", line[0]):
            yield from _old_phrase(phrase, start)
            start += len(phrase)


def _old_phrase(phrase: str, start: int) -> Iterator[Finding]:
    stripped = phrase.strip().rstrip(".!?")
    decoded = decode_legacy(stripped) if len(_OLD_LETTERS.findall(stripped)) >= _LEAST_OLD else None
    if decoded:
        begin = start + phrase.index(stripped)
        message = f"Đoạn này còn ở bảng mã {decoded[1]} cũ; chuyển sang Unicode là “{decoded[0]}”."
        yield Finding(begin, begin + len(stripped), "old-encoding", Severity.WRONG, message, decoded[0])


def _icelandic(text: str) -> Iterator[Finding]:
    for match in _ICELANDIC.finditer(text):
        start, end = _word_at(text, match.start())
        word = text[start:end]
        message = f"“{word}” dùng chữ {match[0]} (U+{ord(match[0]):04X}) trông như Đ; thay bằng Đ của tiếng Việt."
        yield Finding(start, end, "strange-character", Severity.WRONG, message, nfc(word))


def _other_scripts(text: str) -> Iterator[Finding]:
    if not _OTHER_SCRIPT.search(text):
        return
    for word in _WORD.finditer(text):
        if _OTHER_SCRIPT.search(word[0]) and word[0].translate(_LOOKALIKES) != word[0]:
            latin = word[0].translate(_LOOKALIKES)
            if not _OTHER_SCRIPT.search(latin):
                message = f"“{word[0]}” có chữ của bảng chữ cái khác trông giống chữ Việt; gõ lại là “{latin}”."
                yield Finding(*word.span(), "strange-character", Severity.WRONG, message, latin)


def _invisible(text: str) -> Iterator[Finding]:
    for match in _INVISIBLE.finditer(text):
        message = f"Có ký tự không nhìn thấy (U+{ord(match[0][0]):04X}); nên xóa."
        yield Finding(*match.span(), "invisible-character", Severity.DOUBTFUL, message, "")
    spaces = [match.span() for match in _ODD_SPACE.finditer(text)]
    if spaces:
        message = f"Có {len(spaces)} dấu cách lạ (không ngắt dòng); nên thay bằng dấu cách thường."
        yield Finding(*spaces[0], "odd-space", Severity.NOTE, message, " ", tuple(spaces))


def _decomposed(text: str) -> Iterator[Finding]:
    marks = [match.start() for match in _COMBINING.finditer(text)]
    for index in marks[:1]:
        start, end = _word_at(text, index)
        message = f"{len(marks)} dấu rời (Unicode tổ hợp) trong văn bản; nên chuyển sang Unicode dựng sẵn."
        spans = tuple((mark - 1, mark + 1) for mark in marks if mark)
        yield Finding(start, end, "decomposed", Severity.NOTE, message, nfc(text[start:end]), spans)


def _word_at(text: str, index: int) -> Span:
    start, end = index, index + 1
    while start > 0 and (text[start - 1].isalpha() or unicodedata.combining(text[start - 1])):
        start -= 1
    while end < len(text) and (text[end].isalpha() or unicodedata.combining(text[end])):
        end += 1
    return start, end
