"""What the preview of an import shows: its chips, the rows of the chosen kind, each with its cells and problems."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from dangbo.registry.exchange.drafts import gathered_rows, mapping_of
from dangbo.registry.exchange.fields import NO, YES, Field, FieldKind
from dangbo.registry.exchange.gathering import own_column
from dangbo.registry.exchange.problems import Decision, Weight
from dangbo.registry.exchange.rows import Outcome
from dangbo.registry.exchange.snapshots import OUTCOMES
from dangbo.registry.exchange.tables import FIELDS, VALID
from dangbo.registry.exchange.values import as_text
from dangbo.registry.exchange.wording import cell_name, cell_text, column_letter
from dangbo.registry.models import ImportDraft, OrganisationVersion
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
        self.outcomes = {int(number): OUTCOMES[letter] for number, letter in draft.tally["outcomes"].items()}
        self.shown: dict[str, dict[str, Any]] = draft.tally["rows"]

    def count(self, *outcomes: Outcome) -> int:
        counts: dict[str, int] = self.draft.tally["counts"]
        return sum(counts.get(outcome.value, 0) for outcome in outcomes)

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

    def numbers(self, chosen: str) -> list[int]:
        """The numbers of the rows of a kind."""
        outcomes = FILTERS[chosen][1]
        return [number for number, outcome in self.outcomes.items() if outcome in outcomes]

    def columns(self, numbers: Collection[int]) -> list[Column]:
        """The columns that matter to these rows: those that say who it is, and those with a problem or a change."""
        rows = [self.shown[str(number)] for number in numbers if str(number) in self.shown]
        touched = {each["field"] for row in rows for each in (*row["problems"], *row["changes"])}
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

    def _column(self, key: str, row: dict[str, Any] | None = None) -> int | None:
        own: int | None = row["columns"].get(key) if row else None
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

    def lines(self, numbers: Sequence[int], columns: Sequence[Column]) -> list[Line]:
        """The rows of those numbers with their cells, problems and changes."""
        plain = {number for number in numbers if str(number) not in self.shown}
        texts = self._texts(plain) if plain else {}
        return [self._line(number, columns, texts) for number in numbers]

    def _texts(self, numbers: Collection[int]) -> dict[int, dict[str, str]]:
        return {
            row.number: {key: as_text(cell) for key, cell in row.cells.items()}
            for row in gathered_rows(self.draft)
            if row.number in numbers
        }

    def _line(self, number: int, columns: Sequence[Column], texts: dict[int, dict[str, str]]) -> Line:
        row = self.shown.get(str(number))
        if row is None:
            cells = [self._cell(column, texts.get(number, {}), {}, {}) for column in columns]
            return Line(number, self.outcomes[number], cells)
        weights = {problem["field"]: problem["weight"] for problem in reversed(row["problems"])}
        changes = {change["field"]: change for change in row["changes"]}
        return Line(
            number,
            self.outcomes[number],
            [self._cell(column, row["cells"], weights, changes) for column in columns],
            [] if Decision.SKIP in row["taken"] else [self._trouble(number, row, each) for each in row["problems"]],
            row["changes"],
            bool(row["taken"] or row["typed"]),
            row["known"],
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

    def _trouble(self, number: int, row: dict[str, Any], problem: dict[str, Any]) -> Trouble:
        field_ = self.fields[problem["field"]]
        alike = self.alike(number, problem)
        text = row["cells"].get(problem["field"], "")
        more = ""
        if alike and any(way["everywhere"] for way in problem["ways"]):
            listed = ", ".join(str(each) for each in alike[:LISTED_ROWS])
            more = f" Còn {len(alike)} dòng cùng cách viết: {listed}{'…' if len(alike) > LISTED_ROWS else '.'}"
        return Trouble(
            ("bad", "Sai") if problem["weight"] == Weight.WRONG else ("warn", "Ngờ"),
            cell_name(self._column(problem["field"], row), number),
            problem["lead"],
            f"{problem['message']}{more}".strip(),
            list(_buttons(problem, len(alike) + 1)),
            field_,
            "" if cell_text(field_, text) != text else text,
            problem["person_id"],
            len(alike) + 1 if alike and text and field_.kind in SAID_TOGETHER else 0,
        )

    def alike(self, number: int, problem: dict[str, Any]) -> list[int]:
        """The other rows with the same text in the same cell and the same problem."""
        key, code = problem["field"], problem["code"]
        text = self.shown[str(number)]["cells"].get(key, "")
        return [
            int(other)
            for other, row in self.shown.items()
            if int(other) != number
            and row["cells"].get(key, "") == text
            and any(each["code"] == code and each["field"] == key for each in row["problems"])
        ]

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
