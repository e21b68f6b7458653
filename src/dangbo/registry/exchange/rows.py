"""A row of a file on its way into the register."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from dangbo.registry.exchange.fields import Field
from dangbo.registry.exchange.guessing import Mapped
from dangbo.registry.exchange.problems import Decision, Decisions, Problem, Way, Weight
from dangbo.registry.exchange.values import CellError, Value, as_text, read_cell
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


def read_rows(
    sheet_rows: Sequence[Sequence[object]],
    first: int,
    mapped: Mapped,
    fields: Mapping[str, Field],
    decisions: Decisions,
) -> Iterator[Row]:
    """The rows below the headings that hold anything, each cell read; `first` is the sheet's index of the first one."""
    for offset, cells in enumerate(sheet_rows[first:]):
        number = first + offset + 1
        raw = {key: cells[index] if index < len(cells) else None for index, key in mapped.items()}
        if all(value is None or as_text(value) == "" for value in raw.values()):
            continue
        row = Row(number, {k: decisions.text(number, k, v) for k, v in raw.items()}, taken=decisions.taken(number))
        read_values(row, fields)
        yield row


def read_values(row: Row, fields: Mapping[str, Field]) -> None:
    """Read every cell of a row; what cannot be read becomes a problem of its cell."""
    for key, cell in row.cells.items():
        try:
            row.values[key] = read_cell(fields[key], cell)
        except CellError as error:
            row.values[key] = None
            row.add(Problem("unreadable", Weight.WRONG, key, str(error)))
    for key, field_ in fields.items():
        if field_.required and row.values.get(key) is None and not any(p.field == key for p in row.problems):
            row.add(Problem("missing", Weight.WRONG, key, f"chưa ghi {field_.heading.lower()}."))
