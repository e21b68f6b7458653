"""The roll of a meeting taken from a file that was read and shown row by row (`queries.roll_file`)."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.models import Meeting, RollEntry
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.order import name_sort_key
from dangbo.vietnamese.text import clean_line


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """Somebody of a file; person: whom of the register the row means, None for people of other registers."""

    person: uuid.UUID | None
    full_name: str
    birth_year: int | None
    post: str
    unit: str
    capacity: str
    is_convener: bool
    summoned: bool
    exclusion: str


@transaction.atomic
def enter_listed(*, actor: Actor, meeting: Meeting, people: Sequence[ListedPerson], filename: str) -> list[RollEntry]:
    """Add the people of a file who are not on the roll yet. Raises Refused and NotAllowed."""
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    there = set(meeting.roll.exclude(person=None).values_list("person_id", flat=True))
    named = set(meeting.roll.filter(person=None).values_list("name_key", "birth_year"))
    rows = [_entry(meeting, each) for each in people]
    rows = [
        row
        for row in rows
        if (row.person_id not in there if row.person_id else (row.name_key, row.birth_year) not in named)
    ]
    if not rows:
        refuse("nobody-to-summon", "Mọi người trong tệp đã có trong danh sách triệu tập.")
    made = RollEntry.objects.bulk_create(rows)
    file = clean_line(filename)[:120]
    write(
        "enter_on_roll",
        actor,
        f"Danh sách triệu tập: thêm {format_int(len(made))} người từ tệp {file}",
        organisation=meeting.organisation_id,
        subject=meeting,
        details={"entries": [row.pk for row in made], "file": file},
    )
    return made


def _entry(meeting: Meeting, each: ListedPerson) -> RollEntry:
    return RollEntry(
        meeting=meeting,
        person_id=each.person,
        full_name=clean_line(each.full_name),
        name_key=name_sort_key(each.full_name),
        birth_year=each.birth_year,
        post=clean_line(each.post),
        unit=clean_line(each.unit),
        capacity=each.capacity,
        is_convener=each.is_convener,
        summoned=each.summoned,
        exclusion=each.exclusion,
    )
