"""A file on its way into the register: uploaded, its columns named, its rows judged and decided, then stored."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.paper.errors import FileError
from dangbo.paper.sheets import Sheet, read_sheets
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.exchange import member_fields, organisation_fields
from dangbo.registry.exchange.fields import Field
from dangbo.registry.exchange.guessing import Mapped, guess, header_row
from dangbo.registry.exchange.members.known import Known
from dangbo.registry.exchange.members.planning import plan as plan_members
from dangbo.registry.exchange.members.storing import Stored, import_members
from dangbo.registry.exchange.organisations.planning import KnownOrganisations
from dangbo.registry.exchange.organisations.planning import plan as plan_organisations
from dangbo.registry.exchange.organisations.storing import import_organisations
from dangbo.registry.exchange.places import Places
from dangbo.registry.exchange.problems import Decisions, Weight
from dangbo.registry.exchange.rows import Outcome, Row, read_rows
from dangbo.registry.exchange.values import as_text
from dangbo.registry.models import ImportDraft, Organisation
from dangbo.registry.models.imports import ImportKind

FIELDS: Mapping[str, Mapping[str, Field]] = {
    ImportKind.MEMBERS: member_fields.BY_KEY,
    ImportKind.ORGANISATIONS: organisation_fields.BY_KEY,
}
NEEDED: Mapping[str, tuple[str, ...]] = {
    ImportKind.MEMBERS: ("full_name", "birth_date", "sex"),
    ImportKind.ORGANISATIONS: ("code", "name", "kind"),
}


@dataclass(frozen=True, slots=True)
class Planned:
    """The rows of a draft with their outcomes, and whom of the register they mean."""

    rows: list[Row]
    known: Known | KnownOrganisations

    def count(self, *outcomes: Outcome) -> int:
        return sum(row.outcome in outcomes for row in self.rows)


def start_draft(
    *, actor: Actor, organisation: Organisation, at: datetime.date, kind: str, filename: str, data: bytes | Path
) -> ImportDraft:
    """Read an uploaded file and keep it as a draft with its columns guessed. Raises FileError and NotAllowed."""
    actor.require(Permission.IMPORT, organisation)
    draft = read_draft(organisation=organisation, at=at, kind=kind, filename=filename, data=data)
    draft.owner_id = actor.account_id
    draft.save(force_insert=True)
    return draft


def read_draft(
    *, organisation: Organisation, at: datetime.date, kind: str, filename: str, data: bytes | Path
) -> ImportDraft:
    """An unsaved draft of a file: its fullest sheet, the row of headings and the columns as guessed."""
    sheets = read_sheets(data, filename)
    fields = list(FIELDS[kind].values())
    found = [(sheet, header_row(sheet, fields)) for sheet in sheets]
    sheet, header = max(found, key=lambda pair: (pair[1] is not None, len(pair[0].rows)))
    if header is None:
        raise FileError(
            "Không thấy dòng tiêu đề cột trong tệp. Hãy ghi tên cột như “Họ và tên”, “Ngày sinh” ở một dòng."
        )
    content = data.read_bytes() if isinstance(data, Path) else data
    return ImportDraft(
        kind=kind,
        organisation=organisation,
        at=at,
        filename=Path(filename).name[:200],
        sheet_name=sheet.name[:120],
        file_digest=hashlib.sha256(content).hexdigest(),
        rows=[[_kept(cell) for cell in row] for row in sheet.rows],
        header=header,
        mapped={str(index): key for index, key in guess(sheet.rows[header], fields).items()},
    )


def _kept(cell: object) -> Any:
    if isinstance(cell, datetime.date):
        day = cell.date() if isinstance(cell, datetime.datetime) else cell
        return {"d": day.isoformat()}
    return {"n": str(cell)} if isinstance(cell, Decimal) else cell


def _unkept(cell: Any) -> object:
    if not isinstance(cell, dict):
        return cell
    return datetime.date.fromisoformat(cell["d"]) if "d" in cell else Decimal(cell["n"])


def sheet_of(draft: ImportDraft) -> Sheet:
    """The sheet as it was read."""
    return Sheet(draft.sheet_name, [[_unkept(cell) for cell in row] for row in draft.rows])  # type: ignore[misc]


def mapping_of(draft: ImportDraft) -> Mapped:
    return {int(index): key for index, key in draft.mapped.items()}


def missing_columns(draft: ImportDraft) -> list[Field]:
    """The columns without which nothing can be read, and which no column of the file is named as."""
    return [FIELDS[draft.kind][key] for key in NEEDED[draft.kind] if key not in draft.mapped.values()]


def plan_draft(draft: ImportDraft, *, empty_register: bool = False) -> Planned:
    """Judge every row of the draft as its decisions stand; nothing is stored."""
    sheet, fields = sheet_of(draft), FIELDS[draft.kind]
    first = (draft.header or 0) + 1
    rows = list(read_rows(sheet.rows, first, mapping_of(draft), fields, Decisions.read(draft.decisions)))
    if draft.kind == ImportKind.MEMBERS:
        places = Places(draft.organisation, draft.at)
        return Planned(rows, plan_members(rows, places, draft.at))
    known = KnownOrganisations(None if empty_register else draft.organisation, draft.at)
    plan_organisations(rows, known, draft.at)
    return Planned(rows, known)


def snapshot(planned: Planned) -> dict[str, Any]:
    """What the preview shows: the counts, and each row that is wrong, waits, was left out or changes somebody."""
    telling = [row for row in planned.rows if row.problems or row.outcome in (Outcome.CHANGE, Outcome.SKIPPED)]
    return {
        "counts": dict(Counter(row.outcome.value for row in planned.rows)),
        "rows": [_shown(row) for row in telling],
    }


def _shown(row: Row) -> dict[str, Any]:
    problems = sorted(row.problems, key=lambda problem: problem.weight is not Weight.WRONG)
    return {
        "number": row.number,
        "outcome": row.outcome.value,
        "known": row.known_id,
        "cells": {key: as_text(cell) for key, cell in row.cells.items()},
        "problems": [asdict(problem) for problem in problems],
        "changes": [asdict(change) for change in row.changes],
    }


def refresh(draft: ImportDraft) -> Planned:
    """Plan anew and keep what the preview shows."""
    planned = plan_draft(draft)
    draft.tally = snapshot(planned)
    draft.save(update_fields=["mapped", "decisions", "tally"])
    return planned


def set_columns(draft: ImportDraft, mapped: Mapping[int, str]) -> None:
    """Take the user's naming of the columns; Refused when two columns are named as the same field."""
    doubled = [key for key, count in Counter(mapped.values()).items() if count > 1]
    if doubled:
        heading = FIELDS[draft.kind][doubled[0]].heading
        refuse("column-twice", f"Hai cột cùng được ghép vào “{heading}”; mỗi trường chỉ lấy từ một cột.")
    draft.mapped = {str(index): key for index, key in sorted(mapped.items())}


def decide(
    draft: ImportDraft, *, row: int, text: tuple[str, str] | None = None, everywhere: bool = False, word: str = ""
) -> None:
    """Take one decision: a text for a field of the row (or for every equal cell), or a word about the row."""
    decisions = Decisions.read(draft.decisions)
    if text is not None:
        key, typed = text
        if everywhere:
            original = str(_original(draft, row, key)).strip()
            decisions.spellings.setdefault(key, {})[original] = typed
        else:
            decisions.cells.setdefault(str(row), {})[key] = typed
    if word:
        words = decisions.rows.setdefault(str(row), [])
        if word not in words:
            words.append(word)
    draft.decisions = decisions.written()


def undo(draft: ImportDraft, *, row: int) -> None:
    """Take back everything decided about one row."""
    decisions = Decisions.read(draft.decisions)
    decisions.cells.pop(str(row), None)
    decisions.rows.pop(str(row), None)
    draft.decisions = decisions.written()


def _original(draft: ImportDraft, row: int, key: str) -> object:
    column = next(index for index, field in mapping_of(draft).items() if field == key)
    cells: Sequence[Any] = draft.rows[row - 1]
    return as_text(_unkept(cells[column])) if column < len(cells) else ""


@transaction.atomic
def store_draft(*, actor: Actor, draft: ImportDraft) -> Stored:
    """Store the valid rows of a draft; the others stay in it for later. Raises Refused and NotAllowed."""
    locked = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    planned = plan_draft(locked)
    if not planned.count(Outcome.NEW, Outcome.CHANGE):
        refuse("nothing-to-store", "Không có dòng nào để nhập: các dòng đã có trong sổ, hoặc còn chờ quyết định.")
    stored = store_planned(actor, locked, planned)
    locked.stored_at = timezone.now()
    locked.result = {"new": stored.new, "changed": stored.changed, "left": stored.left}
    locked.tally = snapshot(plan_draft(locked))
    locked.save(update_fields=["stored_at", "result", "tally"])
    return stored


def store_planned(actor: Actor, draft: ImportDraft, planned: Planned, *, empty_register: bool = False) -> Stored:
    """Store the valid rows of what was planned, by the act of its kind."""
    if isinstance(planned.known, Known):
        return import_members(
            actor=actor,
            organisation=draft.organisation,
            at=draft.at,
            rows=planned.rows,
            known=planned.known,
            filename=draft.filename,
            file_digest=draft.file_digest,
        )
    return import_organisations(
        actor=actor,
        root=None if empty_register else draft.organisation,
        at=draft.at,
        rows=planned.rows,
        known=planned.known,
        filename=draft.filename,
        file_digest=draft.file_digest,
    )
