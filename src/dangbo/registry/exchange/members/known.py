"""Who of a file is in the register already, as of a day."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, TypeVar

from dangbo.registry.exchange.member_fields import PARTIAL_DATES, PERSON_TEXTS
from dangbo.registry.exchange.rows import Row
from dangbo.registry.models import Attainment, Membership, Person
from dangbo.vietnamese.order import name_sort_key

T = TypeVar("T")
CHUNK = 800
LONGEST_KEY = 300
PRECISIONS = tuple(f"{key.rsplit('_', 1)[0]}_precision" for key in PARTIAL_DATES)
COMPARED = ("pk", "name_key", *PERSON_TEXTS, *PARTIAL_DATES, *PRECISIONS)


class Held(NamedTuple):
    """The stretch of membership in which somebody stands on a day, or the one nearest before or after it."""

    id: uuid.UUID
    person_id: uuid.UUID
    organisation_id: uuid.UUID
    standing: str
    activity: str
    valid_from: datetime.date
    valid_to: datetime.date | None


class Reached(NamedTuple):
    """A level held on a day."""

    id: uuid.UUID
    person_id: uuid.UUID
    scale: str
    level: str
    subject: str
    valid_from: datetime.date
    valid_to: datetime.date | None


class Known:
    """The people who may be meant by the rows of a file, with where they stand and what they have reached on a day."""

    def __init__(self, rows: Sequence[Row], at: datetime.date) -> None:
        people = {person.pk: person for person in _candidates(rows)}
        self.people = people
        self.by_citizen_number = {person.citizen_number: person for person in people.values() if person.citizen_number}
        self.by_card_number = _grouped((person.card_number, person) for person in people.values() if person.card_number)
        self.by_name_and_birth = _grouped(((person.name_key, person.birth_date), person) for person in people.values())
        self.memberships = {row.person_id: row for chunk in chunks(people) for row in _stretches(chunk, at)}
        levels = [row for chunk in chunks(people) for row in _levels(chunk)]
        self.attainments = {
            (row.person_id, row.scale): row
            for row in levels
            if row.valid_from <= at and (row.valid_to is None or row.valid_to > at)
        }
        self.later_levels = {(row.person_id, row.scale): row.valid_from for row in levels if row.valid_from > at}

    def like(self, row: Row) -> list[Person]:
        """People with the same name and the same day of birth."""
        birth = row.date_of("birth_date")
        if birth is None or not row.text_of("full_name"):
            return []
        return self.by_name_and_birth.get((name_key(row.text_of("full_name")), birth), [])


@lru_cache(maxsize=20_000)
def name_key(full_name: str) -> str:
    """The key by which names are stored and compared."""
    return name_sort_key(full_name)[:LONGEST_KEY]


def _candidates(rows: Sequence[Row]) -> Iterator[Person]:
    """The people of whom a number or the name with the day of birth stands in the file."""
    found: set[uuid.UUID] = set()
    for key in ("citizen_number", "card_number"):
        wanted = {row.text_of(key) for row in rows} - {""}
        for chunk in chunks(wanted):
            found.update(Person.objects.filter(**{f"{key}__in": chunk}).values_list("pk", flat=True))
    names = {name_key(name) for row in rows if (name := row.text_of("full_name"))}
    births = {birth for row in rows if (birth := row.date_of("birth_date"))}
    for days in chunks(births):
        born = Person.objects.filter(birth_date__in=days).values_list("pk", "name_key")
        found.update(pk for pk, key in born if key in names)
    for people in chunks(found):
        yield from Person.objects.filter(pk__in=people).only(*COMPARED)


def _stretches(people: list[uuid.UUID], at: datetime.date) -> Iterable[Held]:
    """For each person the last stretch begun by the day, else the first after it."""
    chosen: dict[uuid.UUID, Held] = {}
    rows = Membership.objects.filter(person_id__in=people).order_by("valid_from").values_list(*Held._fields)
    for row in map(Held._make, rows):
        if row.person_id not in chosen or row.valid_from <= at:
            chosen[row.person_id] = row
    return chosen.values()


def _levels(people: list[uuid.UUID]) -> Iterator[Reached]:
    rows = Attainment.objects.filter(person_id__in=people).order_by("-valid_from").values_list(*Reached._fields)
    return map(Reached._make, rows)


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _grouped(pairs: Iterable[tuple[T, Person]]) -> dict[T, list[Person]]:
    groups: dict[T, list[Person]] = defaultdict(list)
    for key, person in pairs:
        groups[key].append(person)
    return dict(groups)
