"""Two versions of a draft beside one another: which lines stayed, came, went, and the words that changed in them."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["same", "added", "removed", "changed"]
_WORDS = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a line and whether they stayed, came or went."""

    text: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A line of either version, or of both with what changed in it."""

    kind: Kind
    parts: tuple[Part, ...]


def compare_texts(older: str, newer: str) -> list[ComparedLine]:
    """The lines of both texts in order; a changed line holds the words that went before those that came."""
    old, new = older.split("\n"), newer.split("\n")
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [line for code in matcher.get_opcodes() for line in _lines(code, old, new)]


def _lines(code: tuple[str, int, int, int, int], old: list[str], new: list[str]) -> Iterator[ComparedLine]:
    tag, first, last, first_new, last_new = code
    before, after = old[first:last], new[first_new:last_new]
    if tag == "equal":
        yield from (_whole(line, "same") for line in before)
        return
    pairs = min(len(before), len(after))
    yield from (_changed(one, other) for one, other in zip(before[:pairs], after[:pairs], strict=True))
    yield from (_whole(line, "removed") for line in before[pairs:])
    yield from (_whole(line, "added") for line in after[pairs:])


def _whole(line: str, kind: Kind) -> ComparedLine:
    return ComparedLine(kind, (Part(line, kind),))


def _changed(before: str, after: str) -> ComparedLine:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    parts: list[Part] = []
    for tag, first, last, first_new, last_new in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part("".join(old[first:last]), "same"))
            continue
        parts += [Part("".join(words), kind) for words, kind in _sides(old[first:last], new[first_new:last_new])]
    return ComparedLine("changed", tuple(parts))


def _sides(went: list[str], came: list[str]) -> Iterator[tuple[list[str], Kind]]:
    if went:
        yield went, "removed"
    if came:
        yield came, "added"
