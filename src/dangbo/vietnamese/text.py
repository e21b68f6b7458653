"""Text as it is stored and searched: Unicode NFC, plain spaces, Vietnamese Đ, tone marks where offices put them."""

import re
import unicodedata

TONE_MARKS = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
"""Combining tone mark → rank of the tone: 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng (0 is ngang, no mark)."""

_ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
REPAIRS: dict[str, str] = {
    **dict.fromkeys(_ODD_SPACES, " "),
    **dict.fromkeys(_INVISIBLE, ""),
    "\u00d0": "Đ",
    "\u00f0": "đ",
    "\u0189": "Đ",
    "\u0256": "đ",
    "\u2028": "\n",
    "\u2029": "\n",
}
"""Character → what stands in its place in stored text."""

_BARE_LETTERS = str.maketrans(
    {char: unicodedata.normalize("NFD", char)[0] for char in map(chr, [*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)])}
    | {"đ": "d", "Đ": "D"}
)
_REPAIRABLE = re.compile(f"[{''.join(REPAIRS)}]")
_REPAIR_TABLE = str.maketrans(REPAIRS)
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_APOSTROPHES = re.compile("['’‘ʼ`]")
_NOT_SEARCHED = re.compile(r"[^\w/.\-]|_")

_OPEN_PAIR_END = re.compile(r"(?<![^\W\d_])([^\W\d_]*?)(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ])(?![^\W\d_])", re.IGNORECASE)
_CLOSED_PAIR = re.compile(r"[òóỏõọ][ae](?=[^\W\d_])|[ùúủũụ](?:y(?=[^\W\d_])|[êơâ])", re.IGNORECASE)
_GLIDE_WITH_TONE = re.compile(r"(?<=q)[ùúủũụ][aăâeêiơoôy]|(?<=g)[ìíỉĩị][aăâeêoôơuư]", re.IGNORECASE)


def nfc(text: str) -> str:
    """Return the text as it is stored: NFC, odd spaces as a space, invisible characters gone, Icelandic Ð as Đ.

    Line breaks and runs of spaces stay; `clean_line` takes those away too.
    """
    if text.__class__ is str and text.isascii():
        return text
    if _REPAIRABLE.search(text):
        text = text.translate(_REPAIR_TABLE)
    return unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Return one stored line: `nfc`, without spaces at the ends and with single spaces inside."""
    return " ".join(nfc(text).split())


def strip_marks(text: str) -> str:
    """Return the text without tone marks and diacritics (đ becomes d); upper and lower case stay as they are."""
    return _bare(nfc(text))


def search_key(text: str) -> str:
    """Return what a search compares: lower case, no marks, single spaces, no punctuation but / . and -.

    Apostrophes vanish (H'Hen is found by hhen), other punctuation parts words; every dash counts as a hyphen.
    """
    bare = _bare(nfc(text).lower()).translate(_DASHES)
    return " ".join(_NOT_SEARCHED.sub(" ", _APOSTROPHES.sub("", bare)).split())


def _bare(stored: str) -> str:
    latin = stored.translate(_BARE_LETTERS)
    if latin.isascii():
        return latin
    bare = "".join(char for char in unicodedata.normalize("NFD", latin) if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare)


def split_tone(letter: str) -> tuple[str, int]:
    """Return one letter without its tone mark, and the rank of the tone (see `TONE_MARKS`; 0 for none)."""
    decomposed = unicodedata.normalize("NFD", letter)
    tones = [TONE_MARKS[char] for char in decomposed if char in TONE_MARKS]
    bare = "".join(char for char in decomposed if char not in TONE_MARKS)
    return unicodedata.normalize("NFC", bare), tones[0] if tones else 0


def with_tone(letter: str, tone: int) -> str:
    """Return one letter bearing the tone of that rank (0 leaves it as it is)."""
    marks = {rank: mark for mark, rank in TONE_MARKS.items()}
    return unicodedata.normalize("NFC", letter + marks[tone]) if tone else letter


def normalise_tone_placement(word: str) -> str:
    """Move tone marks to where offices put them: hoà → hòa, thuỷ → thủy, khoẻ → khỏe; also hòan → hoàn, qúy → quý.

    Takes a word or a whole text and changes nothing else but what `nfc` repairs.
    """
    text = _OPEN_PAIR_END.sub(_tone_to_first, nfc(word))
    text = _CLOSED_PAIR.sub(_tone_to_second, text)
    return _GLIDE_WITH_TONE.sub(_tone_to_second, text)


def _tone_to_first(match: re.Match[str]) -> str:
    head, pair = match[1], match[2]
    if head.endswith(("q", "Q")):
        return match[0]
    bare, tone = split_tone(pair[1])
    return head + with_tone(pair[0], tone) + bare


def _tone_to_second(match: re.Match[str]) -> str:
    bare, tone = split_tone(match[0][0])
    return bare + with_tone(match[0][1], tone)
