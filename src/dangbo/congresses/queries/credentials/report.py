"""The statistics of a credentials report, computed from a frozen snapshot and from nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from dangbo.congresses.models.credentials import CredentialsSnapshot
from dangbo.congresses.models.delegates import Absence, DelegateKind
from dangbo.congresses.queries.delegates.days import parameters_of
from dangbo.rules.congress.credentials import (
    Breakdown,
    Credentials,
    DelegateFacts,
    break_down,
    check_sum,
    credentials,
)
from dangbo.rules.congress.delegates import DelegateKind as RulesKind
from dangbo.rules.congress.delegates import quorum
from dangbo.rules.congress.retirement import Sex
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.order import collation_key

PRESENT, SUMMONED, EXCUSED, UNEXCUSED, BARRED, WAITING = (
    "co-mat",
    "trieu-tap",
    "co-ly-do",
    "khong-ly-do",
    "khong-du",
    "cho",
)
LISTS = {
    SUMMONED: "Được triệu tập",
    PRESENT: "Có mặt",
    EXCUSED: "Vắng có lý do",
    UNEXCUSED: "Vắng không có lý do hoặc chưa rõ",
    BARRED: "Không được triệu tập theo quy định",
    WAITING: "Đại biểu dự khuyết không thay ai",
}
SENSITIVE = frozenset({"religion", "discipline"})
"""Breakdowns whose names only those who may see such facts may open."""
_STANDINGS = {DelegateKind.MEMBER: "Đảng viên chính thức", DelegateKind.PROBATIONARY: "Đảng viên dự bị"}
Person = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """One list of people behind a number."""

    title: str
    people: tuple[Person, ...]


class CredentialsReport:
    """All numbers of one snapshot, each with the people behind it."""

    def __init__(self, snapshot: CredentialsSnapshot) -> None:
        self.snapshot = snapshot
        self.opening = date.fromisoformat(snapshot.contents["opening"])
        self.people: list[Person] = snapshot.contents["people"]
        self.by_id = {person["id"]: person for person in self.people}
        self.is_of_members = snapshot.contents["kind"] == "member"

    @cached_property
    def lists(self) -> dict[str, tuple[Person, ...]]:
        """Everybody in exactly one place: present or absent of those summoned, barred, or an alternate not needed."""
        parts: dict[str, list[Person]] = {key: [] for key in LISTS}
        sitting = {person["replaces"]: person for person in self.people if person["replaces"]}
        for person in self.people:
            if person["id"] in sitting:
                continue
            place = self._place(person)
            parts[place].append(person)
            if place in (PRESENT, EXCUSED, UNEXCUSED):
                parts[SUMMONED].append(person)
        return {key: tuple(people) for key, people in parts.items()}

    def _place(self, person: Person) -> str:
        if person["here"]:
            return PRESENT
        if person["barred"]:
            return BARRED
        if person["kind"] == DelegateKind.ALTERNATE and not person["replaces"]:
            return WAITING
        return EXCUSED if person["absence"] == Absence.EXCUSED else UNEXCUSED

    @cached_property
    def verdict(self) -> tuple[Credentials, tuple[Finding, ...]]:
        """The numbers by the rules, and what the rules say of them."""
        congress = self.snapshot.congress
        found = credentials(
            [self._facts(person) for person in self.lists[PRESENT]],
            self.opening,
            summoned=len(self.lists[SUMMONED]),
            excused=len(self.lists[EXCUSED]),
            parameters=parameters_of(congress, self.opening),
        )
        breakdowns = (*self._first(found.answer), self._units(), *found.answer.breakdowns[1:])
        sums = [
            finding
            for one in breakdowns
            for finding in check_sum(one.title, [line.count for line in one.lines], len(self.lists[PRESENT]))
        ]
        return replace(found.answer, breakdowns=breakdowns), (*found.findings, *sums, *self._quorum())

    @property
    def numbers(self) -> Credentials:
        return self.verdict[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return self.verdict[1]

    def part(self, key: str, line: int | None = None) -> Part | None:
        """The people behind a number: a list by its key, or a line of a breakdown; None for what is not there."""
        if line is None:
            return Part(LISTS[key], self.lists[key]) if key in LISTS else None
        breakdown = next((one for one in self.numbers.breakdowns if one.key == key), None)
        if breakdown is None or not 0 <= line < len(breakdown.lines):
            return None
        found = breakdown.lines[line]
        return Part(f"{breakdown.title}: {found.label}", tuple(self.by_id[key] for key in found.keys))

    def _first(self, found: Credentials) -> tuple[Breakdown, ...]:
        """How people came to take part; of a congress of all members, with which standing."""
        if not self.is_of_members:
            return found.breakdowns[:1]
        kinds = {person["id"]: _STANDINGS[DelegateKind(person["kind"])] for person in self.people}
        people = [self._facts(person) for person in self.lists[PRESENT]]
        return (
            break_down("standing", "Tư cách đảng viên", people, lambda one: kinds[one.key], (*_STANDINGS.values(),)),
        )

    def _units(self) -> Breakdown:
        people = [self._facts(person) for person in self.lists[PRESENT]]
        units = {person["id"]: person["unit"] or "Chưa rõ" for person in self.people}
        order = sorted(set(units.values()), key=collation_key)
        title = "Chi bộ" if self.is_of_members else "Đoàn đại biểu"
        return break_down("unit", title, people, lambda one: units[one.key], order)

    def _facts(self, person: Person) -> DelegateFacts:
        # The rules know delegates only; members of a congress of all members count as those elected do.
        kind = RulesKind.ELECTED if self.is_of_members else RulesKind(person["kind"])
        return DelegateFacts(
            key=person["id"],
            name=person["name"],
            kind=kind,
            sex=Sex(person["sex"]) if person["sex"] else None,
            birth=date.fromisoformat(person["birth"]) if person["birth"] else None,
            admitted=date.fromisoformat(person["admitted"]) if person["admitted"] else None,
            traits=person["traits"],
        )

    def _quorum(self) -> Iterator[Finding]:
        official = [each for each in self.lists[SUMMONED] if each["kind"] != DelegateKind.PROBATIONARY]
        present = sum(each["here"] for each in official)
        if official:
            parameters = parameters_of(self.snapshot.congress, self.opening)
            yield from quorum(present, len(official), self.opening, parameters).findings


def latest_report(snapshots: Sequence[CredentialsSnapshot]) -> CredentialsReport | None:
    """The report on the last snapshot."""
    return CredentialsReport(snapshots[-1]) if snapshots else None
