"""The rows of a file of delegates between the page that shows them and the act that stores them."""

import uuid
from collections.abc import Sequence
from typing import Any

from dangbo.congresses.acts.delegates.entering import TypedDelegate
from dangbo.congresses.models.delegates import DelegateKind
from dangbo.congresses.queries.delegates.file import DelegateLine
from dangbo.registry.models import Person


def packed(line: DelegateLine) -> list[Any]:
    """A row as JSON."""
    person = str(line.membership.person_id) if line.membership else ""
    unit = str(line.unit or "")
    facts = [line.birth_year, line.sex, line.post, line.unit_name, dict(line.said)]
    return [person, line.full_name, line.kind.value, unit, *facts]


def unpacked(rows: Sequence[Sequence[Any]]) -> list[TypedDelegate]:
    """What was `packed`, row by row; one query for the people of the register."""
    people = Person.objects.in_bulk([uuid.UUID(row[0]) for row in rows if row[0]])
    return [_typed(row, people) for row in rows]


def _typed(row: Sequence[Any], people: dict[uuid.UUID, Person]) -> TypedDelegate:
    person, full_name, kind, unit, birth_year, sex, post, unit_name, said = row
    return TypedDelegate(
        full_name=full_name,
        kind=DelegateKind(kind),
        person=people[uuid.UUID(person)] if person else None,
        birth_year=birth_year,
        post=post,
        unit=uuid.UUID(unit) if unit else None,
        unit_name=unit_name,
        sex=sex,
        said=said,
    )
