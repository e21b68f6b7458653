"""Words typed twice: "phấn phấn đấu", "dự khuyết dự khuyết"."""

import re
from collections.abc import Iterator

from dangbo.proofreading.model import Draft, Finding, Severity
from dangbo.proofreading.spelling.lists import REDUPLICATIONS, words

_TWICE = re.compile(r"(?<![\w-])(?P<word>[^\W\d_]+)(?P<gap>[ \t]+)(?P=word)(?![\w-])", re.IGNORECASE)
_TWO_TWICE = re.compile(r"(?<![\w-])(?P<words>[^\W\d_]+ [^\W\d_]+)(?P<gap>,? +)(?P=words)(?![\w-])", re.IGNORECASE)
_LAST_WORD = re.compile(r"(?:([^\W\d_]+) )?([^\W\d_]+) $")
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")


def check_repeats(draft: Draft) -> Iterator[Finding]:
    """Doubled words but for the reduplications of the language."""
    for match in _TWICE.finditer(draft.text):
        word = match["word"].lower()
        proper = match[0][0].isupper() and match[0].split()[-1][0].isupper()
        if match[0][0].islower() and match[0].split()[-1][0].isupper():
            continue  # "cơ sở Sở Y tế": a name begins
        if _ends_one_word_and_begins_another(draft.text, match):
            continue
        if word not in REDUPLICATIONS and not (proper and len(word) < 9) and not draft.is_furniture(match.start()):
            yield _finding(match, match["word"], Severity.WRONG if len(word) > 1 else Severity.DOUBTFUL)
    for match in _TWO_TWICE.finditer(draft.text):
        if "," not in match["gap"] and not draft.is_furniture(match.start()):
            first, second = match["words"].lower().split()
            again = match[0][len(match["words"]) + len(match["gap"]) :]
            if first != second and match[0][0].islower() == again[0].islower():
                yield _finding(match, match["words"], Severity.WRONG if match["words"].islower() else Severity.DOUBTFUL)


def _ends_one_word_and_begins_another(text: str, match: re.Match[str]) -> bool:
    """ "tổ chức chức năng", "coi trọng trọng tâm": the two belong to two words."""
    word = match["word"].lower()
    before, after = (
        _LAST_WORD.search(text[max(0, match.start() - 20) : match.start()]),
        _NEXT_WORD.match(text, match.end()),
    )
    if before is None or after is None:
        return False
    last = before[2].lower()
    taken = ((before[1] or "").lower(), last) in words()
    return not taken and (last, word) in words() and (word, after[1].lower()) in words()


def _finding(match: re.Match[str], word: str, severity: Severity) -> Finding:
    message = f"“{match[0]}” lặp chữ; có lẽ chỉ là “{word}”."
    return Finding(*match.span(), "doubled", severity, message, word)
