"""To whom an organisation usually sends: the one above it and those directly below, as they are called on a day."""

import datetime
import uuid
from dataclasses import dataclass

from dangbo.registry.models import Organisation, OrganisationVersion


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The organisations next to one in the tree, each with its id and name."""

    above: tuple[tuple[uuid.UUID, str], ...]
    below: tuple[tuple[uuid.UUID, str], ...]


def neighbours(organisation: Organisation, at: datetime.date) -> Neighbours:
    """The organisation above and those directly below on a day, by name; two queries."""
    versions = OrganisationVersion.objects.at(at)
    own = versions.filter(organisation=organisation).first()
    above = versions.filter(organisation=own.parent_id) if own and own.parent_id else versions.none()
    below = versions.filter(parent=organisation).order_by("name_key")
    return Neighbours(
        tuple(above.values_list("organisation_id", "name")), tuple(below.values_list("organisation_id", "name"))
    )
