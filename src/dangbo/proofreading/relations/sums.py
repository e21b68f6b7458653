"""What is said of parts and their whole: sums that hold, and lists that must add up and do not."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from dangbo.proofreading.figures.model import Kind
from dangbo.proofreading.model import Draft, Finding, Relation, Result, Severity, Span
from dangbo.proofreading.relations.amounts import Amount, amounts, spans_of
from dangbo.proofreading.relations.classes import ALLOCATED, OCCUPATION, OVERLAPPING, ClosedClass, closed_class_of
from dangbo.proofreading.relations.partitions import (
    CUE,
    Partition,
    alike,
    at_level,
    holding_partitions,
    labels,
    may_start,
    spans_of_partition,
    sum_of,
    woven_list,
)
from dangbo.vietnamese.numbers import format_int

_FARTHEST_SENTENCE = 3
_MOST_STARTS = 24
_DIGIT = re.compile(r"\d")
_LEAST_OF_OTHER_NOUN = 4
_GATHERING = re.compile(r"(?<!\w)(?:gồm|bao gồm|chia ra)(?!\w)|:[^.;\d]{0,40}$|\([^()\d]{0,30}$", re.IGNORECASE)
_OWN_SUBJECT = re.compile(
    r"^(?!.*(?<!\w)(?:trong đó|trong số)(?!\w)).{3,}(?<!\w)(?:gồm|bao gồm)(?: có)? $", re.IGNORECASE
)
_AMONG = re.compile(r"(?:^|[.;:,] )\s*trong (?:số |tổng số )?$", re.IGNORECASE)


def check_partitions(draft: Draft) -> Iterator[Result]:
    """Parts that add up are told; parts that must add up and do not are findings."""
    items = amounts(draft)
    holding = holding_partitions(draft, items)
    for partition in holding:
        yield Relation(
            "sum", f"{sum_of(partition)} = {format_int(partition.whole.value)}", spans_of_partition(partition)
        )
    yield from _mismatches(draft, items, holding)
    yield from _halves_of_ratios(items, holding)


def _halves_of_ratios(items: Sequence[Amount], holding: Sequence[Partition]) -> Iterator[Finding]:
    """Where the numerators (or denominators) of ratios add up with other parts, the other halves must do so too."""
    for partition in holding:
        side = partition.whole.part_of_ratio
        if not side or not any(part.part_of_ratio for part in partition.parts):
            continue
        other = [each for each in items if each.span == partition.whole.span and each.part_of_ratio != side]
        parts = tuple(_other_half(part, items) for part in partition.parts)
        twin = Partition(other[0], parts)
        if not twin.holds and _is_near(twin):
            yield _finding(twin, Severity.DOUBTFUL)


def _other_half(part: Amount, items: Sequence[Amount]) -> Amount:
    if not part.part_of_ratio:
        return part
    return next(each for each in items if each.span == part.span and each.part_of_ratio != part.part_of_ratio)


def _mismatches(draft: Draft, items: Sequence[Amount], holding: Sequence[Partition]) -> Iterator[Finding]:
    """One finding at most for each list, on the whole that it is nearest to."""
    used = {span for partition in holding for span in spans_of(partition.parts)}
    anchored = {partition.whole.value for partition in holding}
    candidates = sorted(_candidates(draft, items, anchored, used), key=_certainty)
    told: set[Span] = set()
    for partition, severity in candidates:
        spans = set(spans_of(partition.parts))
        if not spans & told:
            told |= spans
            yield _finding(partition, severity)


def _candidates(
    draft: Draft, items: Sequence[Amount], anchored: set[int], used: set[Span]
) -> Iterator[tuple[Partition, Severity]]:
    """Of each possible whole the first list behind it that must add up to it and does not."""
    for index, whole in enumerate(items[:-1]):
        if whole.part_of_ratio == "denominator" or whole.figure.hedge or whole.figure.change or whole.value < 2:
            continue
        for partition in _stated(draft, items, index):
            if whole.part_of_ratio and not _is_full_class(draft, partition):
                continue
            severity = None if set(spans_of(partition.parts)) & used else _judged(draft, partition, anchored)
            if severity:
                yield partition, severity
                break
        yield from _woven_candidate(draft, items, index)


def _woven_candidate(draft: Draft, items: Sequence[Amount], index: int) -> Iterator[tuple[Partition, Severity]]:
    run = woven_list(items, index)
    partition = Partition(items[index], run)
    cued = run and CUE.search(draft.text[items[index].figure.end : run[0].figure.start])
    if cued and not partition.holds and _is_near(partition):
        yield partition, Severity.DOUBTFUL


def _is_full_class(draft: Draft, partition: Partition) -> bool:
    """Whether the parts are a whole class that is sure to have no other member."""
    closed = closed_class_of(labels(draft, partition.parts))
    return closed is not None and closed.sure and len(partition.parts) == len(closed.members)


def _certainty(candidate: tuple[Partition, Severity]) -> tuple[bool, bool, int]:
    """What is wrong goes before what is doubtful, a list in the sentence of its whole first, then the nearest whole."""
    partition, severity = candidate
    first, whole = partition.parts[0], partition.whole
    return severity is not Severity.WRONG, first.sentence != whole.sentence, first.figure.start - whole.figure.end


def _stated(draft: Draft, items: Sequence[Amount], index: int) -> Iterator[Partition]:
    """The lists after a whole, whether or not they add up; of each also its head, where more follows the list."""
    whole = items[index]
    for start in range(index + 1, min(len(items), index + _MOST_STARTS)):
        first = items[start]
        if first.paragraph != whole.paragraph or first.sentence - whole.sentence > _FARTHEST_SENTENCE:
            return
        if first.figure.change or first.is_apart() or first.part_of_ratio or not may_start(draft, items, index, start):
            continue
        if whole.paren >= 0 and first.paren != whole.paren:
            continue  # a number set aside: "so với nhiệm kỳ trước (11 đồng chí), trong đó …"
        if first.sentence != whole.sentence and _OWN_SUBJECT.search(_sentence_before(draft, first)):
            continue
        run = _whole_list(draft, items, start, whole)
        if len(run) >= 2 and not any(part.value == whole.value for part in run):
            yield Partition(whole, run)
            heads = [run[:length] for length in range(len(run) - 1, 1, -1)]
            yield from (Partition(whole, head) for head in heads if closed_class_of(labels(draft, head)))
            if len(run) > 3:
                yield Partition(whole, run[:-1])
            head = _before_semicolon(draft, run)
            if 2 <= len(head) < len(run):
                yield Partition(whole, head)


def _sentence_before(draft: Draft, item: Amount) -> str:
    start, _ = draft.sentences[item.sentence]
    return draft.text[start : item.figure.start]


def _before_semicolon(draft: Draft, run: tuple[Amount, ...]) -> tuple[Amount, ...]:
    for length, (one, other) in enumerate(pairwise(run), start=1):
        if ";" in draft.text[one.figure.end : other.figure.start]:
            return run[:length]
    return run


def _whole_list(draft: Draft, items: Sequence[Amount], start: int, whole: Amount) -> tuple[Amount, ...]:
    run: list[Amount] = []
    for item in at_level(items, start, whole, {}):
        if item.sentence != items[start].sentence or not alike([*run, item]):
            break
        run.append(item)
        following = draft.text[item.figure.end : item.figure.end + 200]
        if run[0].paren >= 0 and ")" in re.split(r"\d", following)[0]:
            break
    return tuple(run)


def _judged(draft: Draft, partition: Partition, anchored: set[int]) -> Severity | None:
    whole, run = partition.whole, partition.parts
    said = labels(draft, run)
    gap = _words_between(draft, whole.figure.end, run[0].figure.start)
    closed = closed_class_of(said)
    kinds = {item.kind for item in run if item.kind}
    suits = kinds <= {whole.kind} or all(item.unit.startswith("trường hợp") for item in run)
    bracketed = run[0].paren > whole.figure.end - 1 and run[0].paren < run[0].figure.start and len(gap) < 60
    if not suits:
        gathered = len(run) >= _LEAST_OF_OTHER_NOUN and len(kinds) == 1 and _GATHERING.search(gap)
        told = (bracketed and len(run) == 2) or (gathered and not re.search(r"\d|[.;]", gap))
        return Severity.DOUBTFUL if told and _is_near(partition) else None
    if closed and closed_class_of([*labels(draft, [whole]), *said]):
        return None  # the whole is itself one of the class
    if closed and "dự khuyết" in closed.name and ALLOCATED.search(whole.figure.before):
        return None
    plain = _words_between(draft, whole.figure.end, run[0].figure.start, Kind.PERCENT)
    return _of_closed(closed, partition, plain) or _of_gathering(partition, gap, said, anchored)


def _words_between(draft: Draft, start: int, end: int, *uncounted: Kind) -> str:
    """The text between two numbers, what counts nothing (dates, and what else is named) without its digits."""
    words = draft.text[start:end]
    if not _DIGIT.search(words):
        return words
    first = bisect_left(draft.figures, start, key=lambda figure: figure.start)
    for figure in takewhile(lambda figure: figure.end <= end, draft.figures[first:]):
        if figure.kind in (Kind.DATE, *uncounted):
            words = words[: figure.start - start] + "_" * len(figure.text) + words[figure.end - start :]
    return words


def _of_closed(closed: ClosedClass | None, partition: Partition, gap: str) -> Severity | None:
    if closed is None:
        return None
    whole = partition.whole
    cued = CUE.search(gap) or _AMONG.search(whole.figure.before)
    adjoining = whole.sentence == partition.parts[0].sentence and cued
    complete = len(partition.parts) == len(closed.members)
    if adjoining and closed.sure and complete and not re.search(r"\d", gap):
        return Severity.WRONG
    if adjoining and complete:
        return Severity.DOUBTFUL
    if not _is_one_digit(partition):
        return None
    return Severity.DOUBTFUL if complete or adjoining or _is_near(partition) else None


def _of_gathering(partition: Partition, gap: str, said: Sequence[str], anchored: set[int]) -> Severity | None:
    """Lists that a gathering word opens, and lists that miss the whole by one digit."""
    anchored_list = partition.whole.value in anchored and len(partition.parts) > 2 and _is_near(partition)
    if anchored_list and partition.whole.sentence != partition.parts[0].sentence:
        return Severity.DOUBTFUL
    overlap = any(OVERLAPPING.search(label) for label in said) and not all(map(OCCUPATION.search, said))
    if overlap or OVERLAPPING.search(re.sub("^.*[.;]", "", gap)):
        return None
    whole, near = partition.whole, _is_near(partition)
    units = {part.unit for part in partition.parts}
    if _GATHERING.search(gap) and len(gap) < 80 and not re.search(r"\d|[.;]", gap):
        same = units <= {whole.unit, ""} or _same_words(units, whole.unit)
        if same and (_is_one_digit(partition) or partition.total > whole.value):
            return Severity.WRONG
        return Severity.DOUBTFUL if near else None
    if _AMONG.search(whole.figure.before) and whole.sentence == partition.parts[0].sentence:
        return Severity.DOUBTFUL if near and len(partition.parts) >= 3 else None
    apart = whole.sentence != partition.parts[0].sentence or (CUE.search(gap) and not re.search(r"\d", gap))
    fits = all(part.value <= whole.value for part in partition.parts) or len(partition.parts) > 2
    enough = len(partition.parts) > 2 or whole.value in anchored
    return Severity.DOUBTFUL if near and apart and fits and enough else None


def _same_words(units: set[str], unit: str) -> bool:
    return bool(unit) and all(each.split(" ")[:2] == unit.split(" ")[:2] for each in units if each)


def _is_one_digit(partition: Partition) -> bool:
    """Whether one other digit in one of the parts, or in the whole, would make the sum right."""
    return str(abs(partition.total - partition.whole.value)).strip("0") in set("123456789")


def _is_near(partition: Partition) -> bool:
    """One digit away, and by less than half."""
    difference = abs(partition.total - partition.whole.value)
    return _is_one_digit(partition) and 2 * difference <= max(partition.whole.value, partition.total)


def _finding(partition: Partition, severity: Severity) -> Finding:
    whole, total = partition.whole, partition.total
    gap = abs(total - whole.value)
    more = "nhiều hơn" if total > whole.value else "ít hơn"
    message = (
        f"{sum_of(partition)} = {format_int(total)}, {more} {format_int(gap)} so với tổng {format_int(whole.value)}"
        f"{' ' + whole.unit if whole.unit else ''}; xem lại tổng hoặc các phần."
    )
    return Finding(*whole.span, "partition-sum", severity, message, evidence=spans_of_partition(partition))
