"""Cards read at the doors, as they come or later in a batch from a door that had no network."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models.checkin import CheckInSession, Door, Outcome, Scan, Way
from dangbo.congresses.queries.checkin.judging import Judge, Judgement
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

LONGEST_CODE = 80
MOST_AT_ONCE = 2_000
SAME_CLOCK = 3
"""Seconds by which two clocks may differ and still count as the same: the message takes its time too."""


@dataclass(frozen=True, slots=True)
class SentScan:
    """A card as a door sends it: identity given by the device, what was read (or who was chosen), the device's time."""

    id: uuid.UUID
    code: str
    way: Way
    at: datetime
    delegate: uuid.UUID | None = None


@transaction.atomic
def record_scans(
    *, actor: Actor, session: CheckInSession, door: Door, sent: Sequence[SentScan], clock: datetime
) -> list[Judgement]:
    """Judge and store what a door sends; answers one judgement for each in the order sent.

    clock: the device's time as it sends; every time sent is put right by the difference to the server's. What was sent
    before is not stored again and gets the judgement of then. Raises Refused and NotAllowed.
    """
    held = require_congress(actor, session.congress, Permission.RUN_CONGRESSES)
    if door.congress_id != held.pk:
        refuse("other-door", f"{door.name} không thuộc đại hội này.")
    if len(sent) > MOST_AT_ONCE:
        refuse("too-many-scans", f"Mỗi lần gửi nhiều nhất {format_int(MOST_AT_ONCE)} lượt.")
    CheckInSession.objects.select_for_update().get(pk=session.pk)
    now = timezone.now()
    off = _difference(clock, now)
    judge = Judge(session, [each.code for each in sent], [each.delegate for each in sent if each.delegate])
    before = {row.pk: row for row in Scan.objects.filter(pk__in=[each.id for each in sent]).select_related("delegate")}
    judged: dict[uuid.UUID, Judgement] = {}
    rows = []
    for each in sorted(sent, key=lambda one: one.at):
        if each.id in judged:
            continue
        if each.id in before:
            judged[each.id] = judge.again(before[each.id])
            continue
        at = min(each.at - off, now)
        judged[each.id] = judge.judge(each.id, each.code, each.delegate, door, at)
        rows.append(_row(session, door, each, judged[each.id], at, now, off, actor))
    Scan.objects.bulk_create(rows)
    _write(actor, session, door, rows)
    return [judged[each.id] for each in sent]


@transaction.atomic
def take_back_check_in(*, actor: Actor, scan: Scan, reason: str) -> Scan:
    """Take a check-in back that was made by mistake; it stays on record. Raises Refused and NotAllowed."""
    held = require_congress(actor, scan.session.congress, Permission.RUN_CONGRESSES)
    why = clean_line(reason)
    if not why:
        refuse("reason-missing", "Hủy điểm danh phải ghi lý do.")
    if scan.outcome != Outcome.IN or scan.taken_back_at is not None or scan.delegate is None:
        refuse("not-checked-in", "Lượt này không phải lượt điểm danh còn hiệu lực.")
    scan.taken_back_at, scan.taken_back_reason = timezone.now(), why
    scan.save(update_fields=["taken_back_at", "taken_back_reason"])
    write(
        "take_back_check_in",
        actor,
        f"Hủy điểm danh {scan.delegate.full_name}, {scan.session.name}: {why}",
        organisation=held.organisation_id,
        subject=held,
        details={"scan": scan.pk},
    )
    return scan


def _difference(clock: datetime, now: datetime) -> timedelta:
    """By how much the device is ahead; nothing within what a message takes."""
    off = clock - now
    return timedelta() if abs(off) <= timedelta(seconds=SAME_CLOCK) else off


def _row(
    session: CheckInSession,
    door: Door,
    each: SentScan,
    judged: Judgement,
    at: datetime,
    now: datetime,
    off: timedelta,
    actor: Actor,
) -> Scan:
    return Scan(
        id=each.id,
        session=session,
        door=door,
        delegate_id=judged.delegate,
        code=clean_line(each.code)[:LONGEST_CODE],
        outcome=judged.outcome,
        way=each.way,
        scanned_at=at,
        received_at=now,
        clock_off=round(off.total_seconds()),
        by_name=actor.name,
    )


def _write(actor: Actor, session: CheckInSession, door: Door, rows: Sequence[Scan]) -> None:
    came = [row for row in rows if row.outcome == Outcome.IN]
    if not came:
        return
    write(
        "check_in_delegates",
        actor,
        f"{session.name}, {door.name}: điểm danh {format_int(len(came))} người",
        organisation=session.congress.organisation_id,
        subject=session,
        details={"scans": [row.pk for row in came]},
    )
