"""The hall's screen of a vote: opened to everybody who has the address, and closed again."""

import secrets

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.elections.acts.guards import NOT_A_TELLER_HERE, may_count
from dangbo.elections.models import Election, HallScreen
from dangbo.registry.acts.writing import write

TOKEN_BYTES = 16


def may_show(actor: Actor, election: Election) -> bool:
    """Tellers of the meeting and those who prepare elections may show a vote to the hall."""
    meeting = election.meeting
    return may_count(actor, meeting) or actor.may(Permission.PREPARE_ELECTIONS, meeting.organisation_id)


@transaction.atomic
def open_screen(*, actor: Actor, election: Election) -> HallScreen:
    """The open screen of a vote, made where there is none. Raises NotAllowed."""
    _require(actor, election)
    held = Election.objects.select_for_update(of=("self",)).get(pk=election.pk)
    found = held.screens.filter(closed_at__isnull=True).first()
    if found is not None:
        return found
    made = HallScreen.objects.create(
        election=election,
        token=secrets.token_urlsafe(TOKEN_BYTES),
        opened_at=timezone.now(),
        opened_by_name=actor.name,
    )
    _write(actor, "open_hall_screen", election)
    return made


@transaction.atomic
def close_screen(*, actor: Actor, election: Election) -> None:
    """Close the screen: its address leads nowhere from then on. Raises NotAllowed."""
    _require(actor, election)
    if election.screens.filter(closed_at__isnull=True).update(closed_at=timezone.now()):
        _write(actor, "close_hall_screen", election)


def _require(actor: Actor, election: Election) -> None:
    if not may_show(actor, election):
        raise NotAllowed(NOT_A_TELLER_HERE)


def _write(actor: Actor, act: str, election: Election) -> None:
    write(act, actor, election.title, organisation=election.meeting.organisation_id, subject=election)
