"""Lists of papers of an organisation: drafts, what it issued, what came to it."""

import datetime
import uuid

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from dangbo.access.actor import Actor
from dangbo.documents.models import OUT_STATES, Document, IncomingDocument, IncomingState, ReadReceipt

OUTGOING_SORTS = {
    "ngay": ("issued_on", "number__number"),
    "so": ("number__series__group", "number__number"),
    "loai": ("kind", "issued_on"),
    "nguoi-ky": ("signer_name",),
}
INCOMING_SORTS = {
    "ngay-den": ("arrived_on", "number"),
    "so": ("number",),
    "noi-gui": ("author",),
    "ngay": ("issued_on",),
    "han": ("due_on",),
}
"""What the registers may be sorted by."""


def drafts_within(organisation_id: uuid.UUID) -> QuerySet[Document]:
    """The drafts of an organisation, given up ones too, the last begun first."""
    rows = Document.objects.filter(organisation=organisation_id).exclude(state__in=OUT_STATES)
    return rows.select_related("issuer").defer("text", "frozen").order_by("-created_at", "-pk")


def issued_within(organisation_id: uuid.UUID) -> QuerySet[Document]:
    """What an organisation issued, the latest first."""
    rows = Document.objects.filter(organisation=organisation_id, state__in=OUT_STATES)
    return rows.select_related("issuer", "number").defer("text", "frozen").order_by("-issued_on", "-issued_at", "-pk")


def incoming_within(organisation_id: uuid.UUID) -> QuerySet[IncomingDocument]:
    """What came to an organisation, the latest first."""
    rows = IncomingDocument.objects.filter(organisation=organisation_id)
    return rows.select_related("counter").order_by("-arrived_on", "-number", "-pk")


def unsettled(rows: QuerySet[IncomingDocument], at: datetime.date, days_ahead: int) -> QuerySet[IncomingDocument]:
    """Of incoming papers those not settled whose due day has passed or comes within so many days; earliest first."""
    until = at + datetime.timedelta(days=days_ahead)
    open_rows = rows.filter(Q(settled_on__isnull=True), state=IncomingState.REGISTERED, due_on__lte=until)
    return open_rows.order_by("due_on", "pk")


def unread_by(rows: QuerySet[IncomingDocument], actor: Actor) -> QuerySet[IncomingDocument]:
    """Of incoming papers those of the program that this user has not said to have read, the latest first."""
    mine = ReadReceipt.objects.filter(incoming=OuterRef("pk"), account=actor.account_id)
    sent = rows.filter(~Exists(mine), source__isnull=False)
    return sent.exclude(state=IncomingState.RETURNED)


def sorted_by(rows: QuerySet, asked: str, sorts: dict[str, tuple[str, ...]]) -> QuerySet:  # type: ignore[type-arg]
    """The rows in the order asked for ("-" turns it round); as they are for any other word."""
    columns = sorts.get(asked.removeprefix("-"))
    if columns is None:
        return rows
    turned = asked.startswith("-")
    order = [F(name).desc(nulls_last=True) if turned else F(name).asc(nulls_last=True) for name in columns]
    return rows.order_by(*order, "pk")
