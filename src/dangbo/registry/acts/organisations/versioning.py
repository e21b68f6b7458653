"""Versions of an organisation: the next one from a day, and the end of the last."""

from datetime import date
from typing import Any

from dangbo.registry.acts.refusal import refuse
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.order import collation_key
from dangbo.vietnamese.text import clean_line, search_key


def name_keys(name: str, short_name: str = "", code: str = "") -> dict[str, str]:
    """The keys by which a version sorts (`name_key`) and is found (`search_key`)."""
    return {"name_key": collation_key(name)[:500], "search_key": search_key(f"{name} {short_name} {code}")[:400]}


def last_version(organisation: Organisation) -> OrganisationVersion:
    """The version with which the organisation's history ends, locked for the act."""
    return (
        OrganisationVersion.objects.select_for_update(of=("self",))
        .filter(organisation=organisation)
        .order_by("-valid_from")
        .select_related("parent")[0]
    )


def require_alive(organisation: Organisation, on: date) -> OrganisationVersion:
    """The last version, when the organisation lives on the day and nothing later is known of it; else Refused."""
    version = last_version(organisation)
    if version.valid_to is not None:
        refuse("organisation-ended", f"{version.name} đã kết thúc hoạt động ngày {format_date(version.valid_to)}.")
    if on < organisation.founded_on:
        refuse("before-founding", f"{version.name} thành lập ngày {format_date(organisation.founded_on)}.")
    if on < version.valid_from:
        refuse(
            "later-version-exists",
            f"{version.name} đã có thay đổi từ ngày {format_date(version.valid_from)}; "
            f"không ghi được thay đổi vào ngày {format_date(on)} trước đó.",
        )
    return version


def next_version(organisation: Organisation, on: date, **changes: Any) -> OrganisationVersion:
    """Store that from a day the organisation is as in its last version but for `changes`.

    A second change of the same day goes into the version of that day. Refused as in `require_alive`.
    """
    version = require_alive(organisation, on)
    if version.valid_from < on:
        OrganisationVersion.objects.filter(pk=version.pk).update(valid_to=on)
        version = _copy(version, on)
    for field, value in changes.items():
        setattr(version, field, value)
    version.name, version.short_name = clean_line(version.name), clean_line(version.short_name)
    for field, key in name_keys(version.name, version.short_name, organisation.code).items():
        setattr(version, field, key)
    version.save()
    return version


def close_organisation(organisation: Organisation, on: date) -> OrganisationVersion:
    """End the organisation's last version and its life on a day. Refused as in `require_alive`."""
    version = require_alive(organisation, on)
    if on == version.valid_from:
        refuse(
            "ends-on-day-of-change",
            f"{version.name} đã có thay đổi trong ngày {format_date(on)}; không kết thúc được trong chính ngày đó.",
        )
    version.valid_to = on
    version.save(update_fields=["valid_to"])
    organisation.ended_on = on
    organisation.save(update_fields=["ended_on"])
    return version


def _copy(version: OrganisationVersion, on: date) -> OrganisationVersion:
    return OrganisationVersion(
        organisation_id=version.organisation_id,
        name=version.name,
        short_name=version.short_name,
        kind=version.kind,
        sector=version.sector,
        parent_id=version.parent_id,
        valid_from=on,
    )
