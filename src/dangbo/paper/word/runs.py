"""The text of a paragraph as the reader sees it, and putting something in the place of a piece of it.

Word cuts a line into runs wherever it likes: after a spelling check, a correction, a change of keyboard.
"""

import copy
from collections.abc import Iterator
from typing import NamedTuple

from dangbo.paper.word.markup import make, w
from dangbo.paper.xml import XML_SPACE, Element

_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_NOT_TEXT = frozenset(map(w, ("p", "pPr", "rPr", "sdtPr", "tbl")))


class Piece(NamedTuple):
    """A stretch of text in one element of a run, with the character of the paragraph at which it begins."""

    element: Element
    start: int
    text: str


def paragraph_text(paragraph: Element) -> str:
    """The text of a paragraph without that of text boxes in it; a tab is "\\t", a line break "\\n"."""
    return "".join(text for _, text in _pieces(paragraph))


def replace_text(paragraph: Element, start: int, end: int, *content: Element) -> Element | None:
    """Put elements in the place of the characters from `start` to `end`; returns the format of the first one.

    The format (`w:rPr`, None where it is plain) is a copy, put in front of each `w:r` of `content` and
    into its content controls, so the new text looks like the first character it replaces.
    """
    _split(paragraph, end)
    first = _split(paragraph, start)
    if first is None:
        raise ValueError("nothing stands there")
    properties = first.find(w("rPr"))
    parent = first.getparent()
    if parent is None:
        raise ValueError("a run stands in a paragraph")
    position = parent.index(first)
    for run in [run for element in content for run in element.iter(w("r"))]:
        if properties is not None:
            run.insert(0, copy.deepcopy(properties))
    doomed = [piece.element for piece in placed_pieces(paragraph) if start <= piece.start < end]
    parent[position:position] = list(content)
    for element in doomed:
        _remove_with_run(element)
    return copy.deepcopy(properties)


def enclose_text(paragraph: Element, start: int, end: int, before: Element, *after: Element) -> None:
    """Put an element before the characters from `start` to `end`, and others behind them; the text stays as it is.

    Raises ValueError where nothing stands there.
    """
    _split(paragraph, end)
    first = _split(paragraph, start)
    if first is None:
        raise ValueError("nothing stands there")
    last = next(piece for piece in reversed(list(placed_pieces(paragraph))) if piece.start < end).element.getparent()
    first.addprevious(before)
    place = first if last is None else last
    for element in after:
        place.addnext(element)
        place = element


def make_run(text: str) -> Element:
    """A run of this text; line feeds become line breaks."""
    run = make("r")
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(make("br"))
        for position, part in enumerate(line.split("\t")):
            if position:
                run.append(make("tab"))
            if part:
                run.append(_text_element(part))
    return run


def _text_element(text: str) -> Element:
    element = make("t")
    # XML knows no control characters; from a database they come only by mistake.
    element.text = "".join(
        char for char in text if char >= " " and not 0xD800 <= ord(char) < 0xE000 and char < "\ufffe"
    )
    element.set(XML_SPACE, "preserve")
    return element


def _pieces(element: Element) -> Iterator[tuple[Element, str]]:
    for child in element:
        if child.tag == w("t"):
            yield child, child.text or ""
        elif child.tag in _SIGNS:
            yield child, _SIGNS[str(child.tag)]
        elif child.tag not in _NOT_TEXT:
            yield from _pieces(child)


def placed_pieces(paragraph: Element) -> Iterator[Piece]:
    """The pieces of a paragraph in order; together they are its text."""
    position = 0
    for element, text in _pieces(paragraph):
        yield Piece(element, position, text)
        position += len(text)


def _split(paragraph: Element, offset: int) -> Element | None:
    """The run that begins at this character after cutting one there; None at the end of the paragraph."""
    for piece in list(placed_pieces(paragraph)):
        if piece.start <= offset < piece.start + len(piece.text):
            return _run_from(_text_from(piece, offset))
    return None


def _text_from(piece: Piece, offset: int) -> Element:
    inside = offset - piece.start
    if inside == 0:
        return piece.element
    tail = _text_element(piece.text[inside:])
    piece.element.text = piece.text[:inside]
    piece.element.set(XML_SPACE, "preserve")
    piece.element.addnext(tail)
    return tail


def _run_from(element: Element) -> Element:
    run = element.getparent()
    if run is None or run.tag != w("r"):
        raise ValueError("text stands in a run")
    before = [child for child in element.itersiblings(preceding=True) if child.tag != w("rPr")]
    if not before:
        return run
    later = make("r")
    properties = run.find(w("rPr"))
    if properties is not None:
        later.append(copy.deepcopy(properties))
    later.extend([element, *element.itersiblings()])
    run.addnext(later)
    return later


def _remove_with_run(element: Element) -> None:
    run = element.getparent()
    if run is None:
        return
    run.remove(element)
    holder = run.getparent()
    if holder is not None and all(child.tag == w("rPr") for child in run):
        holder.remove(run)
