"""A draft in Word: its text with the places of its paragraphs, so that remarks on the text find their way back into it.

Corrections are put into the runs of the document and keep their format; remarks become Word's own comments.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dangbo.paper.word.comments import Comment, add_comments
from dangbo.paper.word.keys import TAG_PREFIX, KeyedText
from dangbo.paper.word.markup import w
from dangbo.paper.word.package import WordPackage, open_word
from dangbo.paper.word.runs import make_run, paragraph_text, placed_pieces, replace_text
from dangbo.paper.xml import Element

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class Replacement:
    """Other words for the characters from `start` to `end` of a draft's text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph that begins at the character `start` of the draft's text; `in_body`: not in a head, foot or note."""

    start: int
    text: str
    element: Element
    in_body: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class KeyedSpan:
    """A figure that carries its key, at the characters from `start` to `end` of the draft's text."""

    start: int
    end: int
    keyed: KeyedText


@dataclass(frozen=True, slots=True)
class WordDraft:
    """An opened document and its paragraphs in the order in which they are read: the body, then heads and notes."""

    package: WordPackage
    paragraphs: tuple[Placed, ...]

    @property
    def text(self) -> str:
        """The paragraphs joined by line feeds; a tab is a space, a line break within a paragraph a line feed."""
        return "\n".join(placed.text for placed in self.paragraphs)

    def keyed(self) -> Iterator[KeyedSpan]:
        """The figures that carry their keys, in order; those that hold whole paragraphs are left out."""
        for placed in self.paragraphs:
            yield from _keyed_in(placed)


def open_draft(data: bytes) -> WordDraft:
    """A Word file as a draft. Raises FileError as `open_word` does."""
    package = open_word(data)
    placed: list[Placed] = []
    position = 0
    for number, root in enumerate(package.stories.values()):
        for element in root.iter(w("p")):
            # Word keeps a text box twice, the second time for older readers.
            if next(element.iterancestors(_FALLBACK), None) is not None:
                continue
            text = paragraph_text(element).replace("\t", " ")
            placed.append(Placed(position, text, element, number == 0))
            position += len(text) + 1
    return WordDraft(package, tuple(placed))


def corrected(data: bytes, replacements: Iterable[Replacement], comments: Sequence[Comment]) -> bytes:
    """The document with words replaced and comments added, both at characters of its text as `open_draft` reads it.

    What reaches over the end of a paragraph is left as it is; so is a comment in a head or foot, where Word has none.

    Raises:
        FileError: as `open_word` does.
    """
    draft = open_draft(data)
    made = [each for each in replacements if _paragraph_of(draft, each.start, each.end)]
    made.sort(key=lambda each: each.start, reverse=True)
    for each in made:
        _replace(draft, each)
    add_comments(draft.package, _placed_comments(draft, comments, made))
    return draft.package.to_bytes()


def _keyed_in(placed: Placed) -> Iterator[KeyedSpan]:
    pieces = list(placed_pieces(placed.element))
    for control in placed.element.iter(w("sdt")):
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        written = "" if tag is None else tag.get(w("val"), "")
        inside = [piece for piece in pieces if control in piece.element.iterancestors()]
        if written.startswith(TAG_PREFIX) and inside:
            key, _, form = written.removeprefix(TAG_PREFIX).partition("|")
            start, end = inside[0].start, inside[-1].start + len(inside[-1].text)
            keyed = KeyedText(key, placed.text[start:end], form)
            yield KeyedSpan(placed.start + start, placed.start + end, keyed)


def _paragraph_of(draft: WordDraft, start: int, end: int) -> Placed | None:
    return next((placed for placed in draft.paragraphs if placed.start <= start < end <= placed.end), None)


def _replace(draft: WordDraft, each: Replacement) -> None:
    """Put only what differs into the document, so that the format of the rest stays."""
    placed = _paragraph_of(draft, each.start, each.end)
    if placed is None:
        return
    start, end = each.start - placed.start, each.end - placed.start
    old = placed.text[start:end]
    head = _alike(old, each.text)
    tail = _alike(old[head:][::-1], each.text[head:][::-1])
    if head + tail == len(old):  # something is only added: it takes the format of the character beside it
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    replace_text(placed.element, start + head, end - tail, make_run(each.text[head : len(each.text) - tail]))


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(one), len(other)))


def _placed_comments(
    draft: WordDraft, comments: Sequence[Comment], made: Sequence[Replacement]
) -> Iterator[tuple[Element, int, int, Comment]]:
    """Each comment with its paragraph and its characters there, after the words before it were replaced."""
    for comment in comments:
        placed = _paragraph_of(draft, comment.start, comment.end)
        if placed is not None and placed.in_body:
            inside = [each for each in made if placed.start <= each.start < placed.end]
            start, end = (_moved(at, inside) - placed.start for at in (comment.start, comment.end))
            if start < end:
                yield placed.element, start, end, comment


def _moved(at: int, made: Sequence[Replacement]) -> int:
    return at + sum(len(each.text) - (each.end - each.start) for each in made if each.end <= at)
