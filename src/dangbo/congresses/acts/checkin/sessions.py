"""Sessions at which people are checked in, their doors, and the hall's screen of those present."""

import secrets
from datetime import date

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.models import Congress
from dangbo.congresses.models.checkin import CheckInSession, Door, PresenceScreen
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def open_session(*, actor: Actor, congress: Congress, name: str, day: date) -> CheckInSession:
    """Begin to check people in for a session; one at a time. Raises Refused and NotAllowed."""
    held = require_congress(actor, congress, Permission.RUN_CONGRESSES)
    called = clean_line(name)
    if not called:
        refuse("name-missing", "Chưa ghi tên phiên.")
    running = held.sessions.filter(closed_at=None).first()
    if running is not None:
        refuse("session-open", f"{running.name} đang điểm danh; đóng phiên đó trước.")
    if held.sessions.filter(name=called).exists():
        refuse("same-name", f"Đã có phiên tên “{called}”; đặt tên khác.")
    if not held.delegates.filter(struck_on=None).exists():
        refuse("nobody-summoned", "Danh sách đại biểu chưa có ai; lập danh sách trước khi điểm danh.")
    made = CheckInSession.objects.create(
        congress=held, name=called, day=day, opened_at=timezone.now(), opened_by_name=actor.name
    )
    _write(actor, held, "open_check_in", f"Mở điểm danh {called}, ngày {format_date(day)}")
    return made


@transaction.atomic
def close_session(*, actor: Actor, session: CheckInSession) -> CheckInSession:
    """End the check-in of a session; cards read before at a door without a network are still taken.

    Raises Refused and NotAllowed.
    """
    held = require_congress(actor, session.congress, Permission.RUN_CONGRESSES)
    if session.closed_at is not None:
        refuse("session-closed", f"{session.name} đã đóng điểm danh.")
    session.closed_at = timezone.now()
    session.save(update_fields=["closed_at"])
    session.screens.filter(closed_at=None).update(closed_at=session.closed_at)
    _write(actor, held, "close_check_in", f"Đóng điểm danh {session.name}")
    return session


@transaction.atomic
def add_door(*, actor: Actor, congress: Congress, name: str) -> Door:
    """Add a place where cards are read. Raises Refused and NotAllowed."""
    held = require_congress(actor, congress, Permission.RUN_CONGRESSES)
    called = clean_line(name)
    if not called:
        refuse("name-missing", "Chưa ghi tên cửa.")
    if held.doors.filter(name=called).exists():
        refuse("same-name", f"Đã có {called}.")
    made = Door.objects.create(congress=held, name=called)
    _write(actor, held, "add_door", f"Thêm nơi điểm danh {called}")
    return made


@transaction.atomic
def show_presence(*, actor: Actor, session: CheckInSession) -> PresenceScreen:
    """Open the screen of those present to whoever has its address; the open one, where there is one."""
    held = require_congress(actor, session.congress, Permission.RUN_CONGRESSES)
    if session.closed_at is not None:
        refuse("session-closed", f"{session.name} đã đóng điểm danh.")
    found = session.screens.filter(closed_at=None).first()
    if found is not None:
        return found
    made = PresenceScreen.objects.create(
        session=session, token=secrets.token_urlsafe(16), opened_at=timezone.now(), opened_by_name=actor.name
    )
    _write(actor, held, "show_presence", f"Mở màn hình đại biểu có mặt, {session.name}")
    return made


@transaction.atomic
def hide_presence(*, actor: Actor, session: CheckInSession) -> None:
    """Close the screen of those present. Raises NotAllowed."""
    held = require_congress(actor, session.congress, Permission.RUN_CONGRESSES)
    if session.screens.filter(closed_at=None).update(closed_at=timezone.now()):
        _write(actor, held, "hide_presence", f"Đóng màn hình đại biểu có mặt, {session.name}")


def _write(actor: Actor, congress: Congress, act: str, summary: str) -> None:
    write(act, actor, summary, organisation=congress.organisation_id, subject=congress)
