"""A file on its way into the register: uploaded, its columns named, its rows judged, then stored.

What the user decides about its rows is in `deciding`.
"""

import datetime
import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.facts.collector import spared_collector
from dangbo.journal.chain import record
from dangbo.paper.sheets import Sheet, read_sheets
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.exchange.fields import Field, column_label
from dangbo.registry.exchange.gathering import Gathered, gather
from dangbo.registry.exchange.guessing import Mapped
from dangbo.registry.exchange.kept import kept_rows, read_back
from dangbo.registry.exchange.members.planning import plan
from dangbo.registry.exchange.members.storing import Stored
from dangbo.registry.exchange.places import Places
from dangbo.registry.exchange.problems import Decisions
from dangbo.registry.exchange.rows import Outcome, Row, read_rows
from dangbo.registry.exchange.snapshots import forget, keep_all
from dangbo.registry.exchange.tables import (
    EXTRA_COLUMNS,
    FIELDS,
    VALID,
    FoundTable,
    Planned,
    Progress,
    best_table,
    missing,
    plan_table,
    silent,
    store_table,
)
from dangbo.registry.models import ColumnNaming, ImportDraft, ImportSheet, Organisation
from dangbo.registry.models.imports import ImportKind
from dangbo.vietnamese.text import search_key

NOTHING_TO_STORE = "Không có dòng nào để nhập: các dòng đã có trong sổ, hoặc còn chờ quyết định."
LONGEST_NAME = 120
CHANGED_SINCE = "Sổ đã thay đổi từ lúc xem trước; hãy xem lại các dòng trước khi nhập."


@spared_collector()
def start_draft(
    *, actor: Actor, organisation: Organisation, at: datetime.date, kind: str, filename: str, data: bytes | Path
) -> ImportDraft:
    """Read an uploaded file and keep it as a draft with its columns guessed. Raises FileError and NotAllowed."""
    actor.require(Permission.IMPORT, organisation)
    content = data if isinstance(data, bytes) else data.read_bytes()
    sheets = read_sheets(content, filename)
    draft = ImportDraft(
        kind=kind,
        organisation=organisation,
        at=at,
        owner_id=actor.account_id,
        filename=Path(filename).name[:200],
        file_digest=hashlib.sha256(content).hexdigest(),
    )
    _lay(draft, best_table(sheets, kind))
    with transaction.atomic():
        draft.save(force_insert=True)
        ImportSheet.objects.bulk_create(
            ImportSheet(draft=draft, position=position, name=sheet.name[:LONGEST_NAME], rows=kept_rows(sheet.rows))
            for position, sheet in enumerate(sheets)
        )
    return draft


@transaction.atomic
def choose_sheet(draft: ImportDraft, name: str) -> None:
    """Take another sheet of the file; what was named and decided about the former one is gone. Raises FileError."""
    sheets = [Sheet(each.name, read_back(each.rows)) for each in draft.sheets.all()]
    _lay(draft, best_table(sheets, draft.kind, name))
    draft.decisions = {}
    forget(draft)
    draft.save()


def _lay(draft: ImportDraft, table: FoundTable) -> None:
    rows = table.sheet.rows
    draft.sheet_name = table.sheet.name[:LONGEST_NAME]
    draft.header, draft.headings = table.last, table.headings
    draft.row_count = len(rows)
    draft.column_count = max([len(table.headings), *map(len, rows[table.first :])])
    named = ColumnNaming.objects.filter(
        organisation=draft.organisation, kind=draft.kind, headings_digest=headings_digest(table.headings)
    ).first()
    draft.mapped = named.mapped if named else _written(table.mapped)


def sheet_of(draft: ImportDraft) -> Sheet:
    """The sheet as it was read."""
    rows = draft.sheets.filter(name=draft.sheet_name).values_list("rows", flat=True).first()
    return Sheet(draft.sheet_name, read_back(rows or []))


def mapping_of(draft: ImportDraft) -> Mapped:
    return {int(index): key for index, key in draft.mapped.items()}


def first_row(draft: ImportDraft) -> int:
    """The index of the first row of data."""
    return (draft.header or 0) + 1


def missing_columns(draft: ImportDraft) -> list[Field]:
    """The columns without which nothing can be read, and which no column of the file is named as."""
    return missing(mapping_of(draft), draft.kind)


@spared_collector()
def plan_draft(draft: ImportDraft, progress: Progress = silent) -> Planned:
    """Judge every row of the draft as its decisions stand; nothing is stored."""
    return plan_table(
        kind=draft.kind,
        rows=sheet_of(draft).rows,
        first=first_row(draft),
        mapped=mapping_of(draft),
        organisation=draft.organisation,
        at=draft.at,
        decisions=Decisions.read(draft.decisions),
        progress=progress,
    )


def gathered_rows(draft: ImportDraft) -> list[Gathered]:
    """What the sheet says of each row, before corrections."""
    return gather(sheet_of(draft).rows, first_row(draft), mapping_of(draft), FIELDS[draft.kind]).rows


def judge_again(
    draft: ImportDraft, numbers: Collection[int], gathered: Sequence[Gathered], among: Sequence[Row]
) -> dict[int, Row]:
    """Judge some rows of a member list anew, by their numbers; doubles are looked for among all rows of the file."""
    some = (each for each in gathered if each.number in numbers)
    full = {row.number: row for row in read_rows(some, FIELDS[draft.kind], Decisions.read(draft.decisions))}
    everybody = [full.get(row.number, row) for row in among]
    plan(list(full.values()), Places(draft.organisation, draft.at), draft.at, doubles_among=everybody)
    return full


@spared_collector()
def refresh(draft: ImportDraft, progress: Progress = silent) -> Planned:
    """Plan anew and keep what the preview shows."""
    planned = plan_draft(draft, progress)
    with transaction.atomic():
        ImportDraft.objects.select_for_update().get(pk=draft.pk)
        keep_all(draft, planned)
        draft.save(update_fields=["mapped", "decisions", "tally"])
    return planned


@transaction.atomic
def set_columns(draft: ImportDraft, mapped: Mapping[int, str]) -> None:
    """Take the user's naming of the columns and remember it for files with the same headings.

    Refused when two columns are named as the same field.
    """
    doubled = [key for key, count in Counter(mapped.values()).items() if count > 1]
    if doubled:
        label = column_label(doubled[0], FIELDS[draft.kind], EXTRA_COLUMNS[draft.kind])
        refuse("column-twice", f"Hai cột cùng được ghép vào “{label}”; mỗi trường chỉ lấy từ một cột.")
    draft.mapped = _written(mapped)
    forget(draft)
    draft.save(update_fields=["mapped", "tally"])
    ColumnNaming.objects.update_or_create(
        organisation=draft.organisation,
        kind=draft.kind,
        headings_digest=headings_digest(draft.headings),
        defaults={"mapped": draft.mapped},
    )


def _written(mapped: Mapping[int, str]) -> dict[str, str]:
    return {str(index): key for index, key in sorted(mapped.items())}


def headings_digest(headings: Sequence[str]) -> str:
    """What two files with the same headings in the same columns have in common."""
    return hashlib.sha256("\n".join(search_key(text) for text in headings).encode()).hexdigest()


@spared_collector()
@transaction.atomic
def store_draft(
    *, actor: Actor, draft: ImportDraft, expected: int | None = None, progress: Progress = silent
) -> Stored:
    """Store the valid rows of a draft; the others stay in it for later. Raises Refused and NotAllowed.

    expected: how many rows the user agreed to; when the register has changed meanwhile, nothing is stored.
    """
    locked = ImportDraft.objects.select_for_update().get(pk=draft.pk)
    planned = plan_draft(locked, progress)
    valid = planned.count(*VALID)
    if not valid:
        refuse("nothing-to-store", NOTHING_TO_STORE)
    if expected is not None and valid != expected:
        refuse("changed-since", CHANGED_SINCE)
    progress(len(planned.rows), len(planned.rows), "ghi vào sổ")
    stored = store_table(
        actor=actor,
        planned=planned,
        organisation=locked.organisation,
        at=locked.at,
        filename=locked.filename,
        file_digest=locked.file_digest,
    )
    before: dict[str, Any] = locked.result
    locked.stored_at = timezone.now()
    locked.result = {
        "new": before.get("new", 0) + stored.new,
        "changed": before.get("changed", 0) + stored.changed,
        "left": stored.left,
        "people": [*before.get("people", []), *stored.people],
    }
    keep_all(locked, _after_storing(locked, planned))
    locked.save(update_fields=["stored_at", "result", "tally"])
    return stored


def _after_storing(draft: ImportDraft, planned: Planned) -> Planned:
    """What is left of a plan once its valid rows are in the register; the others are judged anew against it."""
    if draft.kind != ImportKind.MEMBERS:
        return plan_draft(draft)
    left = {row.number for row in planned.rows if row.outcome not in (*VALID, Outcome.SAME)}
    again = judge_again(draft, left, gathered_rows(draft), planned.rows) if left else {}
    for row in planned.rows:
        if row.outcome in VALID:
            row.outcome, row.changes = Outcome.SAME, []
    return replace(planned, rows=[again.get(row.number, row) for row in planned.rows])


@transaction.atomic
def delete_draft(*, actor: Actor, draft: ImportDraft) -> None:
    """Forget an uploaded file; what was stored from it stays in the register. Raises NotAllowed."""
    actor.require(Permission.IMPORT, draft.organisation)
    record(
        act="delete_import",
        actor_id=actor.account_id,
        actor_name=actor.name,
        organisation_id=draft.organisation_id,
        subject_type="importdraft",
        subject_id=draft.pk,
        summary=f"Xóa tệp nhập {draft.filename}",
        details={"file_sha256": draft.file_digest, "stored": draft.stored_at is not None},
    )
    draft.delete()
