"""Splitting an organisation into two or more (chia tách)."""

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.memberships.stretches import move_everybody, running_in
from dangbo.registry.acts.organisations.founding import require_access
from dangbo.registry.acts.organisations.giving import (
    Part,
    children_at,
    children_findings,
    create_organisation,
    end_organisations,
    enter_change,
    give_children,
    parent_kind,
    part_headcount,
    place_findings,
    require_decision,
)
from dangbo.registry.acts.organisations.versioning import require_alive
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.tree import rebuild_links
from dangbo.registry.acts.writing import CitedDecision, by_decision, write
from dangbo.registry.models import Membership, Organisation, OrganisationVersion
from dangbo.registry.models.organisations import ChangeKind
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.organisations import Headcount, may_split
from dangbo.rules.verdict import Finding, collect
from dangbo.rules.vocabulary import OrganisationKind, UnitSector
from dangbo.vietnamese.dates import format_date


@dataclass(frozen=True, slots=True)
class Division:
    """Who and what goes into which part, and what stays."""

    parts: Sequence[Part]
    rows: Sequence[Sequence[Membership]]
    rest: Sequence[Membership]
    children_left: Sequence[Organisation]


@transaction.atomic
def split_organisation(
    *,
    actor: Actor,
    organisation: Organisation,
    parts: Sequence[Part],
    on: date,
    decision: CitedDecision | None,
    keeps_rest: bool = False,
    consent: bool = False,
    accepted_warnings: Collection[str] = NO_CODES,
) -> list[Organisation]:
    """Split an organisation into new ones under its parent; return these.

    With `keeps_rest` it lives on with the members and organisations that no part names; otherwise each of them must be
    named and it ends. Raises Refused and NotAllowed.
    """
    former = require_alive(organisation, on)
    require_access(actor, former.parent, [organisation])
    division = divide(running_in(organisation), children_at([organisation.pk], on), parts)
    accepted = weigh(_findings(former, division, on, keeps_rest, consent), accepted_warnings)
    entered = require_decision(decision, on)
    results = [create_organisation(part.new, former.parent, on, entered) for part in parts]
    for result, rows, part in zip(results, division.rows, parts, strict=True):
        move_everybody(rows, lambda _row, result=result: result, on, entered)  # type: ignore[misc]
        give_children(part.children, result, on, entered)
    if not keeps_rest:
        end_organisations([organisation], on, None)
    moved = [child.pk for part in parts for child in part.children]
    rebuild_links([organisation.pk, *(result.pk for result in results), *moved])
    staying = [organisation] if keeps_rest else []
    enter_change(ChangeKind.SPLIT, on, entered, sources=[organisation], results=[*staying, *results])
    names = ", ".join(part.new.name for part in parts)
    write(
        "split_organisation",
        actor,
        f"Chia tách {former.name}: {names}, từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=organisation,
        subject=organisation,
        accepted=accepted,
        details={"results": [result.code for result in results], "keeps_rest": keeps_rest},
    )
    return results


def divide(rows: Sequence[Membership], children: Sequence[Organisation], parts: Sequence[Part]) -> Division:
    """Sort stretches and lower organisations into the parts that name them; Refused for strangers and doubles."""
    by_person = {row.person_id: row for row in rows}
    named = [[_take(by_person, person.pk, person.full_name) for person in part.people] for part in parts]
    left = list(children)
    for child in (child for part in parts for child in part.children):
        if child not in left:
            refuse("not-a-child", f"{child.code} không trực thuộc tổ chức này hoặc được chọn hai lần.")
        left.remove(child)
    return Division(parts, named, list(by_person.values()), left)


def _take(by_person: dict[uuid.UUID, Membership], person_id: uuid.UUID, name: str) -> Membership:
    row = by_person.pop(person_id, None)
    if row is None:
        refuse("not-in-organisation", f"{name} không sinh hoạt ở tổ chức này hoặc được chọn hai lần.")
    return row


def _findings(
    former: OrganisationVersion, division: Division, on: date, keeps_rest: bool, consent: bool
) -> tuple[Finding, ...]:
    sector = UnitSector(former.sector)
    counts: list[tuple[OrganisationKind, Headcount]] = []
    groups: list[tuple[Finding, ...]] = []
    for part, rows in zip(division.parts, division.rows, strict=True):
        counts.append((part.new.kind, part_headcount(rows, part.children, on)))
        groups.append(place_findings(rows, part.new.kind))
        groups.append(children_findings(part.children, part.new.kind, on))
    if keeps_rest:
        rest = part_headcount(division.rest, division.children_left, on)
        counts.append((OrganisationKind(former.kind), rest))
    elif division.children_left:
        refuse("children-left", "Mỗi tổ chức trực thuộc phải được giao cho một tổ chức mới.")
    verdict = may_split(
        headcount(former.organisation_id, on),
        counts,
        parent_kind=parent_kind(former.parent, on),
        sector=sector,
        consent=consent,
        at=on,
        parameters=office_parameters(),
    )
    return collect(verdict.findings, *groups)
