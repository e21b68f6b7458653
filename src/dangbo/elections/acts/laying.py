"""The roll of a congress laid from its own list of delegates, where dangbo keeps one (app congresses)."""

from collections.abc import Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.models import Meeting, RollEntry
from dangbo.elections.words import roll_noun
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def lay_roll(*, actor: Actor, meeting: Meeting, entries: Sequence[RollEntry]) -> list[RollEntry]:
    """Put these people on the roll; whoever of the register is on it already stays as they are.

    entries: not stored yet, of this meeting. Answers all of them as they stand on the roll, in the order given.
    Raises Refused and NotAllowed.
    """
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    if any(entry.meeting_id != meeting.pk or not entry.full_name for entry in entries):
        refuse("name-missing", "Chưa ghi họ và tên.")
    there = {row.person_id: row for row in meeting.roll.exclude(person=None)}
    new = [entry for entry in entries if entry.person_id is None or entry.person_id not in there]
    RollEntry.objects.bulk_create(new)
    write(
        "lay_roll",
        actor,
        f"Lập danh sách triệu tập từ danh sách đại biểu: thêm {format_int(len(new))} {roll_noun(meeting.kind)}",
        organisation=meeting.organisation_id,
        subject=meeting,
        details={"entries": [row.pk for row in new]},
    )
    return [entry if entry.person_id is None else there.get(entry.person_id, entry) for entry in entries]
