"""Words as full-text search keeps and asks for them, and what a user types read as a question to either database.

A word is letters a to z and digits alone: no marks, no capitals, no leading zeros, so 01-KH/ĐU and 1-kh/du are the
same three words. Other scripts are spelled out in codes. The same function makes the words of the index and of the
question, and no character with a meaning to FTS5 or tsquery is left in a word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dangbo.vietnamese.text import search_key

LONGEST_WORD = 60
LONGEST_BODY = 500_000
"""Characters kept of one paper: a tsvector holds a megabyte, and its places need room too."""
MOST_TERMS = 30

_WORD = re.compile(r"[a-z0-9]+")
_QUOTED = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»]')
_SYMBOL_SPACES = re.compile(
    r"(?<!\w)(\d{1,5}[a-zđ]?)\s*[-‐‑‒–—−]\s*([^\W\d_]{2,4})\s*[/⁄∕]\s*(?=[^\W\d_])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand beside one another; `open_end`: the last of them may go on ("nghị quy" finds nghị quyết)."""

    words: tuple[str, ...]
    open_end: bool = False


def words(text: str) -> list[str]:
    """The words of a text in their order."""
    key = search_key(text)
    spelled = key if key.isascii() else "".join(char if char.isascii() else _spelled(char) for char in key)
    return [(word.lstrip("0") or "0")[:LONGEST_WORD] for word in _WORD.findall(spelled)]


def body_of(texts: Iterable[str]) -> str:
    """The words of several texts as the index keeps them, up to `LONGEST_BODY` characters."""
    joined = " ".join(_taken(texts))
    return joined if len(joined) <= LONGEST_BODY else joined[:LONGEST_BODY].rsplit(" ", 1)[0]


def terms(typed: str) -> tuple[Term, ...]:
    """What is asked for: every term must be found. "Quotes" and symbols hold words together; the last word is open."""
    found: list[Term] = []
    rest, position = _SYMBOL_SPACES.sub(r"\1-\2/", typed), 0
    for quoted in _QUOTED.finditer(rest):
        found += _plain(rest[position : quoted.start()])
        found += _phrase(quoted[1])
        position = quoted.end()
    plain = _plain(rest[position:])
    if plain:
        plain[-1] = Term(plain[-1].words, open_end=True)
    found += plain
    return tuple(dict.fromkeys(found[:MOST_TERMS]))


def apart(asked: Iterable[Term]) -> tuple[Term, ...]:
    """The same words, wherever they stand: what the terms ask for at least."""
    return tuple(
        Term((word,), term.open_end and place == len(term.words))
        for term in asked
        for place, word in enumerate(term.words, start=1)
    )


def fts5(asked: Iterable[Term]) -> str:
    """The terms in the language of SQLite's FTS5."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.open_end else ""}' for term in asked)


def tsquery(asked: Iterable[Term]) -> str:
    """The terms in the language of PostgreSQL's tsquery."""
    return " & ".join(f"({' <-> '.join(term.words)}{':*' if term.open_end else ''})" for term in asked)


def _taken(texts: Iterable[str]) -> Iterator[str]:
    """Words until the body is full; a long text is not read to its end for nothing."""
    length = 0
    for text in texts:
        if length > LONGEST_BODY:
            return
        for word in words(text[: LONGEST_BODY * 2]):
            length += len(word) + 1
            yield word


def _plain(text: str) -> list[Term]:
    return [term for piece in text.split() for term in _phrase(piece)]


def _phrase(text: str) -> list[Term]:
    found = tuple(words(text))
    return [Term(found)] if found else []


def _spelled(char: str) -> str:
    return f"x{ord(char):x}x" if char.isalnum() else " "
