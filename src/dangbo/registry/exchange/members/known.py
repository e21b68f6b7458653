"""Who of a file is in the register already."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from dangbo.registry.exchange.rows import Row
from dangbo.registry.models import Attainment, Membership, Person
from dangbo.vietnamese.order import name_sort_key

T = TypeVar("T")
CHUNK = 800


class Known:
    """The people who may be meant by the rows of a file, with where they stand and what they have reached."""

    def __init__(self, rows: Sequence[Row], at: datetime.date) -> None:
        people = {person.pk: person for person in _candidates(rows)}
        self.people = people
        self.by_citizen_number = {person.citizen_number: person for person in people.values() if person.citizen_number}
        self.by_card_number = _grouped((person.card_number, person) for person in people.values() if person.card_number)
        self.by_name_and_birth = _grouped(((person.name_key, person.birth_date), person) for person in people.values())
        self.memberships = {row.person_id: row for chunk in chunks(people) for row in _latest(chunk)}
        self.attainments: dict[tuple[uuid.UUID, str], Attainment] = {
            (found.person_id, found.scale): found
            for chunk in chunks(people)
            for found in Attainment.objects.filter(person_id__in=chunk, valid_to=None)
        }

    def like(self, row: Row) -> list[Person]:
        """People with the same name and the same day of birth."""
        birth = row.date_of("birth_date")
        if birth is None or not row.text_of("full_name"):
            return []
        return self.by_name_and_birth.get((name_sort_key(row.text_of("full_name"))[:300], birth), [])


def _candidates(rows: Sequence[Row]) -> Iterator[Person]:
    looked_up: dict[str, set[str] | set[datetime.date | None]] = {
        "citizen_number__in": {row.text_of("citizen_number") for row in rows},
        "card_number__in": {row.text_of("card_number") for row in rows},
        "birth_date__in": {row.date_of("birth_date") for row in rows},
    }
    names = {name_sort_key(row.text_of("full_name"))[:300] for row in rows if row.text_of("full_name")}
    for condition, wanted in looked_up.items():
        for chunk in chunks(value for value in wanted if value):
            for person in Person.objects.filter(**{condition: chunk}):
                if condition != "birth_date__in" or person.name_key in names:
                    yield person


def _latest(people: list[uuid.UUID]) -> Iterable[Membership]:
    """The running or last stretch of each person: the rows come in order of time, so the last one wins."""
    return Membership.objects.filter(person_id__in=people).order_by("valid_from")


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _grouped(pairs: Iterable[tuple[T, Person]]) -> dict[T, list[Person]]:
    groups: dict[T, list[Person]] = defaultdict(list)
    for key, person in pairs:
        groups[key].append(person)
    return dict(groups)
