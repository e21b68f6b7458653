"""What the preview of an import shows: how many rows there are of each outcome, and each row as it was judged."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.db.models import Count

from dangbo.registry.acts.inserting import insert
from dangbo.registry.exchange.kept import kept_cells
from dangbo.registry.exchange.members.known import chunks
from dangbo.registry.exchange.problems import Weight
from dangbo.registry.exchange.rows import Outcome, Row
from dangbo.registry.exchange.tables import Planned
from dangbo.registry.exchange.values import as_text
from dangbo.registry.models import ImportDraft, ImportRow

MARK_PARTS = "\t"
KEPT = ("outcome", "cells", "told", "marks")


@transaction.atomic
def keep_all(draft: ImportDraft, planned: Planned) -> None:
    """Keep every row of a plan in place of what was kept before, and set the draft's tally; the caller saves it."""
    ImportRow.objects.filter(draft=draft).delete()
    insert(ImportRow, [judged_row(draft, row) for row in planned.rows])
    counts = Counter(row.outcome.value for row in planned.rows)
    draft.tally = {"counts": dict(counts), "outside": planned.outside}


@transaction.atomic
def keep_some(draft: ImportDraft, judged: Mapping[int, Row]) -> list[int]:
    """Keep rows that were judged again and count anew; return the numbers of those that differ now, in order."""
    kept = (row for some in chunks(judged) for row in ImportRow.objects.filter(draft=draft, number__in=some))
    before = {row.number: _content(row) for row in kept}
    rows = [judged_row(draft, row) for row in judged.values()]
    changed = [row for row in rows if before.get(row.number) != _content(row)]
    ImportRow.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["draft", "number"], update_fields=[*KEPT]
    )
    found = ImportRow.objects.filter(draft=draft).values_list("outcome").annotate(Count("pk"))
    draft.tally = {**draft.tally, "counts": dict(found)}
    return sorted(row.number for row in changed)


def forget(draft: ImportDraft) -> None:
    """Nothing of the draft is judged any more; the caller saves it."""
    ImportRow.objects.filter(draft=draft).delete()
    draft.tally = {}


def marks_of(draft: ImportDraft) -> dict[int, list[str]]:
    """Row number → the marks of its problems, of the rows that have any, in the order of the file."""
    rows = ImportRow.objects.filter(draft=draft).exclude(marks="").order_by("number")
    return {number: marks.split("\n") for number, marks in rows.values_list("number", "marks")}


def mark(code: str, field: str, text: str) -> str:
    """What rows with the same problem and the same text in the same cell have in common."""
    return MARK_PARTS.join((code, field, text))


def judged_row(draft: ImportDraft, row: Row) -> ImportRow:
    """A row as the preview keeps it."""
    return ImportRow(
        draft_id=draft.pk,
        number=row.number,
        outcome=row.outcome.value,
        cells=kept_cells(row.cells),
        told=_told(row) if _is_telling(row) else {},
        marks="\n".join(_marks(row)),
    )


def _content(row: ImportRow) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in KEPT)


def _is_telling(row: Row) -> bool:
    """Whether a row has something that the user must see before agreeing."""
    return bool(row.problems or row.taken or row.typed) or row.outcome in (Outcome.CHANGE, Outcome.SKIPPED)


def _told(row: Row) -> dict[str, Any]:
    """What a row tells, its gravest problem first."""
    problems = sorted(row.problems, key=lambda problem: problem.weight is not Weight.WRONG)
    return {
        "known": row.known_id,
        "columns": row.columns,
        "problems": [{**asdict(problem), "ways": [asdict(way) for way in problem.ways]} for problem in problems],
        "changes": [asdict(change) for change in row.changes],
        "taken": sorted(row.taken),
        "typed": sorted(row.typed),
    }


def _marks(row: Row) -> Iterable[str]:
    return (mark(each.code, each.field, as_text(row.cells.get(each.field))) for each in row.problems)
