"""The rows of a roll's file between the page that shows them and the act that stores them."""

import uuid
from collections.abc import Sequence
from dataclasses import astuple

from dangbo.elections.acts.roll_import import ListedPerson
from dangbo.elections.queries.roll_file import Listed


def listed_person(row: Listed) -> ListedPerson:
    """A row as the act takes it."""
    return ListedPerson(
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


def packed(row: Listed) -> list[object]:
    """A row as JSON."""
    made = listed_person(row)
    return [str(made.person or ""), *astuple(made)[1:]]


def unpacked(row: Sequence[object]) -> ListedPerson:
    """What was `packed`."""
    first, *rest = row
    return ListedPerson(uuid.UUID(str(first)) if first else None, *rest)  # type: ignore[arg-type]
