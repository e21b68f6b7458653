"""How a page of the counting desk gets a count, a batch or a teller: only where the actor may count."""

import uuid

from django.http import Http404

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.models import Election, Teller
from dangbo.elections.models.counting import Batch, Count
from dangbo.elections.queries.reach import election_for, require


def vote_for(actor: Actor, election_id: uuid.UUID) -> Election:
    """The closed vote with this id. Raises Http404, also for a vote that is not closed yet, and NotAllowed."""
    found = election_for(actor, election_id, Permission.COUNT_BALLOTS)
    if not found.is_closed:
        raise Http404("Cuộc bầu này chưa đóng bỏ phiếu.")
    return found


def count_for(actor: Actor, count_id: uuid.UUID) -> Count:
    """The count with this id. Raises Http404 and NotAllowed."""
    found = Count.objects.select_related("election__meeting__organisation").filter(pk=count_id).first()
    if found is None:
        raise Http404("Không có lần kiểm phiếu này.")
    require(actor, Permission.COUNT_BALLOTS, found.election.meeting)
    return found


def batch_for(actor: Actor, batch_id: uuid.UUID) -> Batch:
    """The batch with this id. Raises Http404 and NotAllowed."""
    rows = Batch.objects.select_related("count__election__meeting__organisation")
    found = rows.filter(pk=batch_id).first()
    if found is None:
        raise Http404("Không có tập phiếu này.")
    require(actor, Permission.COUNT_BALLOTS, found.count.election.meeting)
    return found


def tellers_of(election: Election) -> list[Teller]:
    """The tellers of a vote, the head first."""
    return list(election.tellers.select_related("entry"))


def teller_for(election: Election, teller_id: uuid.UUID) -> Teller:
    """The teller of this vote with this id. Raises Http404."""
    found = election.tellers.select_related("entry").filter(pk=teller_id).first()
    if found is None:
        raise Http404("Không có người này trong ban kiểm phiếu.")
    return found
