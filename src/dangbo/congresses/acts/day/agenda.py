"""The agenda drawn up from the usual one, and its items added, changed, moved and dropped before they are taken up."""

from datetime import date, time

from django.db import transaction
from django.db.models import F, Max

from dangbo.access.actor import Actor
from dangbo.congresses.acts.day.guards import item_locked, require_running
from dangbo.congresses.agenda.usual import usual_agenda
from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import AgendaItem, ItemKind, Sitting
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line, nfc

_FAR = 10_000


@transaction.atomic
def draw_up_agenda(*, actor: Actor, congress: Congress) -> list[AgendaItem]:
    """Lay the usual agenda of this kind of congress; one that was begun stays. Raises Refused and NotAllowed."""
    found = require_running(actor, congress)
    if found.agenda.filter(began_at__isnull=False).exists():
        refuse("agenda-begun", "Đại hội đã bắt đầu theo chương trình này; sửa từng mục, không lập lại.")
    usual = usual_agenda(found)
    if not usual:
        refuse("no-days", "Chưa ghi ngày đại hội nên chưa lập được chương trình.")
    found.agenda.all().delete()
    made = AgendaItem.objects.bulk_create(
        AgendaItem(
            congress=found,
            position=place,
            day=day,
            sitting=item.sitting,
            code=item.code,
            kind=item.kind,
            title=item.title,
            who=item.who,
            script=item.script,
            starts_at=item.starts_at,
            minutes=item.minutes,
            body=item.body,
            post=item.post,
        )
        for place, (item, day) in enumerate(usual, start=1)
    )
    summary = f"Lập chương trình đại hội: {format_int(len(made))} mục"
    write("draw_up_agenda", actor, summary, organisation=found.organisation_id, subject=found)
    return made


@transaction.atomic
def add_item(
    *,
    actor: Actor,
    congress: Congress,
    title: str,
    kind: ItemKind,
    day: date,
    minutes: int,
    sitting: Sitting = Sitting.MAIN,
    who: str = "",
    script: str = "",
) -> AgendaItem:
    """Put an item at the end of the agenda. Raises Refused and NotAllowed."""
    found, said = require_running(actor, congress), clean_line(title)
    if not said:
        refuse("title-missing", "Chưa ghi nội dung của mục.")
    last = found.agenda.aggregate(last=Max("position"))["last"] or 0
    item = AgendaItem.objects.create(
        congress=found,
        position=last + 1,
        day=day,
        sitting=sitting,
        kind=kind,
        title=said,
        who=clean_line(who),
        script=nfc(script).strip(),
        minutes=minutes,
    )
    write("add_agenda_item", actor, f"Thêm mục: {said}", organisation=found.organisation_id, subject=item)
    return item


@transaction.atomic
def change_item(
    *, actor: Actor, item: AgendaItem, title: str, who: str, script: str, minutes: int, starts_at: time | None = None
) -> AgendaItem:
    """Change words, person or time of an item that is not over. Raises Refused and NotAllowed."""
    held, said = item_locked(actor, item), clean_line(title)
    if held.is_over:
        refuse("item-over", f"Mục “{held.title}” đã xong, không sửa nữa.")
    if not said:
        refuse("title-missing", "Chưa ghi nội dung của mục.")
    held.title, held.who, held.script, held.minutes = said, clean_line(who), nfc(script).strip(), minutes
    held.starts_at = starts_at
    held.save(update_fields=["title", "who", "script", "minutes", "starts_at"])
    write(
        "change_agenda_item",
        actor,
        f"Sửa mục: {said}",
        organisation=held.congress.organisation_id,
        subject=held,
    )
    return held


@transaction.atomic
def move_item(*, actor: Actor, item: AgendaItem, up: bool) -> AgendaItem:
    """Change places with the item before or after it. Raises Refused and NotAllowed."""
    held = item_locked(actor, item)
    rows = held.congress.agenda
    other = rows.filter(position__lt=held.position).last() if up else rows.filter(position__gt=held.position).first()
    if other is None:
        refuse("no-place", "Mục này đã ở đầu hoặc cuối chương trình.")
    if held.began_at or other.began_at:
        refuse("item-begun", "Mục đã bắt đầu thì không đổi thứ tự.")
    place, beside = held.position, other.position
    AgendaItem.objects.filter(pk=held.pk).update(position=_FAR)
    AgendaItem.objects.filter(pk=other.pk).update(position=place)
    AgendaItem.objects.filter(pk=held.pk).update(position=beside)
    held.refresh_from_db()
    write(
        "move_agenda_item",
        actor,
        f"Chuyển mục “{held.title}” lên thứ {held.position}",
        organisation=held.congress.organisation_id,
        subject=held,
    )
    return held


@transaction.atomic
def drop_item(*, actor: Actor, item: AgendaItem) -> None:
    """Take an item out of the agenda before it is taken up. Raises Refused and NotAllowed."""
    held = item_locked(actor, item)
    if held.began_at is not None or held.speakers.exists():
        refuse("item-begun", f"Mục “{held.title}” đã bắt đầu hoặc có người đăng ký; hãy ghi không thực hiện.")
    write(
        "drop_agenda_item",
        actor,
        f"Bỏ mục: {held.title}",
        organisation=held.congress.organisation_id,
        subject=held,
    )
    rows = AgendaItem.objects.filter(congress=held.congress, position__gt=held.position).order_by("position")
    held.delete()
    for row in rows:
        AgendaItem.objects.filter(pk=row.pk).update(position=F("position") - 1)
