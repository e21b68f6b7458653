"""Storing the rows of a member list that the user agreed to: all of them together or none."""

import datetime
import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Model

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.bulk import store_batch
from dangbo.registry.acts.memberships.stretches import next_stretch
from dangbo.registry.acts.people.fields import set_fields
from dangbo.registry.exchange.member_fields import PARTIAL_DATES, PERSON_TEXTS
from dangbo.registry.exchange.members.known import PRECISIONS, Known
from dangbo.registry.exchange.members.planning import LEVELS
from dangbo.registry.exchange.rows import Outcome, Row
from dangbo.registry.models import Attainment, Membership, Organisation, Person
from dangbo.rules.vocabulary import Activity, EntryCause, ExitCause, Standing
from dangbo.vietnamese.dates import PartialDate
from dangbo.vietnamese.numbers import format_int

SINCE = {"professional_level": "professional_since", "theory_level": "theory_since"}


@dataclass(slots=True)
class Stored:
    """What an import stored: how many people are new and how many changed, and whose rows they are."""

    new: int = 0
    changed: int = 0
    same: int = 0
    left: int = 0
    people: list[str] = field(default_factory=list)


@transaction.atomic
def import_members(
    *,
    actor: Actor,
    organisation: Organisation,
    at: datetime.date,
    rows: Sequence[Row],
    known: Known,
    filename: str,
    file_digest: str,
) -> Stored:
    """Store the new and the changed rows of a planned list; rows that wait or are wrong stay out.

    A new person's membership begins on the day the file gives, else on `at`, as somebody who was there before the
    register. One journal entry tells of the batch with a digest of its rows. Raises NotAllowed.
    """
    actor.require(Permission.IMPORT, organisation)
    fresh = [row for row in rows if row.outcome is Outcome.NEW]
    changing = [row for row in rows if row.outcome is Outcome.CHANGE]
    same = sum(row.outcome is Outcome.SAME for row in rows)
    stored = Stored(len(fresh), len(changing), same, len(rows) - len(fresh) - len(changing) - same)
    people = Person.objects.in_bulk([uuid.UUID(row.known_id) for row in changing])
    for row in changing:
        _store_change(row, people[uuid.UUID(row.known_id)], known, at)
    new_rows = _new_rows(fresh, at)
    store_batch(
        actor=actor,
        organisation=organisation,
        rows=new_rows,
        act="import_members",
        summary=f"Nhập đảng viên từ {filename}: {format_int(stored.new)} người mới, "
        f"{format_int(stored.changed)} người có thay đổi",
        details={"file_sha256": file_digest, "changed": stored.changed, "changes_sha256": rows_digest(changing)},
    )
    stored.people = [*(str(person.pk) for person in new_rows[Person]), *(row.known_id for row in changing)]
    return stored


def _new_rows(rows: Sequence[Row], at: datetime.date) -> dict[type[Model], list[Model]]:
    people = [_person(row) for row in rows]
    pairs = list(zip(rows, people, strict=True))
    return {
        Person: list(people),
        Membership: [stretch for row, person in pairs for stretch in _memberships(row, person.pk, at)],
        Attainment: [reached for row, person in pairs for reached in _attainments(row, person.pk, at)],
    }


def _person(row: Row) -> Person:
    person = Person()
    values: dict[str, object] = {key: row.values[key] for key in PERSON_TEXTS if row.values.get(key) is not None}
    for key in PARTIAL_DATES:
        values |= _partial(key, row.values.get(key))
    set_fields(person, values)
    return person


def _partial(key: str, value: object) -> dict[str, object]:
    """A partial date as the two columns in which it is kept."""
    if not isinstance(value, PartialDate):
        return {}
    return {key: value.first_day(), PRECISIONS[key]: str(value.precision)[0]}


def _memberships(row: Row, person_id: uuid.UUID, at: datetime.date) -> Iterator[Membership]:
    """The stretches of somebody new: probation in the cell before the official day is one of its own."""
    since, official = row.date_of("cell_since") or at, row.values.get("official_on")
    day = official.first_day() if isinstance(official, PartialDate) and official.day else None
    was_probationary = row.text_of("standing") == Standing.OFFICIAL and day is not None and day > since
    stretch = Membership(
        person_id=person_id,
        organisation_id=uuid.UUID(row.place_id),
        standing=Standing.PROBATIONARY if was_probationary else row.text_of("standing"),
        activity=row.text_of("activity") or Activity.NORMAL,
        valid_from=since,
        began_by=EntryCause.OPENING,
    )
    if was_probationary:
        stretch.valid_to, stretch.ended_by = day, ExitCause.CHANGED
    yield stretch
    if was_probationary and day is not None:
        yield Membership(
            person_id=person_id,
            organisation_id=stretch.organisation_id,
            standing=Standing.OFFICIAL,
            activity=stretch.activity,
            valid_from=day,
            began_by=EntryCause.CHANGED,
            previous=stretch,
        )


def _attainments(row: Row, person_id: uuid.UUID, at: datetime.date) -> Iterator[Attainment]:
    for key, scale in LEVELS.items():
        if row.text_of(key):
            since = row.date_of(SINCE.get(key, ""))
            yield Attainment(
                person_id=person_id,
                scale=scale,
                level=row.text_of(key),
                subject=row.text_of("professional_subject") if key == "professional_level" else "",
                valid_from=since or row.date_of("cell_since") or at,
                is_opening=since is None,
            )


def _store_change(row: Row, person: Person, known: Known, at: datetime.date) -> None:
    changed = {change.field for change in row.changes}
    values: dict[str, object] = {key: row.values[key] for key in PERSON_TEXTS if key in changed}
    for key in changed.intersection(PARTIAL_DATES):
        values |= _partial(key, row.values[key])
    if values:
        set_fields(person, values)
        person.save(update_fields=[*values, "name_key", "search_key"])
    _change_levels(row, person, known, changed, at)
    held = known.memberships.get(person.pk)
    if held is None:
        for stretch in _memberships(row, person.pk, at):
            stretch.save(force_insert=True)
    elif changed & {"standing", "activity", "organisation"}:
        _change_membership(row, Membership.objects.get(pk=held.id), changed, at)


def _change_levels(row: Row, person: Person, known: Known, changed: set[str], at: datetime.date) -> None:
    for reached in _attainments(row, person.pk, at):
        key = next(key for key, scale in LEVELS.items() if scale == reached.scale)
        if key not in changed:
            continue
        former = known.attainments.get((person.pk, reached.scale))
        if former is not None and former.valid_from >= reached.valid_from:
            Attainment.objects.filter(pk=former.id).update(level=reached.level, subject=reached.subject)
            continue
        if former is not None:
            Attainment.objects.filter(pk=former.id).update(valid_to=reached.valid_from)
        reached.is_opening = former is None and reached.is_opening
        reached.save(force_insert=True)


def _change_membership(row: Row, held: Membership, changed: set[str], at: datetime.date) -> None:
    if "standing" in changed:
        official = row.date_of("official_on") if row.text_of("standing") == Standing.OFFICIAL else None
        held = next_stretch(held, max(official or at, held.valid_from), standing=row.text_of("standing"))
    if "activity" in changed:
        held = next_stretch(held, max(at, held.valid_from), activity=row.text_of("activity"))
    if "organisation" in changed:
        next_stretch(
            held,
            row.date_of("cell_since") or at,
            ended_by=ExitCause.TRANSFERRED_OUT,
            began_by=EntryCause.TRANSFERRED_IN,
            organisation_id=uuid.UUID(row.place_id),
        )


def rows_digest(rows: Iterable[Row]) -> str:
    """SHA-256 over the values that were stored, row by row."""
    digest = hashlib.sha256()
    for row in rows:
        values = {key: str(value) for key, value in row.values.items() if value is not None}
        digest.update(json.dumps([row.number, values], ensure_ascii=False, sort_keys=True).encode())
    return digest.hexdigest()
