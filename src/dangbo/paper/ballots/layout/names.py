"""How wide a name is in the ballot's type, and how it is broken onto two lines.

The type is Libertinus Serif, which typst carries in itself, set without kerning and ligatures: the same on every
machine. Its letters are as wide with accents as without.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

FAMILY = "Libertinus Serif"
MM_PER_POINT = 25.4 / 72
ABOVE = 0.93
"""From the baseline to the top of a line, accents included, in ems."""
LEADING = 1.25
"""From one baseline to the next, in ems."""

_WIDTHS = {
    695: "A", 588: "B", 646: "C", 701: "DĐ", 557: "E", 485: "FS", 685: "G", 730: "H", 297: "I", 322: "J", 637: "K",
    528: "L", 839: "M", 699: "N", 702: "OƠQ", 541: "P", 587: "R", 597: "T", 661: "U", 690: "Ư", 652: "V", 951: "W",
    660: "X", 575: "Y", 604: "Z", 457: "a", 493: "b", 428: "c", 506: "dđ", 447: "e", 310: "f", 500: "g", 538: "h",
    271: "i", 272: "j", 512: "k", 264: "l", 790: "m", 542: "n", 504: "o", 501: "ơ", 519: "p", 503: "q", 372: "r",
    390: "s", 316: "t", 531: "uư", 497: "v", 747: "w", 490: "x", 515: "y", 424: "z", 465: "0123456789", 250: " ",
    220: ".,", 338: "-", 190: "'", 268: "’", 298: "()", 323: "/", 236: ":;",
}  # fmt: skip
_LETTERS = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_HORN = "\u031b"


@dataclass(frozen=True, slots=True)
class SetNames:
    """Names set in one size of type (points); lines by name."""

    size: float
    lines: tuple[tuple[str, ...], ...]

    @property
    def height(self) -> float:
        """Of the tallest name, in millimetres."""
        return max(map(len, self.lines)) * LEADING * self.size * MM_PER_POINT


def printable(text: str) -> bool:
    """Whether the ballot's type has every letter of the text."""
    return all(_plain(letter) in _LETTERS for letter in unicodedata.normalize("NFC", text))


def width(text: str, size: float) -> float:
    """The width in millimetres of a line in a size of type (points). Raises KeyError for a letter not in the type."""
    return _ems(text) * size * MM_PER_POINT


@lru_cache(maxsize=4096)
def _ems(text: str) -> float:
    return sum(_LETTERS[_plain(letter)] for letter in text) / 1000


def set_names(names: Sequence[str], room: float, height: float, sizes: Sequence[float]) -> SetNames | None:
    """The names in the largest size (sizes: points, descending) in which each fits into room × height millimetres.

    One line for each where that costs at most an eighth of the size. None where no size fits.
    """
    one = _fitting([(name,) for name in names], room, height, sizes)
    two = _fitting([_halved(name) for name in names], room, height, sizes)
    if one and (two is None or one.size >= 0.875 * two.size):
        return one
    return two and _joined_where_short(two, room)


def _fitting(lines: Sequence[tuple[str, ...]], room: float, height: float, sizes: Sequence[float]) -> SetNames | None:
    widest = max(width(line, 1) for name in lines for line in name)
    for size in sizes:
        found = SetNames(size, tuple(lines))
        if widest * size <= room and found.height <= height:
            return found
    return None


def _joined_where_short(found: SetNames, room: float) -> SetNames:
    """Names that fit onto one line stay on it."""
    lines = tuple((joined,) if width(joined := " ".join(name), found.size) <= room else name for name in found.lines)
    return SetNames(found.size, lines)


@lru_cache(maxsize=4096)
def _halved(name: str) -> tuple[str, ...]:
    words = name.split(" ")
    if len(words) == 1:
        return (name,)
    breaks = list(accumulate(len(word) + 1 for word in words))[:-1]
    at = min(breaks, key=lambda place: max(width(name[: place - 1], 1), width(name[place:], 1)))
    return name[: at - 1], name[at:]


def _plain(letter: str) -> str:
    """The letter without what does not change its width."""
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", parts[0] + _HORN) if _HORN in parts else parts[0]
