"""New names, kinds and sectors of an organisation."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.organisations.giving import (
    children_at,
    children_findings,
    enter_change,
    parent_kind,
    require_decision,
    require_name,
)
from dangbo.registry.acts.organisations.versioning import next_version, require_alive
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, write
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.registry.models.organisations import ChangeKind
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.organisations import may_move, size_findings
from dangbo.rules.verdict import Finding, collect
from dangbo.rules.vocabulary import KIND_LABELS, SECTOR_LABELS, OrganisationKind, UnitSector
from dangbo.vietnamese.dates import format_date


@transaction.atomic
def rename_organisation(
    *,
    actor: Actor,
    organisation: Organisation,
    name: str,
    on: date,
    decision: CitedDecision | None,
    short_name: str = "",
) -> OrganisationVersion:
    """Give an organisation a new name from a day (đổi tên). Raises Refused and NotAllowed."""
    actor.require(Permission.CHANGE_ORGANISATIONS, organisation)
    former = require_alive(organisation, on).name
    plain = require_name(name)
    if plain == former:
        refuse("same-name", f"Tên mới trùng với tên đang dùng: {former}.")
    entered = require_decision(decision, on)
    version = next_version(organisation, on, name=plain, short_name=short_name, decision=entered)
    enter_change(ChangeKind.RENAME, on, entered, results=[organisation], note=f"{former} → {plain}")
    write(
        "rename_organisation",
        actor,
        f"Đổi tên {former} thành {plain} từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=organisation,
        subject=organisation,
        details={"from": former, "to": plain},
    )
    return version


@transaction.atomic
def change_kind_or_sector(
    *,
    actor: Actor,
    organisation: Organisation,
    on: date,
    decision: CitedDecision | None,
    kind: OrganisationKind | None = None,
    sector: UnitSector | None = None,
    consent: bool = False,
    accepted_warnings: Collection[str] = NO_CODES,
) -> OrganisationVersion:
    """Change the kind of an organisation or the sector of its unit from a day. Raises Refused and NotAllowed."""
    actor.require(Permission.CHANGE_ORGANISATIONS, organisation)
    former = require_alive(organisation, on)
    new_kind, new_sector = kind or OrganisationKind(former.kind), sector or UnitSector(former.sector)
    if (new_kind, new_sector) == (former.kind, former.sector):
        refuse("nothing-changes", f"{former.name} đã là loại tổ chức và loại hình này.")
    accepted = weigh(_findings(former, new_kind, new_sector, on, consent), accepted_warnings)
    entered = require_decision(decision, on)
    words = f"{KIND_LABELS[new_kind]}, {SECTOR_LABELS[new_sector]}"
    version = next_version(organisation, on, kind=new_kind, sector=new_sector, decision=entered)
    enter_change(ChangeKind.CHANGE_KIND, on, entered, results=[organisation], note=words)
    write(
        "change_kind_or_sector",
        actor,
        f"{version.name} là {words} từ ngày {format_date(on)}{by_decision(entered)}",
        organisation=organisation,
        subject=organisation,
        accepted=accepted,
        details={"kind": new_kind, "sector": new_sector},
    )
    return version


def _findings(
    former: OrganisationVersion, kind: OrganisationKind, sector: UnitSector, on: date, consent: bool
) -> tuple[Finding, ...]:
    above, values = parent_kind(former.parent, on), office_parameters()
    place = may_move(kind, above, sector=sector, at=on, parameters=values).findings if above else ()
    if kind == former.kind:
        return place
    count = headcount(former.organisation_id, on)
    children = children_at([former.organisation_id], on)
    return collect(
        place,
        size_findings(kind, count, consent=consent, at=on, parameters=values),
        children_findings(children, kind, on),
    )
