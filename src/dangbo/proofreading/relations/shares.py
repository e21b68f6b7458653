"""Percentages with the counts they were taken from: "155 đồng chí, chiếm 24,14%" of 642.

A percentage is accepted rounded or cut at its printed decimals: of those met in real reports one in ten is cut.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import floor

from dangbo.proofreading.figures.model import Figure, Hedge, Kind
from dangbo.proofreading.model import Draft
from dangbo.proofreading.relations.amounts import Amount
from dangbo.vietnamese.numbers import format_decimal

_FARTHEST = 90
_CUE = re.compile(
    r"(?<!\w)(?:chiếm|đạt|bằng|tương đương|tỷ lệ|tỉ lệ|tương ứng|ứng với|là|=)(?:[ :]|$)|\($|,\s*$|\(\s*(?:gần"
    r"|trên|hơn|khoảng) $",
    re.IGNORECASE,
)
_EXPLICIT = re.compile(r"(?<!\w)(?:trong (?:tổng số|số|tổng)|trên tổng(?: số)?|/|của)(?: \w+){0,2} $", re.IGNORECASE)
_WHOLE_BEHIND = re.compile(r" (?:của|trên|trong|trong tổng|trên tổng|của tổng|tổng)(?: số)? ", re.IGNORECASE)
"""As in "155 đồng chí, chiếm 24,14% của 642 cấp ủy viên"."""
_PLAN_BEHIND = re.compile(
    r" ?(?:so với )?(?:kế hoạch|chỉ tiêu|KH|NQ|nghị quyết|dự toán|mục tiêu)[^.;:()\d%]{0,40}"
    r"\((?:kế hoạch|chỉ tiêu|KH|mục tiêu|nghị quyết|dự toán|giao)?(?: năm)?(?: là|:)? ?",
    re.IGNORECASE,
)
"""As in "đạt 124% kế hoạch (chỉ tiêu 150 đảng viên)"."""
_OF_PLAN = re.compile(
    r"[^.;:()%]{0,12}(?<!\w)(?:kế hoạch|chỉ tiêu|KH|NQ|nghị quyết|dự toán|mục tiêu|so với)(?!\w)", re.IGNORECASE
)
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch năm|chỉ tiêu|kế hoạch đề ra|kế hoạch giao)(?!\w)", re.IGNORECASE)
_OF_ELSE = re.compile(
    r"[^.;:(),%]{0,25}(?<!\w)(?:phiếu|tín nhiệm|dân số|trở lên|giá trị|thị phần|công suất|diện tích|so với"
    r"|khối lượng|vốn|thu|chi)(?!\w)",
    re.IGNORECASE,
)
_BARRIER = re.compile(r"[;\n]|[.](?=\s)")


@dataclass(frozen=True, slots=True)
class Claim:
    """A percentage with its numerator, and the wholes of which it may be, likeliest first.

    sure: the whole is written with it (a ratio, "trong tổng số"). of_plan: it may be a share of a plan not in the text.
    """

    percent: Figure
    numerator: Amount
    wholes: tuple[Amount, ...]
    sure: bool
    of_plan: bool
    of_else: bool
    cued: bool

    @property
    def stated(self) -> Fraction:
        return Fraction(self.percent.value)

    def bounds(self) -> tuple[Fraction, Fraction]:
        """The exact percentages that may be printed so: rounded half up, or cut."""
        unit = Fraction(1, 10**self.percent.decimals)
        point = max(unit, Fraction(1))
        match self.percent.hedge:
            case Hedge.OVER | Hedge.AT_LEAST:
                return self.stated, self.stated + point
            case Hedge.UNDER | Hedge.AT_MOST:
                return self.stated - point, self.stated + unit / 2
            case Hedge.ABOUT:
                return self.stated - point, self.stated + point
            case _:
                return self.stated - unit / 2, self.stated + unit

    def fits(self, whole: int) -> bool:
        """Whether the numerator is that percentage of the whole."""
        if whole <= 0:
            return False
        low, high = self.bounds()
        exact = Fraction(100 * self.numerator.value, whole)
        return low <= exact < high or exact == self.stated

    def possible_wholes(self) -> range:
        """The whole numbers of which the numerator is that percentage."""
        low, high = self.bounds()
        if low <= 0 or self.numerator.value == 0:
            return range(0)
        least = floor(Fraction(100 * self.numerator.value) / high) + 1
        return range(least, floor(Fraction(100 * self.numerator.value) / low) + 1)

    def share_of(self, whole: int) -> str:
        """What the numerator really is of a whole: "37,1%", with the decimals of the claim and at least one."""
        places = max(1, self.percent.decimals)
        return f"{format_decimal(Fraction(100 * self.numerator.value, whole), places)}%"


def claims(draft: Draft, items: Sequence[Amount]) -> Iterator[Claim]:
    """Every percentage that has a numerator beside it."""
    for figure in draft.figures:
        if figure.kind is not Kind.PERCENT or len(figure.values) != 1 or figure.change or figure.value == 0:
            continue
        claim = _claim_before(draft, items, figure) or _claim_behind(draft, items, figure)
        if claim:
            yield claim


def _claim_before(draft: Draft, items: Sequence[Amount], percent: Figure) -> Claim | None:
    before = [item for item in items if item.figure.end <= percent.start]
    if not before:
        return None
    last = before[-1]
    gap = draft.text[last.figure.end : percent.start]
    if len(gap) > _FARTHEST or _BARRIER.search(gap) or _percent_between(draft, last.figure.end, percent.start):
        return None
    after = draft.text[percent.end : percent.end + 40]
    of_else, cued = bool(_OF_ELSE.match(after)), bool(_CUE.search(gap))
    of_plan = bool(_OF_PLAN.match(after)) or ("đạt" in gap and (percent.value > 100 or _speaks_of_plan(draft, percent)))
    if last.part_of_ratio == "denominator":
        return Claim(percent, before[-2], (last,), cued and len(gap) < 70, of_plan, of_else, cued)
    if len(before) > 1 and _EXPLICIT.search(last.figure.before) and before[-2].sentence == last.sentence:
        return Claim(percent, before[-2], (last,), True, of_plan, of_else, cued)
    if last.figure.hedge or last.figure.change or not _CUE.search(gap):
        return None
    behind = _written_behind(draft, items, percent, _WHOLE_BEHIND)
    if behind is not None and behind.value >= last.value:
        return Claim(percent, last, (behind,), True, of_plan, of_else, cued)
    planned = _written_behind(draft, items, percent, _PLAN_BEHIND) if of_plan else None
    if planned is not None:
        return Claim(percent, last, (planned,), True, of_plan, of_else, cued)
    return Claim(percent, last, _wholes(items, last), False, of_plan, of_else, cued)


def _written_behind(draft: Draft, items: Sequence[Amount], percent: Figure, words: re.Pattern[str]) -> Amount | None:
    """The count right behind a percentage and such words."""
    match = words.match(draft.text, percent.end)
    if match is None:
        return None
    return next((item for item in items if item.figure.start == match.end() and not item.part_of_ratio), None)


def _speaks_of_plan(draft: Draft, percent: Figure) -> bool:
    paragraph = draft.text.rfind("\n", 0, percent.start) + 1
    return _PLAN.search(draft.text, paragraph, percent.start) is not None


def _percent_between(draft: Draft, start: int, end: int) -> bool:
    return any(figure.kind is Kind.PERCENT and start <= figure.start < end for figure in draft.figures)


def _claim_behind(draft: Draft, items: Sequence[Amount], percent: Figure) -> Claim | None:
    """ "24,14% (155 đồng chí)": the numerator in parentheses behind."""
    item = next((each for each in items if each.figure.start >= percent.end), None)
    if item is None or item.part_of_ratio == "denominator" or item.paren < percent.end:
        return None
    gap = draft.text[percent.end : item.figure.start]
    if len(gap) > 30 or not gap.endswith("(") or _percent_between(draft, percent.end, item.figure.start):
        return None
    if item.part_of_ratio:
        denominator = next(each for each in items if each.span == item.span and each is not item)
        return Claim(percent, item, (denominator,), True, False, False, True)
    return Claim(percent, item, _wholes(items, item), False, False, False, True)


def _wholes(items: Sequence[Amount], numerator: Amount) -> tuple[Amount, ...]:
    """Larger counts of the same class before the numerator in its paragraph, the nearest first."""
    earlier = [
        item
        for item in items
        if item.figure.start < numerator.figure.start
        and item.value >= numerator.value
        and not item.figure.change
        and not item.figure.hedge
        and _same_class(item, numerator)
    ]
    near = [item for item in earlier if item.paragraph == numerator.paragraph]
    return tuple(reversed(near or earlier))


def _same_class(item: Amount, numerator: Amount) -> bool:
    return item.kind == numerator.kind or not item.kind or not numerator.kind or numerator.kind == "case"


def one_digit_away(claim: Claim, whole: int) -> bool:
    """Whether another digit in the count, the whole or the percentage would make the percentage right."""
    part, stated = claim.numerator.value, claim.percent.text.rstrip(" %").replace(",", ".")
    if any(_fits(claim, int(other), whole) for other in with_other_digit(str(part))):
        return True
    if any(_fits(claim, part, int(other)) for other in with_other_digit(str(whole))):
        return True
    exact = Fraction(100 * part, whole)
    unit = Fraction(1, 10**claim.percent.decimals)
    return any(Fraction(other) - unit / 2 <= exact < Fraction(other) + unit for other in with_other_digit(stated))


def _fits(claim: Claim, part: int, whole: int) -> bool:
    low, high = claim.bounds()
    return 0 < part <= whole and low <= Fraction(100 * part, whole) < high


def with_other_digit(number: str) -> Iterator[str]:
    """The number with each of its digits replaced by each other digit, and with two neighbours changed about."""
    for index in range(len(number) - 1):
        if number[index].isdigit() and number[index + 1].isdigit() and number[index] != number[index + 1]:
            yield number[:index] + number[index + 1] + number[index] + number[index + 2 :]
    for index, char in enumerate(number):
        if char.isdigit():
            yield from (number[:index] + digit + number[index + 1 :] for digit in "0123456789" if digit != char)
