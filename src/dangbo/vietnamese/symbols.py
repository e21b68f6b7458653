"""Numbers and symbols of documents (số, ký hiệu): 193-KH/TU of the Party, 30/2020/NĐ-CP and 1206/QĐ-HVTC of the State.

The Party's form is item II.1.3 of Guideline 36-HD/VPTW of 3/4/2018: number, hyphen, code of the kind, slash, code of
the issuing body, with a leading zero below 10 and no year.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from dangbo.vietnamese.text import clean_line, search_key

_MIXED_CASE = {code.upper(): code for code in ("CTr", "TTr", "QyĐ", "QĐi", "TTg")}
_WITHOUT_BAR = {"QD": "QĐ", "QYD": "QyĐ", "CD": "CĐ", "DU": "ĐU", "DUK": "ĐUK", "DH": "ĐH", "ND": "NĐ"}
_BODY_OF_COMMITTEE_WITHOUT_BAR = re.compile(r"(?P<organ>BTC|BTG|BTGDV|BDV|BNC|UBKT|VP)DU(?P<bloc>K?)")

_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-") | dict.fromkeys("\u2044\u2215", "/"))
_LABEL = re.compile(r"^(?:số|so)(?: hiệu)?(?: ?:|(?= ?[\d.…_-])) ?", re.IGNORECASE)
_BLANK_NUMBER = re.compile(r"^[.…_ ]+(?=-)")
_AROUND_SIGNS = re.compile(r"\s*([-/])\s*")
_LEADING_ZEROS = re.compile(r"^0+(?=\d)")
_CODE = r"[^\W\d_][^\W_.]*(?:\.[^\W_.]+)*"
_PARTY = re.compile(
    rf"(?P<number>\d{{1,5}})?(?P<suffix>[a-zđ])?-(?P<kind>[^\W\d_]{{2,4}})/(?P<issuer>{_CODE}(?:-{_CODE})*)"
)
_STATE = re.compile(
    rf"(?P<number>\d{{1,5}})(?P<suffix>[a-zđ])?(?:/(?P<year>(?:19|20)\d\d))?"
    rf"/(?P<kind>[^\W\d_]{{2,4}})-(?P<issuer>{_CODE}(?:-{_CODE})*)"
)
_LAW = re.compile(
    r"(?P<number>\d{1,5})(?P<suffix>)/(?P<year>(?:19|20)\d\d)(?P<kind>)/(?P<issuer>QH\d{1,2})", re.IGNORECASE
)

Form = Literal["party", "state"]


@dataclass(frozen=True, slots=True)
class Symbol:
    """The parts of a document's number and symbol.

    `number` is None while a draft has none; `kind` is a code such as KH, QĐ, CTr (empty for laws); `issuer` the code of
    the body, of joint issuers with hyphens between; `year` stands only in State symbols; `suffix` is a letter set
    behind an inserted number (12a).
    """

    number: int | None
    kind: str
    issuer: str
    year: int | None = None
    suffix: str = ""
    form: Form = "party"

    def __str__(self) -> str:
        return format_symbol(self)


def parse_symbol(text: str) -> Symbol:
    """Read a symbol in any usual spelling: "193-KH/TU", "Số: 2163-QĐ/ĐU", "24- CT/HU", "1–kh/đu", "…-QĐ/ĐU".

    Codes typed in lower case become capitals; codes without the bar of Đ stay as typed (see `suggest_symbol`).
    Raises ValueError with a Vietnamese sentence.
    """
    line = _tidy(text).rstrip(".,;")
    if not line:
        raise ValueError("Chưa ghi số, ký hiệu.")
    if party := _PARTY.fullmatch(line):
        return _symbol(party, "party", year=None)
    state = _STATE.fullmatch(line) or _LAW.fullmatch(line)
    if state is None:
        raise ValueError(_problem(clean_line(text), line))
    return _symbol(state, "state", year=int(state["year"]) if state["year"] else None)


def format_symbol(symbol: Symbol) -> str:
    """Write a symbol: numbers below 10 with a zero, a draft without number as "-QĐ/ĐU"."""
    number = "" if symbol.number is None else f"{symbol.number:02d}{symbol.suffix}"
    if symbol.form == "party":
        return f"{number}-{symbol.kind}/{symbol.issuer}"
    issuer = f"{symbol.kind}-{symbol.issuer}" if symbol.kind else symbol.issuer
    return "/".join([number, *([str(symbol.year)] if symbol.year else []), issuer])


def symbol_search_key(text: str) -> str:
    """Return what a search in symbols compares, of a whole symbol or a part of one; raises nothing.

    "Số: 01 – KH/ĐU" → "1-kh/du".
    """
    return _LEADING_ZEROS.sub("", search_key(_tidy(text)))


def suggest_symbol(symbol: Symbol) -> Symbol | None:
    """Return the symbol with Đ where D was probably typed for it (133-KH/DUK → 133-KH/ĐUK), None if nothing changes.

    To be asked, not done silently: DA and other codes with a plain D exist.
    """
    issuer = "-".join(_with_bar(part) for part in symbol.issuer.split("-"))
    suggested = replace(symbol, kind=_WITHOUT_BAR.get(symbol.kind.upper(), symbol.kind), issuer=issuer)
    return None if suggested == symbol else suggested


def _tidy(text: str) -> str:
    line = _LABEL.sub("", clean_line(text).translate(_DASHES))
    return _AROUND_SIGNS.sub(r"\1", _BLANK_NUMBER.sub("", line))


def _symbol(match: re.Match[str], form: Form, *, year: int | None) -> Symbol:
    number, suffix = match["number"], match["suffix"] or ""
    issuer = "-".join(_code(part) for part in match["issuer"].split("-"))
    return Symbol(int(number) if number else None, _code(match["kind"]), issuer, year, suffix, form)


def _code(code: str) -> str:
    upper = code.upper()
    if upper in _MIXED_CASE:
        return _MIXED_CASE[upper]
    return upper if code.islower() else code


def _with_bar(code: str) -> str:
    match = _BODY_OF_COMMITTEE_WITHOUT_BAR.fullmatch(code)
    return f"{match['organ']}ĐU{match['bloc']}" if match else _WITHOUT_BAR.get(code.upper(), code)


def _problem(original: str, line: str) -> str:
    start = f"Số, ký hiệu “{original}”"
    if re.fullmatch(r"\d+[a-zđ]?(?:-[^\W\d_]+)?", line):
        return f"{start} thiếu tên viết tắt của cơ quan ban hành; hãy ghi đủ, ví dụ 193-KH/TU."
    if re.match(r"\d{6,}", line):
        return f"{start} có số quá dài; số văn bản có nhiều nhất 5 chữ số."
    return f"{start} không đúng dạng số-loại/cơ quan; hãy ghi như 193-KH/TU."
