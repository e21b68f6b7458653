"""A preparation group is set up by a decision; people join it, lead it and leave it."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.collecting import offered
from dangbo.congresses.models import Congress, GroupKind, GroupMember, GroupRole, PreparationGroup
from dangbo.registry.acts.refusal import NO_CODES, refuse, warning, weigh
from dangbo.registry.acts.writing import CitedDecision, by_decision, enter_decision, write
from dangbo.registry.models import Person
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line

Place = tuple[Person, GroupRole]


@transaction.atomic
def found_group(
    *,
    actor: Actor,
    congress: Congress,
    kind: GroupKind,
    on: date,
    name: str = "",
    cited: CitedDecision | None = None,
    people: Sequence[Place] = (),
    accepted_warnings: Collection[str] = NO_CODES,
) -> PreparationGroup:
    """Set up a group with its first people, one of them its head at most. Raises Refused and NotAllowed."""
    found = require_congress(actor, congress)
    named = clean_line(name) or kind.label
    if PreparationGroup.objects.filter(congress=found, name=named).exists():
        refuse("same-name", f"Đại hội này đã có {named}.")
    if sum(role is GroupRole.HEAD for _, role in people) > 1:
        refuse("two-heads", "Một tiểu ban chỉ có một trưởng tiểu ban.")
    accepted = weigh([doubt for person, _ in people for doubt in doubts(found, person)], accepted_warnings)
    group = PreparationGroup.objects.create(
        congress=found, kind=kind.value, name=named, decision=enter_decision(cited), founded_on=on
    )
    rows = [
        GroupMember(group=group, person=person, role=role.value, position=place, valid_from=on)
        for place, (person, role) in enumerate(people, start=1)
    ]
    GroupMember.objects.bulk_create(rows)
    summary = f"Lập {named}, {len(rows)} người, từ ngày {format_date(on)}{by_decision(group.decision)}"
    write(
        "found_preparation_group",
        actor,
        summary,
        organisation=found.organisation_id,
        subject=group,
        accepted=accepted,
    )
    return group


@transaction.atomic
def join_group(
    *,
    actor: Actor,
    group: PreparationGroup,
    person: Person,
    role: GroupRole,
    on: date,
    accepted_warnings: Collection[str] = NO_CODES,
) -> GroupMember:
    """Somebody joins a group; who sits in it with another role leaves that role on the day.

    Raises Refused and NotAllowed.
    """
    congress = require_congress(actor, group.congress)
    accepted = weigh(doubts(congress, person), accepted_warnings)
    if on < group.founded_on:
        refuse("before-founding", f"{group.name} lập ngày {format_date(group.founded_on)}.")
    now = GroupMember.objects.filter(group=group, person=person, valid_to=None).first()
    if now is not None and now.role == role:
        refuse("already-there", f"{person.full_name} đã là {role.label.lower()} của {group.name}.")
    head = GroupMember.objects.filter(group=group, role=GroupRole.HEAD, valid_to=None).exclude(person=person).first()
    if role is GroupRole.HEAD and head is not None:
        refuse("two-heads", f"{group.name} đã có trưởng tiểu ban; hãy cho thôi trước.")
    if now is not None:
        _end(now, on)
    position = GroupMember.objects.filter(group=group).count() + 1
    row = GroupMember.objects.create(group=group, person=person, role=role.value, position=position, valid_from=on)
    summary = f"{person.full_name} tham gia {group.name}, {role.label.lower()}, từ ngày {format_date(on)}"
    write(
        "join_preparation_group", actor, summary, organisation=congress.organisation_id, subject=row, accepted=accepted
    )
    return row


@transaction.atomic
def leave_group(*, actor: Actor, member: GroupMember, on: date, reason: str) -> GroupMember:
    """Somebody leaves a group on a day. Raises Refused and NotAllowed."""
    congress = require_congress(actor, member.group.congress)
    if not clean_line(reason):
        refuse("reason-missing", "Phải ghi lý do.")
    if member.valid_to is not None:
        refuse("already-left", f"{member.person.full_name} đã thôi từ ngày {format_date(member.valid_to)}.")
    _end(member, on)
    summary = f"{member.person.full_name} thôi {member.group.name} từ ngày {format_date(on)}: {clean_line(reason)}"
    write("leave_preparation_group", actor, summary, organisation=congress.organisation_id, subject=member)
    return member


def _end(member: GroupMember, on: date) -> None:
    if on <= member.valid_from:
        refuse("ends-before-it-begins", f"{member.person.full_name} tham gia từ ngày {format_date(member.valid_from)}.")
    member.valid_to = on
    member.save(update_fields=["valid_to"])


def doubts(congress: Congress, person: Person) -> list[Finding]:
    """One warning where somebody who prepares is on the review of the same congress, as the subjects know it."""
    told = [reason for tell in offered("reviewing") for reason in tell(congress, person)]
    if not told:
        return []
    message = f"{person.full_name} đang ở phía duyệt đại hội này: {' '.join(told)}"
    return [warning("also-reviews", message)]
