"""What the preview of an import shows: its chips, the rows of the chosen kind, each with its cells and problems."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from dangbo.registry.exchange.drafts import mapping_of
from dangbo.registry.exchange.fields import NO, YES, Field, FieldKind
from dangbo.registry.exchange.gathering import own_column
from dangbo.registry.exchange.kept import cells_back
from dangbo.registry.exchange.problems import Weight
from dangbo.registry.exchange.rows import Outcome
from dangbo.registry.exchange.snapshots import mark, marks_of
from dangbo.registry.exchange.tables import FIELDS, VALID
from dangbo.registry.exchange.values import as_text
from dangbo.registry.exchange.wording import cell_name, cell_text, column_letter
from dangbo.registry.models import ImportDraft, ImportRow, OrganisationVersion
from dangbo.registry.models.imports import ImportKind
from dangbo.vietnamese.text import search_key

ROWS_A_PAGE = 20
USUAL = {
    ImportKind.MEMBERS: ("full_name", "birth_date", "organisation", "joined_on", "official_on", "citizen_number"),
    ImportKind.ORGANISATIONS: ("code", "name", "kind", "parent", "founded_on"),
}
FILTERS: dict[str, tuple[str, tuple[Outcome, ...], str]] = {
    "can": ("dòng cần quyết định", (Outcome.WRONG, Outcome.WAITING), ""),
    "sai": ("dòng sai", (Outcome.WRONG,), "bad"),
    "ngo": ("dòng ngờ", (Outcome.WAITING,), "warn"),
    "hop-le": ("dòng hợp lệ", VALID, "ok"),
    "thay-doi": ("thay đổi", (Outcome.CHANGE,), "info"),
    "da-co": ("đã có", (Outcome.SAME,), "tick"),
    "bo-qua": ("bỏ qua", (Outcome.SKIPPED,), "x"),
}
NUMBERING = frozenset({"stt", "tt", "so tt", "so thu tu"})
ALWAYS_SHOWN = ("can", "sai", "ngo", "hop-le")
STATES = {
    Outcome.NEW: ("ok", "Sẽ nhập"),
    Outcome.CHANGE: ("info", "Thay đổi"),
    Outcome.SAME: ("idle", "Đã có"),
    Outcome.SKIPPED: ("idle", "Bỏ qua"),
    Outcome.WAITING: ("warn", "Ngờ"),
    Outcome.WRONG: ("bad", "Sai"),
}
LISTED_ROWS = 8
LONGEST_HEADING = 40
SAID_TOGETHER = (FieldKind.CHOICE, FieldKind.YES_NO, FieldKind.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the grid: its letter and heading in the file; where no column of the file is it, no letter."""

    field: Field
    letter: str
    heading: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid; `before` is what the register holds where the file says otherwise."""

    text: str
    css: str = ""
    before: str = ""
    masked: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """A way out of a problem: the words of the button and what it sends."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem of a row: its weight as {% state %} shows it, where it is, and the ways out."""

    state: tuple[str, str]
    place: str
    lead: str
    message: str
    buttons: list[Button]
    field: Field
    typed: str
    person_id: str
    together: int
    """How many rows a correction can reach at once; 0 where it is about this row alone."""

    @property
    def noun(self) -> str:
        """What is corrected, in a sentence."""
        return self.field.heading.lower().removeprefix("mã ")

    @property
    def input_id(self) -> str:
        return f"o-{self.place.split()[-1]}-{self.field.key}"

    @property
    def choices(self) -> list[str]:
        """What a correction chooses among; empty where it is typed."""
        if self.field.kind is FieldKind.YES_NO:
            return [YES, NO]
        return list(self.field.labels.values()) if self.field.kind is FieldKind.CHOICE else []


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the file as the grid shows it."""

    number: int
    outcome: Outcome
    cells: list[Cell]
    troubles: list[Trouble] = field(default_factory=list)
    changes: list[dict[str, str]] = field(default_factory=list)
    is_decided: bool = False
    known: str = ""

    @property
    def state(self) -> tuple[str, str]:
        return STATES[self.outcome]

    @property
    def can_skip(self) -> bool:
        return self.outcome in (Outcome.WRONG, Outcome.WAITING, Outcome.CHANGE)


class Preview:
    """The preview of one draft as it was last judged."""

    def __init__(self, draft: ImportDraft) -> None:
        self.draft = draft
        self.fields = FIELDS[draft.kind]
        self.mapped = mapping_of(draft)

    def count(self, *outcomes: Outcome) -> int:
        counts: dict[str, int] = self.draft.tally["counts"]
        return sum(counts.get(outcome.value, 0) for outcome in outcomes)

    @property
    def row_count(self) -> int:
        """How many rows the list has."""
        return self.count(*Outcome)

    @property
    def valid(self) -> int:
        return self.count(*VALID)

    @property
    def waiting(self) -> int:
        return self.count(Outcome.WAITING)

    @property
    def wrong(self) -> int:
        return self.count(Outcome.WRONG)

    @property
    def same(self) -> int:
        return self.count(Outcome.SAME)

    def chips(self) -> Iterator[tuple[str, str, int, str]]:
        """Key, words, number of rows and icon of every kind of row that there is."""
        for key, (label, outcomes, icon) in FILTERS.items():
            count = self.count(*outcomes)
            if key in ALWAYS_SHOWN or (count and key != "da-co"):
                yield key, label, count, icon

    def usual_filter(self) -> str:
        """The first kind of rows that has any."""
        return next((key for key in FILTERS if self.count(*FILTERS[key][1])), "hop-le")

    def rows(self, chosen: str) -> QuerySet[ImportRow]:
        """The rows of a kind in the order of the file."""
        return self.draft.judged_rows.filter(outcome__in=FILTERS[chosen][1]).order_by("number")

    def numbered(self, numbers: Sequence[int]) -> list[ImportRow]:
        """The rows of those numbers, in their order."""
        found = {row.number: row for row in self.draft.judged_rows.filter(number__in=numbers)}
        return [found[number] for number in numbers if number in found]

    def columns(self, rows: Iterable[ImportRow]) -> list[Column]:
        """The columns that matter to these rows: those that say who it is, and those with a problem or a change."""
        touched = {each["field"] for row in rows for each in (*row.problems, *row.changes)}
        named = {key.partition("=")[0] for key in self.mapped.values()}
        usual = [key for key in USUAL[ImportKind(self.draft.kind)] if key in named]
        return self.columns_of({*usual, *touched})

    def columns_of(self, wanted: Collection[str]) -> list[Column]:
        """These columns in the order of the file; those that the file has not stand last."""
        indexes = {key: self._column(key) for key in wanted}
        order = list(self.fields)
        keys = sorted(indexes, key=lambda key: (indexes[key] is None, indexes[key] or 0, order.index(key)))
        return [self._grid_column(self.fields[key], indexes[key]) for key in keys]

    def _grid_column(self, field_: Field, index: int | None) -> Column:
        if index is None:
            return Column(field_, "", field_.heading)
        own = self.draft.headings[index] if index < len(self.draft.headings) else ""
        return Column(field_, column_letter(index), own if 0 < len(own) <= LONGEST_HEADING else field_.heading)

    def _column(self, key: str, row: ImportRow | None = None) -> int | None:
        own: int | None = row.told["columns"].get(key) if row else None
        if own is None:
            own = own_column(self.mapped, key)
        if own is None and key == "birth_date":
            own = own_column(self.mapped, "sex")
        return own

    def named_columns(self) -> tuple[int, int]:
        """How many columns of the file are named, and how many have a heading; numbering aside."""
        headed = {
            index
            for index, text in enumerate(self.draft.headings)
            if text and search_key(text).strip(" .") not in NUMBERING
        }
        return len(self.mapped), len(headed | self.mapped.keys())

    def lines(self, rows: Iterable[ImportRow], columns: Sequence[Column]) -> list[Line]:
        """The rows with their cells, problems and changes."""
        return [self._line(row, columns) for row in rows]

    def _line(self, row: ImportRow, columns: Sequence[Column]) -> Line:
        texts = {key: as_text(cell) for key, cell in cells_back(row.cells).items()}
        weights = {problem["field"]: problem["weight"] for problem in reversed(row.problems)}
        changes = {change["field"]: change for change in row.changes}
        cells = [self._cell(column, texts, weights, changes) for column in columns]
        line = Line(row.number, Outcome(row.outcome), cells)
        if not row.told:
            return line
        problems = () if line.outcome is Outcome.SKIPPED else row.problems
        return replace(
            line,
            troubles=[self._trouble(row, texts, each) for each in problems],
            changes=row.changes,
            is_decided=bool(row.told["taken"] or row.told["typed"]),
            known=row.told["known"],
        )

    def _cell(self, column: Column, texts: dict[str, str], weights: dict[str, str], changes: dict[str, Any]) -> Cell:
        key = column.field.key
        css = {Weight.WRONG.value: "cell-bad", Weight.DOUBTFUL.value: "cell-warn"}.get(weights.get(key, ""), "")
        text = texts.get(key, "")
        shown = cell_text(column.field, text)
        change = changes.get(key)
        if change is not None:
            return Cell(change["after"] or "–", css or "cell-changed", change["before"] or "trống")
        return Cell(shown, css, masked=shown != text)

    def _trouble(self, row: ImportRow, texts: dict[str, str], problem: dict[str, Any]) -> Trouble:
        field_ = self.fields[problem["field"]]
        text = texts.get(problem["field"], "")
        alike = [each for each in self._marked[mark(problem["code"], field_.key, text)] if each != row.number]
        more = ""
        if alike and any(way["everywhere"] for way in problem["ways"]):
            listed = ", ".join(str(each) for each in alike[:LISTED_ROWS])
            more = f" Còn {len(alike)} dòng cùng cách viết: {listed}{'…' if len(alike) > LISTED_ROWS else '.'}"
        return Trouble(
            ("bad", "Sai") if problem["weight"] == Weight.WRONG else ("warn", "Ngờ"),
            cell_name(self._column(problem["field"], row), row.number),
            problem["lead"],
            f"{problem['message']}{more}".strip(),
            list(_buttons(problem, len(alike) + 1)),
            field_,
            "" if cell_text(field_, text) != text else text,
            problem["person_id"],
            len(alike) + 1 if alike and text and field_.kind in SAID_TOGETHER else 0,
        )

    @cached_property
    def _marked(self) -> dict[str, list[int]]:
        """Mark → the rows that bear it: the same problem with the same text in the same cell."""
        found = defaultdict(list)
        for number, marks in marks_of(self.draft).items():
            for each in marks:
                found[each].append(number)
        return found

    def spellings(self) -> Iterator[tuple[Field, str, str]]:
        """The spellings that were replaced in all rows: field, what the file says, what is read."""
        for key, replaced in self.draft.decisions.get("spellings", {}).items():
            names = self._names(replaced.values()) if self.fields[key].kind is FieldKind.ORGANISATION else {}
            for spelling, text in replaced.items():
                yield self.fields[key], spelling, names.get(text, text) or "trống"

    def _names(self, codes: Iterable[str]) -> dict[str, str]:
        """Code → what the organisation is called on the day of the draft."""
        found = OrganisationVersion.objects.at(self.draft.at).filter(organisation__code__in=list(codes))
        return dict(found.values_list("organisation__code", "name"))


def _buttons(problem: dict[str, Any], rows: int) -> Iterator[Button]:
    for index, way in enumerate(problem["ways"]):
        value = f"{problem['code']}:{problem['field']}:{index}"
        if way["everywhere"] and rows > 1:
            yield Button(f"{way['label']} cho cả {rows} dòng", f"{value}:all")
            if index == 0:
                yield Button("Chỉ dòng này", value)
        else:
            yield Button(way["label"], value)
