"""Where the words of a search stand in a paper: a short stretch of its text with the words marked."""

import re
from collections.abc import Iterable, Sequence

from dangbo.documents.words import Term, words

AROUND = 90
"""Characters shown before the first word found, and twice as many behind it."""
_TOKEN = re.compile(r"\w+")
Marked = list[tuple[str, bool]]


def marked(text: str, asked: Sequence[Term]) -> Marked:
    """The text cut into pieces, those that were asked for marked; neighbours of one sort are one piece."""
    wanted = _wanted(asked)
    pieces: Marked = []
    position = 0
    for token in _TOKEN.finditer(text):
        if _is_asked(token.group(), wanted):
            pieces += [(text[position : token.start()], False), (token.group(), True)]
            position = token.end()
    return [piece for piece in (*pieces, (text[position:], False)) if piece[0]]


def snippet(texts: Iterable[str], asked: Sequence[Term]) -> Marked:
    """A stretch of the first text that holds a word asked for, marked; empty where none does."""
    wanted = _wanted(asked)
    for text in texts:
        found = next((token for token in _TOKEN.finditer(text) if _is_asked(token.group(), wanted)), None)
        if found is not None:
            return marked(_stretch(text, found.start()), asked)
    return []


def _stretch(text: str, place: int) -> str:
    """The words around a place on one line, with dots where text was left off."""
    start, end = max(0, place - AROUND), min(len(text), place + 2 * AROUND)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = text.find(" ", end) if " " in text[end:] else len(text)
    line = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{line}{' …' if end < len(text) else ''}"


def _wanted(asked: Sequence[Term]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole words, and beginnings of words."""
    whole = frozenset(word for term in asked for word in (term.words[:-1] if term.open_end else term.words))
    return whole, tuple(term.words[-1] for term in asked if term.open_end)


def _is_asked(token: str, wanted: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    whole, begun = wanted
    return any(word in whole or word.startswith(begun) for word in words(token))
