"""The numbers and marks that Word itself sets before paragraphs, which stand in no text of theirs."""

import re
from collections import defaultdict

from dangbo.paper.word.markup import w
from dangbo.paper.xml import Element, parse

_PLACE = re.compile(r"%(\d)")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LIST_MARK = "-"


class Numbering:
    """Counts the numbered paragraphs of one document, asked in their order."""

    def __init__(self, part: bytes | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if part is not None:
            self._learn(parse(part))

    def label(self, paragraph: Element) -> str:
        """What Word sets before the paragraph: "1.", "a)", "-" for every kind of bullet; "" for none."""
        place = paragraph.find(f"{w('pPr')}/{w('numPr')}")
        if place is None:
            return ""
        identity, level = _value(place, "numId"), int(_value(place, "ilvl") or 0)
        levels = self._levels.get(identity, {})
        if level not in levels:
            return ""
        form, text, start = levels[level]
        if form == "bullet":
            return _LIST_MARK
        counts = self._counts[identity]
        counts[level] = counts.get(level, start - 1) + 1
        for lower in [other for other in counts if other > level]:
            del counts[lower]
        return _PLACE.sub(lambda found: self._number(identity, int(found[1]) - 1), text)

    def _number(self, identity: str, level: int) -> str:
        form, _, start = self._levels[identity].get(level, ("decimal", "", 1))
        return _written(self._counts[identity].get(level, start), form)

    def _learn(self, root: Element) -> None:
        abstract = {
            found.get(w("abstractNumId"), ""): {
                int(level.get(w("ilvl"), "0")): (
                    _value(level, "numFmt"),
                    _value(level, "lvlText"),
                    int(_value(level, "start") or 1),
                )
                for level in found.iterchildren(w("lvl"))
            }
            for found in root.iterchildren(w("abstractNum"))
        }
        for number in root.iterchildren(w("num")):
            self._levels[number.get(w("numId"), "")] = abstract.get(_value(number, "abstractNumId"), {})


def _value(parent: Element, name: str) -> str:
    found = parent.find(w(name))
    return "" if found is None else found.get(w("val"), "")


def _written(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    return str(number)


def _roman(number: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        text += sign * (number // size)
        number %= size
    return text
