"""What the user decides about the rows of a draft: texts put into cells, spellings replaced, words on rows.

After a decision only the rows that it can touch are judged again; a file of 8,236 rows would take seconds.
"""

from collections.abc import Collection, Mapping

from django.db import transaction

from dangbo.registry.exchange.drafts import gathered_rows, judge_again, plan_draft
from dangbo.registry.exchange.fields import Field
from dangbo.registry.exchange.gathering import Gathered
from dangbo.registry.exchange.members.judging import double_marks
from dangbo.registry.exchange.problems import Decision, Decisions
from dangbo.registry.exchange.rows import Row, read_rows
from dangbo.registry.exchange.snapshots import keep_some, marks_of
from dangbo.registry.exchange.tables import FIELDS
from dangbo.registry.exchange.values import as_text
from dangbo.registry.models import ImportDraft
from dangbo.registry.models.imports import ImportKind

DOUBLE_KEYS = ("citizen_number", "card_number", "full_name", "birth_date")
PERSON_WORDS = frozenset({Decision.SAME_PERSON.value, Decision.OTHER_PERSON.value})


def decide(
    draft: ImportDraft, *, row: int, text: tuple[str, str] | None = None, everywhere: bool = False, word: str = ""
) -> None:
    """Take one decision: a text for a field of the row (or for every equal cell), or a word about the row."""
    decisions = Decisions.read(draft.decisions)
    if text is not None:
        key, typed = text
        if everywhere:
            decisions.spellings.setdefault(key, {})[_original(draft, row, key)] = typed
        else:
            decisions.cells.setdefault(str(row), {})[key] = typed
    if word:
        words = decisions.rows.setdefault(str(row), [])
        kept = [each for each in words if not (word in PERSON_WORDS and each in PERSON_WORDS)]
        decisions.rows[str(row)] = [*kept, word] if word not in kept else kept
    draft.decisions = decisions.written()


def undo(draft: ImportDraft, *, row: int) -> None:
    """Take back everything decided about one row."""
    decisions = Decisions.read(draft.decisions)
    decisions.cells.pop(str(row), None)
    decisions.rows.pop(str(row), None)
    draft.decisions = decisions.written()


def undo_spelling(draft: ImportDraft, *, field: str, spelling: str) -> None:
    """Take back a replacement of a spelling in all rows."""
    decisions = Decisions.read(draft.decisions)
    decisions.spellings.get(field, {}).pop(spelling, None)
    draft.decisions = decisions.written()


def _original(draft: ImportDraft, number: int, key: str) -> str:
    return next((as_text(row.cells.get(key)) for row in gathered_rows(draft) if row.number == number), "")


def rejudge(draft: ImportDraft, row: int) -> list[int]:
    """Judge a draft anew after decisions about a row; return the numbers of the rows that differ now."""
    if draft.kind != ImportKind.MEMBERS:
        return _keep(draft, {each.number: each for each in plan_draft(draft).rows})
    fields, decisions = FIELDS[draft.kind], Decisions.read(draft.decisions)
    gathered = gathered_rows(draft)
    light = list(read_rows(gathered, _only(fields, DOUBLE_KEYS), decisions))
    touched = _touched(draft, row, gathered, light)
    return _keep(draft, judge_again(draft, touched, gathered, light))


def _keep(draft: ImportDraft, judged: Mapping[int, Row]) -> list[int]:
    with transaction.atomic():
        changed = keep_some(draft, judged)
        draft.save(update_fields=["decisions", "tally"])
    return changed


def _only(fields: Mapping[str, Field], keys: Collection[str]) -> dict[str, Field]:
    return {key: field for key, field in fields.items() if key in keys}


def _touched(draft: ImportDraft, row: int, gathered: list[Gathered], light: list[Row]) -> set[int]:
    """The row, the rows of people like it, those that were found double, and those of a replaced spelling."""
    marks = {mark for each in light if each.number == row for mark in double_marks(each)}
    alike = {each.number for each in light if not marks.isdisjoint(double_marks(each))}
    double = {number for number, found in marks_of(draft).items() if any(each.startswith("double-") for each in found)}
    spelled = {
        each.number
        for each in gathered
        for key, replaced in draft.decisions.get("spellings", {}).items()
        if as_text(each.cells.get(key)) in replaced
    }
    return {row} | alike | double | spelled
