"""Results of an earlier round from a file that was read and shown row by row (`queries.former_file`)."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_round
from dangbo.congresses.models import Congress, CongressDate, CongressRound, DateKind
from dangbo.congresses.models.imports import FormerResult
from dangbo.registry.acts.bulk import store_batch
from dangbo.registry.acts.refusal import refuse
from dangbo.rules.congress.kind import congress_kind
from dangbo.rules.congress.levels import CongressLevel
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class FormerRow:
    """A row of the file: the organisation, the level of its congress, its day, the line, its numbers by field."""

    organisation_id: uuid.UUID
    level: str
    held_on: date
    line: int
    numbers: Mapping[str, int]


@transaction.atomic
def import_results(
    *, actor: Actor, round_: CongressRound, rows: Sequence[FormerRow], filename: str
) -> list[FormerResult]:
    """Store congresses held in an earlier round with their numbers, those not there yet. Raises Refused, NotAllowed."""
    require_round(actor, round_)
    taken = set(Congress.objects.filter(round=round_).values_list("organisation_id", flat=True))
    new = [row for row in rows if row.organisation_id not in taken]
    if not new:
        refuse("nothing-to-import", "Các đơn vị trong tệp đều đã có trong đợt này.")
    file = clean_line(filename)[:200]
    congresses = [_congress(round_, row) for row in new]
    days = [_day(actor, congress, row) for congress, row in zip(congresses, new, strict=True)]
    made = [
        FormerResult(congress=congress, source=file, line=row.line, **row.numbers)
        for congress, row in zip(congresses, new, strict=True)
    ]
    store_batch(
        actor=actor.lending(Permission.IMPORT),
        organisation=round_.superior,
        rows={Congress: congresses, CongressDate: days, FormerResult: made},
        summary=f"Nhập kết quả {format_int(len(made))} đại hội của {round_.name} từ tệp {file}",
        act="import_congress_results",
    )
    return made


def _congress(round_: CongressRound, row: FormerRow) -> Congress:
    level = CongressLevel(row.level)
    members = row.numbers.get("members", 0)
    kind = congress_kind(level, members, row.held_on).answer
    return Congress(round=round_, organisation_id=row.organisation_id, level=level.value, kind=kind.value)


def _day(actor: Actor, congress: Congress, row: FormerRow) -> CongressDate:
    return CongressDate(
        congress=congress,
        kind=DateKind.HELD.value,
        first_day=row.held_on,
        last_day=row.held_on,
        recorded_on=row.held_on,
        recorded_by_id=actor.account_id,
        recorded_by_name=actor.name,
    )
