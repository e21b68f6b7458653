"""Documents cited by their symbols in running text: "Kế hoạch số 193-KH/TU, ngày 28/8/2019 của …", in any spelling."""

import re
from dataclasses import dataclass
from datetime import date

from dangbo.vietnamese.dates import DateError, parse_date
from dangbo.vietnamese.symbols import Symbol, parse_symbol

_DASH = "[-\u2010\u2011\u2012\u2013\u2014\u2212]"
_SLASH = "[/\u2044\u2215]"
_ISSUER = rf"[A-ZĐƯƠ][^\W_]*(?:\.[^\W_]+)*(?:{_DASH}[A-ZĐƯƠ][^\W_]*(?:\.[^\W_]+)*)*"
_SMALL = r"(?:tw|tu|hu|qu|[^\W\d_]{0,6}[đd]uk?|cb|[đd]h)"
_START = rf"(?<![\w/.,])(?<!\d{_DASH})"
_NUMBER = r"(?P<number>\d{1,5})[a-zđ]?"
_SYMBOL = re.compile(
    rf"{_START}(?:"
    rf"{_NUMBER}\s?{_DASH}\s?(?:CTr|TTr|GGT|QyĐ|QĐi|[A-ZĐ]{{2,3}})\s?{_SLASH}\s?{_ISSUER}"
    rf"|\d{{1,5}}[a-zđ]?\s?{_DASH}\s?[a-zđ]{{2,3}}\s?{_SLASH}\s?{_SMALL}"
    rf"|\d{{1,5}}[a-zđ]?{_SLASH}(?:(?:19|20)\d\d{_SLASH})?[A-ZĐ][^\W\d_]{{1,3}}{_DASH}{_ISSUER}"
    rf"|\d{{1,5}}{_SLASH}(?:19|20)\d\d{_SLASH}QH\d{{1,2}}"
    r")(?!\w)"
)
_DATED = re.compile(
    r"[,;]?\s*\(?\s*(?:(?:ra|ban hành|ký|đề)\s+)?"
    r"(?P<date>ngày\s+\d{1,2}\s*(?P<mark>[/.-])\s*\d{1,2}\s*(?P=mark)\s*\d{4}"
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundSymbol:
    """A symbol in a text at [start, end), with the date written behind it, or where it was first cited with one."""

    start: int
    end: int
    symbol: Symbol
    date: date | None


def find_symbols(text: str) -> list[FoundSymbol]:
    """The symbols of documents cited in a text, in order.

    After "193-KH/TU, ngày 28/8/2019" the short form "193-KH/TU" means the same document until another date is written.
    """
    dated: dict[Symbol, date] = {}
    found = []
    for match in _SYMBOL.finditer(text):
        symbol = _parsed(match[0])
        if symbol is None:
            continue
        written = _date_behind(text, match.end())
        if written is not None:
            dated[symbol] = written
        found.append(FoundSymbol(match.start(), match.end(), symbol, written or dated.get(symbol)))
    return found


def _parsed(text: str) -> Symbol | None:
    try:
        return parse_symbol(text)
    except ValueError:
        return None


def _date_behind(text: str, end: int) -> date | None:
    match = _DATED.match(text, end)
    if match is None:
        return None
    try:
        return parse_date(" ".join(match["date"].split()))
    except DateError:
        return None
