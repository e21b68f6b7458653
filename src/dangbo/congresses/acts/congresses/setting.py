"""What kind of congress it is and what it is about: changed with the reasons that the rules ask for."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.rules import values
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.queries.headcounts import headcount
from dangbo.rules.congress.contents import Content, check_contents
from dangbo.rules.congress.kind import CONGRESS_KIND_LABELS, CongressKind, congress_kind
from dangbo.rules.verdict import collect
from dangbo.rules.vocabulary import CELL_KINDS, OrganisationKind
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def set_congress(
    *,
    actor: Actor,
    congress: Congress,
    on: date,
    kind: CongressKind,
    contents: Collection[Content],
    reason: str = "",
    agreed_by: str = "",
    contents_leave: str = "",
    pilot: bool = False,
    ordinal: int | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> Congress:
    """Set kind, contents, pilot and number of a congress, judged by the members and rules of a day.

    reason, agreed_by: where the kind is not that of the rule; contents_leave: of the superior, where it elects no
    committee. Raises Refused and NotAllowed.
    """
    found = require_congress(actor, congress)
    if found.meeting_id is not None:
        refuse("already-convened", "Đại hội đã triệu tập; hình thức và nội dung không đổi được nữa.")
    rules, version = values(found.round, found.rules_level, on), found.organisation.version_at(on)
    of_kind = congress_kind(
        found.rules_level,
        headcount(found.organisation_id, on).total,
        on,
        is_cell=OrganisationKind(version.kind) in CELL_KINDS,
        chosen=kind,
        reason=reason,
        agreed_by=agreed_by,
        parameters=rules,
    )
    of_contents = check_contents(contents, on, leave=contents_leave, parameters=rules)
    accepted = weigh(collect(of_kind.findings, of_contents.findings), accepted_warnings)
    found.kind, found.exception_reason, found.exception_agreed_by = (
        kind.value,
        clean_line(reason),
        clean_line(agreed_by),
    )
    found.contents_leave, found.pilot, found.ordinal = clean_line(contents_leave), pilot, ordinal
    for content in Content:
        setattr(found, content.value, content in contents)
    found.save()
    label = CONGRESS_KIND_LABELS[kind].lower()
    summary = f"Đặt {label} của {version.name}: {len(set(contents))} nội dung{', đại hội điểm' if pilot else ''}"
    write("set_congress", actor, summary, organisation=found.organisation_id, subject=found, accepted=accepted)
    return found


@transaction.atomic
def cancel_congress(*, actor: Actor, congress: Congress, on: date, reason: str) -> Congress:
    """Give up a congress; the superior decides it (a merger, a dissolution). Raises Refused and NotAllowed."""
    found = require_congress(actor, congress, Permission.REVIEW_CONGRESSES)
    if found.meeting_id is not None:
        refuse("already-convened", "Đại hội đã triệu tập, đã có cuộc họp bầu cử; không bỏ được nữa.")
    if not clean_line(reason):
        refuse("reason-missing", "Phải ghi lý do không tổ chức đại hội.")
    found.cancelled_on, found.cancelled_reason = on, clean_line(reason)
    found.save(update_fields=["cancelled_on", "cancelled_reason"])
    name = found.organisation.version_at(on).name
    summary = f"{name} không tổ chức đại hội: {found.cancelled_reason}"
    write("cancel_congress", actor, summary, organisation=found.organisation_id, subject=found)
    return found
