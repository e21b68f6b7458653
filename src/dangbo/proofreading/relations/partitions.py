"""Parts that add up to a whole: "642 đồng chí, trong đó tái cử 457, tham gia lần đầu 185"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from dangbo.proofreading.model import Draft
from dangbo.proofreading.relations.amounts import Amount, spans_of
from dangbo.proofreading.relations.classes import closed_class_of
from dangbo.vietnamese.numbers import format_int

_FARTHEST_SENTENCE = 3
_SMALL = 20
_MOST_PARTS = 40
_LEAST_WOVEN = 3
_LEAST_OF_OTHER_NOUN = 4
_START = re.compile(r"[:;.(\n]|(?<!\w)(?:gồm|trong đó|trong số|có|là)(?!\w)", re.IGNORECASE)
_END = re.compile(r"[;.)\n]")
CUE = re.compile(r"[:(]|(?<!\w)(?:gồm|bao gồm|trong đó|trong số đó|chia ra)(?!\w)", re.IGNORECASE)
_OVERLAPPING_LABEL = re.compile(r"(?<!\w)(?:nữ|dân tộc|tôn giáo|đoàn viên)(?!\w)", re.IGNORECASE)
_AMONG_NEXT = re.compile(r"[.] +Trong (?:đó|số đó)[^\d.;]*$")
_NOT_A_WHOLE = re.compile(r"(?<!\w)(?:mỗi|từng|nhất|thêm)(?: \w+)? $")


Nested: TypeAlias = dict[int, Amount]
"""Identity of a part → its whole."""


@dataclass(frozen=True, slots=True)
class Partition:
    """A whole and its parts."""

    whole: Amount
    parts: tuple[Amount, ...]

    @property
    def total(self) -> int:
        return sum(part.value for part in self.parts)

    @property
    def holds(self) -> bool:
        return self.total == self.whole.value


@lru_cache(maxsize=1)
def holding_partitions(draft: Draft, items: tuple[Amount, ...]) -> tuple[Partition, ...]:
    """Runs of parts that add up to a whole before them, the innermost found first."""
    found: list[Partition] = []
    nested: dict[int, Amount] = {}
    for index in range(len(items) - 1, -1, -1):
        partitions = list(_of_whole(draft, items, index, nested))
        found += partitions
        nested |= {id(part): partition.whole for partition in partitions for part in partition.parts}
    return tuple(_each_run_once(found))


def _of_whole(draft: Draft, items: Sequence[Amount], index: int, nested: Nested) -> Iterator[Partition]:
    whole = items[index]
    if whole.value < 2 or whole.figure.hedge or whole.figure.change or _NOT_A_WHOLE.search(whole.figure.before):
        return
    woven = woven_list(items, index)
    if woven and Partition(whole, woven).holds:
        yield Partition(whole, woven)
    taken: set[int] = set()
    for start in range(index + 1, min(len(items), index + _MOST_PARTS)):
        if items[start].sentence - whole.sentence > _FARTHEST_SENTENCE or items[start].paragraph != whole.paragraph:
            return
        if id(items[start]) in taken:
            continue
        run = _run_to(draft, items, index, start, nested)
        if run:
            taken |= {id(part) for part in run}
            yield Partition(whole, run)


def woven_list(items: Sequence[Amount], index: int) -> tuple[Amount, ...]:
    """Parts that stand between those of another list: "46 lớp với 3.910 học viên, 120 lớp với 11.230 học viên, …".

    They have the whole's noun and alternate with counts of another one; three at least, whether or not they add up.
    """
    whole = items[index]
    noun = whole.unit.removeprefix("lượt ")
    if not noun or whole.part_of_ratio:
        return ()
    behind = [each for each in items[index + 1 : index + _MOST_PARTS] if each.sentence == whole.sentence]
    run = [each for each in behind if each.unit.removeprefix("lượt ") == noun and not each.part_of_ratio]
    places = [behind.index(each) for each in run]
    alternate = all(second - first == 2 for first, second in pairwise(places))
    return tuple(run) if alternate and len(run) >= _LEAST_WOVEN else ()


def _run_to(draft: Draft, items: Sequence[Amount], index: int, start: int, nested: Nested) -> tuple[Amount, ...]:
    """The parts from `start` on that add up to the whole; () where none do or the run is no list."""
    whole, run, total = items[index], list[Amount](), 0
    if not may_start(draft, items, index, start):
        return ()
    for item in at_level(items, start, whole, nested):
        total += item.value
        run.append(item)
        if total >= whole.value or not alike(run):
            break
    if total != whole.value or len(run) < 2 or not alike(run):
        return ()
    if any(_hides(nested.get(id(part)), whole, run[0]) for part in run):
        return ()
    return tuple(run) if _is_list(draft, items, whole, run) else ()


def at_level(items: Sequence[Amount], start: int, whole: Amount, nested: Nested) -> Iterator[Amount]:
    """Parts from `start` on at its own level: not those in parentheses inside it, nor those that only describe one."""
    first = items[start]
    side = "numerator" if whole.part_of_ratio == "denominator" else "denominator"
    for item in items[start : start + _MOST_PARTS]:
        if item.sentence != first.sentence and not (_is_of_age(first) and _is_of_age(item)):
            return
        if first.paren >= 0 and item.paren != first.paren:
            if item.paren < first.paren:
                return
            continue
        other_side = item.part_of_ratio == side or (item.part_of_ratio and not whole.part_of_ratio)
        skipped = item.is_apart() and item is not first
        parent = nested.get(id(item))
        inner = item.paren > first.paren or (parent is not None and parent.figure.start >= first.figure.start)
        if not (other_side or skipped or inner or item.figure.change or item.figure.hedge):
            yield item


def _hides(parent: Amount | None, whole: Amount, first: Amount) -> bool:
    """Whether the parts are already those of a whole between this one and them."""
    return parent is not None and whole.figure.start < parent.figure.start < first.figure.start


def _is_of_age(item: Amount) -> bool:
    return "tuổi" in item.figure.before


def may_start(draft: Draft, items: Sequence[Amount], index: int, start: int) -> bool:
    if start == index + 1:
        return True
    gap = draft.text[items[start - 1].figure.end : items[start].figure.start]
    return _START.search(gap) is not None or _is_aside(draft, items, index, start)


def _is_aside(draft: Draft, items: Sequence[Amount], index: int, start: int) -> bool:
    """Whether the one item between a whole and its list only overlaps with the parts ("38 quần chúng (nữ 20, …)")."""
    between = items[index + 1 : start]
    if len(between) != 1 or not between[0].paren == items[start].paren >= 0:
        return False
    label = _before(between[0]) or _behind(draft.text, between[0].figure.end)
    return _OVERLAPPING_LABEL.search(label) is not None


def alike(run: Sequence[Amount]) -> bool:
    kinds = {item.kind for item in run if item.kind}
    return len(kinds) <= 1 or (len(run) == 2 and run[0].paren >= 0)


def _is_list(draft: Draft, items: Sequence[Amount], whole: Amount, run: Sequence[Amount]) -> bool:
    gap = draft.text[whole.figure.end : run[0].figure.start]
    cued = CUE.search(gap) is not None and (run[0].sentence == whole.sentence or _AMONG_NEXT.search(gap) is not None)
    ends = _ends(draft, items, run[-1])
    kinds = {item.kind for item in run if item.kind}
    same = not kinds or kinds <= {whole.kind, "case"} or not whole.kind
    if whole.value < _SMALL:
        return cued and ends and (same or run[0].paren >= 0)
    if not same and not (cued and (run[0].paren >= 0 or len(run) >= _LEAST_OF_OTHER_NOUN)):
        return False
    return ends or cued or closed_class_of(labels(draft, run)) is not None


def _ends(draft: Draft, items: Sequence[Amount], last: Amount) -> bool:
    following = next((item for item in items if item.figure.start > last.figure.end), None)
    return following is None or bool(_END.search(draft.text[last.figure.end : following.figure.start]))


def _each_run_once(found: list[Partition]) -> list[Partition]:
    """Of wholes of the same value before one run, the nearest; in the order of the text."""
    nearest: dict[tuple[object, int], Partition] = {}
    for partition in sorted(found, key=lambda each: each.whole.figure.start):
        nearest[spans_of(partition.parts), partition.whole.value] = partition
    return sorted(nearest.values(), key=lambda each: each.whole.figure.start)


def labels(draft: Draft, run: Sequence[Amount]) -> list[str]:
    """What each part is said to be: its unit, the words behind it, and of people and cases those before it too."""
    return [f"{_before(item)} {item.unit} {_behind(draft.text, item.figure.end)}" for item in run]


def _before(item: Amount) -> str:
    if item.kind == "organisation":
        return ""
    return re.split(r"[,;:()\d]|[.] | và ", item.figure.before.rstrip(" :"))[-1]


def _behind(text: str, end: int) -> str:
    return re.split(r"[,;:().\n\d]| và ", text[end : end + 60])[0].lower()


def sum_of(partition: Partition) -> str:
    return " + ".join(format_int(part.value) for part in partition.parts)


def spans_of_partition(partition: Partition) -> tuple[tuple[int, int], ...]:
    return spans_of([partition.whole, *partition.parts])
