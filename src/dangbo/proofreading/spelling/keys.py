"""Keys of Telex and VNI left over, and syllables that cannot be or are not met."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from dangbo.proofreading.model import Draft, Finding, Severity
from dangbo.proofreading.spelling.lists import foreign_words, terms, words
from dangbo.proofreading.spelling.nearby import neighbours_of
from dangbo.proofreading.spelling.syllables import is_attested, is_possible_syllable
from dangbo.proofreading.spelling.tokens import Token, tokens
from dangbo.vietnamese.telex import telex_leftover, telex_leftover_pair

_FOREIGN_LETTERS = re.compile(r"[fjwz]", re.IGNORECASE)
_END_OF_MINORITY_NAME = ("k", "r", "l", "h", "b", "s", "d", "g", "đ")


def check_keys(draft: Draft) -> Iterator[Finding]:
    """Words in which keys were left over, and words that are no syllable of Vietnamese."""
    read = tokens(draft)
    skip = -1
    for index, token in enumerate(read):
        if index == skip or not _is_checked(draft, token):
            continue
        following = read[index + 1] if index + 1 < len(read) and read[index + 1].joined else None
        pair = _pair(token, following)
        if pair is not None:
            skip = index + 1
            yield pair
            continue
        before = read[index - 1] if token.joined else None
        yield from _of_word(token, before, following)


def _is_checked(draft: Draft, token: Token) -> bool:
    lower = token.lower
    if lower in foreign_words() or lower in draft.known_names or len(lower) < 3 or token.text.isdigit():
        return False
    near = draft.text[max(0, token.start - 1) : token.start] + draft.text[token.end : token.end + 1]
    return not any(mark in near for mark in "/’'.@") or "." in near[-1:]


def _pair(token: Token, following: Token | None) -> Finding | None:
    if following is None or not following.text.islower() or not token.text.isalpha():
        return None
    decoded = telex_leftover_pair(token.text, following.text) if not is_possible_syllable(token.text) else None
    if decoded is None or (decoded[0].lower(), decoded[1]) not in words():
        return None
    suggestion = " ".join(decoded)
    message = f"“{token.text} {following.text}” còn sót phím gõ; có lẽ là “{suggestion}”."
    return Finding(token.start, following.end, "keys-left", Severity.WRONG, message, suggestion)


def _of_word(token: Token, before: Token | None, following: Token | None) -> Iterator[Finding]:
    if is_possible_syllable(token.text):
        typed = token.text.replace("oo", "ô", 1)
        if typed != token.text and token.text.islower() and _makes_term(typed, before, following):
            yield _left(token, typed, Severity.WRONG)
            return
        if token.text.islower() and not is_attested(token.text):
            yield _odd(token, before, following, Severity.DOUBTFUL, "không gặp trong tiếng Việt")
        return
    meant = [] if _is_in_name(token, before, following) else _meant(token, before, following)
    if meant and (token.text.islower() or (token.text[:1].isupper() and not token.text.isupper())):
        sure = (token.text.islower() and not token.text.isascii()) or _is_typed(token.text)
        severity = Severity.WRONG if sure and token.text.islower() else Severity.DOUBTFUL
        yield _left(token, meant[0], severity)
    elif token.text.isalpha() and not token.text.isascii():
        yield from _impossible(token, before, following)


def _is_in_name(token: Token, before: Token | None, following: Token | None) -> bool:
    """A word with a capital beside another one, as in names of minorities: Nay Der, Ksor Phước; not one with keys."""
    beside = any(each is not None and each.text[:1].isupper() for each in (before, following))
    capital = token.text[:1].isupper() and token.text.isascii()
    return capital and beside and not re.search(r"\d|aa|ee|oo|dd|w", token.lower)


def _left(token: Token, meant: str, severity: Severity) -> Finding:
    message = f"“{token.text}” còn sót phím gõ; có lẽ là “{meant}”."
    return Finding(*token.span, "keys-left", severity, message, meant)


def _is_typed(text: str) -> bool:
    """Whether the word bears signs of Telex or VNI: digits, doubled letters, the keys of tones at its end."""
    lower = text.lower()
    return (
        any(char.isdigit() for char in lower)
        or lower[-1:] in "jfxzrs"
        or bool(re.search(r"aa|ee|oo|dd|w|j|nn$|tt$|cc$", lower))
    )


def _meant(token: Token, before: Token | None, following: Token | None) -> list[str]:
    """What the word was meant to be: what makes a term with a neighbour first, then what is met in Vietnamese."""
    found = [word for word in telex_leftover(token.text) if is_attested(word)]
    if token.text.isascii() and _FOREIGN_LETTERS.search(token.text[:1]):
        return []
    return sorted(found, key=lambda word: not _makes_term(word.lower(), before, following))


def _makes_term(word: str, before: Token | None, following: Token | None) -> bool:
    return bool(
        (before is not None and (before.lower, word) in terms())
        or (following is not None and (word, following.lower) in terms())
    )


def _impossible(token: Token, before: Token | None, following: Token | None) -> Iterator[Finding]:
    bare = "".join(char for char in unicodedata.normalize("NFD", token.lower) if not unicodedata.combining(char))
    if token.text.islower():
        yield _odd(token, before, following, Severity.WRONG, "không phải là âm tiết tiếng Việt")
    elif token.text[1:].islower() and not bare.endswith(_END_OF_MINORITY_NAME):
        meant = [word for word in neighbours_of(token.lower, swapped=True) if is_attested(word)]
        if meant:
            suggestion = meant[0].capitalize()
            message = f"“{token.text}” không phải là âm tiết tiếng Việt; có lẽ là “{suggestion}”."
            yield Finding(*token.span, "impossible-syllable", Severity.DOUBTFUL, message, suggestion)


def _odd(token: Token, before: Token | None, following: Token | None, severity: Severity, why: str) -> Finding:
    meant: Sequence[str] = [word for word in neighbours_of(token.lower) if is_attested(word)]
    in_terms = [word for word in meant if _makes_term(word, before, following)]
    suggestion = next(iter([*in_terms, *meant]), None)
    hint = f"; có lẽ là “{suggestion}”" if suggestion else ""
    rule = "impossible-syllable" if severity is Severity.WRONG else "unattested-syllable"
    return Finding(*token.span, rule, severity, f"“{token.text}” {why}{hint}.", suggestion)
