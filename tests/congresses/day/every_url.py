"""What the walk over every address needs to know of the day."""

from collections.abc import Callable
from typing import Any

from congresses import world
from congresses.congresses.every_url import a_congress, of
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.congresses.convening import convene
from dangbo.congresses.acts.day.agenda import draw_up_agenda
from dangbo.congresses.acts.day.running import begin_item
from dangbo.congresses.acts.day.screens import open_agenda_screen
from dangbo.congresses.acts.day.speakers import register_speaker
from dangbo.congresses.models import Congress
from dangbo.congresses.models.day import AgendaItem, Speaker
from web.conftest import Office


def congress(office: Office) -> Congress:
    """The cell's congress with its agenda, the debate under way with a guest waiting to speak."""
    found = a_congress(office)
    if found.agenda.exists():
        return found
    if found.meeting is None:
        found = convene(actor=PROGRAM, congress=found, on=world.PLANNED_ON, accepted_warnings=world.ACCEPTED)
    draw_up_agenda(actor=PROGRAM, congress=found)
    debate = begin_item(actor=PROGRAM, item=found.agenda.get(code="debate"))
    register_speaker(actor=PROGRAM, item=debate, name="Bế Văn Khách")
    return found


def _of(office: Office) -> dict[str, Any]:
    congress(office)
    return of(office)


def _item(office: Office) -> dict[str, Any]:
    return {"item_id": AgendaItem.objects.get(congress=congress(office), code="debate").pk}


def _speaker(office: Office) -> dict[str, Any]:
    return {"speaker_id": Speaker.objects.get(item__congress=congress(office)).pk}


def _screen(office: Office) -> dict[str, Any]:
    return {"token": open_agenda_screen(actor=PROGRAM, congress=congress(office)).token}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "congresses:day": _of,
    "congresses:day_act": lambda office: _of(office) | {"act": "them"},
    "congresses:open_agenda_screen": _of,
    "congresses:close_agenda_screen": _of,
    "congresses:item": _item,
    "congresses:begin_item": _item,
    "congresses:move_item": _item,
    "congresses:item_act": lambda office: _item(office) | {"act": "bieu-quyet"},
    "congresses:call_speaker": _speaker,
    "congresses:withdraw_speaker": _speaker,
    "congresses:end_speaker": _speaker,
    "congresses:agenda_screen": _screen,
    "congresses:agenda_board": _screen,
    "congresses:agenda_live": _screen,
}
OPEN_TO_STRANGERS = {"congresses:agenda_screen", "congresses:agenda_board", "congresses:agenda_live"}
