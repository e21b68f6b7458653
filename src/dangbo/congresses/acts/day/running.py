"""Items begun and ended on the day, each with its time; what was left out, and why."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.congresses.acts.day.guards import item_locked, meeting_of
from dangbo.congresses.models.day import AgendaItem, Speaker
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.text import clean_line, nfc


@transaction.atomic
def begin_item(*, actor: Actor, item: AgendaItem, at: datetime | None = None) -> AgendaItem:
    """Take an item up; the one that runs ends at that moment. Raises Refused and NotAllowed."""
    held, moment = item_locked(actor, item), at or timezone.now()
    meeting_of(held.congress)
    if held.is_over or held.began_at is not None:
        refuse("item-begun", f"Mục “{held.title}” đã bắt đầu hoặc đã xong.")
    running = held.congress.agenda.filter(began_at__isnull=False, ended_at__isnull=True).first()
    if running is not None:
        _end(running, moment, running.happened)
    held.began_at = moment
    held.save(update_fields=["began_at"])
    _tell(actor, "begin_agenda_item", f"Bắt đầu: {held.title}", held)
    return held


@transaction.atomic
def end_item(*, actor: Actor, item: AgendaItem, happened: str = "", at: datetime | None = None) -> AgendaItem:
    """End an item that runs, or add to one that is over what is to stand in the minutes. Raises Refused, NotAllowed."""
    held = item_locked(actor, item)
    if held.began_at is None:
        refuse("item-not-begun", f"Mục “{held.title}” chưa bắt đầu.")
    _end(held, held.ended_at or at or timezone.now(), nfc(happened).strip() or held.happened)
    _tell(actor, "end_agenda_item", f"Xong: {held.title}", held)
    return held


@transaction.atomic
def leave_out(*, actor: Actor, item: AgendaItem, reason: str) -> AgendaItem:
    """Say that an item is not taken up. Raises Refused and NotAllowed."""
    held, why = item_locked(actor, item), clean_line(reason)
    if held.began_at is not None:
        refuse("item-begun", f"Mục “{held.title}” đã bắt đầu.")
    if not why:
        refuse("reason-missing", "Phải ghi lý do không thực hiện mục này; lý do sẽ có trong biên bản.")
    held.left_out = why
    held.save(update_fields=["left_out"])
    _tell(actor, "leave_out_agenda_item", f"Không thực hiện mục {held.title}: {why}", held)
    return held


def _end(item: AgendaItem, at: datetime, happened: str) -> None:
    item.ended_at, item.happened = max(at, item.began_at or at), happened
    item.save(update_fields=["ended_at", "happened"])
    Speaker.objects.filter(item=item, called_at__isnull=False, ended_at=None).update(ended_at=item.ended_at)


def _tell(actor: Actor, act: str, summary: str, item: AgendaItem) -> None:
    write(act, actor, summary, organisation=item.congress.organisation_id, subject=item)
