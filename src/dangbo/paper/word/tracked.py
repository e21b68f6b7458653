"""Two Word files of ours as one with tracked changes: what went is struck out, what came is underlined, word by word.

Whoever accepts all changes has the newer file, whoever rejects all has the older one. Only files that the program
itself made are read: paragraphs of plain runs, and tables of such.
"""

import copy
import difflib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from dangbo.paper.packages import read_parts, write_parts
from dangbo.paper.word.markup import make, w
from dangbo.paper.xml import XML_SPACE, Element, parse, serialise

_DOCUMENT = "word/document.xml"
_WORDS = re.compile(r"\s+|\S+")
_ALIKE = 0.2
"""The least share of common words by which two paragraphs are taken as one that changed."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or the space between two, with the format of its run."""

    text: str
    format: Element | None


def tracked(older: bytes, newer: bytes, author: str, at: datetime) -> bytes:
    """The newer file in which every change from the older one is tracked, by that author at that time.

    Raises FileError where one of them is no Word file.
    """
    parts = read_parts(newer)
    before, after = (parse(each[_DOCUMENT]) for each in (read_parts(older), parts))
    merger = _Merger(author, at)
    old, new = before.find(w("body")), after.find(w("body"))
    if old is not None and new is not None:
        merger.merge(old, new)
    return write_parts(parts | {_DOCUMENT: serialise(after)})


class _Merger:
    def __init__(self, author: str, at: datetime) -> None:
        self._author, self._at, self._numbers = author, at.strftime("%Y-%m-%dT%H:%M:%SZ"), count(1)

    def _mark(self, tag: str) -> Element:
        """An element that says who changed something, and when."""
        return make(tag, {"id": str(next(self._numbers)), "author": self._author, "date": self._at})

    def merge(self, old: Element, new: Element) -> None:
        """Put into `new`, a body or a cell, what went from `old`, and mark what came."""
        place: Element | None = None
        for kept, came, went in _aligned(_flow(old), _flow(new), _text):
            if came is None:
                place = self._put_gone(went, new, place) if went is not None else place
                continue
            place = came
            if went is None:
                self._came(came)
            elif not kept:
                self._change(went, came)

    def _put_gone(self, went: Element, new: Element, place: Element | None) -> Element:
        gone = self._gone(went)
        if place is not None:
            place.addnext(gone)
        else:
            new.insert(1 if len(new) and new[0].tag == w("tcPr") else 0, gone)
        return gone

    def _change(self, went: Element, came: Element) -> None:
        if came.tag == w("p") and went.tag == w("p"):
            self._paragraph(went, came)
        elif came.tag == went.tag:
            self._table(went, came)
        else:
            came.addprevious(self._gone(went))
            self._came(came)

    def _paragraph(self, went: Element, came: Element) -> None:
        before, after = _words(went), _words(came)
        runs = [each for each in came if each.tag != w("pPr")]
        for run in runs:
            came.remove(run)
        said = [word.text for word in before], [word.text for word in after]
        for tag, first, last, first_new, last_new in difflib.SequenceMatcher(None, *said, autojunk=False).get_opcodes():
            if tag == "equal":
                came.extend(_runs(after[first_new:last_new]))
                continue
            if first < last:
                came.append(self._enclosed("del", _runs(before[first:last], "delText")))
            if first_new < last_new:
                came.append(self._enclosed("ins", _runs(after[first_new:last_new])))

    def _enclosed(self, tag: str, runs: Sequence[Element]) -> Element:
        mark = self._mark(tag)
        mark.extend(runs)
        return mark

    def _table(self, went: Element, came: Element) -> None:
        before, after = went.findall(w("tr")), came.findall(w("tr"))
        last: Element | None = None
        for kept, new, old in _aligned(before, after, _text):
            if new is not None:
                last = new
                if old is None:
                    self._row(new, "ins")
                elif not kept:
                    self._cells(old, new)
            elif old is not None:
                gone = copy.deepcopy(old)
                self._row(gone, "del")
                came.append(gone) if last is None else last.addnext(gone)
                last = gone

    def _cells(self, old: Element, new: Element) -> None:
        cells = new.findall(w("tc"))
        before = old.findall(w("tc"))
        if len(cells) != len(before):
            gone = copy.deepcopy(old)
            self._row(gone, "del")
            new.addprevious(gone)
            self._row(new, "ins")
            return
        for went, came in zip(before, cells, strict=True):
            if _text(went) != _text(came):
                self.merge(went, came)

    def _row(self, row: Element, tag: str) -> None:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = make("trPr")
            row.insert(0, properties)
        properties.append(self._mark(tag))
        for paragraph in row.iter(w("p")):
            self._whole(paragraph, tag)

    def _came(self, element: Element) -> None:
        if element.tag == w("tbl"):
            for row in element.findall(w("tr")):
                self._row(row, "ins")
        else:
            self._whole(element, "ins")

    def _gone(self, element: Element) -> Element:
        gone = copy.deepcopy(element)
        if gone.tag == w("tbl"):
            for row in gone.findall(w("tr")):
                self._row(row, "del")
        else:
            self._whole(gone, "del")
        return gone

    def _whole(self, paragraph: Element, tag: str) -> None:
        """A paragraph that came or went with all its words, and its end with it."""
        words = _words(paragraph)
        for run in [each for each in paragraph if each.tag != w("pPr")]:
            paragraph.remove(run)
        if words:
            paragraph.append(self._enclosed(tag, _runs(words, "delText" if tag == "del" else "t")))
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = make("pPr")
            paragraph.insert(0, properties)
        end = properties.find(w("rPr"))
        if end is None:
            end = make("rPr")
            _before_the_end(properties, end)
        end.insert(0, self._mark(tag))


def _before_the_end(properties: Element, end: Element) -> None:
    """The format of the paragraph's end stands last, but for what is said of sections and changes."""
    later = [each for each in properties if each.tag in (w("sectPr"), w("pPrChange"))]
    if later:
        later[0].addprevious(end)
    else:
        properties.append(end)


Aligned = tuple[bool, Element | None, Element | None]


def _aligned(before: Sequence[Element], after: Sequence[Element], said: Callable[[Element], str]) -> Iterator[Aligned]:
    """Whether they are the same, the newer and the older: what stayed or changed together, what came, what went."""
    keys = [(each.tag, said(each)) for each in before], [(each.tag, said(each)) for each in after]
    for tag, first, last, first_new, last_new in difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        old, new = before[first:last], after[first_new:last_new]
        if tag == "equal":
            yield from ((True, one, other) for one, other in zip(new, old, strict=True))
        else:
            yield from _paired(old, new, said)


def _paired(old: Sequence[Element], new: Sequence[Element], said: Callable[[Element], str]) -> Iterator[Aligned]:
    """Those most like one another together, in their order; the others came or went."""
    best = _likeness(old, new, said)
    one, other = 0, 0
    while one < len(old) and other < len(new):
        together = _alike(old[one], new[other], said)
        if together and best[one][other] == together + best[one + 1][other + 1]:
            yield False, new[other], old[one]
            one, other = one + 1, other + 1
        elif best[one][other] == best[one + 1][other]:
            yield False, None, old[one]
            one += 1
        else:
            yield False, new[other], None
            other += 1
    yield from ((False, None, each) for each in old[one:])
    yield from ((False, each, None) for each in new[other:])


def _likeness(old: Sequence[Element], new: Sequence[Element], said: Callable[[Element], str]) -> list[list[float]]:
    """For each pair of places the greatest likeness that those from there on can have together."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for one in reversed(range(len(old))):
        for other in reversed(range(len(new))):
            together = _alike(old[one], new[other], said)
            paired = together + best[one + 1][other + 1] if together else 0.0
            best[one][other] = max(paired, best[one + 1][other], best[one][other + 1])
    return best


def _alike(one: Element, other: Element, said: Callable[[Element], str]) -> float:
    """The share of words that both have; none for a paragraph beside a table and for words that hardly meet."""
    if one.tag != other.tag:
        return 0.0
    words, others = Counter(said(one).split()), Counter(said(other).split())
    whole = words.total() + others.total()
    share = 2 * (words & others).total() / whole if whole else 1.0
    return share if share >= _ALIKE or one.tag == w("tbl") else 0.0


def _flow(parent: Element) -> list[Element]:
    return [each for each in parent if each.tag in (w("p"), w("tbl"))]


def _text(element: Element) -> str:
    return "\n".join("".join(each.text or "" for each in line.iter(w("t"))) for line in element.iter(w("p")))


def _words(paragraph: Element) -> list[_Word]:
    found: list[_Word] = []
    for run in paragraph.iter(w("r")):
        text = "".join(each.text or "" for each in run.findall(w("t")))
        found += [_Word(piece, run.find(w("rPr"))) for piece in _WORDS.findall(text)]
    return found


def _runs(words: Sequence[_Word], tag: str = "t") -> list[Element]:
    """The words as runs, neighbours of one format in one run."""
    made: list[Element] = []
    last: Element | None = None
    for word in words:
        if not made or word.format is not last:
            run = make("r")
            if word.format is not None:
                run.append(copy.deepcopy(word.format))
            text = make(tag)
            text.set(XML_SPACE, "preserve")
            text.text = ""
            run.append(text)
            made.append(run)
            last = word.format
        made[-1][-1].text = f"{made[-1][-1].text}{word.text}"
    return made
