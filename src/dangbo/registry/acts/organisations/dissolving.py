"""Dissolving an organisation whose work has ended (giải thể)."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.memberships.stretches import move_everybody, running_in
from dangbo.registry.acts.organisations.giving import (
    children_at,
    children_findings,
    end_organisations,
    enter_change,
    give_children,
    kind_of,
    place_findings,
    require_decision,
)
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.tree import rebuild_links
from dangbo.registry.acts.writing import CitedDecision, by_decision, write
from dangbo.registry.models import Membership, Organisation
from dangbo.registry.models.organisations import ChangeKind
from dangbo.rules.organisations import may_dissolve
from dangbo.rules.verdict import Finding, collect
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def dissolve_organisation(
    *,
    actor: Actor,
    organisation: Organisation,
    on: date,
    decision: CitedDecision | None,
    members_to: Organisation | None = None,
    children_to: Organisation | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Organisation:
    """End an organisation on a day; members and organisations left in it need a place to go to.

    Raises Refused and NotAllowed.
    """
    heirs = [heir for heir in (members_to, children_to) if heir is not None]
    actor.require(Permission.CHANGE_ORGANISATIONS, organisation, *heirs)
    if organisation in heirs:
        refuse("heir-is-itself", "Nơi nhận phải là tổ chức khác.")
    name = organisation.version_at(on).name
    rows, children = running_in(organisation), children_at([organisation.pk], on)
    accepted = weigh(_findings(organisation, rows, children, members_to, children_to, on), accepted_warnings)
    entered = require_decision(decision, on)
    if members_to:
        move_everybody(rows, lambda _row: members_to, on, entered)
    if children_to:
        give_children(children, children_to, on, entered)
    end_organisations([organisation], on, members_to)
    rebuild_links([organisation.pk, *(child.pk for child in children)])
    enter_change(ChangeKind.DISSOLVE, on, entered, sources=[organisation], results=set(heirs))
    write(
        "dissolve_organisation",
        actor,
        f"Giải thể {name} từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=organisation,
        subject=organisation,
        accepted=accepted,
        details={"members": len(rows), "children": [child.code for child in children]},
    )
    return organisation


def _findings(
    organisation: Organisation,
    rows: Collection[Membership],
    children: Collection[Organisation],
    members_to: Organisation | None,
    children_to: Organisation | None,
    on: date,
) -> tuple[Finding, ...]:
    verdict = may_dissolve(
        kind_of(organisation, on),
        members_left=0 if members_to else len(rows),
        organisations_left=0 if children_to else len(children),
        at=on,
        parameters=office_parameters(),
    )
    return collect(
        verdict.findings,
        place_findings(rows, kind_of(members_to, on)) if members_to else (),
        children_findings(children, kind_of(children_to, on), on) if children_to else (),
    )
