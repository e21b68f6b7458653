"""Founding an organisation (thành lập)."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.memberships.stretches import move_everybody, running_of
from dangbo.registry.acts.organisations.giving import (
    Part,
    create_organisation,
    enter_change,
    kind_of,
    parent_kind,
    part_headcount,
    place_findings,
    require_decision,
)
from dangbo.registry.acts.organisations.versioning import next_version
from dangbo.registry.acts.refusal import NO_CODES, weigh
from dangbo.registry.acts.tree import rebuild_links
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import Membership, Organisation
from dangbo.registry.models.organisations import ChangeKind
from dangbo.rules.organisations import may_found, parent_findings
from dangbo.rules.verdict import Finding, collect
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def found_organisation(
    *,
    actor: Actor,
    part: Part,
    parent: Organisation | None,
    on: date,
    decision: CitedDecision | None = None,
    consent: bool = False,
    already_existing: bool = False,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Organisation:
    """Found an organisation under a parent (or at the top), with its first members and the organisations it takes in.

    A taken-in grassroots cell becomes a cell of a new grassroots committee.
    `consent`: the level above has agreed in writing. `already_existing`: it stood before the register was begun, so
    neither a decision nor the size rules (rules/members.md a.2) are asked for. Raises Refused and NotAllowed.
    """
    require_access(actor, parent, part.children)
    rows = running_of(part.people)
    actor.require(Permission.CHANGE_MEMBERS, *{row.organisation_id for row in rows})
    accepted = weigh(_findings(part, rows, parent, on, consent, already_existing), accepted_warnings)
    entered = enter_decision(decision) if already_existing else require_decision(decision, on)
    organisation = create_organisation(part.new, parent, on, entered)
    for child, kind in kinds_below(part, on):
        next_version(child, on, parent=organisation, kind=kind, decision=entered)
    rebuild_links([organisation.pk, *(child.pk for child in part.children)])
    move_everybody(rows, lambda _row: organisation, on, entered)
    enter_change(ChangeKind.FOUND, on, entered, sources=part.children, results=[organisation], parents=[parent])
    write(
        "found_organisation",
        actor,
        f"Thành lập {part.new.name} từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=organisation,
        subject=organisation,
        accepted=accepted,
        details={"code": organisation.code, "members": len(rows), "children": [child.code for child in part.children]},
    )
    return organisation


def require_access(actor: Actor, parent: Organisation | None, others: Collection[Organisation] = ()) -> None:
    """Raise NotAllowed unless the actor may change organisations under the parent; the top is the program's alone."""
    if parent is None and not actor.is_program:
        raise NotAllowed("Tổ chức đứng đầu sổ chỉ lập được khi cài đặt chương trình.")
    actor.require(Permission.CHANGE_ORGANISATIONS, *([parent] if parent else []), *others)


def kinds_below(part: Part, on: date) -> list[tuple[Organisation, OrganisationKind]]:
    """The organisations that a new one takes in, each with its kind there.

    A grassroots cell under a new grassroots committee is from that day a cell of it; any other stays what it is.
    """
    kinds = [(child, kind_of(child, on)) for child in part.children]
    if part.new.kind is not OrganisationKind.GRASSROOTS_COMMITTEE:
        return kinds
    lowered = OrganisationKind.GRASSROOTS_CELL
    return [(child, OrganisationKind.CELL if kind is lowered else kind) for child, kind in kinds]


def _findings(
    part: Part,
    rows: Collection[Membership],
    parent: Organisation | None,
    on: date,
    consent: bool,
    already_existing: bool,
) -> tuple[Finding, ...]:
    above, values = parent_kind(parent, on), office_parameters()
    children = collect(*(parent_findings(kind, part.new.kind, on, values) for _, kind in kinds_below(part, on)))
    if already_existing:
        return collect(parent_findings(part.new.kind, above, on, values), children)
    count = part_headcount(rows, part.children, on)
    verdict = may_found(
        part.new.kind, count, parent_kind=above, sector=part.new.sector, consent=consent, at=on, parameters=values
    )
    return collect(verdict.findings, children, place_findings(rows, part.new.kind))
