"""The few numbers that a teller types for one ballot.

On a strike-out ballot a number is a struck name. On a ballot with boxes a number is a name not agreed to; behind the
number "-" means that neither box is marked, "+" that both are. "4.9" is from 4 to 9, "*" is everybody. All of it is on
the number pad.
"""

import re
from collections.abc import Iterator

from dangbo.elections.queries.counting.vectors import AGREE, BOTH, DISAGREE, KEPT, NONE, STRUCK, Slate

_TOKEN = re.compile(r"(\*|\d{1,3}(?:\.\d{1,3})?)([+-]?)")
_SPLIT = re.compile(r"[\s,;]+")


class TypedError(ValueError):
    """What was typed is no ballot of this list; the message is one sentence for the teller."""


def marks_typed(text: str, slate: Slate) -> str:
    """The marks of all names in the order of the list. Raises TypedError."""
    marks = [KEPT if slate.is_strike_out else AGREE] * len(slate.names)
    said: set[int] = set()
    for token in filter(None, _SPLIT.split(text.strip())):
        numbers, mark = _read(token, slate)
        twice = said & set(numbers)
        if twice:
            raise TypedError(f"Số {min(twice)} được gõ hai lần.")
        said |= set(numbers)
        for number in numbers:
            marks[number - 1] = mark
    return "".join(marks)


def typed_of(marks: str, slate: Slate) -> str:
    """What is typed for these marks, the shortest usual way: "3 17 29"."""
    if (len(marks) > 1 and set(marks) <= {STRUCK}) or (len(marks) > 1 and set(marks) <= {DISAGREE}):
        return "*"
    return " ".join(_written(marks, slate))


def _written(marks: str, slate: Slate) -> Iterator[str]:
    usual = KEPT if slate.is_strike_out else AGREE
    ending = {NONE: "-", BOTH: "+"}
    for number, mark in enumerate(marks, start=1):
        if mark != usual:
            yield f"{number}{ending.get(mark, '')}"


def _read(token: str, slate: Slate) -> tuple[list[int], str]:
    found = _TOKEN.fullmatch(token)
    if found is None:
        raise TypedError(f"“{token}” không phải là số thứ tự trong danh sách.")
    what, ending = found.groups()
    if ending and slate.is_strike_out:
        raise TypedError(f"“{token}”: phiếu gạch tên chỉ gõ số của người bị gạch.")
    numbers = list(range(1, len(slate.names) + 1)) if what == "*" else _numbers(what, slate)
    if slate.is_strike_out:
        return numbers, STRUCK
    return numbers, {"": DISAGREE, "-": NONE, "+": BOTH}[ending]


def _numbers(what: str, slate: Slate) -> list[int]:
    first, _, last = what.partition(".")
    low, high = int(first), int(last or first)
    for number in (low, high):
        if not 1 <= number <= len(slate.names):
            raise TypedError(f"Danh sách chỉ có số 1 đến {len(slate.names)}, không có số {number}.")
    if low > high:
        raise TypedError(f"“{what}”: số đầu phải nhỏ hơn số cuối.")
    return list(range(low, high + 1))
