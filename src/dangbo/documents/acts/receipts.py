"""Saying that one has read a paper."""

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.models import IncomingDocument, IncomingState, ReadReceipt
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write


@transaction.atomic
def acknowledge(*, actor: Actor, incoming: IncomingDocument) -> ReadReceipt:
    """Write that the actor has read a paper of an organisation they reach; a second time changes nothing.

    Raises Refused where the paper was given back, and NotAllowed.
    """
    actor.require(Permission.SEE_DOCUMENTS, incoming.organisation_id)
    if incoming.state == IncomingState.RETURNED:
        refuse("already-returned", f"“{incoming}” đã trả lại nơi gửi.")
    receipt, is_new = ReadReceipt.objects.get_or_create(  # type: ignore[misc]
        incoming=incoming,
        account_id=actor.account_id,
        defaults={"reader_name": actor.name, "read_at": timezone.now()},
    )
    if is_new:
        write(
            "acknowledge_document",
            actor,
            f"Đã đọc {incoming}",
            organisation=incoming.organisation_id,
            subject=incoming,
        )
    return receipt
