"""What a check says, and the text it reads."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from dangbo.proofreading.figures.finding import find_figures
from dangbo.proofreading.figures.furniture import furniture_spans
from dangbo.proofreading.figures.model import Figure
from dangbo.vietnamese.tokens import normalise_with_offsets, sentences

Span: TypeAlias = tuple[int, int]


class Severity(StrEnum):
    """How sure a finding is: wrong (does not hold whatever was meant), doubtful (look again), note (style, a hint)."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"
    NOTE = "note"


SEVERITY_LABELS: dict[Severity, str] = {
    Severity.WRONG: "Sai",
    Severity.DOUBTFUL: "Ngờ",
    Severity.NOTE: "Lưu ý",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on the text at [start, end); evidence are the spans of the figures or words that it rests on.

    key, at: of a remark against the register, the figure of the register and the day of its value.
    """

    start: int
    end: int
    rule: str
    severity: Severity
    message: str
    suggestion: str | None = None
    evidence: tuple[Span, ...] = ()
    key: str = ""
    at: date | None = None

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures that were found to agree, with the arithmetic; spans are theirs, the whole or the percentage first.

    key, at: of a figure that agrees with the register, which one it is there and on which day.
    """

    kind: str
    message: str
    spans: tuple[Span, ...]
    key: str = ""
    at: date | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """A text made ready for checking: normalised, with its sentences, its figures and its page furniture.

    Two drafts are the same only if they are one, so that what is computed of one can be kept for its other checks.
    """

    text: str
    offsets: tuple[int, ...] | range
    original: str
    sentences: tuple[Span, ...]
    figures: tuple[Figure, ...]
    furniture: tuple[Span, ...]
    known_names: frozenset[str] = frozenset()
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def sentence_at(self, position: int) -> int:
        """The index of the sentence that holds the position."""
        return max(0, bisect_right(self._starts, position) - 1)

    def is_furniture(self, position: int) -> bool:
        """Whether the position lies in a line of a web page around the text."""
        return any(start <= position < end for start, end in self.furniture)


Result: TypeAlias = Finding | Relation
Check: TypeAlias = Callable[[Draft], Iterable[Result]]


def read_draft(text: str, known_names: Iterable[str] = ()) -> Draft:
    """Make a text ready; `known_names` are words of names in the register, which no check of spelling flags."""
    normal, offsets = normalise_with_offsets(text)
    spans = tuple(sentences(normal))
    words = frozenset(word.lower() for name in known_names for word in name.split())
    return Draft(
        text=normal,
        offsets=tuple(offsets),
        original=text,
        sentences=spans,
        figures=tuple(find_figures(normal)),
        furniture=tuple(furniture_spans(normal)),
        known_names=words,
        _starts=tuple(start for start, _ in spans),
    )
