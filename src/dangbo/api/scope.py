"""What a key may reach: where its account may use the interface and may also see the thing itself."""

import uuid

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.registry.models import Organisation, Person
from dangbo.registry.queries.reach import organisation_for, person_for


def reached_organisation(actor: Actor, code: str, permission: Permission) -> Organisation:
    """The organisation with a code (or id). Raises Http404 or NotAllowed."""
    organisation = organisation_for(actor, code, permission)
    actor.require(Permission.USE_API, organisation)
    return organisation


def reached_person(actor: Actor, person_id: uuid.UUID) -> Person:
    """The person with this id. Raises Http404 or NotAllowed."""
    person_for(actor, person_id, Permission.USE_API)
    return person_for(actor, person_id, Permission.SEE_MEMBERS)
