"""Parts that add up to a whole: "642 đồng chí, trong đó tái cử 457, tham gia lần đầu 185"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dangbo.proofreading.model import Draft, Finding, Relation, Result, Severity
from dangbo.proofreading.relations.amounts import Amount, amounts, spans_of
from dangbo.proofreading.relations.classes import ALLOCATED, OVERLAPPING, ClosedClass, closed_class_of
from dangbo.vietnamese.numbers import format_int

_FARTHEST_SENTENCE = 3
_SMALL = 20
_MOST_PARTS = 40
_START = re.compile(r"[:;.(\n]|(?<!\w)(?:gồm|trong đó|trong số|có|là)(?!\w)", re.IGNORECASE)
_END = re.compile(r"[;.)\n]")
_CUE = re.compile(r"[:(]|(?<!\w)(?:gồm|bao gồm|trong đó|trong số đó|chia ra)(?!\w)", re.IGNORECASE)
_GATHERING = re.compile(r"(?<!\w)(?:gồm|bao gồm|chia ra)(?!\w)|:\s*$|\($", re.IGNORECASE)
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


def check_partitions(draft: Draft) -> Iterator[Result]:
    """Parts that add up are told; parts that must add up and do not are findings."""
    items = amounts(draft)
    holding = holding_partitions(draft, items)
    for partition in holding:
        yield Relation("sum", f"{_sum(partition)} = {_shown(partition.whole)}", _spans(partition))
    yield from _mismatches(draft, items, holding)


def holding_partitions(draft: Draft, items: Sequence[Amount]) -> list[Partition]:
    """Runs of parts that add up to a whole before them, the innermost found first."""
    found: list[Partition] = []
    nested: dict[int, Amount] = {}
    for index in range(len(items) - 1, -1, -1):
        partitions = list(_of_whole(draft, items, index, nested))
        found += partitions
        nested |= {id(part): partition.whole for partition in partitions for part in partition.parts}
    return _each_run_once(found)


def _of_whole(draft: Draft, items: Sequence[Amount], index: int, nested: Nested) -> Iterator[Partition]:
    whole = items[index]
    if whole.value < 2 or whole.figure.hedge or whole.figure.change or _NOT_A_WHOLE.search(whole.figure.before):
        return
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


def _run_to(draft: Draft, items: Sequence[Amount], index: int, start: int, nested: Nested) -> tuple[Amount, ...]:
    """The parts from `start` on that add up to the whole; () where none do or the run is no list."""
    whole, run, total = items[index], list[Amount](), 0
    if not _may_start(draft, items, index, start):
        return ()
    for item in _at_level(items, start, whole, nested):
        total += item.value
        run.append(item)
        if total >= whole.value or not _alike(run):
            break
    if total != whole.value or len(run) < 2 or not _alike(run):
        return ()
    if any(_hides(nested.get(id(part)), whole, run[0]) for part in run):
        return ()
    return tuple(run) if _is_list(draft, items, whole, run) else ()


def _at_level(items: Sequence[Amount], start: int, whole: Amount, nested: Nested) -> Iterator[Amount]:
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


def _may_start(draft: Draft, items: Sequence[Amount], index: int, start: int) -> bool:
    if start == index + 1:
        return True
    gap = draft.text[items[start - 1].figure.end : items[start].figure.start]
    return _START.search(gap) is not None


def _alike(run: Sequence[Amount]) -> bool:
    kinds = {item.kind for item in run if item.kind}
    return len(kinds) <= 1 or (len(run) == 2 and run[0].paren >= 0)


def _is_list(draft: Draft, items: Sequence[Amount], whole: Amount, run: Sequence[Amount]) -> bool:
    gap = draft.text[whole.figure.end : run[0].figure.start]
    cued = _CUE.search(gap) is not None and run[0].sentence == whole.sentence
    ends = _ends(draft, items, run[-1])
    kinds = {item.kind for item in run if item.kind}
    same = not kinds or kinds <= {whole.kind, "case"} or not whole.kind
    if whole.value < _SMALL:
        return cued and ends and (same or run[0].paren >= 0)
    if not same and not (cued and run[0].paren >= 0):
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
    """What each part is said to be: the words between it and its neighbours, on the side where the first has them."""
    text = draft.text
    return [
        f"{re.split(r'[,;:()]|(?<!%)[.] | và ', item.figure.before)[-1]} {item.unit} {_behind(text, item.figure.end)}"
        for item in run
    ]


def _behind(text: str, end: int) -> str:
    return re.split(r"[,;:().\n\d]| và ", text[end : end + 60])[0].lower()


def _mismatches(draft: Draft, items: Sequence[Amount], holding: Sequence[Partition]) -> Iterator[Finding]:
    wholes = {(partition.whole.span, partition.whole.part_of_ratio) for partition in holding}
    used = {span for partition in holding for span in spans_of(partition.parts)}
    told: set[tuple[int, int]] = set()
    for index, whole in enumerate(items[:-1]):
        if whole.part_of_ratio or whole.figure.hedge or whole.figure.change or whole.value < 2:
            continue
        partition = _stated(draft, items, index)
        if partition is None or partition.holds or (whole.span, "") in wholes:
            continue
        spans = set(spans_of(partition.parts))
        finding = None if spans & (used | told) else _judged(draft, partition)
        if finding:
            told |= spans
            yield finding


def _stated(draft: Draft, items: Sequence[Amount], index: int) -> Partition | None:
    """The parts that the text lists for a whole, whether or not they add up."""
    whole = items[index]
    for start in range(index + 1, min(len(items), index + 6)):
        first = items[start]
        if first.paragraph != whole.paragraph or first.sentence - whole.sentence > 1:
            return None
        if first.figure.change or first.is_apart() or first.part_of_ratio or not _may_start(draft, items, index, start):
            continue
        run = _whole_list(draft, items, start, whole)
        if len(run) >= 2 and _suits(whole, run):
            return Partition(whole, run)
    return None


def _whole_list(draft: Draft, items: Sequence[Amount], start: int, whole: Amount) -> tuple[Amount, ...]:
    run: list[Amount] = []
    for item in _at_level(items, start, whole, {}):
        if item.sentence != items[start].sentence or not _alike([*run, item]):
            break
        run.append(item)
        following = draft.text[item.figure.end : item.figure.end + 200]
        if run[0].paren >= 0 and ")" in re.split(r"\d", following)[0]:
            break
    return tuple(run)


def _suits(whole: Amount, run: Sequence[Amount]) -> bool:
    kinds = {item.kind for item in run if item.kind}
    return not kinds or kinds == {whole.kind}


def _judged(draft: Draft, partition: Partition) -> Finding | None:
    whole, run = partition.whole, partition.parts
    said = labels(draft, run)
    gap = draft.text[whole.figure.end : run[0].figure.start]
    closed = closed_class_of(said)
    if ALLOCATED.search(whole.figure.before) and closed:
        return None
    severity = _of_closed(closed, partition, gap) or _of_gathering(draft, partition, gap, said)
    return _finding(partition, severity) if severity else None


def _of_closed(closed: ClosedClass | None, partition: Partition, gap: str) -> Severity | None:
    if closed is None:
        return None
    adjoining = partition.whole.sentence == partition.parts[0].sentence
    complete = len(partition.parts) == len(closed.members)
    if adjoining and closed.sure and complete and _CUE.search(gap) and not re.search(r"\d", gap):
        return Severity.WRONG
    cued = adjoining and _CUE.search(gap) and {part.kind for part in partition.parts} <= {partition.whole.kind, ""}
    return Severity.DOUBTFUL if _is_near(partition) or (complete and cued) else None


def _of_gathering(draft: Draft, partition: Partition, gap: str, said: Sequence[str]) -> Severity | None:
    """Lists that a gathering word opens, and long lists that miss the whole by one digit."""
    if any(OVERLAPPING.search(label) for label in said) or OVERLAPPING.search(gap):
        return None
    units = {part.unit for part in partition.parts}
    near = _is_near(partition)
    if _GATHERING.search(gap) and len(gap) < 80 and not re.search(r"\d|[.;]", gap):
        same = units <= {partition.whole.unit, ""} or _same_words(units, partition.whole.unit)
        if same and (near or partition.total > partition.whole.value):
            return Severity.WRONG
        return Severity.DOUBTFUL if near else None
    apart = partition.whole.sentence != partition.parts[0].sentence or (_CUE.search(gap) and not re.search(r"\d", gap))
    return Severity.DOUBTFUL if near and apart and len(partition.parts) >= 3 else None


def _same_words(units: set[str], unit: str) -> bool:
    return bool(unit) and all(each.split(" ")[:2] == unit.split(" ")[:2] for each in units if each)


def _is_near(partition: Partition) -> bool:
    """Whether one other digit in one of the parts, or in the whole, would make the sum right."""
    difference = abs(partition.total - partition.whole.value)
    one_digit = str(difference).strip("0") in set("123456789")
    return one_digit and 2 * difference <= max(partition.whole.value, partition.total)


def _finding(partition: Partition, severity: Severity) -> Finding:
    whole, total = partition.whole, partition.total
    gap = abs(total - whole.value)
    more = "nhiều hơn" if total > whole.value else "ít hơn"
    message = (
        f"{_sum(partition)} = {format_int(total)}, {more} {format_int(gap)} so với tổng {_shown(whole)}"
        f"{' ' + whole.unit if whole.unit else ''}; xem lại tổng hoặc các phần."
    )
    evidence = _spans(partition)
    return Finding(*whole.span, "partition-sum", severity, message, evidence=evidence)


def _sum(partition: Partition) -> str:
    return " + ".join(format_int(part.value) for part in partition.parts)


def _shown(whole: Amount) -> str:
    return format_int(whole.value)


def _spans(partition: Partition) -> tuple[tuple[int, int], ...]:
    return spans_of([partition.whole, *partition.parts])
