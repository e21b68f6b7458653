"""Those who ask to speak: registered, called in their order, and what they said."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.congresses.acts.day.guards import item_locked
from dangbo.congresses.models.day import AgendaItem, Speaker
from dangbo.elections.models import RollEntry
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.text import clean_line, nfc


@transaction.atomic
def register_speaker(
    *,
    actor: Actor,
    item: AgendaItem,
    entry: RollEntry | None = None,
    name: str = "",
    unit: str = "",
    topic: str = "",
) -> Speaker:
    """Put somebody at the end of the list: from the roll, or a guest by name. Raises Refused and NotAllowed."""
    held, said = item_locked(actor, item), clean_line(name)
    if held.is_over:
        refuse("item-over", f"Mục “{held.title}” đã xong.")
    if entry is None and not said:
        refuse("name-missing", "Chọn người trong danh sách, hoặc ghi họ tên khách.")
    waiting = held.speakers.filter(entry=entry, ended_at=None, withdrawn_at=None)
    if entry is not None and waiting.exists():
        refuse("already-waiting", f"{entry.full_name} đã đăng ký, đang chờ phát biểu.")
    last = held.speakers.aggregate(last=Max("position"))["last"] or 0
    speaker = Speaker.objects.create(
        item=held,
        entry=entry,
        name=entry.full_name if entry else said,
        unit=entry.unit if entry else clean_line(unit),
        topic=clean_line(topic),
        position=last + 1,
        registered_at=timezone.now(),
    )
    _tell(actor, "register_speaker", f"Đăng ký phát biểu: {speaker.name}", speaker, held)
    return speaker


@transaction.atomic
def call_speaker(*, actor: Actor, speaker: Speaker) -> Speaker:
    """Call somebody to speak; whoever speaks has ended. Raises Refused and NotAllowed."""
    item = item_locked(actor, speaker.item)
    held = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    if item.began_at is None or item.ended_at is not None:
        refuse("item-not-running", f"Mục “{item.title}” không trong lúc thực hiện.")
    if held.called_at is not None or held.withdrawn_at is not None:
        refuse("already-called", f"{held.name} đã được mời hoặc đã rút.")
    now = timezone.now()
    item.speakers.filter(called_at__isnull=False, ended_at=None).update(ended_at=now)
    held.called_at = now
    held.save(update_fields=["called_at"])
    _tell(actor, "call_speaker", f"Mời phát biểu: {held.name}", held, item)
    return held


@transaction.atomic
def end_speaker(*, actor: Actor, speaker: Speaker, gist: str = "") -> Speaker:
    """End a speech, and keep what was said for the minutes. Raises Refused and NotAllowed."""
    item = item_locked(actor, speaker.item)
    held = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    if held.called_at is None:
        refuse("not-called", f"{held.name} chưa được mời phát biểu.")
    held.ended_at, held.gist = held.ended_at or timezone.now(), nfc(gist).strip() or held.gist
    held.save(update_fields=["ended_at", "gist"])
    _tell(actor, "end_speaker", f"Phát biểu xong: {held.name}", held, item)
    return held


@transaction.atomic
def withdraw_speaker(*, actor: Actor, speaker: Speaker) -> Speaker:
    """Take somebody off the list who was not called yet. Raises Refused and NotAllowed."""
    item = item_locked(actor, speaker.item)
    held = Speaker.objects.select_for_update(of=("self",)).get(pk=speaker.pk)
    if held.called_at is not None:
        refuse("already-called", f"{held.name} đã được mời phát biểu.")
    held.withdrawn_at = held.withdrawn_at or timezone.now()
    held.save(update_fields=["withdrawn_at"])
    _tell(actor, "withdraw_speaker", f"Rút đăng ký phát biểu: {held.name}", held, item)
    return held


def _tell(actor: Actor, act: str, summary: str, speaker: Speaker, item: AgendaItem) -> None:
    write(act, actor, summary, organisation=item.congress.organisation_id, subject=speaker)
