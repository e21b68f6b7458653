"""Correcting what is written of a person; every value before and after stays in the journal."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.acts.people.checking import check_person
from dangbo.registry.acts.people.fields import FIELD_LABELS, clean_fields, set_fields, shown_in_journal
from dangbo.registry.acts.people.reaching import require_person
from dangbo.registry.acts.refusal import NO_CODES, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import Person


@transaction.atomic
def correct_person(
    *,
    actor: Actor,
    person: Person,
    changes: Mapping[str, Any],
    reason: str = "",
    decision: CitedDecision | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Person:
    """Correct fields of a person. What stays the same is not recorded; nothing changed, nothing is stored.

    Raises Refused and NotAllowed.
    """
    home = require_person(actor, Permission.CHANGE_MEMBERS, person)
    stored = Person.objects.select_for_update().get(pk=person.pk)
    values = {name: value for name, value in clean_fields(changes).items() if getattr(stored, name) != value}
    if not values:
        return stored
    before = {name: getattr(stored, name) for name in values}
    set_fields(stored, values)
    accepted = weigh(check_person(stored, actor), accepted_warnings)
    stored.save()
    entered = enter_decision(decision)
    labels = ", ".join(dict.fromkeys(FIELD_LABELS[name] for name in values))
    write(
        "correct_person",
        actor,
        f"Sửa {labels} của {stored.full_name}{by_decision(entered)}",
        organisation=home,
        subject=stored,
        accepted=accepted,
        details={"reason": reason, "changes": _changes(before, values)},
    )
    return stored


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: {"from": shown_in_journal(name, before[name]), "to": shown_in_journal(name, after[name])}
        for name in after
    }
