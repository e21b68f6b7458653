"""Allocation of delegates to the lower organisations (phân bổ đại biểu; rules/congress 8.3)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import whole
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.values import entry_of, in_force
from dangbo.rules.findings import finding_from, inconsistency
from dangbo.rules.parameters import ParameterError, ParameterSet
from dangbo.rules.verdict import Finding, Severity, Verdict, collect


@dataclass(frozen=True, slots=True)
class AllocationRule:
    """Each unit gets `base`, one more for each full `step` of members, one more where the rest is `remainder` or more.

    remainder 0: a rest gives nothing. ValueError for numbers that cannot be.
    """

    base: int
    step: int
    remainder: int = 0

    def __post_init__(self) -> None:
        if self.base < 0 or self.step < 1 or not 0 <= self.remainder <= self.step:
            raise ValueError("base must not be negative, step must be positive, remainder between 0 and step")

    def steps(self, members: int) -> int:
        return members // self.step

    def rest_gives_one(self, members: int) -> bool:
        return self.remainder > 0 and members % self.step >= self.remainder

    def seats(self, members: int) -> int:
        """Delegates of a unit of so many members; ValueError for a negative number."""
        if members < 0:
            raise ValueError("a count of members cannot be negative")
        return self.base + self.steps(members) + int(self.rest_gives_one(members))


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit to which delegates are allotted.

    special: added for its importance; adjustment: the officer's own correction, which needs a reason.
    """

    key: str
    name: str
    members: int
    special: int = 0
    adjustment: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Allotment:
    """What a unit gets, and how it comes about."""

    unit: Unit
    by_members: int
    by_rest: int
    base: int

    @property
    def computed(self) -> int:
        return self.base + self.by_members + self.by_rest + self.unit.special

    @property
    def total(self) -> int:
        return self.computed + self.unit.adjustment

    @property
    def sum_text(self) -> str:
        """The sum as the officer reads it: 13 + 2 (đảng viên) + 1 (số dư) − 1 (điều chỉnh) = 15."""
        parts = [whole(self.base)]
        for number, word in (
            (self.by_members, "đảng viên"),
            (self.by_rest, "số dư"),
            (self.unit.special, "vị trí quan trọng"),
            (self.unit.adjustment, "điều chỉnh"),
        ):
            if number:
                parts.append(f"{'+' if number > 0 else '−'} {whole(abs(number))} ({word})")
        return f"{' '.join(parts)} = {whole(self.total)}"


def published_rule(at: date, parameters: ParameterSet | None = None) -> AllocationRule:
    """The formula that the parameters hold at the date."""
    entry = entry_of("allocation.published", at, parameters)
    row = entry.rows[0] if entry.rows else {}
    base, step, remainder = (row.get(name) for name in ("base", "step", "remainder"))
    if not (isinstance(base, int) and isinstance(step, int) and isinstance(remainder, int)):
        raise ParameterError(f"Tham số “{entry.key}”: cần base, step và remainder.")
    return AllocationRule(base, step, remainder)


def allocate(
    units: Sequence[Unit],
    rule: AllocationRule,
    level: CongressLevel,
    at: date,
    *,
    others: int = 0,
    ceiling: int | None = None,
    parameters: ParameterSet | None = None,
) -> Verdict[tuple[Allotment, ...]]:
    """What every unit gets, in the order given, with findings on adjustments and on the ceiling.

    others: ex officio and appointed delegates; ceiling: the number fixed for this congress, that of its level (if one
    is known) where it is None.
    """
    allotments = tuple(
        Allotment(unit, rule.steps(unit.members), int(rule.rest_gives_one(unit.members)), rule.base) for unit in units
    )
    return Verdict(
        allotments,
        collect(_unit_findings(allotments), _ceiling_findings(allotments, level, at, others, ceiling, parameters)),
    )


def _unit_findings(allotments: Sequence[Allotment]) -> Iterator[Finding]:
    for allotment in allotments:
        unit = allotment.unit
        if unit.adjustment and not unit.reason.strip():
            message = f"{unit.name}: điều chỉnh từ {whole(allotment.computed)} thành {whole(allotment.total)} đại biểu"
            yield inconsistency("adjustment-needs-reason", f"{message} phải ghi lý do.")
        if allotment.total < 0:
            yield inconsistency("negative-allotment", f"{unit.name}: {allotment.sum_text}, số đại biểu không được âm.")
        elif allotment.total == 0:
            message = f"{unit.name} không được phân bổ đại biểu nào ({allotment.sum_text})."
            yield inconsistency("unit-without-delegates", message, Severity.WARNING)
        elif allotment.total > unit.members:
            message = (
                f"{unit.name} có {whole(unit.members)} đảng viên mà được phân bổ {whole(allotment.total)} đại biểu."
            )
            yield inconsistency("more-delegates-than-members", message)


def _ceiling_findings(
    allotments: Sequence[Allotment],
    level: CongressLevel,
    at: date,
    others: int,
    ceiling: int | None,
    parameters: ParameterSet | None,
) -> tuple[Finding, ...]:
    allotted = sum(allotment.total for allotment in allotments)
    total = allotted + others
    arithmetic = f"{whole(allotted)} được bầu + {whole(others)} đương nhiên, chỉ định = {whole(total)} đại biểu"
    if ceiling is not None:
        over = total > ceiling
        tail = f", quá số đã định {whole(ceiling)}." if over else f", số đã định {whole(ceiling)}."
        severity = Severity.ERROR if over else Severity.NOTE
        return (inconsistency("above-fixed-number" if over else "allocation-sum", arithmetic + tail, severity),)
    fixed = level in (CongressLevel.ABOVE_GRASSROOTS, CongressLevel.CENTRAL)
    entry = in_force(f"delegates.ceiling.{level}", at, parameters) if fixed else None
    if entry is not None and total > entry.integer:
        message = f"{arithmetic}, quá mức {whole(entry.integer)} của cấp này; phải được cấp trên đồng ý."
        return (finding_from(entry, "above-ceiling", message, Severity.WARNING),)
    return (inconsistency("allocation-sum", f"{arithmetic}.", Severity.NOTE),)
