"""The tellers of an election, proposed by the chair and voted by raised hands."""

import uuid
from collections.abc import Sequence

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.elections.acts.guards import locked
from dangbo.elections.acts.hands import Hands, store_hands
from dangbo.elections.models import Capacity, Election, RollEntry, State, Subject, Teller
from dangbo.elections.queries.lists import listed, tellers_findings
from dangbo.elections.states import require_state
from dangbo.registry.acts.refusal import refuse, weigh
from dangbo.registry.acts.writing import write


@transaction.atomic
def choose_tellers(
    *, actor: Actor, election: Election, entries: Sequence[RollEntry], head: uuid.UUID, hands: Hands | None = None
) -> list[Teller]:
    """Set the tellers of an election with their head, by the vote of the meeting where it is told.

    They are on the roll, official, and not on the list (244 Art 7; 190 Art 8). Raises Refused and NotAllowed.
    """
    meeting = election.meeting
    actor.require(Permission.PREPARE_ELECTIONS, meeting.organisation_id)
    held = locked(election)
    require_state(held, State.PREPARED, State.LIST_FIXED)
    if not entries:
        refuse("nobody-chosen", "Chưa chọn người nào vào ban kiểm phiếu.")
    if any(entry.meeting_id != meeting.pk or entry.capacity == Capacity.ALTERNATE for entry in entries):
        refuse("teller-not-on-roll", "Ban kiểm phiếu chọn trong số người được triệu tập có quyền biểu quyết.")
    if head not in {entry.pk for entry in entries}:
        refuse("head-not-chosen", "Trưởng ban kiểm phiếu phải là người trong ban.")
    held.tellers.all().delete()
    Teller.objects.bulk_create(Teller(election=held, entry=entry, is_head=entry.pk == head) for entry in entries)
    weigh(tellers_findings(held, listed(held)))
    if hands is not None:
        store_hands(meeting, Subject.TELLERS, "ban kiểm phiếu", hands, held)
    names = ", ".join(entry.full_name for entry in entries)
    write(
        "choose_tellers",
        actor,
        f"Ban kiểm phiếu {held.title}: {names}",
        organisation=meeting.organisation_id,
        subject=held,
        details={"entries": [entry.pk for entry in entries], "head": head},
    )
    return list(held.tellers.select_related("entry"))
