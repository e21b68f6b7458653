"""What the QR code of a side says: 29 capital letters and digits, which fit a code of 25 × 25 at level Q.

Format 1: "D1", the election's short id (8 hex digits), the style (A or S), the page and the number of pages (a digit
each), the layout's fingerprint (8 hex digits), and the CRC-32 over all before it (8 hex digits). Nothing in it differs
between the ballots of one election.
"""

import hashlib
import re
import unicodedata
import zlib
from dataclasses import dataclass

from dangbo.paper.ballots.layout.model import Layout, Style

FORMAT = "D1"
_LETTERS = {Style.AGREE_DISAGREE: "A", Style.STRIKE_OUT: "S"}
_STYLES = {letter: style for style, letter in _LETTERS.items()}
_PATTERN = re.compile(FORMAT + r"([0-9A-F]{8})([AS])([12])([12])([0-9A-F]{8})([0-9A-F]{8})")


@dataclass(frozen=True, slots=True)
class PageCode:
    """A read code; election is the short id, the hex digits are lower case."""

    election: str
    style: Style
    page: int
    pages: int
    fingerprint: str


def short_id(election: str) -> str:
    """The first 8 hex digits of the SHA-256 of an election's id."""
    return hashlib.sha256(unicodedata.normalize("NFC", election).encode()).hexdigest()[:8]


def page_code(layout: Layout, page: int) -> str:
    """The content of both codes on a page (from 1)."""
    text = (
        f"{FORMAT}{short_id(layout.election)}{_LETTERS[layout.style]}{page}{layout.pages}{layout.fingerprint}"
    ).upper()
    return text + _crc(text)


def read_code(text: str) -> PageCode | None:
    """The parts of a code, or None for anything else (another format, a wrong check sum)."""
    found = _PATTERN.fullmatch(text)
    if not found or _crc(text[:-8]) != found[6]:
        return None
    return PageCode(found[1].lower(), _STYLES[found[2]], int(found[3]), int(found[4]), found[5].lower())


def _crc(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08X}"
