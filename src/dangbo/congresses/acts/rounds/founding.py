"""A round of congresses is opened, and closed when all of it is over."""

from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_round
from dangbo.congresses.models import CongressRound
from dangbo.registry.acts.memberships.places import require_open
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def open_round(
    *, actor: Actor, superior: Organisation, first_year: int, last_year: int, opened_on: date, name: str = ""
) -> CongressRound:
    """Open a round under a superior, one for each term. Raises Refused and NotAllowed."""
    actor.require(Permission.PREPARE_CONGRESSES, superior)
    require_open(superior, opened_on)
    if last_year <= first_year:
        refuse("years-out-of-order", "Năm cuối nhiệm kỳ phải sau năm đầu.")
    if CongressRound.objects.filter(superior=superior, first_year=first_year).exists():
        refuse("round-exists", f"Đã có đợt đại hội nhiệm kỳ bắt đầu năm {first_year} của tổ chức này.")
    named = clean_line(name) or f"Đại hội nhiệm kỳ {first_year}-{last_year}"
    made = CongressRound.objects.create(
        superior=superior, name=named, first_year=first_year, last_year=last_year, opened_on=opened_on
    )
    summary = f"Mở đợt {named} từ ngày {format_date(opened_on)}"
    write("open_congress_round", actor, summary, organisation=superior, subject=made)
    return made


@transaction.atomic
def close_round(*, actor: Actor, round_: CongressRound, on: date) -> CongressRound:
    """Close a round; nothing in it changes afterwards. Raises Refused and NotAllowed."""
    require_round(actor, round_)
    if on < round_.opened_on:
        refuse("closes-before-it-opens", "Ngày kết thúc phải từ ngày mở đợt trở đi.")
    round_.closed_on = on
    round_.save(update_fields=["closed_on"])
    summary = f"Kết thúc đợt {round_.name} ngày {format_date(on)}"
    write("close_congress_round", actor, summary, organisation=round_.superior_id, subject=round_)
    return round_
