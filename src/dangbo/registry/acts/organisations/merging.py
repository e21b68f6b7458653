"""Merging organisations: into one of them (sáp nhập) or into a new one (hợp nhất)."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.memberships.stretches import move_everybody, running_in
from dangbo.registry.acts.organisations.founding import require_access
from dangbo.registry.acts.organisations.giving import (
    NewOrganisation,
    children_at,
    children_findings,
    create_organisation,
    end_organisations,
    enter_change,
    give_children,
    parent_kind,
    place_findings,
    require_decision,
)
from dangbo.registry.acts.organisations.versioning import require_alive
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.tree import rebuild_links
from dangbo.registry.acts.writing import CitedDecision, by_decision, write
from dangbo.registry.models import Membership, Organisation
from dangbo.registry.models.organisations import ChangeKind
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.organisations import may_merge
from dangbo.rules.verdict import Finding, collect
from dangbo.rules.vocabulary import OrganisationKind, UnitSector
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def merge_organisations(
    *,
    actor: Actor,
    organisations: Sequence[Organisation],
    into: Organisation | NewOrganisation,
    on: date,
    decision: CitedDecision | None,
    consent: bool = False,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Organisation:
    """Merge organisations into a standing one, which keeps its life, or into a new one under the first one's parent.

    Members and lower organisations go over with dated, linked rows; the merged organisations end with their terms.
    Raises Refused and NotAllowed.
    """
    survivor = into if isinstance(into, Organisation) else None
    _require_mergeable(organisations, survivor)
    first = require_alive(organisations[0], on)
    require_access(actor, survivor or first.parent, organisations)
    rows = [row for organisation in organisations for row in running_in(organisation)]
    children = _children(organisations, survivor, on)
    parent = require_alive(survivor, on).parent if survivor else first.parent
    findings = _findings(organisations, into, parent, rows, children, on, consent)
    accepted = weigh(findings, accepted_warnings)
    entered = require_decision(decision, on)
    heir = into if isinstance(into, Organisation) else create_organisation(into, parent, on, entered)
    move_everybody(rows, lambda _row: heir, on, entered)
    give_children(children, heir, on, entered)
    end_organisations(organisations, on, heir)
    rebuild_links([heir.pk, *(each.pk for each in [*organisations, *children])])
    sources = [*organisations, *([survivor] if survivor else [])]
    enter_change(ChangeKind.MERGE, on, entered, sources=sources, results=[heir], parents=[parent])
    names = ", ".join(organisation.version_at(on).name for organisation in organisations)
    write(
        "merge_organisations",
        actor,
        f"{'Sáp nhập' if survivor else 'Hợp nhất'} {names} vào {heir.version_at(on).name} "
        f"từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=heir,
        subject=heir,
        accepted=accepted,
        details={"sources": [organisation.code for organisation in organisations], "members": len(rows)},
    )
    return heir


def _require_mergeable(organisations: Sequence[Organisation], survivor: Organisation | None) -> None:
    if not organisations:
        refuse("merger-needs-two", "Cần chọn các tổ chức được sáp nhập, hợp nhất.")
    everybody = [*organisations, *([survivor] if survivor else [])]
    if len({organisation.pk for organisation in everybody}) < len(everybody):
        refuse("merger-names-twice", "Một tổ chức được chọn hai lần.")


def _children(organisations: Sequence[Organisation], survivor: Organisation | None, on: date) -> list[Organisation]:
    standing = children_at([organisation.pk for organisation in organisations], on)
    if survivor in standing:
        refuse("survivor-is-below", "Không sáp nhập cấp trên vào tổ chức trực thuộc của mình.")
    return [child for child in standing if child not in organisations]


def _findings(
    organisations: Sequence[Organisation],
    into: Organisation | NewOrganisation,
    parent: Organisation | None,
    rows: Collection[Membership],
    children: Collection[Organisation],
    on: date,
    consent: bool,
) -> tuple[Finding, ...]:
    counts = [headcount(organisation.pk, on) for organisation in organisations]
    if isinstance(into, Organisation):
        counts.append(headcount(into.pk, on))
    shape = into.version_at(on) if isinstance(into, Organisation) else into
    kind, sector = OrganisationKind(shape.kind), UnitSector(shape.sector)
    above = parent_kind(parent, on)
    verdict = may_merge(
        counts, kind, parent_kind=above, sector=sector, consent=consent, at=on, parameters=office_parameters()
    )
    return collect(verdict.findings, children_findings(children, kind, on), place_findings(rows, kind))
