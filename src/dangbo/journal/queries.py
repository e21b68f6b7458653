"""Questions to the journal."""

import datetime
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from dangbo.journal.models import Entry


@dataclass(frozen=True, slots=True)
class JournalFilter:
    """Which entries are wanted: an act, words in the actor's name or the summary, first and last day."""

    act: str = ""
    words: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None


def entries_about(
    organisation_ids: Iterable[uuid.UUID] | QuerySet[Any, Any], own_id: uuid.UUID | None, also_general: bool
) -> QuerySet[Entry]:
    """The entries of some organisations, those of one's own acts, and where asked those of no organisation."""
    wanted = Q(organisation_id__in=organisation_ids) | Q(actor_id=own_id, organisation_id__isnull=True)
    return Entry.objects.filter(wanted | Q(organisation_id__isnull=True) if also_general else wanted)


def matching(entries: QuerySet[Entry], wanted: JournalFilter) -> QuerySet[Entry]:
    """Those of the entries that meet the conditions, the newest first."""
    if wanted.act:
        entries = entries.filter(act=wanted.act)
    if wanted.words:
        entries = entries.filter(Q(actor_name__icontains=wanted.words) | Q(summary__icontains=wanted.words))
    if wanted.first:
        entries = entries.filter(at__gte=_midnight(wanted.first))
    if wanted.last:
        entries = entries.filter(at__lt=_midnight(wanted.last + datetime.timedelta(days=1)))
    return entries.order_by("-number")


def _midnight(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))
