"""The organisation in which a membership is to begin."""

from collections.abc import Iterator
from datetime import date

from dangbo.registry.acts.refusal import refuse, warning
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.rules.organisations import is_cell
from dangbo.rules.verdict import Finding
from dangbo.rules.vocabulary import KIND_LABELS, OrganisationKind
from dangbo.vietnamese.dates import format_date


def require_open(organisation: Organisation, on: date) -> OrganisationVersion:
    """What the organisation is on a day; Refused when it does not live from that day on."""
    version = organisation.version_at(on)
    if on < organisation.founded_on:
        refuse("before-founding", f"{version.name} thành lập ngày {format_date(organisation.founded_on)}.")
    if organisation.ended_on is not None:
        refuse("organisation-ended", f"{version.name} đã kết thúc hoạt động ngày {format_date(organisation.ended_on)}.")
    return version


def cell_findings(version: OrganisationVersion) -> Iterator[Finding]:
    """A warning when the organisation is no cell: members take part in a cell."""
    if not is_cell(OrganisationKind(version.kind)):
        label = KIND_LABELS[OrganisationKind(version.kind)].lower()
        yield warning("members-above-cells", f"{version.name} là {label}, không phải chi bộ.")
