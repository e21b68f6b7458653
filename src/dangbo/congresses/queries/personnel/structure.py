"""The structure of the list as it stands: numbers with the people behind each, conditions met or not."""

import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models.personnel import (
    Measure,
    Nominee,
    PersonnelPlan,
    PersonnelRun,
    RunKind,
    StructureCondition,
)
from dangbo.congresses.queries.personnel.lists import prepared_people
from dangbo.congresses.queries.personnel.rules import rules_day, values_for
from dangbo.congresses.queries.personnel.words import condition_name, condition_words
from dangbo.registry.models.people import Sex
from dangbo.rules.congress import age
from dangbo.rules.congress import retirement as schedule
from dangbo.rules.congress.quota import committee_bands
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.members.bands import Band
from dangbo.rules.parameters import ParameterSet
from dangbo.vietnamese.numbers import format_int

MAJORITY = "Kinh"
_LEFT_WORDS = ("Còn dưới {0} tháng", "Còn từ {0} đến dưới {1} tháng", "Còn từ {1} tháng trở lên")


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody on the list: full years at the reference month, month of retirement, months left until then."""

    nominee: Nominee
    is_first_time: bool
    years: int
    retires: date
    months_left: int
    months_needed: int

    @property
    def is_short(self) -> bool:
        """Fewer months are left than the directive asks for."""
        return self.months_left < self.months_needed

    @property
    def needed_words(self) -> str:
        return f"Cần {format_int(self.months_needed)}"


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the table: its address, its words, whom it counts."""

    key: str
    label: str
    people: tuple[Line, ...]
    wanted: int | None = None

    @property
    def number(self) -> int:
        return len(self.people)


@dataclass(frozen=True, slots=True)
class Group:
    """Numbers that belong together; a breakdown adds up to everybody."""

    name: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """A condition with the people who count for it, and whether it is met: look and words of the state."""

    condition: StructureCondition
    words: str
    cell: Cell

    @property
    def missing(self) -> int:
        """How many more are wanted; negative where there are too many."""
        have, row = self.cell.number, self.condition
        if row.least is not None and have < row.least:
            return row.least - have
        return row.most - have if row.most is not None and have > row.most else 0

    @property
    def is_met(self) -> bool:
        return self.missing == 0

    @property
    def look(self) -> tuple[str, str]:
        if self.is_met:
            return ("ok", "Đạt")
        more = self.missing > 0
        return ("warn", f"{'Còn thiếu' if more else 'Vượt'} {format_int(abs(self.missing))}")


@dataclass(frozen=True, slots=True)
class Structure:
    """The whole table. reference: the month at which ages are counted; seats: of the committee, None unless planned."""

    lines: tuple[Line, ...]
    groups: tuple[Group, ...]
    conditions: tuple[Checked, ...]
    reference: date
    seats: int | None

    @property
    def cells(self) -> Iterator[Cell]:
        """Every number of the table, those of the conditions last."""
        yield from (cell for group in self.groups for cell in group.cells)
        yield from (checked.cell for checked in self.conditions)

    @property
    def total(self) -> int:
        return len(self.lines)

    @property
    def unmet(self) -> int:
        return sum(not checked.is_met for checked in self.conditions)


def structure_of(
    plan: PersonnelPlan, runs: Sequence[PersonnelRun], at: date, only: Collection[uuid.UUID] | None = None
) -> Structure:
    """The structure of the runs' lists as they stand, or of some nominees alone (`only`: their ids); fixed queries."""
    congress = plan.congress
    on = rules_day(congress, at)
    parameters = values_for(congress, on)
    reference = age.reference_month(congress.rules_level, on, parameters)
    people = [each for each in prepared_people(runs) if only is None or each.pk in only]
    lines = tuple(_line(nominee, reference, on, parameters) for nominee in people)
    bands = committee_bands(on, parameters)
    groups = tuple(_groups(plan, lines, bands, _needed(on, parameters)))
    conditions = tuple(_checked(row, lines) for row in plan.conditions.all())
    return Structure(lines, groups, conditions, reference, plan.seats_for(Post.COMMITTEE))


def _needed(on: date, parameters: ParameterSet) -> tuple[int, int]:
    """Months that the directive asks for: of the re-elected, of those of the first time."""
    again, first = (parameters.entry(f"congress.age.{key}_months", on) for key in ("re_election", "first_time"))
    return again.integer, first.integer


def _line(nominee: Nominee, reference: date, on: date, parameters: ParameterSet) -> Line:
    person = nominee.person
    retires = schedule.retirement_month(
        person.birth_date, schedule.Sex(person.sex), on, group=nominee.retirement_group, parameters=parameters
    )
    is_first = nominee.run.kind == RunKind.FIRST_TIME
    again, first = _needed(on, parameters)
    left = schedule.months_from(reference, retires)
    years = age.age_at(person.birth_date, reference)
    return Line(nominee, is_first, years, retires, left, first if is_first else again)


def _groups(
    plan: PersonnelPlan, lines: tuple[Line, ...], bands: Sequence[Band], needed: tuple[int, int]
) -> Iterator[Group]:
    yield Group("Danh sách", (Cell("tat-ca", "Tất cả", lines, plan.seats_for(Post.COMMITTEE)),))
    women = _where(lines, lambda line: line.nominee.person.sex == Sex.FEMALE)
    yield Group("Giới tính", (Cell("nu", "Nữ", women), Cell("nam", "Nam", _rest(lines, women))))
    first = _where(lines, lambda line: line.is_first_time)
    yield Group("Tham gia", (Cell("tai-cu", "Tái cử", _rest(lines, first)), Cell("lan-dau", "Tham gia lần đầu", first)))
    yield Group("Độ tuổi", tuple(_band(lines, band) for band in bands))
    yield Group("Thời gian công tác còn lại", tuple(_left(lines, needed)))
    minority = _where(lines, lambda line: line.nominee.person.ethnic_group != MAJORITY)
    yield Group(
        "Dân tộc", (Cell("dan-toc", "Dân tộc thiểu số", minority), Cell("kinh", MAJORITY, _rest(lines, minority)))
    )
    posts = tuple(_post(lines, Post(row.post), row.seats) for row in plan.seats.all() if row.post != Post.COMMITTEE)
    if posts:
        yield Group("Dự kiến chức danh", posts)


def _where(lines: tuple[Line, ...], test: Callable[[Line], bool]) -> tuple[Line, ...]:
    return tuple(line for line in lines if test(line))


def _rest(lines: tuple[Line, ...], taken: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line not in taken)


def _band(lines: tuple[Line, ...], band: Band) -> Cell:
    return Cell(f"tuoi-{band.key}", band.label, _where(lines, lambda line: band.holds(line.years)))


def _left(lines: tuple[Line, ...], needed: tuple[int, int]) -> Iterator[Cell]:
    low, high = sorted(needed)
    limits = ((None, low), (low, high), (high, None))
    for place, (least, below) in enumerate(limits):
        people = tuple(
            line
            for line in lines
            if (least is None or line.months_left >= least) and (below is None or line.months_left < below)
        )
        if low != high or place != 1:
            yield Cell(f"con-{place}", _LEFT_WORDS[place].format(low, high), people)


def _post(lines: tuple[Line, ...], post: Post, seats: int) -> Cell:
    people = _where(lines, lambda line: any(row.post == post for row in line.nominee.intended.all()))
    return Cell(f"chuc-{post}", POST_LABELS[post].capitalize(), people, seats)


def _checked(row: StructureCondition, lines: tuple[Line, ...]) -> Checked:
    people = _where(lines, lambda line: counts_for(row, line))
    return Checked(row, condition_words(row), Cell(f"dk-{row.pk}", condition_name(row), people))


def counts_for(row: StructureCondition, line: Line) -> bool:
    """Whether somebody on the list counts for a condition."""
    person = line.nominee.person
    match Measure(row.measure):
        case Measure.WOMEN:
            return bool(person.sex == Sex.FEMALE)
        case Measure.FIRST_TIME:
            return line.is_first_time
        case Measure.RE_ELECTED:
            return not line.is_first_time
        case Measure.ETHNIC:
            return bool(person.ethnic_group != MAJORITY)
        case Measure.FIXED_POST:
            return line.nominee.fixed_post_id == row.pk
        case Measure.AGE:
            above = row.age_from is None or line.years >= row.age_from
            return above and (row.age_below is None or line.years < row.age_below)
