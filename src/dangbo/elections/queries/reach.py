"""How a view gets a meeting, an election or a row of them: only within the reach of the one who asks (design §6)."""

import uuid

from django.db.models import QuerySet
from django.http import Http404

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.elections.acts.guards import NOT_A_TELLER_HERE, may_count
from dangbo.elections.models import Candidate, Complaint, Election, Meeting, RollEntry
from dangbo.registry.models import Organisation

NOT_YOURS = {
    Permission.SEE_ELECTIONS: "Đồng chí chưa được giao quyền xem bầu cử ở tổ chức này. Liên hệ Ban Tổ chức.",
    Permission.PREPARE_ELECTIONS: "Đồng chí chưa được giao quyền chuẩn bị bầu cử ở tổ chức này. Liên hệ Ban Tổ chức.",
    Permission.COUNT_BALLOTS: NOT_A_TELLER_HERE,
    Permission.ANNOUNCE_RESULTS: "Đồng chí chưa được giao quyền công bố kết quả bầu cử. Liên hệ Ban Tổ chức.",
}


def may(actor: Actor, permission: Permission, meeting: Meeting) -> bool:
    """Whether the actor may do this in a meeting; counting is bound to the teller's own organisation."""
    if permission is Permission.COUNT_BALLOTS:
        return may_count(actor, meeting)
    return actor.may(permission, meeting.organisation_id)


def require(actor: Actor, permission: Permission, meeting: Meeting) -> None:
    """Raise NotAllowed, with the sentence of the permission, unless the actor may see the meeting and do this."""
    for needed in (Permission.SEE_ELECTIONS, permission):
        if not may(actor, needed, meeting):
            raise NotAllowed(NOT_YOURS[needed])


def meetings_within(root: Organisation) -> QuerySet[Meeting]:
    """Meetings of the organisation and of all that stand or stood below it, the latest first."""
    below = Organisation.objects.filter(links_up__ancestor=root, links_up__is_latest=True)
    return Meeting.objects.filter(organisation__in=below.values("pk")).order_by("-held_on", "-pk")


def meeting_for(actor: Actor, meeting_id: uuid.UUID, permission: Permission = Permission.SEE_ELECTIONS) -> Meeting:
    """The meeting with this id. Raises Http404 and NotAllowed."""
    rows = Meeting.objects.select_related("organisation", "body__term")
    found = rows.prefetch_related("organisation__versions").filter(pk=meeting_id).first()
    if found is None:
        raise Http404("Không có đại hội, hội nghị này.")
    require(actor, permission, found)
    return found


def election_for(actor: Actor, election_id: uuid.UUID, permission: Permission = Permission.SEE_ELECTIONS) -> Election:
    """The election with this id. Raises Http404 and NotAllowed."""
    rows = Election.objects.select_related("meeting__organisation", "meeting__body__term", "first", "ratification")
    found = rows.prefetch_related("meeting__organisation__versions").filter(pk=election_id).first()
    if found is None:
        raise Http404("Không có cuộc bầu này.")
    require(actor, permission, found.meeting)
    return found


def candidate_for(actor: Actor, candidate_id: uuid.UUID, permission: Permission) -> Candidate:
    """The candidate with this id. Raises Http404 and NotAllowed."""
    found = Candidate.objects.select_related("election__meeting__organisation", "person").filter(pk=candidate_id)
    return _reached(actor, found.first(), permission)


def entry_for(actor: Actor, entry_id: uuid.UUID, permission: Permission) -> RollEntry:
    """The person on a roll with this id. Raises Http404 and NotAllowed."""
    found = RollEntry.objects.select_related("meeting__organisation", "person").filter(pk=entry_id).first()
    if found is None:
        raise Http404("Không có người này trong danh sách triệu tập.")
    require(actor, permission, found.meeting)
    return found


def complaint_for(actor: Actor, complaint_id: uuid.UUID, permission: Permission) -> Complaint:
    """The complaint with this id. Raises Http404 and NotAllowed."""
    found = Complaint.objects.select_related("meeting__organisation").filter(pk=complaint_id).first()
    if found is None:
        raise Http404("Không có khiếu nại này.")
    require(actor, permission, found.meeting)
    return found


def _reached(actor: Actor, found: Candidate | None, permission: Permission) -> Candidate:
    if found is None:
        raise Http404("Không có người này trong cuộc bầu.")
    require(actor, permission, found.election.meeting)
    return found
