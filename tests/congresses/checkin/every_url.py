"""What the walk over every address needs to know of check-in."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from congresses.delegates.every_url import listed
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.checkin.scanning import SentScan, record_scans
from dangbo.congresses.acts.checkin.sessions import add_door, open_session, show_presence
from dangbo.congresses.models.checkin import CheckInSession, Scan, Way
from dangbo.facts.models import new_id
from web.conftest import Office


def session(office: Office) -> CheckInSession:
    """An open session with one door and one member who came."""
    held = listed(office)
    found = held.sessions.first()
    if found is not None:
        return found
    made = open_session(actor=PROGRAM, congress=held, name="Phiên khai mạc", day=held.dates.all()[0].first_day)
    door = add_door(actor=PROGRAM, congress=held, name="Cửa 1")
    now = timezone.now()
    sent = SentScan(new_id(), "", Way.NAME, now, held.delegates.all()[0].pk)
    record_scans(actor=PROGRAM, session=made, door=door, sent=[sent], clock=now)
    return made


def _home(office: Office) -> dict[str, Any]:
    return {"congress_id": session(office).congress_id}


def _session(office: Office) -> dict[str, Any]:
    return {"session_id": session(office).pk}


def _door(office: Office) -> dict[str, Any]:
    made = session(office)
    return {"session_id": made.pk, "door_id": made.congress.doors.all()[0].pk}


def _scan(office: Office) -> dict[str, Any]:
    return {"scan_id": Scan.objects.filter(session=session(office))[0].pk}


def _screen(office: Office) -> dict[str, Any]:
    return {"token": show_presence(actor=PROGRAM, session=session(office)).token}


OPEN_TO_STRANGERS = {"congresses:presence_screen", "congresses:presence_board", "congresses:presence_live"}
PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:check_in": _home,
    "congresses:check_in_act": lambda office: _home(office) | {"act": "them-cua"},
    "congresses:session_act": lambda office: _session(office) | {"act": "dong"},
    "congresses:show_presence": _session,
    "congresses:hide_presence": _session,
    "congresses:door": _door,
    "congresses:door_send": _door,
    "congresses:door_camera": _door,
    "congresses:door_data": _session,
    "congresses:take_back_check_in": _scan,
    "congresses:presence_screen": _screen,
    "congresses:presence_board": _screen,
    "congresses:presence_live": _screen,
}
