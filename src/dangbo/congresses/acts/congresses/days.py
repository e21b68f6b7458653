"""The days of a congress: planned, approved by the superior, held. Nothing is written over, a move says why."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.plan.steps import move_steps
from dangbo.congresses.models import Congress, CongressDate, DateKind
from dangbo.congresses.queries.days import Days, Said, days_of, sitting_of
from dangbo.congresses.queries.rules import values
from dangbo.elections.acts.meetings import change_meeting
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.rules.congress.windows import check_sitting
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def set_days(
    *,
    actor: Actor,
    congress: Congress,
    kind: DateKind,
    first_day: date,
    last_day: date | None = None,
    trial_day: date | None = None,
    reason: str = "",
    decided_by: str = "",
    leave: str = "",
    on: date,
    accepted_warnings: Collection[str] = NO_CODES,
) -> CongressDate:
    """Say the planned, approved or held days of a congress; on: the day on which it is said.

    A move needs its reason; approved days are the superior's. Days outside the round's window need the superior's
    leave, and those of a congress already held are not moved. Steps of the plan and the meeting move with the opening.
    Raises Refused and NotAllowed.
    """
    permission = Permission.REVIEW_CONGRESSES if kind is DateKind.APPROVED else Permission.PREPARE_CONGRESSES
    found, before = require_congress(actor, congress, permission), days_of(congress)
    row = CongressDate(
        congress=found,
        kind=kind.value,
        first_day=first_day,
        last_day=last_day or first_day,
        trial_day=trial_day,
        reason=clean_line(reason),
        decided_by=clean_line(decided_by),
        leave=clean_line(leave),
        recorded_on=on,
        recorded_by_id=actor.account_id,
        recorded_by_name=actor.name,
    )
    accepted = weigh(findings_of(row, before), accepted_warnings)
    row.save(force_insert=True)
    moved = _carry_over(actor, found, row, on)
    summary = _summary(found, row, moved)
    write("set_congress_days", actor, summary, organisation=found.organisation_id, subject=found, accepted=accepted)
    return row


def findings_of(row: CongressDate, before: Days) -> tuple[Finding, ...]:
    """Why these days would be refused, or must be accepted; before: the days until now."""
    kind, congress = DateKind(row.kind), row.congress
    newest = {DateKind.PLANNED: before.planned, DateKind.APPROVED: before.approved, DateKind.HELD: before.held}[kind]
    found: list[Finding] = []
    if before.held is not None and kind is not DateKind.HELD:
        found.append(error("already-held", f"Đại hội đã họp ngày {format_date(before.held.first_day)}."))
    if newest is not None and not row.reason:
        found.append(error("reason-missing", f"Đổi ngày {kind.label.lower()} phải ghi lý do."))
    if kind is DateKind.APPROVED and not row.decided_by:
        found.append(error("decision-missing", "Ngày được duyệt phải ghi số văn bản hoặc cơ quan duyệt."))
    if kind is DateKind.HELD and row.last_day > row.recorded_on:
        found.append(error("not-held-yet", "Chỉ ghi đại hội đã họp từ ngày bế mạc trở đi."))
    if kind is DateKind.HELD and before.approved is None and before.held is None:
        found.append(warning("never-approved", "Đại hội này chưa được ghi ngày duyệt của cấp trên."))
    rules_day = min(row.recorded_on, row.first_day)
    rules = values(congress.round, congress.rules_level, rules_day)
    verdict = check_sitting(
        sitting_of(row),
        congress.rules_level,
        pilot=congress.pilot,
        leave=row.leave,
        at=rules_day,
        parameters=rules,
    )
    return (*found, *verdict.findings)


def _carry_over(actor: Actor, congress: Congress, row: CongressDate, on: date) -> int:
    """Move the steps of the plan and the meeting with the days for which one now prepares; how many steps moved."""
    if row.kind == DateKind.HELD:
        return 0
    expected = days_of(congress).expected
    if expected is None or expected.pk != row.pk:
        return 0
    if congress.meeting is not None:
        change_meeting(
            actor=actor.lending(Permission.PREPARE_ELECTIONS),
            meeting=congress.meeting,
            name=congress.meeting.name,
            held_on=row.first_day,
            last_day=row.last_day,
            place=congress.meeting.place,
        )
    return move_steps(congress, row.first_day, row.last_day, on)


def _summary(congress: Congress, row: CongressDate, moved: int) -> str:
    name = congress.organisation.version_at(row.first_day).name
    days = format_date(row.first_day)
    if row.last_day != row.first_day:
        days = f"{days} đến {format_date(row.last_day)}"
    why = f", lý do: {row.reason}" if row.reason else ""
    steps = f"; {format_int(moved)} bước của kế hoạch đổi hạn" if moved else ""
    return f"Ghi ngày đại hội {name}, {row.get_kind_display().lower()}: {days}{why}{steps}"


def require_days(congress: Congress) -> Said:
    """The days for which the congress is prepared; Refused where none were said."""
    expected = days_of(congress).expected
    if expected is None:
        refuse("no-days", "Chưa ghi ngày đại hội; hãy ghi ngày dự kiến hoặc ngày được duyệt trước.")
    return expected
