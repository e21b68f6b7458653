"""Percentages that share out a hundred, and percentages that no count out of a known total can give (GRIM).

GRIM: Brown and Heathers, 2016; the printed decimals count, so 79,0% says more than 79%.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from dangbo.proofreading.figures.model import Figure, Kind
from dangbo.proofreading.model import Draft, Finding, Relation, Result, Severity
from dangbo.proofreading.relations.amounts import Amount, amounts
from dangbo.proofreading.relations.partitions import holding_partitions
from dangbo.proofreading.relations.shares import Claim, claims
from dangbo.vietnamese.numbers import format_decimal, format_int

_HUNDRED = Fraction(100)
_NESTED = re.compile(r"(?<!\w)(?:trong đó|trong số đó|riêng)(?: có)?[^,;.]{0,20}$")
_RATINGS = re.compile(r"(?<!\w)(?:hoàn thành|trong sạch|vững mạnh|yếu kém|xuất sắc)(?!\w)", re.IGNORECASE)
_STRUCTURE = re.compile(r"(?<!\w)cơ cấu(?: kinh tế| ngành| độ tuổi)?(?::| gồm| là)", re.IGNORECASE)
_LOWEST = re.compile(r"(?<!\w)(?:không hoàn thành|chưa hoàn thành|yếu kém|yếu)(?!\w)", re.IGNORECASE)
_AMONG = re.compile(r"(?<!\w)[Tt]rong (?:số |tổng số )?$")
_MEAN = re.compile(r"(?:trung bình|bình quân)[^.;]{0,60}$", re.IGNORECASE)
_MOST_GRIM = 5_000
_NEAR = 20
_LEAST_CONFIRMED, _SMALL_BASE = 2, 200


def check_scales(draft: Draft) -> Iterator[Result]:
    """Runs of percentages in a sentence that make up a hundred; complete scales that do not are findings."""
    for run in _sentences_of_percentages(draft):
        scale = _adding_up(run)
        if scale:
            yield Relation("sum", f"{_sum(scale)} = {_total(scale)}", tuple(figure.span for figure in scale))
        elif _is_complete(draft, run):
            yield _finding(run, "thang xếp loại đủ các mức", Severity.DOUBTFUL)
        else:
            yield from _of_structure(draft, run)
    yield from _of_partitions(draft)


def _of_structure(draft: Draft, run: Sequence[Figure]) -> Iterator[Finding]:
    """ "cơ cấu: công nghiệp 45,2%, dịch vụ 33,5%, nông nghiệp 21,3%": a structure is all of a thing."""
    start, _ = draft.sentences[draft.sentence_at(run[0].start)]
    cue = _STRUCTURE.search(draft.text, start, run[-1].start)
    parts = [figure for figure in run if cue and figure.start > cue.start()]
    if len(parts) >= 3 and _is_one_digit(abs(_exact(parts) - _HUNDRED)):
        yield _finding(parts, "là các phần của một cơ cấu", Severity.DOUBTFUL)


def _sentences_of_percentages(draft: Draft) -> Iterator[list[Figure]]:
    groups: dict[int, list[Figure]] = {}
    for figure in draft.figures:
        plain = figure.kind is Kind.PERCENT and len(figure.values) == 1 and not (figure.change or figure.hedge)
        if plain and not _NESTED.search(figure.before) and figure.value < _HUNDRED:
            groups.setdefault(draft.sentence_at(figure.start), []).append(figure)
    for group in groups.values():
        if len(group) >= 2:
            yield group


def _adding_up(run: Sequence[Figure]) -> list[Figure]:
    """The first stretch of neighbours that makes up a hundred within what rounding allows."""
    for start in range(len(run) - 1):
        for end in range(start + 2, len(run) + 1):
            stretch = list(run[start:end])
            total = _exact(stretch)
            if total > _HUNDRED + _slack(stretch):
                break
            if abs(total - _HUNDRED) <= _slack(stretch):
                return stretch
    return []


def _slack(run: Sequence[Figure]) -> Fraction:
    return sum((Fraction(1, 2 * 10**figure.decimals) for figure in run), Fraction(0))


def _exact(run: Sequence[Figure]) -> Fraction:
    return sum((Fraction(figure.value) for figure in run), Fraction(0))


def _is_complete(draft: Draft, run: Sequence[Figure]) -> bool:
    """Whether the run is a whole scale of ratings, down to the lowest."""
    text = draft.text[run[0].start : run[-1].end + 60]
    before = draft.text[max(0, run[0].start - 60) : run[0].start]
    rated = all(
        _RATINGS.search(figure.before[-50:]) or _RATINGS.search(draft.text[figure.end : figure.end + 40])
        for figure in run
    )
    off = abs(_exact(run) - _HUNDRED)
    near = off <= _NEAR if len(run) > 2 else _is_one_digit(off)
    return rated and (near or _is_one_digit(off)) and _LOWEST.search(before + text) is not None


def _is_one_digit(number: Fraction) -> bool:
    return str(float(number)).replace(".", "").strip("0") in set("123456789")


def _of_partitions(draft: Draft) -> Iterator[Finding]:
    """Where parts make up a whole and each has its percentage, these must make up a hundred too."""
    items = amounts(draft)
    percents = [figure for figure in draft.figures if figure.kind is Kind.PERCENT and len(figure.values) == 1]
    for partition in holding_partitions(draft, items):
        found = [_percent_of(draft, part, items, percents) for part in partition.parts]
        run = [figure for figure in found if figure is not None and not figure.hedge]
        off = abs(_exact(run) - _HUNDRED)
        if len(run) == len(partition.parts) and 2 * _slack(run) < off <= 10:
            yield _finding(run, f"{len(run)} phần đã đủ tổng {format_int(partition.whole.value)}", Severity.WRONG)


def _percent_of(draft: Draft, part: Amount, items: Sequence[Amount], percents: Sequence[Figure]) -> Figure | None:
    following = next((figure for figure in percents if figure.start >= part.figure.end), None)
    if (
        following is None
        or following.start - part.figure.end > 60
        or "chiếm" not in draft.text[part.figure.end : following.start]
    ):
        return None
    between = any(part.figure.end <= item.figure.start < following.start for item in items)
    return None if between else following


def _finding(run: Sequence[Figure], why: str, severity: Severity) -> Finding:
    message = f"{_sum(run)} = {_total(run)}, không phải 100%, dù {why}."
    spans = tuple(figure.span for figure in run)
    return Finding(run[0].start, run[-1].end, "scale-total", severity, message, evidence=spans)


def _sum(run: Sequence[Figure]) -> str:
    return " + ".join(figure.text for figure in run)


def _total(run: Sequence[Figure]) -> str:
    return f"{format_decimal(_exact(run), max(figure.decimals for figure in run))}%"


def check_attainable(draft: Draft) -> Iterator[Result]:
    """Percentages and means of a known number of people: is there a count, or a sum of ages, that gives them?"""
    items = amounts(draft)
    for item in items:
        if _AMONG.search(draft.text[max(0, item.figure.start - 20) : item.figure.start]) and not item.figure.hedge:
            yield from _shares_among(draft, item, items)
    yield from _means(draft, items)
    yield from _of_usual_base(draft, items)


def _of_usual_base(draft: Draft, items: Sequence[Amount]) -> Iterator[Result]:
    """Percentages without a count, in a paragraph whose other percentages are all of one small total."""
    made = list(claims(draft, items))
    bases = {id(claim): next((whole for whole in claim.wholes if claim.fits(whole.value)), None) for claim in made}
    for paragraph in {claim.numerator.paragraph for claim in made}:
        found = [bases[id(claim)] for claim in made if claim.numerator.paragraph == paragraph]
        fit = [base for base in found if base is not None]
        one = len(fit) == len(found) >= _LEAST_CONFIRMED and len({base.value for base in fit}) == 1
        if one and fit[0].value <= _SMALL_BASE:
            yield from _without_count(draft, fit[0], made, paragraph)


def _without_count(draft: Draft, base: Amount, made: Sequence[Claim], paragraph: int) -> Iterator[Result]:
    """Sentence by sentence: where two percentages cannot be of the base, the sentence speaks of another one."""
    counted = {claim.percent.span for claim in made}
    found: dict[int, list[Result]] = {}
    for figure in draft.figures:
        plain = figure.kind is Kind.PERCENT and len(figure.values) == 1 and not (figure.hedge or figure.change)
        here = draft.text.count("\n", 0, figure.start) == paragraph and figure.start > base.figure.end
        if plain and here and figure.span not in counted and figure.decimals and figure.value < _HUNDRED:
            found.setdefault(draft.sentence_at(figure.start), []).extend(_attained(figure, base))
    for results in found.values():
        if sum(isinstance(each, Finding) for each in results) < 2:
            yield from results


def _shares_among(draft: Draft, whole: Amount, items: Sequence[Amount]) -> Iterator[Result]:
    for figure in draft.figures:
        inside = figure.start > whole.figure.end and draft.sentence_at(figure.start) == whole.sentence
        if not inside or figure.kind is not Kind.PERCENT or len(figure.values) != 1 or figure.hedge or figure.change:
            continue
        if any(whole.figure.end < item.figure.start < figure.start for item in items) or figure.value >= _HUNDRED:
            continue
        yield from _attained(figure, whole)


def _attained(figure: Figure, whole: Amount) -> Iterator[Result]:
    unit, stated = Fraction(1, 10**figure.decimals), Fraction(figure.value)
    low, high = (stated - unit / 2) * whole.value / 100, (stated + unit) * whole.value / 100
    count = -(-low.numerator // low.denominator)
    if count < high:
        message = f"{format_int(count)} / {format_int(whole.value)} ≈ {figure.text}"
        yield Relation("attainable", message, (figure.span, whole.span))
    elif whole.value <= _MOST_GRIM:
        message = f"Không có số nguyên nào trên tổng {format_int(whole.value)} cho tỷ lệ {figure.text}."
        yield Finding(
            *figure.span, "share-unattainable", Severity.DOUBTFUL, message, evidence=(figure.span, whole.span)
        )


def _means(draft: Draft, items: Sequence[Amount]) -> Iterator[Result]:
    """A mean age "của 43 đại biểu là 52,05 tuổi" times 43 must be near a whole number."""
    for figure in draft.figures:
        if figure.kind is not Kind.COUNT or not figure.decimals or not figure.unit.lower().startswith("tuổi"):
            continue
        match = _MEAN.search(figure.before)
        sentence = draft.sentence_at(figure.start)
        near = [
            item
            for item in items
            if 0 < figure.start - item.figure.end < 40 and item.kind == "person" and item.sentence == sentence
        ]
        if not match or not near or figure.hedge:
            continue
        total = near[-1].value * Fraction(figure.value)
        slack = Fraction(near[-1].value, 10**figure.decimals)
        whole = -(-(total - slack / 2).numerator // (total - slack / 2).denominator)
        spans = (figure.span, near[-1].span)
        if whole < total + slack:
            yield Relation("mean", f"{format_int(whole)} / {near[-1].shown} ≈ {figure.text}", spans)
        else:
            message = f"Không có tổng số tuổi nguyên nào chia cho {near[-1].shown} được {figure.text}."
            yield Finding(*figure.span, "mean-unattainable", Severity.DOUBTFUL, message, evidence=spans)
