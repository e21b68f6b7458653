"""A row of a file on its way into the register."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dangbo.registry.exchange.fields import Field
from dangbo.registry.exchange.gathering import Gathered
from dangbo.registry.exchange.problems import Decision, Decisions, Problem, Way, Weight
from dangbo.registry.exchange.values import KNOWN_BY_THEMSELVES, CellReader, Value
from dangbo.vietnamese.dates import PartialDate


class Outcome(StrEnum):
    """What will become of a row."""

    NEW = "new"
    CHANGE = "change"
    SAME = "same"
    SKIPPED = "skipped"
    WAITING = "waiting"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Change:
    """One field of somebody in the register that the file says otherwise."""

    field: str
    heading: str
    before: str
    after: str


@dataclass(slots=True)
class Row:
    """One row: its number in the sheet, its cells after corrections, what they mean, and what is wrong."""

    number: int
    cells: dict[str, object]
    values: dict[str, Value] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    taken: frozenset[str] = frozenset()
    outcome: Outcome = Outcome.NEW
    changes: list[Change] = field(default_factory=list)
    known_id: str = ""
    place_id: str = ""
    columns: dict[str, int] = field(default_factory=dict)
    typed: frozenset[str] = frozenset()
    """The fields that the user corrected in this row."""

    def add(self, problem: Problem) -> None:
        if f"{Decision.ACCEPT}:{problem.code}" not in self.taken:
            self.problems.append(problem)

    def date_of(self, key: str) -> datetime.date | None:
        value = self.values.get(key)
        if isinstance(value, PartialDate):
            return value.first_day()
        return value if isinstance(value, datetime.date) else None

    def text_of(self, key: str) -> str:
        value = self.values.get(key)
        return value if isinstance(value, str) else ""

    @property
    def settled(self) -> Outcome:
        """The outcome as far as its problems decide it."""
        if Decision.SKIP in self.taken:
            return Outcome.SKIPPED
        if any(problem.weight is Weight.WRONG for problem in self.problems):
            return Outcome.WRONG
        return Outcome.WAITING if self.problems else self.outcome


def accept(code: str, label: str) -> Way:
    """The button that lets a doubtful thing stand."""
    return Way(label, decision=Decision.ACCEPT)


def read_rows(gathered: Iterable[Gathered], fields: Mapping[str, Field], decisions: Decisions) -> Iterator[Row]:
    """The rows of a sheet with each cell read after the user's corrections."""
    readers = [(key, CellReader(field_)) for key, field_ in fields.items()]
    required = [field_ for field_ in fields.values() if field_.required]
    for found in gathered:
        cells = decisions.texts(found.number, found.cells)
        row = Row(found.number, cells, taken=decisions.taken(found.number), columns=found.columns)
        row.typed = decisions.typed(found.number)
        _read_values(row, readers)
        for field_ in required:
            if row.values.get(field_.key) is None and not any(p.field == field_.key for p in row.problems):
                row.add(Problem("missing", Weight.WRONG, field_.key, f"chưa ghi {field_.heading.lower()}."))
        if found.clash and row.cells.get(found.clash) == found.cells[found.clash]:
            lead = f"hai cột cùng đánh dấu {fields[found.clash].heading.lower()}."
            row.add(Problem("marked-twice", Weight.WRONG, found.clash, lead))
        yield row


def _read_values(row: Row, readers: Iterable[tuple[str, CellReader]]) -> None:
    """Read every cell of a row that holds something; what cannot be read becomes a problem of its cell."""
    cells, values = row.cells, row.values
    for key, read in readers:
        cell = cells.get(key)
        if cell is None:
            continue
        known = cell if cell.__class__ in KNOWN_BY_THEMSELVES else (cell.__class__, cell)
        values[key] = value = read[known]
        if value is None and known in read.errors:
            row.add(Problem("unreadable", Weight.WRONG, key, str(read.errors[known])))
