"""A grassroots cell becomes a grassroots committee with cells of its own (nâng cấp)."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.memberships.stretches import move_everybody, running_in
from dangbo.registry.acts.organisations.founding import require_access
from dangbo.registry.acts.organisations.giving import (
    Part,
    create_organisation,
    enter_change,
    parent_kind,
    part_headcount,
    place_findings,
    require_decision,
    require_name,
)
from dangbo.registry.acts.organisations.splitting import Division, divide
from dangbo.registry.acts.organisations.versioning import next_version, require_alive
from dangbo.registry.acts.refusal import NO_CODES, weigh
from dangbo.registry.acts.tree import rebuild_links
from dangbo.registry.acts.writing import CitedDecision, by_decision, write
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.registry.models.organisations import ChangeKind
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.organisations import may_found, may_upgrade, parent_findings
from dangbo.rules.verdict import Finding, collect
from dangbo.rules.vocabulary import OrganisationKind, UnitSector
from dangbo.vietnamese.dates import format_date

COMMITTEE = OrganisationKind.GRASSROOTS_COMMITTEE


@transaction.atomic
def upgrade_cell(
    *,
    actor: Actor,
    cell: Organisation,
    name: str,
    on: date,
    decision: CitedDecision | None,
    cells: Sequence[Part] = (),
    consent: bool = False,
    accepted_warnings: Collection[str] = NO_CODES,
) -> list[Organisation]:
    """Make a grassroots cell a grassroots committee from a day; return the cells founded in it.

    Each new cell takes the members it names; who is not named stays in the committee itself until moved (a warning).
    Raises Refused and NotAllowed.
    """
    former = require_alive(cell, on)
    require_access(actor, former.parent, [cell])
    division = divide(running_in(cell), [], cells)
    accepted = weigh(_findings(former, division, on, consent), accepted_warnings)
    entered = require_decision(decision, on)
    next_version(cell, on, name=require_name(name), kind=COMMITTEE, decision=entered)
    founded = [create_organisation(part.new, cell, on, entered) for part in cells]
    rebuild_links([cell.pk, *(each.pk for each in founded)])
    for new_cell, rows in zip(founded, division.rows, strict=True):
        move_everybody(rows, lambda _row, target=new_cell: target, on, entered)  # type: ignore[misc]
    enter_change(ChangeKind.UPGRADE, on, entered, sources=[cell], results=[cell, *founded], parents=[former.parent])
    write(
        "upgrade_cell",
        actor,
        f"Nâng cấp {former.name} thành {name} từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=cell,
        subject=cell,
        accepted=accepted,
        details={"cells": [each.code for each in founded], "stay": len(division.rest)},
    )
    return founded


def _findings(former: OrganisationVersion, division: Division, on: date, consent: bool) -> tuple[Finding, ...]:
    sector, values = UnitSector(former.sector), office_parameters()
    count = headcount(former.organisation_id, on)
    upgrade = may_upgrade(
        OrganisationKind(former.kind), count, sector=sector, consent=consent, at=on, parameters=values
    )
    place = parent_findings(COMMITTEE, parent_kind(former.parent, on), on, values)
    cells = [
        may_found(
            part.new.kind,
            part_headcount(rows, (), on),
            parent_kind=COMMITTEE,
            sector=part.new.sector,
            consent=consent,
            at=on,
            parameters=values,
        ).findings
        for part, rows in zip(division.parts, division.rows, strict=True)
    ]
    return collect(upgrade.findings, place, *cells, place_findings(division.rest, COMMITTEE))
