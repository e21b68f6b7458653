"""The rows of a roll's file between the page that shows them and the act that stores them: signed, kept by nobody."""

import uuid
from collections.abc import Iterable
from dataclasses import astuple

from django.core import signing

from dangbo.elections.acts.roll_import import ListedPerson
from dangbo.elections.models import Meeting
from dangbo.elections.queries.roll_file import Listed, Outcome

_SALT = "dangbo.elections.roll"
HOURS = 12
GONE = "Bản xem trước đã quá 12 giờ hoặc không nguyên vẹn. Hãy gửi lại tệp."


def signed(meeting: Meeting, filename: str, rows: Iterable[Listed]) -> str:
    """The rows that may be stored, with the meeting and the file to which they belong."""
    people = [_tuple(row) for row in rows if row.outcome is Outcome.NEW]
    return signing.dumps([str(meeting.pk), filename, people], salt=_SALT, compress=True)


def unsigned(meeting: Meeting, text: str) -> tuple[str, list[ListedPerson]]:
    """The name of the file and its rows. Raises ValueError, with a sentence, for anything that was not `signed`."""
    try:
        meeting_id, filename, people = signing.loads(text, salt=_SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        raise ValueError(GONE) from None
    if meeting_id != str(meeting.pk):
        raise ValueError(GONE)
    return filename, [ListedPerson(uuid.UUID(first) if first else None, *rest) for first, *rest in people]


def _tuple(row: Listed) -> list[object]:
    made = ListedPerson(
        person=row.membership.person_id if row.membership else None,
        full_name=row.full_name,
        birth_year=row.birth_year,
        post=row.post,
        unit=row.unit,
        capacity=row.capacity.value,
        is_convener=row.is_convener,
        summoned=row.summoned,
        exclusion=row.exclusion.value,
    )
    return [str(made.person or ""), *astuple(made)[1:]]
