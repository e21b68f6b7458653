"""What is wrong or doubtful in a row, in plain words, and the ways out."""

from dataclasses import dataclass, field
from enum import StrEnum

from dangbo.registry.exchange.values import as_text


class Weight(StrEnum):
    """A wrong cell keeps its row out; a doubtful one waits for a decision."""

    WRONG = "wrong"
    DOUBTFUL = "doubtful"


class Decision(StrEnum):
    """What the user may decide about a row."""

    SKIP = "skip"
    SAME_PERSON = "same_person"
    OTHER_PERSON = "other_person"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True)
class Way:
    """One way out of a problem, as a button.

    `text` is written into the cell when given (for every row with the same cell text where `everywhere`), otherwise
    `decision` is taken for the row.
    """

    label: str
    text: str | None = None
    everywhere: bool = False
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one row. `code` is stable; `lead` is its first clause, `message` the rest."""

    code: str
    weight: Weight
    field: str
    lead: str
    message: str = ""
    ways: tuple[Way, ...] = ()
    person_id: str = ""

    @property
    def sentence(self) -> str:
        return f"{self.lead} {self.message}".strip()


@dataclass(slots=True)
class Decisions:
    """All that the user decided about one draft: texts put into cells, spellings replaced, and words on rows."""

    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    spellings: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def read(cls, data: dict[str, dict[str, dict[str, str]]]) -> "Decisions":
        return cls(data.get("cells", {}), data.get("spellings", {}), data.get("rows", {}))  # type: ignore[arg-type]

    def written(self) -> dict[str, object]:
        return {"cells": self.cells, "spellings": self.spellings, "rows": self.rows}

    def taken(self, row: int) -> frozenset[str]:
        """The decisions about a row; for doubtful findings they are `accept:<code>`."""
        return frozenset(self.rows.get(str(row), ()))

    def typed(self, row: int) -> frozenset[str]:
        """The fields of a row into which the user typed something else."""
        return frozenset(self.cells.get(str(row), ()))

    def texts(self, row: int, cells: dict[str, object]) -> dict[str, object]:
        """What stands in the cells of a row after the user's corrections."""
        typed = self.cells.get(str(row))
        if not typed and not self.spellings:
            return cells
        changed = dict(cells)
        for key, replaced in self.spellings.items():
            spelled = as_text(cells.get(key))
            changed[key] = replaced.get(spelled, cells.get(key))
        return changed | (typed or {})
