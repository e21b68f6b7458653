"""The units that send delegates: what stands directly under the organisation that holds the congress."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import Congress
from dangbo.facts.models import holding_at
from dangbo.registry.models import OrganisationVersion
from dangbo.registry.queries.headcounts import headcounts_below, memberships_within
from dangbo.registry.queries.organisations import versions_under


@dataclass(frozen=True, slots=True)
class SendingUnit:
    """A unit with its members on a day, official and probationary."""

    id: uuid.UUID
    name: str
    members: int


def sending_units(congress: Congress, on: date) -> list[SendingUnit]:
    """The units in Vietnamese order of names; three queries however many there are."""
    counted = headcounts_below(congress.organisation_id, on)
    rows = versions_under(congress.organisation, on)
    return [
        SendingUnit(row.organisation_id, row.name, counted[row.organisation_id].total)
        if row.organisation_id in counted
        else SendingUnit(row.organisation_id, row.name, 0)
        for row in rows
    ]


def units_of(congress: Congress, people: Collection[uuid.UUID], on: date) -> dict[uuid.UUID, tuple[uuid.UUID, str]]:
    """Person → unit in which they are a member on a day, with its name; who is no member below is left out.

    A member of the organisation itself (a cell) belongs to that.
    """
    parents = OrganisationVersion.objects.filter(holding_at(on), parent=congress.organisation_id)
    names = dict(parents.values_list("organisation_id", "name"))
    own = congress.organisation.version_at(on)
    rows = memberships_within(congress.organisation_id, on).filter(person__in=people)
    found = dict.fromkeys(rows.values_list("person_id", flat=True), (congress.organisation_id, own.name))
    above = rows.filter(
        holding_at(on, "organisation__links_up__"), organisation__links_up__ancestor__in=list(names)
    ).values_list("person_id", "organisation__links_up__ancestor")
    return found | {person: (unit, names[unit]) for person, unit in above if unit in names}
