"""The hall's screen of the agenda: opened to everybody who has the address, and closed again."""

import secrets

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.congresses.acts.day.guards import require_running
from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import AgendaScreen
from dangbo.elections.acts.screens import TOKEN_BYTES
from dangbo.registry.acts.writing import write


@transaction.atomic
def open_agenda_screen(*, actor: Actor, congress: Congress) -> AgendaScreen:
    """The open screen of a congress, made where there is none. Raises Refused and NotAllowed."""
    found = require_running(actor, congress)
    held = found.agenda_screens.filter(closed_at=None).first()
    if held is not None:
        return held
    made = AgendaScreen.objects.create(
        congress=found,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        opened_at=timezone.now(),
        opened_by_name=actor.name,
    )
    write("open_agenda_screen", actor, "Mở màn hình", organisation=found.organisation_id, subject=found)
    return made


@transaction.atomic
def close_agenda_screen(*, actor: Actor, congress: Congress) -> None:
    """Close it: its address leads nowhere from then on. Raises Refused and NotAllowed."""
    found = require_running(actor, congress)
    if found.agenda_screens.filter(closed_at=None).update(closed_at=timezone.now()):
        write("close_agenda_screen", actor, "Đóng màn hình", organisation=found.organisation_id, subject=found)
