"""Who of a file is in the register already, as of a day."""

import datetime
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from django.db.models import ExpressionWrapper, F, Field, Model, QuerySet

from dangbo.registry.exchange.member_fields import PARTIAL_DATES, PERSON_TEXTS
from dangbo.registry.exchange.rows import Row
from dangbo.registry.exchange.values import Value
from dangbo.registry.models import Attainment, Membership, Person
from dangbo.vietnamese.dates import PartialDate
from dangbo.vietnamese.order import name_sort_key

T = TypeVar("T")
CHUNK = 800
LONGEST_KEY = 300
PRECISIONS = {key: f"{key.rsplit('_', 1)[0]}_precision" for key in PARTIAL_DATES}
COMPARED = ("pk", "name_key", *PARTIAL_DATES, *PRECISIONS.values(), *PERSON_TEXTS)
FIRST_TEXT = 2 + len(PARTIAL_DATES) + len(PRECISIONS)


class Identities(dict[str | uuid.UUID, uuid.UUID]):
    """Identities as the database's driver gives them (SQLite: text) → as they are; each is made once, not per row."""

    def __missing__(self, stored: str | uuid.UUID) -> uuid.UUID:
        self[stored] = found = stored if isinstance(stored, uuid.UUID) else uuid.UUID(stored)
        return found


class KnownPerson(NamedTuple):
    """What the register holds of a person, as far as a file may say otherwise."""

    pk: uuid.UUID
    name_key: str
    texts: dict[str, Value]
    dates: dict[str, PartialDate | None]

    @classmethod
    def of(cls, identity: uuid.UUID, row: Sequence[Any]) -> "KnownPerson":
        """From the columns of `COMPARED`."""
        days, precisions = row[2 : 2 + len(PARTIAL_DATES)], row[2 + len(PARTIAL_DATES) : FIRST_TEXT]
        texts = dict(zip(PERSON_TEXTS, row[FIRST_TEXT:], strict=True))
        return cls(
            identity, row[1], texts, dict(zip(PARTIAL_DATES, map(stored_partial, days, precisions), strict=True))
        )

    def text_of(self, key: str) -> str:
        value = self.texts[key]
        return value if isinstance(value, str) else ""

    @property
    def full_name(self) -> str:
        return self.text_of("full_name")

    @property
    def citizen_number(self) -> str:
        return self.text_of("citizen_number")

    @property
    def birth(self) -> PartialDate:
        birth = self.dates["birth_date"]
        if birth is None:
            raise ValueError("a person of the register has a date of birth")
        return birth


@lru_cache(maxsize=20_000)
def stored_partial(day: datetime.date | None, precision: str) -> PartialDate | None:
    """A stored date with the precision in which it is known."""
    if day is None:
        return None
    return PartialDate(day.year, day.month if precision != "y" else None, day.day if precision == "d" else None)


class Held(NamedTuple):
    """The stretch of membership in which somebody stands on a day, or the one nearest before or after it.

    `id` is as the driver gives it; queries take it so. `place_id` is the organisation's identity as a row names it.
    """

    id: str | uuid.UUID
    person_id: uuid.UUID
    place_id: str
    standing: str
    activity: str
    valid_from: datetime.date
    valid_to: datetime.date | None


class Reached(NamedTuple):
    """A level held on a day. `id` is as the driver gives it; queries take it so."""

    id: str | uuid.UUID
    person_id: uuid.UUID
    scale: str
    level: str
    valid_from: datetime.date
    valid_to: datetime.date | None


class Known:
    """The people who may be meant by the rows of a file, with where they stand and what they have reached on a day."""

    def __init__(self, rows: Sequence[Row], at: datetime.date) -> None:
        people = list(_candidates(rows))
        self.by_citizen_number = {person.citizen_number: person for person in people if person.citizen_number}
        self.by_card_number = _grouped((card, person) for person in people if (card := person.text_of("card_number")))
        self.by_name_and_birth = _grouped(((person.name_key, person.birth.first_day()), person) for person in people)
        identities = Identities({key: person.pk for person in people for key in (person.pk.hex, person.pk)})
        chunked = list(chunks([person.pk for person in people]))
        self.memberships = {row.person_id: row for chunk in chunked for row in _stretches(chunk, at, identities)}
        levels = [row for chunk in chunked for row in _levels(chunk, identities)]
        self.attainments = {
            (row.person_id, row.scale): row
            for row in levels
            if row.valid_from <= at and (row.valid_to is None or row.valid_to > at)
        }
        self.later_levels = {(row.person_id, row.scale): row.valid_from for row in levels if row.valid_from > at}

    def like(self, row: Row) -> list[KnownPerson]:
        """People with the same name and the same day of birth."""
        birth = row.date_of("birth_date")
        if birth is None or not row.text_of("full_name"):
            return []
        return self.by_name_and_birth.get((name_key(row.text_of("full_name")), birth), [])


@lru_cache(maxsize=20_000)
def name_key(full_name: str) -> str:
    """The key by which names are stored and compared."""
    return name_sort_key(full_name)[:LONGEST_KEY]


def _candidates(rows: Sequence[Row]) -> Iterator[KnownPerson]:
    """The people whose citizen number stands in the file; for rows without such, those of a card, or a name and day."""
    found: dict[uuid.UUID, KnownPerson] = {}
    for numbers in chunks({row.text_of("citizen_number") for row in rows} - {""}):
        found |= {person.pk: person for person in _people(citizen_number__in=numbers)}
    yield from found.values()
    numbered = {person.citizen_number for person in found.values()} - {""}
    others = [row for row in rows if row.text_of("citizen_number") not in numbered]
    for pks in chunks({*_bearers_of_cards(others), *_namesakes(others)} - found.keys()):
        yield from _people(pk__in=pks)


def _bearers_of_cards(rows: Sequence[Row]) -> Iterator[uuid.UUID]:
    for cards in chunks({row.text_of("card_number") for row in rows} - {""}):
        yield from Person.objects.filter(card_number__in=cards).values_list("pk", flat=True)


def _namesakes(rows: Sequence[Row]) -> Iterator[uuid.UUID]:
    """The people with the name of a row who were born on a day that stands in the file."""
    names = {name_key(name) for row in rows if (name := row.text_of("full_name"))}
    for days in chunks({birth for row in rows if (birth := row.date_of("birth_date"))}):
        born = Person.objects.filter(birth_date__in=days).values_list("pk", "name_key")
        yield from (pk for pk, key in born if key in names)


def _people(**condition: object) -> Iterator[KnownPerson]:
    identities = Identities()
    for row in _as_stored(Person.objects.filter(**condition), COMPARED):
        yield KnownPerson.of(identities[row[0]], row)


def _stretches(people: list[uuid.UUID], at: datetime.date, identities: Identities) -> Iterable[Held]:
    """For each person the last stretch begun by the day, else the first after it."""
    chosen: dict[uuid.UUID, Held] = {}
    rows = Membership.objects.filter(person_id__in=people).order_by("valid_from")
    columns = ["organisation_id" if name == "place_id" else name for name in Held._fields]
    for pk, person, organisation, *rest in _as_stored(rows, columns):
        row = Held(pk, identities[person], _written(organisation), *rest)
        if row.person_id not in chosen or row.valid_from <= at:
            chosen[row.person_id] = row
    return chosen.values()


@lru_cache(maxsize=20_000)
def _written(stored: str | uuid.UUID) -> str:
    """An identity as rows name it, from what the driver gives."""
    return str(uuid.UUID(str(stored)))


def _levels(people: list[uuid.UUID], identities: Identities) -> Iterator[Reached]:
    rows = Attainment.objects.filter(person_id__in=people).order_by("-valid_from")
    for pk, person, *rest in _as_stored(rows, Reached._fields):
        yield Reached(pk, identities[person], *rest)


def _as_stored(rows: QuerySet[Model], names: Iterable[str]) -> QuerySet[Model, tuple[Any, ...]]:
    """The columns as the driver gives them: Django would make every value of every row anew."""
    return rows.values_list(*(ExpressionWrapper(F(name), output_field=Field()) for name in names))


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(values)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


def _grouped(pairs: Iterable[tuple[T, KnownPerson]]) -> dict[T, list[KnownPerson]]:
    groups: dict[T, list[KnownPerson]] = defaultdict(list)
    for key, person in pairs:
        groups[key].append(person)
    return dict(groups)
