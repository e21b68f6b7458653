"""One quantity said twice, what remains, differences, growth, and subsets larger than their set."""

import itertools
import re
from collections.abc import Iterator, Sequence

from dangbo.proofreading.model import Draft, Finding, Relation, Result, Severity
from dangbo.proofreading.relations.amounts import Amount, amounts, spans_of
from dangbo.vietnamese.numbers import format_int

_REMAINING = re.compile(r"[^.;:\d]{0,30}(?<!\w)còn lại(?!\w)")
_NOT_YET = re.compile(r"[^.;:,\d]{0,30}(?<!\w)chưa(?!\w)")
_STILL = re.compile(r"(?<!\w)còn(?: lại| có)? $", re.IGNORECASE)
_DIFFERENCE = re.compile(r"(?<!\w)(?:thấp hơn|ít hơn|cao hơn|nhiều hơn|vắng|vắng mặt)(?: (?:triệu tập|so với \w+))? $")
_AMONG = re.compile(r"(?:^ ?trong(?: số| tổng số)?|(?<!\w)của(?: cả)?) $")
_ENDS = (
    r"từ (?P<first>[\d.]+)[^\d.;()]{0,40}?(?P<way>lên|xuống|tăng lên|giảm xuống|còn)(?: còn| đến| tới)?"
    r" (?P<second>[\d.]+)(?![\d%,]*%)"
)
_RISES = (
    re.compile(
        _ENDS + r"(?P<gap>(?! ?\()[^\d.;()]{0,40}(?:tăng|giảm) (?:thêm |được )?)(?P<change>[\d.]+)(?![\d.,]*\s?%)(?!\d)"
    ),
    re.compile(
        r"(?<!\w)(?:tăng|giảm) (?:thêm |được )?(?P<change>\d[\d.]*)(?![\d.,]*\s?%)(?P<gap>[^\d.;()]{0,40})\(" + _ENDS
    ),
    re.compile(
        r"(?P<first>\d[\d.]*) (?P<of>[^\d.;:()]{2,30}?)(?: xuống)? (?:thành|còn|xuống còn) (?P<second>\d[\d.]*) (?P=of)"
        r"(?P<gap>[^\d.;()]{0,20}(?:giảm|tăng) (?:được )?)(?P<change>\d[\d.]*)(?![\d.,]*\s?%)(?!\d)"
    ),
    re.compile(
        r"(?P<first>\d[\d.]*) (?P<of>[^\d.;:,()]{2,30}), (?:tăng|giảm) (?:thêm )?(?P<change>\d[\d.]*)"
        r"(?![\d.,]*\s?%)(?P<gap>[^\d.;()]{0,30}so với )[^.;()]{0,30}\((?P<second>\d[\d.]*) (?P=of)"
    ),
)
_OTHER_SUBJECT = re.compile(r"(?<!\w)số(?! với)(?!\w)")
_SUBSET = re.compile(r"(?<!\w)(?:trong đó|trong số đó)(?: có)?[^.;:\d]{0,30}$", re.IGNORECASE)
_NEAR = 5


def check_quantities(draft: Draft) -> Iterator[Result]:
    """Everything here that compares counts without adding lists up."""
    items = amounts(draft)
    yield from _denominators(items)
    yield from _numerators(items)
    yield from _back_references(items)
    yield from _remaining(draft, items)
    yield from _differences(items)
    yield from _larger_subsets(draft, items)
    yield from _rises(draft)


def _denominators(items: Sequence[Amount]) -> Iterator[Result]:
    """A ratio's denominator against the stated number of the same things: 46/65 đảng bộ cơ sở of 67."""
    told: set[tuple[int, int]] = set()
    for item in items:
        if item.part_of_ratio != "denominator" or not item.unit:
            continue
        numerator = next(each for each in items if each.span == item.span)
        same = [each for each in items if _is_same_thing(each, item) and each.value >= numerator.value]
        if any(each.value == numerator.value != item.value for each in same):
            continue
        equal = next((each for each in same if each.value == item.value), None)
        if equal is not None:
            yield Relation("same_quantity", f"{equal.shown} = {item.shown} {item.unit}", spans_of([item, equal]))
        elif same:
            nearest = min(same, key=lambda each: abs(each.value - item.value))
            if nearest.span not in told and _close(nearest.value, item.value):
                told.add(item.span)
                yield _differs(item, nearest)


def _is_same_thing(each: Amount, ratio: Amount) -> bool:
    whole = each.part_of_ratio in ("", "denominator") and each.span != ratio.span
    plain = not each.figure.hedge and not each.figure.change and "thêm" not in each.figure.before[-12:]
    return whole and plain and each.unit == ratio.unit and ratio.kind in ("organisation", "")


def _close(one: int, other: int) -> bool:
    return _NEAR * abs(one - other) <= max(one, other)


def _differs(item: Amount, other: Amount) -> Finding:
    message = (
        f"Cùng là {item.unit}: chỗ này tính trên {format_int(item.value)}, chỗ khác là {format_int(other.value)}"
        f" (chênh {format_int(abs(item.value - other.value))}); xem lại số nào đúng."
    )
    return Finding(*item.span, "same-quantity", Severity.DOUBTFUL, message, evidence=spans_of([item, other]))


def _numerators(items: Sequence[Amount]) -> Iterator[Result]:
    """A ratio's numerator stated again; and one larger than its denominator, which only a plan can explain."""
    for number, denominator in itertools.pairwise(items):
        if number.part_of_ratio != "numerator" or not number.unit:
            continue
        again = next(
            (
                each
                for each in items
                if each.span != number.span
                and not each.part_of_ratio
                and each.unit == number.unit
                and each.value == number.value
            ),
            None,
        )
        if again:
            yield Relation("same_quantity", f"{number.shown} = {again.shown} {number.unit}", spans_of([number, again]))
        if number.value > denominator.value and number.kind == "organisation" and number.value < 2 * denominator.value:
            message = f"Tử số {number.shown} lớn hơn mẫu số {denominator.shown}."
            yield Finding(*number.span, "ratio-over-one", Severity.DOUBTFUL, message, evidence=(number.span,))


def _back_references(items: Sequence[Amount]) -> Iterator[Result]:
    """ "Trong 1.740 đảng viên" speaks of a number said before: found again, or one digit away from it."""
    for index, item in enumerate(items):
        if item.part_of_ratio or not item.unit or not _AMONG.search(item.figure.before) or item.value < 10:
            continue
        earlier = [each for each in items[:index] if each.kind == item.kind and not each.figure.hedge]
        equal = next((each for each in reversed(earlier) if each.value == item.value), None)
        if equal is not None:
            yield Relation("same_quantity", f"{equal.shown} = {item.shown} {item.unit}", spans_of([item, equal]))
            continue
        near = [each for each in earlier if each.unit == item.unit and _one_digit_away(each.value, item.value)]
        if len(near) == 1:
            yield _differs(item, near[0])


def _one_digit_away(one: int, other: int) -> bool:
    first, second = str(one), str(other)
    return len(first) == len(second) and len(first) > 1 and sum(a != b for a, b in zip(first, second, strict=True)) == 1


def _remaining(draft: Draft, items: Sequence[Amount]) -> Iterator[Result]:
    """ "14/17 đơn vị … 3 đơn vị còn lại"."""
    for item in items:
        if item.part_of_ratio or not _remains(draft, item):
            continue
        pairs = [
            (first, second)
            for first, second in itertools.pairwise(items)
            if first.part_of_ratio == "numerator" and first.figure.start < item.figure.start and _heads(first, item)
        ]
        if not pairs or item.paragraph != pairs[0][0].paragraph:
            continue
        done, whole = pairs[0]
        arithmetic = f"{done.shown} + {item.shown} = {format_int(done.value + item.value)}"
        if done.value + item.value == whole.value:
            yield Relation("sum", arithmetic, spans_of([whole, item]))
        else:
            message = f"{arithmetic}, không phải {whole.shown} {item.unit}."
            yield Finding(*item.span, "remaining", Severity.DOUBTFUL, message, evidence=spans_of([item, whole]))


def _remains(draft: Draft, item: Amount) -> bool:
    """ "3 đơn vị còn lại", "còn 3 chi bộ chưa đại hội"."""
    if _REMAINING.match(draft.text, item.figure.end):
        return True
    still = _STILL.search(draft.text[max(0, item.figure.start - 12) : item.figure.start])
    return still is not None and _NOT_YET.match(draft.text, item.figure.end) is not None


def _heads(one: Amount, other: Amount) -> bool:
    first, second = (each.unit.removesuffix(" còn lại").split(" ")[:2] for each in (one, other))
    return bool(one.unit) and first == second


def _differences(items: Sequence[Amount]) -> Iterator[Result]:
    """ "có mặt 495 đại biểu, thấp hơn triệu tập 5 đại biểu" of 500."""
    for index, item in enumerate(items):
        if not _DIFFERENCE.search(item.figure.before) or not item.unit:
            continue
        same = [each for each in items[:index] if each.unit.split(" ")[0] == item.unit.split(" ")[0]]
        pair = next(((a, b) for a in same for b in same if a.value - b.value == item.value), None)
        if pair:
            message = f"{pair[0].shown} − {pair[1].shown} = {item.shown}"
            yield Relation("difference", message, spans_of([item, *pair]))
        elif len(same) >= 2 and "triệu tập" in item.figure.before:
            message = f"Trong đoạn này không có hai số {item.unit} nào chênh nhau {item.shown}."
            yield Finding(*item.span, "difference", Severity.DOUBTFUL, message, evidence=spans_of([item, *same[:2]]))


def _larger_subsets(draft: Draft, items: Sequence[Amount]) -> Iterator[Result]:
    """ "bầu 15 đồng chí, trong đó nữ 51 đồng chí"."""
    for whole, part in itertools.pairwise(items):
        gap = draft.text[whole.figure.end : part.figure.start]
        plain = not (whole.part_of_ratio or part.part_of_ratio or whole.figure.hedge or part.figure.change)
        same = whole.unit == part.unit and whole.sentence == part.sentence and whole.kind == "person"
        if plain and same and part.value > whole.value and _SUBSET.search(gap) and len(gap) < 60 and ";" not in gap:
            message = f"{part.shown} nằm trong {whole.shown} {whole.unit} nhưng lớn hơn."
            yield Finding(*part.span, "subset", Severity.WRONG, message, evidence=spans_of([part, whole]))


def _rises(draft: Draft) -> Iterator[Result]:
    """ "từ 120 lên 150 đảng viên, tăng 30"; "tăng 30 (từ 120 lên 150)"; "120 thôn thành 90 thôn, giảm 30"."""
    for pattern in _RISES:
        for match in pattern.finditer(draft.text):
            if not _OTHER_SUBJECT.search(match["gap"]):
                yield from _rise(match)


def _rise(match: re.Match[str]) -> Iterator[Result]:
    try:
        first, second, change = (
            int(match[name].rstrip(".").replace(".", "")) for name in ("first", "second", "change")
        )
    except ValueError:
        return
    if min(first, second) > 1_899 and max(first, second) < 2_100:
        return
    spans = tuple(_trimmed(match, name) for name in ("change", "first", "second"))
    arithmetic = (
        f"{format_int(max(first, second))} − {format_int(min(first, second))} = {format_int(abs(second - first))}"
    )
    if abs(second - first) == change:
        yield Relation("difference", arithmetic, spans)
    else:
        message = f"{arithmetic}, không phải {format_int(change)}."
        yield Finding(*spans[0], "growth", Severity.WRONG, message, evidence=spans)


def _trimmed(match: re.Match[str], name: str) -> tuple[int, int]:
    """The span of a number without the dot that ends its sentence."""
    return match.start(name), match.start(name) + len(match[name].rstrip("."))
