"""Forwarding an incoming document up or down the tree."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.acts.indexing import index_received
from dangbo.documents.acts.sending import receiver_findings
from dangbo.documents.models import Channel, IncomingDocument, IncomingState
from dangbo.registry.acts.refusal import error, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation, TreeLink
from dangbo.rules.verdict import Finding


@transaction.atomic
def forward(
    *, actor: Actor, incoming: IncomingDocument, organisations: Sequence[Organisation]
) -> list[IncomingDocument]:
    """Pass a registered paper on to organisations above or below the one that holds it (chuyển tiếp).

    Those that hold it already are left out. Raises Refused and NotAllowed.
    """
    actor.require(Permission.KEEP_REGISTERS, incoming.organisation_id)
    if incoming.state != IncomingState.REGISTERED:
        refuse("not-registered", f"“{incoming}” chưa vào sổ hoặc đã trả lại nên chưa chuyển tiếp được.")
    wanted = list(dict.fromkeys(organisations))
    if not wanted:
        refuse("no-receiver", "Chưa chọn nơi nhận.")
    weigh(_findings(incoming, wanted))
    holders = _holders(incoming)
    rows = [_row(incoming, receiver, actor) for receiver in wanted if receiver.pk not in holders]
    if not rows:
        refuse("already-sent", f"Các nơi nhận này đã có “{incoming}”.")
    made = IncomingDocument.objects.bulk_create(rows)
    index_received(made)
    write(
        "forward_document",
        actor,
        f"Chuyển tiếp {incoming} đến {len(made)} tổ chức",
        organisation=incoming.organisation_id,
        subject=incoming,
        details={"organisations": [str(row.organisation_id) for row in made]},
    )
    return made


def _findings(incoming: IncomingDocument, receivers: Sequence[Organisation]) -> tuple[Finding, ...]:
    today = timezone.localdate()
    found = list(receiver_findings(incoming.organisation, receivers, today))
    here = incoming.organisation_id
    lines = TreeLink.objects.at(today).filter(Q(ancestor=here) | Q(descendant=here))
    kin = {identity for pair in lines.values_list("ancestor_id", "descendant_id") for identity in pair}
    for receiver in receivers:
        if receiver.pk not in kin and receiver.ended_on is None:
            name = receiver.version_at(today).name
            found.append(error("not-up-or-down", f"{name} không phải cấp trên hay cấp dưới, không chuyển tiếp được."))
    return tuple(found)


def _holders(incoming: IncomingDocument) -> set[object]:
    """The organisations that have the paper already, the one that issued it among them."""
    if incoming.source is not None:
        same, owner = IncomingDocument.objects.filter(source=incoming.source), incoming.source.organisation_id
    else:
        root = incoming.origin or incoming
        same, owner = IncomingDocument.objects.filter(Q(pk=root.pk) | Q(origin=root)), root.organisation_id
    return {owner, *same.values_list("organisation_id", flat=True)}


def _row(incoming: IncomingDocument, receiver: Organisation, actor: Actor) -> IncomingDocument:
    return IncomingDocument(
        organisation=receiver,
        source=incoming.source,
        forwarded_from=incoming,
        origin=None if incoming.source_id else incoming.origin or incoming,
        channel=Channel.PROGRAM,
        arrived_on=timezone.localdate(),
        author=incoming.author,
        symbol=incoming.symbol,
        symbol_key=incoming.symbol_key,
        issued_on=incoming.issued_on,
        kind=incoming.kind,
        abstract=incoming.abstract,
        signer=incoming.signer,
        urgency=incoming.urgency,
        sent_at=timezone.now(),
        sent_by_name=actor.name,
    )
