"""A congress is made for every organisation under the superior by one act, each of the kind that the rule says."""

import uuid
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_round
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.queries.rules import values_by_level
from dangbo.registry.acts.bulk import store_batch
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.models import OrganisationVersion
from dangbo.registry.queries.headcounts import headcounts_below
from dangbo.registry.queries.organisations import versions_within
from dangbo.rules.congress.kind import CongressKind, congress_kind
from dangbo.rules.congress.levels import CongressLevel, level_of
from dangbo.rules.organisations import Headcount
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.vocabulary import CELL_KINDS, OrganisationKind
from dangbo.vietnamese.numbers import format_int


@dataclass(frozen=True, slots=True)
class Proposed:
    """An organisation that has no congress in the round yet, and the congress that the rule gives it."""

    organisation_id: uuid.UUID
    name: str
    level: CongressLevel
    kind: CongressKind
    members: int


def proposed(round_: CongressRound, levels: Collection[CongressLevel], on: date) -> list[Proposed]:
    """The congresses that are still to be made at these levels, by the register of a day, in the order of names."""
    taken = set(Congress.objects.filter(round=round_).values_list("organisation_id", flat=True))
    counts, values = headcounts_below(round_.superior_id, on), values_by_level(round_, on)
    rows = versions_within(round_.superior, on).exclude(kind=OrganisationKind.PARTY_GROUP)
    return list(_proposed((row for row in rows if row.organisation_id not in taken), levels, on, counts, values))


def _proposed(
    rows: Iterator[OrganisationVersion],
    levels: Collection[CongressLevel],
    on: date,
    counts: dict[uuid.UUID, Headcount],
    values: dict[CongressLevel, ParameterSet],
) -> Iterator[Proposed]:
    for row in rows:
        kind = OrganisationKind(row.kind)
        level = level_of(kind)
        if level not in levels:
            continue
        counted = counts.get(row.organisation_id)
        members = counted.total if counted else 0
        verdict = congress_kind(level, members, on, is_cell=kind in CELL_KINDS, parameters=values[level])
        yield Proposed(row.organisation_id, row.name, level, verdict.answer, members)


@transaction.atomic
def start_congresses(
    *, actor: Actor, round_: CongressRound, levels: Collection[CongressLevel], on: date
) -> list[Congress]:
    """Make a congress for every organisation at these levels that lives on the day and has none in the round.

    Raises Refused and NotAllowed.
    """
    require_round(actor, round_)
    found = proposed(round_, levels, on)
    if not found:
        refuse("nothing-to-start", "Các tổ chức ở cấp này đều đã có trong đợt đại hội.")
    made = [
        Congress(round=round_, organisation_id=each.organisation_id, level=each.level.value, kind=each.kind.value)
        for each in found
    ]
    store_batch(
        actor=actor.lending(Permission.IMPORT),
        organisation=round_.superior,
        rows={Congress: made},
        summary=f"Lập đại hội cho {format_int(len(made))} tổ chức trong đợt {round_.name}",
        act="start_congresses",
    )
    return made
