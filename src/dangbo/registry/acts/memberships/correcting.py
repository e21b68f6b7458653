"""Correcting the dates of a stretch that was entered wrongly."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import Membership
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def correct_membership_dates(
    *,
    actor: Actor,
    membership: Membership,
    valid_from: date,
    valid_to: date | None,
    reason: str,
    decision: CitedDecision | None = None,
) -> Membership:
    """Correct when a stretch began or ended, for a reason that is kept; the stretches that touch it move along.

    An open stretch stays open and an ended one ended. Raises Refused and NotAllowed.
    """
    row = Membership.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=membership.pk)
    actor.require(Permission.CHANGE_MEMBERS, row.organisation)
    if not clean_line(reason):
        refuse("reason-missing", "Cần ghi lý do sửa.")
    if (valid_to is None) != (row.valid_to is None):
        refuse("end-is-an-act", "Việc kết thúc hoặc mở lại sinh hoạt phải ghi bằng việc tương ứng, không sửa ngày.")
    if valid_to is not None and valid_to <= valid_from:
        refuse("ends-before-it-begins", "Ngày kết thúc phải sau ngày bắt đầu.")
    before = {"valid_from": row.valid_from, "valid_to": row.valid_to}
    _move_neighbours(row, valid_from, valid_to)
    entered = enter_decision(decision)
    write(
        "correct_membership_dates",
        actor,
        f"Sửa ngày sinh hoạt của {row.person.full_name} ở {row.organisation.version_at(valid_from).name}: "
        f"từ {format_date(valid_from)}{by_decision(entered)}",
        organisation=row.organisation,
        subject=row.person,
        details={"reason": reason, "from": before, "to": {"valid_from": valid_from, "valid_to": valid_to}},
    )
    return row


def _move_neighbours(row: Membership, valid_from: date, valid_to: date | None) -> None:
    """Check that the new dates leave room for the person's other stretches, and store them with their neighbours."""
    rows = Membership.objects.select_for_update(of=("self",)).select_related("organisation")
    others = list(rows.filter(person=row.person_id).exclude(pk=row.pk))
    before = next((other for other in others if other.valid_to == row.valid_from), None)
    after = next((other for other in others if row.valid_to is not None and other.valid_from == row.valid_to), None)
    for other in (other for other in others if other not in (before, after)):
        if other.valid_from < (valid_to or date.max) and (other.valid_to or date.max) > valid_from:
            refuse("overlaps-other-stretch", "Ngày mới chồng lên một thời gian sinh hoạt khác của đảng viên này.")
    if before is not None and before.valid_from >= valid_from:
        refuse("swallows-other-stretch", "Ngày bắt đầu mới không sau ngày bắt đầu của chặng trước.")
    if after is not None and valid_to is not None and valid_to >= (after.valid_to or date.max):
        refuse("swallows-other-stretch", "Ngày kết thúc mới không trước ngày kết thúc của chặng sau.")
    _store_in_order(row, before, after, valid_from, valid_to)


def _store_in_order(
    row: Membership, before: Membership | None, after: Membership | None, valid_from: date, valid_to: date | None
) -> None:
    """Neighbours that shrink go first and those that grow last, so that no two stretches ever overlap."""
    shrinks_before, shrinks_after = (
        valid_from < row.valid_from,
        bool(valid_to and row.valid_to and valid_to > row.valid_to),
    )
    row.valid_from, row.valid_to = valid_from, valid_to
    steps: list[tuple[int, Membership]] = [(1, row)]
    if before is not None:
        before.valid_to = valid_from
        steps.append((0 if shrinks_before else 2, before))
    if after is not None and valid_to is not None:
        after.valid_from = valid_to
        steps.append((0 if shrinks_after else 2, after))
    for _, stretch in steps:
        _require_within_life(stretch)
    for _, stretch in sorted(steps, key=lambda step: step[0]):
        stretch.save(update_fields=["valid_from", "valid_to"])


def _require_within_life(stretch: Membership) -> None:
    organisation = stretch.organisation
    ended = organisation.ended_on
    if stretch.valid_from < organisation.founded_on or (ended is not None and (stretch.valid_to or date.max) > ended):
        name = organisation.version_at(stretch.valid_from).name
        refuse("outside-organisation-life", f"Ngày mới nằm ngoài thời gian hoạt động của {name}.")
