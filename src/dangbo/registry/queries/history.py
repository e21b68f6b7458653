"""The history of an organisation: what it was from when to when, and the changes it had a part in."""

import uuid
from dataclasses import dataclass
from datetime import date

from dangbo.registry.models import (
    Decision,
    Organisation,
    OrganisationChange,
    OrganisationChangeParty,
    OrganisationVersion,
)
from dangbo.registry.models.organisations import ChangeKind, ChangePart


@dataclass(frozen=True, slots=True)
class Party:
    """Another organisation in a change, by the name it then had."""

    organisation_id: uuid.UUID
    code: str
    name: str
    part: ChangePart


@dataclass(frozen=True, slots=True)
class Change:
    """One change in the life of an organisation: when, what, its own part, by which decision, with whom."""

    on: date
    kind: ChangeKind
    part: ChangePart
    note: str
    decision: Decision | None
    others: tuple[Party, ...]


def versions_of(organisation: Organisation) -> list[OrganisationVersion]:
    """Every name, kind and parent of an organisation, the latest first."""
    rows = OrganisationVersion.objects.filter(organisation=organisation)
    return list(rows.select_related("parent", "decision").order_by("-valid_from"))


def history(organisation: Organisation) -> list[Change]:
    """The changes an organisation had a part in, the latest first; three queries."""
    changes = (
        OrganisationChange.objects.filter(parties__organisation=organisation)
        .select_related("decision")
        .order_by("-effective_on", "-id")
        .distinct()
    )
    listed = list(changes)
    rows = OrganisationChangeParty.objects.filter(change__in=[change.pk for change in listed])
    parties: dict[uuid.UUID, list[OrganisationChangeParty]] = {}
    for party in rows.select_related("organisation").prefetch_related("organisation__versions").order_by("id"):
        parties.setdefault(party.change_id, []).append(party)
    return [_change(change, parties[change.pk], organisation) for change in listed]


def _change(change: OrganisationChange, parties: list[OrganisationChangeParty], organisation: Organisation) -> Change:
    own = next(party for party in reversed(parties) if party.organisation_id == organisation.pk)
    others = tuple(
        Party(
            party.organisation_id,
            party.organisation.code,
            party.organisation.version_at(change.effective_on).name,
            ChangePart(party.part),
        )
        for party in parties
        if party.organisation_id != organisation.pk
    )
    return Change(
        change.effective_on, ChangeKind(change.kind), ChangePart(own.part), change.note, change.decision, others
    )
