"""Where the words of a search stand in a paper: a short stretch of its text with the words marked."""

import re
from collections.abc import Iterable, Sequence

from dangbo.documents.words import Term, words

AROUND = 90
"""Characters shown before the first word found, and twice as many behind it."""
MOST_PLACES = 200
"""Of a long text so many places are weighed."""
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
    """The stretch of the texts in which most of the words asked for stand, marked; empty where none does."""
    wanted = _wanted(asked)
    best, place, chosen = 0, 0, ""
    for text in texts:
        found = [token for token in _TOKEN.finditer(text) if _is_asked(token.group(), wanted)][:MOST_PLACES]
        for token in found:
            near = {other.group().lower() for other in found if 0 <= other.start() - token.start() < 2 * AROUND}
            if len(near) > best:
                best, place, chosen = len(near), token.start(), text
    return marked(_stretch(chosen, place), asked) if best else []


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
