"""Entering a person in the register."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.people.checking import check_person
from dangbo.registry.acts.people.fields import clean_fields, set_fields
from dangbo.registry.acts.refusal import NO_CODES, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation, Person


@transaction.atomic
def register_person(
    *,
    actor: Actor,
    organisation: Organisation,
    fields: Mapping[str, Any],
    accepted_warnings: Collection[str] = NO_CODES,
) -> Person:
    """Enter a person for the roll of an organisation; membership is a further act.

    `fields`: names and values of `Person`; full_name, sex and birth_date are needed. Raises Refused (naming an entry of
    the same person where there is one) and NotAllowed.
    """
    actor.require(Permission.CHANGE_MEMBERS, organisation)
    person = Person()
    set_fields(person, clean_fields(fields))
    accepted = weigh(check_person(person, actor), accepted_warnings)
    person.save(force_insert=True)
    write(
        "register_person",
        actor,
        f"Ghi vào sổ {person.full_name}",
        organisation=organisation,
        subject=person,
        accepted=accepted,
        details={"fields": sorted(fields)},
    )
    return person
