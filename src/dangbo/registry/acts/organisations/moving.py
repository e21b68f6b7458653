"""Putting an organisation under another parent (chuyển giao)."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.organisations.founding import require_access
from dangbo.registry.acts.organisations.giving import enter_change, parent_kind, require_decision
from dangbo.registry.acts.organisations.versioning import next_version, require_alive
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.tree import rebuild_links
from dangbo.registry.acts.writing import CitedDecision, by_decision, write
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.registry.models.organisations import ChangeKind
from dangbo.rules.organisations import may_move
from dangbo.rules.vocabulary import OrganisationKind, UnitSector
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def move_organisation(
    *,
    actor: Actor,
    organisation: Organisation,
    parent: Organisation | None,
    on: date,
    decision: CitedDecision | None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> OrganisationVersion:
    """Put an organisation, with all below it, under another parent from a day. Raises Refused and NotAllowed."""
    require_access(actor, parent, [organisation])
    former = require_alive(organisation, on)
    if former.parent == parent:
        refuse("same-parent", f"{former.name} đang trực thuộc tổ chức này.")
    above = parent_kind(parent, on)
    kind, sector = OrganisationKind(former.kind), UnitSector(former.sector)
    accepted = weigh(
        may_move(kind, above, sector=sector, at=on, parameters=office_parameters()).findings if above else (),
        accepted_warnings,
    )
    entered = require_decision(decision, on)
    version = next_version(organisation, on, parent=parent, decision=entered)
    rebuild_links([organisation.pk])
    enter_change(ChangeKind.MOVE, on, entered, results=[organisation], parents=[former.parent, parent])
    write(
        "move_organisation",
        actor,
        f"{version.name} trực thuộc {parent.version_at(on).name if parent else 'không tổ chức nào'} "
        f"từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=organisation,
        subject=organisation,
        accepted=accepted,
        details={"from": former.parent and former.parent.code, "to": parent and parent.code},
    )
    return version
