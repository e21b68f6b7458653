"""Finding the figures of a text, in order, without overlap."""

import re
from collections.abc import Iterator
from decimal import Decimal

from dangbo.proofreading.figures.furniture import furniture_spans
from dangbo.proofreading.figures.model import Figure, Kind
from dangbo.proofreading.figures.patterns import CANDIDATE, FORMS, Form
from dangbo.proofreading.figures.words import hedge_around, is_change, unit_behind
from dangbo.vietnamese.numbers import parse_number_words

_LOOK_BACK, _LOOK_AHEAD = 60, 60
_GROUP = 3
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}
_NUMBER = re.compile(r"\d[\d.]*(?:,\d+)?(?: (?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\w))?")
_CLAUSE_START = re.compile(r"[.;:](?=\s|$)|\n")


def find_figures(text: str) -> list[Figure]:
    """The figures of a normalised text in their order; lines of a web page around the text hold none."""
    furniture = furniture_spans(text)
    return list(_outside(_figures(text), furniture))


def _figures(text: str) -> Iterator[Figure]:
    end = 0
    for candidate in CANDIDATE.finditer(text):
        start = candidate.start()
        if start < end:
            continue
        before = text[max(0, start - _LOOK_BACK) : start]
        found = _first_form(text, start, before)
        if found is None:
            continue
        form, end = found
        if form.kind is not None:
            yield _figure(text, start, end, form, before)


def _first_form(text: str, start: int, before: str) -> tuple[Form, int] | None:
    for form in FORMS:
        match = form.pattern.match(text, start)
        if match is None or match.end() == start:
            continue
        if form.before and not form.before.search(before):
            continue
        if form.not_before and form.not_before.search(before):
            continue
        return form, match.end()
    return None


def _figure(text: str, start: int, end: int, form: Form, before: str) -> Figure:
    written = text[start:end]
    kind = form.kind or Kind.COUNT
    if kind in (Kind.DATE, Kind.ORDINAL, Kind.DOCUMENT_NUMBER):
        return Figure(start, end, written, kind, before=_clause(before))
    clause = _clause(before)
    values = _values(written, kind, in_words=form.in_words)
    unit = "%" if kind is Kind.PERCENT else unit_behind(text, end)
    hedge = hedge_around(before.lower(), text[end : end + _LOOK_AHEAD])
    decimals = len(written.rstrip(" %").rpartition(",")[2]) if "," in written else _point_decimals(written, kind)
    change = is_change(before.lower())
    return Figure(start, end, written, kind, values, unit, clause, hedge, change, decimals, form.in_words)


def _clause(before: str) -> str:
    ends = [match.end() for match in _CLAUSE_START.finditer(before.rstrip(" :"))]
    return before[ends[-1] if ends else 0 :].lower()


def _values(written: str, kind: Kind, *, in_words: bool) -> tuple[Decimal, ...]:
    if in_words:
        return (Decimal(1 if written == "một" else parse_number_words(written)),)
    return tuple(_number(number, kind) for number in _NUMBER.findall(written))


def _number(written: str, kind: Kind) -> Decimal:
    """A number as met: dots part thousands, but a single dot in a percentage that is no group of three ("30.8%").

    Unlike `parse_number` it takes what no office should write (0.327, 1.23.4): a draft is read as it is.
    """
    digits, _, scale = written.strip(".").partition(" ")
    whole, _, decimals = digits.partition(",")
    groups = whole.split(".")
    if kind is Kind.PERCENT and len(groups) == 2 and len(groups[1]) != _GROUP and not decimals:
        return Decimal(f"{groups[0]}.{groups[1]}")
    value = Decimal(f"{''.join(groups)}.{decimals}" if decimals else "".join(groups)) * _SCALES.get(scale, 1)
    return Decimal(int(value)) if value == int(value) else value


def _point_decimals(written: str, kind: Kind) -> int:
    number = written.rstrip(" %")
    if kind is not Kind.PERCENT or number.count(".") != 1:
        return 0
    places = len(number.rpartition(".")[2])
    return 0 if places == 3 else places


def _outside(figures: Iterator[Figure], spans: list[tuple[int, int]]) -> Iterator[Figure]:
    return (figure for figure in figures if not any(start <= figure.start < end for start, end in spans))
