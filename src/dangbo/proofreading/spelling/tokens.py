"""The words of a draft in order, with what stands between them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dangbo.proofreading.model import Draft, Span

_WORD = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at [start, end); `joined`: only a space parts it from the word before it."""

    start: int
    end: int
    text: str
    joined: bool

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def span(self) -> Span:
        return self.start, self.end

    @property
    def is_word(self) -> bool:
        """Whether it is all letters, and no abbreviation."""
        return self.text.isalpha() and (len(self.text) == 1 or not self.text.isupper())


@lru_cache(maxsize=1)
def tokens(draft: Draft) -> tuple[Token, ...]:
    """The words of the text proper; lines of a web page around it, addresses and mails are left out."""
    return tuple(_tokens(draft))


def _tokens(draft: Draft) -> Iterator[Token]:
    end = -1
    addresses = [match.span() for match in re.finditer(r"(?:https?://|www\.)\S+|\S+@\S+", draft.text)]
    skipped = sorted([*draft.furniture, *addresses])
    for match in _WORD.finditer(draft.text):
        if not any(start <= match.start() < stop for start, stop in skipped):
            joined = end >= 0 and draft.text[end : match.start()].strip(" ") == "" and end < match.start()
            yield Token(match.start(), match.end(), match[0], joined)
        end = match.end()
