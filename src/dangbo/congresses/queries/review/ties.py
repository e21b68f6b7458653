"""What ties people to congresses under review: their committee, their name on a list, their groups, their cell."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from dangbo.congresses.models import Congress, GroupMember
from dangbo.congresses.models.personnel import Nominee
from dangbo.facts.models import holding_at
from dangbo.registry.models import CommitteeMember, Membership, Person, TreeLink
from dangbo.rules.congress.dossier import Tie, check_reviewer
from dangbo.rules.verdict import Finding

Ties = dict[uuid.UUID, set[Tie]]


def ties_of(person: Person, congresses: Collection[Congress], on: date) -> Ties:
    """By the id of a congress what ties the person to it on a day; five queries, whatever the number of congresses."""
    found: Ties = defaultdict(set)
    by_organisation: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for congress in congresses:
        by_organisation[congress.organisation_id].append(congress.pk)
    ids = [congress.pk for congress in congresses]
    seats = CommitteeMember.objects.filter(
        holding_at(on), person=person, committee__term__organisation__in=list(by_organisation)
    )
    for organisation in seats.values_list("committee__term__organisation", flat=True):
        _tie(found, by_organisation[organisation], Tie.COMMITTEE_MEMBER)
    nominees = Nominee.objects.filter(person=person, run__plan__congress__in=ids)
    _tie(found, nominees.values_list("run__plan__congress", flat=True), Tie.NOMINEE)
    groups = GroupMember.objects.filter(holding_at(on), person=person, group__congress__in=ids)
    _tie(found, groups.values_list("group__congress", flat=True), Tie.PREPARATION_GROUP)
    cells = Membership.objects.filter(holding_at(on), person=person).values("organisation")
    above = TreeLink.objects.filter(descendant__in=cells, ancestor__in=list(by_organisation), is_latest=True)
    for organisation in above.values_list("ancestor", flat=True):
        _tie(found, by_organisation[organisation], Tie.MEMBER)
    return found


def _tie(found: Ties, congresses: Collection[uuid.UUID], tie: Tie) -> None:
    for pk in congresses:
        found[pk].add(tie)


def reviewer_findings(
    person: Person, congresses: Collection[Congress], on: date, aside: Collection[uuid.UUID] = ()
) -> tuple[Finding, ...]:
    """Why the person may not review these congresses, or what is to be weighed; aside: ids where they step aside."""
    ties = ties_of(person, congresses, on)
    return tuple(
        finding
        for congress in congresses
        if congress.pk not in aside
        for finding in check_reviewer(_told(person, congress, on), ties.get(congress.pk, ())).findings
    )


def _told(person: Person, congress: Congress, on: date) -> str:
    return f"{person.full_name} ({congress.organisation.version_at(on).name})"
