"""A table in a file: found, its columns guessed, its rows judged, and the valid ones stored. No draft is needed."""

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from dangbo.access.actor import Actor
from dangbo.facts.collector import spared_collector
from dangbo.paper.errors import FileError
from dangbo.paper.sheets import Cell, Sheet
from dangbo.registry.exchange import member_fields, organisation_fields
from dangbo.registry.exchange.fields import Field
from dangbo.registry.exchange.gathering import gather
from dangbo.registry.exchange.guessing import GIVEN_NAME, Mapped, guess
from dangbo.registry.exchange.headings import find_headings
from dangbo.registry.exchange.members.known import Known
from dangbo.registry.exchange.members.planning import plan as plan_members
from dangbo.registry.exchange.members.storing import Stored, import_members
from dangbo.registry.exchange.organisations.planning import KnownOrganisations
from dangbo.registry.exchange.organisations.planning import plan as plan_organisations
from dangbo.registry.exchange.organisations.storing import import_organisations
from dangbo.registry.exchange.places import Places
from dangbo.registry.exchange.problems import Decisions
from dangbo.registry.exchange.rows import Outcome, Row, read_rows
from dangbo.registry.models import Organisation
from dangbo.registry.models.imports import ImportKind

FIELDS: Mapping[str, Mapping[str, Field]] = {
    ImportKind.MEMBERS: member_fields.BY_KEY,
    ImportKind.ORGANISATIONS: organisation_fields.BY_KEY,
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    ImportKind.MEMBERS: ("full_name", "birth_date", "sex"),
    ImportKind.ORGANISATIONS: ("code", "name", "kind"),
}
EXTRA_COLUMNS: Mapping[str, Mapping[str, str]] = {
    ImportKind.MEMBERS: {GIVEN_NAME: member_fields.GIVEN_NAME_LABEL},
    ImportKind.ORGANISATIONS: {},
}
NO_HEADINGS = "Không thấy dòng tiêu đề cột trong tệp. Hãy ghi tên cột như “Họ và tên”, “Ngày sinh” ở một dòng."
VALID = (Outcome.NEW, Outcome.CHANGE)
Progress = Callable[[int, int, str], None]


def silent(_done: int, _total: int, _what: str) -> None:
    """No progress is told."""


@dataclass(frozen=True, slots=True)
class FoundTable:
    """One sheet with its headings, the index of the last row of them, and its columns as guessed."""

    sheet: Sheet
    headings: list[str]
    last: int
    mapped: Mapped

    @property
    def first(self) -> int:
        """The index of the first row of data."""
        return self.last + 1


@dataclass(frozen=True, slots=True)
class Planned:
    """The rows of a table with their outcomes, whom of the register they mean, and which rows are not of the list."""

    rows: list[Row]
    known: Known | KnownOrganisations
    outside: list[int]

    def count(self, *outcomes: Outcome) -> int:
        return sum(row.outcome in outcomes for row in self.rows)


def find_table(sheet: Sheet, kind: str) -> FoundTable | None:
    """The table of a sheet, or None where no row looks like headings."""
    fields = list(FIELDS[kind].values())
    found = find_headings(sheet, fields)
    if found is None:
        return None
    mapped = guess(found.texts, fields, sheet.rows[found.last + 1 :])
    return FoundTable(sheet, found.texts, found.last, mapped)


def best_table(sheets: Sequence[Sheet], kind: str, name: str = "") -> FoundTable:
    """The table of the sheet of that name, else the one with the most needed columns and rows. Raises FileError."""
    wanted = [sheet for sheet in sheets if not name or sheet.name == name]
    if not wanted:
        names = ", ".join(f"“{sheet.name}”" for sheet in sheets)
        raise FileError(f"Không có trang tính “{name}”; trong tệp có {names}.")
    found = [table for sheet in wanted if (table := find_table(sheet, kind)) is not None]
    if not found:
        raise FileError(NO_HEADINGS)
    return max(found, key=lambda table: (-len(missing(table.mapped, kind)), len(table.sheet.rows)))


def guess_kind(sheets: Sequence[Sheet], name: str = "") -> ImportKind:
    """Whether a file lists members or organisations: the kind of which it has more needed columns. Raises FileError."""
    tables = {}
    for kind in ImportKind:
        try:
            tables[kind] = best_table(sheets, kind, name)
        except FileError:
            continue
    if not tables:
        best_table(sheets, ImportKind.MEMBERS, name)
    return max(tables, key=lambda kind: (-len(missing(tables[kind].mapped, kind)), len(tables[kind].mapped)))


def missing(mapped: Mapped, kind: str) -> list[Field]:
    """The columns without which nothing can be read, and which no column is named as."""
    named = {name.partition("=")[0] for name in mapped.values()}
    return [FIELDS[kind][key] for key in NEEDED[kind] if key not in named and not _implied(key, named, mapped)]


def _implied(key: str, named: Collection[str], mapped: Mapped) -> bool:
    """Columns headed “Nam” and “Nữ” may hold the dates of birth."""
    return key == "birth_date" and "sex" in named and "sex" not in mapped.values()


@spared_collector()
def plan_table(
    *,
    kind: str,
    rows: Sequence[Sequence[Cell]],
    first: int,
    mapped: Mapped,
    organisation: Organisation | None,
    at: datetime.date,
    decisions: Decisions | None = None,
    progress: Progress = silent,
) -> Planned:
    """Judge every row of a table; nothing is stored. Without an organisation the register is empty.

    first: the index of the first row of data; at: the day as of which the table speaks.
    """
    fields = FIELDS[kind]
    gathered = gather(rows, first, mapped, fields)
    progress(0, len(gathered.rows), "đọc các ô")
    read = list(read_rows(gathered.rows, fields, decisions or Decisions()))
    if kind == ImportKind.MEMBERS:
        if organisation is None:
            raise ValueError("members need an organisation in the register")
        known: Known | KnownOrganisations = plan_members(read, Places(organisation, at), at, progress)
    else:
        known = KnownOrganisations(organisation, at)
        plan_organisations(read, known, at)
    progress(len(read), len(read), "đã xét xong")
    return Planned(read, known, gathered.outside)


def store_table(
    *,
    actor: Actor,
    planned: Planned,
    organisation: Organisation | None,
    at: datetime.date,
    filename: str,
    file_digest: str,
) -> Stored:
    """Store the valid rows of what was planned, by the act of its kind. Raises Refused and NotAllowed."""
    if isinstance(planned.known, KnownOrganisations):
        return import_organisations(
            actor=actor,
            root=organisation,
            at=at,
            rows=planned.rows,
            known=planned.known,
            filename=filename,
            file_digest=file_digest,
        )
    if organisation is None:
        raise ValueError("members need an organisation in the register")
    return import_members(
        actor=actor,
        organisation=organisation,
        at=at,
        rows=planned.rows,
        known=planned.known,
        filename=filename,
        file_digest=file_digest,
    )
