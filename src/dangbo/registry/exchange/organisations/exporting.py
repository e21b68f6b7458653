"""The organisations at and below one as a table with the columns that an import reads."""

import datetime
import uuid
from collections.abc import Iterator

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.facts.models import holding_at
from dangbo.journal.chain import record
from dangbo.paper.sheets import Column, ColumnKind, Table
from dangbo.registry.exchange.fields import FieldKind
from dangbo.registry.exchange.members.known import chunks
from dangbo.registry.exchange.organisation_fields import ORGANISATION_FIELDS
from dangbo.registry.exchange.values import Value, is_empty, shown
from dangbo.registry.models import Decision, Organisation, OrganisationVersion
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

SHEET = "Tổ chức đảng"


@transaction.atomic
def export_organisations(*, actor: Actor, organisation: Organisation, at: datetime.date) -> Table:
    """An organisation and all below it on a day, those above before those below; journaled. Raises NotAllowed."""
    actor.require(Permission.EXPORT, organisation)
    versions = list(
        OrganisationVersion.objects.filter(
            holding_at(at), holding_at(at, "organisation__links_up__"), organisation__links_up__ancestor=organisation
        )
        .select_related("organisation", "parent")
        .order_by("organisation__links_up__depth", "organisation__code")
    )
    record(
        act="export_organisations",
        actor_id=actor.account_id,
        actor_name=actor.name,
        organisation_id=organisation.pk,
        subject_type="organisation",
        subject_id=organisation.pk,
        summary=f"Xuất {format_int(len(versions))} tổ chức đảng",
        details={"at": at, "rows": len(versions)},
    )
    columns = [
        Column(field.heading, ColumnKind.DATE if field.kind is FieldKind.DATE else ColumnKind.TEXT)
        for field in ORGANISATION_FIELDS
    ]
    title = [f"Danh sách tổ chức đảng, số liệu đến ngày {format_date(at)}"]
    founding = _founding_decisions(versions)
    rows = [list(_cells(version, organisation, founding.get(version.organisation_id))) for version in versions]
    return Table(SHEET, columns, rows, title)


def _founding_decisions(versions: list[OrganisationVersion]) -> dict[uuid.UUID, Decision | None]:
    """Organisation → the decision by which it first became what it was."""
    ids = [version.organisation_id for version in versions]
    found: dict[uuid.UUID, Decision | None] = {}
    for chunk in chunks(ids):
        rows = OrganisationVersion.objects.filter(organisation_id__in=chunk).select_related("decision")
        for version in rows.order_by("valid_from"):
            found.setdefault(version.organisation_id, version.decision)
    return found


def _cells(
    version: OrganisationVersion, top: Organisation, founding: Decision | None
) -> Iterator[str | datetime.date | None]:
    values = version_values(version, founding)
    if version.organisation_id == top.pk:
        values["parent"] = None
    for field in ORGANISATION_FIELDS:
        value = values.get(field.key)
        if is_empty(value):
            yield None
        else:
            yield value if isinstance(value, datetime.date) else shown(field, value) or None


def version_values(version: OrganisationVersion, decision: Decision | None) -> dict[str, Value]:
    """The values of one organisation by field key, with its founding decision: the inverse of storing a row."""
    organisation = version.organisation
    return {
        "code": organisation.code,
        "name": version.name,
        "short_name": version.short_name,
        "kind": version.kind,
        "sector": version.sector,
        "parent": version.parent.code if version.parent else None,
        "founded_on": organisation.founded_on,
        "decision_symbol": decision.symbol if decision else None,
        "decision_date": decision.issued_on if decision else None,
        "decision_issuer": decision.issuer if decision else None,
        "address": organisation.address,
        "phone": organisation.phone,
        "email": organisation.email,
    }
