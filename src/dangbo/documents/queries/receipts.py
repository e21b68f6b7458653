"""How far the reading of a sent document has come: which receivers entered it in their register, who has read it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min, QuerySet

from dangbo.documents.models import Document, IncomingDocument, IncomingState
from dangbo.registry.models import OrganisationVersion


@dataclass(frozen=True, slots=True)
class Receiver:
    """One receiving organisation: its name on the day asked, what became of the paper there, who has read it."""

    incoming: IncomingDocument
    name: str
    readers: int
    first_read_at: datetime | None

    @property
    def has_read(self) -> bool:
        return self.readers > 0


@dataclass(frozen=True, slots=True)
class ReadingProgress:
    """All receivers of a document, those who have not read it first; each count is the length of a list of rows."""

    receivers: tuple[Receiver, ...]

    @property
    def read(self) -> tuple[Receiver, ...]:
        return tuple(each for each in self.receivers if each.has_read)

    @property
    def unread(self) -> tuple[Receiver, ...]:
        """Those who have neither read it nor given it back."""
        return tuple(
            each for each in self.receivers if not each.has_read and each.incoming.state != IncomingState.RETURNED
        )

    @property
    def registered(self) -> tuple[Receiver, ...]:
        return tuple(each for each in self.receivers if each.incoming.state == IncomingState.REGISTERED)

    @property
    def returned(self) -> tuple[Receiver, ...]:
        return tuple(each for each in self.receivers if each.incoming.state == IncomingState.RETURNED)

    @property
    def is_read_by_all(self) -> bool:
        return bool(self.receivers) and not self.unread


def reading_progress(document: Document, at: date) -> ReadingProgress:
    """How many of the receivers have read a document, with names as of a day; two queries."""
    return _progress(IncomingDocument.objects.filter(source=document), at)


def forwarding_progress(incoming: IncomingDocument, at: date) -> ReadingProgress:
    """The same for those to whom one incoming document was passed on."""
    return _progress(IncomingDocument.objects.filter(forwarded_from=incoming), at)


def _progress(rows: QuerySet[IncomingDocument], at: date) -> ReadingProgress:
    counted = rows.annotate(readers=Count("receipts"), first_read_at=Min("receipts__read_at"))
    found = list(counted.select_related("organisation", "counter"))
    names = names_at([row.organisation_id for row in found], at)
    receivers = [Receiver(row, names[row.organisation_id], row.readers, row.first_read_at) for row in found]
    return ReadingProgress(tuple(sorted(receivers, key=lambda each: (each.has_read, each.name))))


def names_at(organisations: Sequence[uuid.UUID], at: date) -> dict[uuid.UUID, str]:
    """The names of organisations on a day, of one not alive then its last or first name; one query."""
    versions = OrganisationVersion.objects.filter(organisation__in=set(organisations)).order_by("valid_from")
    names: dict[uuid.UUID, str] = {}
    holding: set[uuid.UUID] = set()
    for version in versions:
        identity = version.organisation_id
        if version.holds_at(at):
            holding.add(identity)
            names[identity] = version.name
        elif identity not in holding:
            names[identity] = version.name
    return names
