"""What the walk over every address needs to know of elections."""

from collections.abc import Callable
from datetime import date
from typing import Any

import build
from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.afterwards import receive_complaint
from dangbo.elections.acts.screens import open_screen
from dangbo.elections.models import Complaint, Election, Meeting, MeetingKind
from dangbo.rules.elections.posts import Post
from elections import hall
from elections.counting.every_url import PARAMETERS as COUNTING
from web.conftest import Office

ON = date(2026, 3, 14)


def meeting(office: Office) -> Meeting:
    """A congress of the cell with its roll and one vote whose result is announced."""
    found = Meeting.objects.filter(organisation=office.cell).first()
    if found is not None:
        return found
    build.members(office.cell, 10, on=date(2012, 1, 1))
    made = hall.congress(office.cell, MeetingKind.MEMBER_CONGRESS, ON, name="Đại hội Chi bộ Kế toán")
    people = hall.people_of(made)
    hall.announced(hall.election(made, Post.COMMITTEE, 3, people[:4]), [10, 9, 8, 2])
    receive_complaint(actor=PROGRAM, meeting=made, received_on=ON, sender="Lò Thị Mai An", text="Về việc kiểm phiếu")
    return made


def election(office: Office) -> Election:
    """The announced vote of that congress."""
    return meeting(office).elections.order_by("pk")[0]


def open_election(office: Office) -> Election:
    """A vote whose list may still change."""
    held = meeting(office)
    found = held.elections.filter(state="prepared").first()
    return found or hall.prepared(held, Post.OTHER, 1, hall.people_of(held)[:1])


def _meeting(office: Office) -> dict[str, Any]:
    return {"meeting_id": meeting(office).pk}


def _election(office: Office) -> dict[str, Any]:
    return {"election_id": election(office).pk}


def _candidate(office: Office) -> dict[str, Any]:
    return {"candidate_id": open_election(office).candidates.all()[0].pk, "act": "xin-rut"}


def _screen(office: Office) -> dict[str, Any]:
    return {"token": open_screen(actor=PROGRAM, election=election(office)).token}


OPEN_TO_STRANGERS = {"elections:hall", "elections:hall_board", "elections:hall_live"}
PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "elections:meeting": _meeting,
    "elections:roll": _meeting,
    "elections:roll_file": _meeting,
    "elections:meeting_act": lambda office: _meeting(office) | {"act": "diem-danh"},
    "elections:election": _election,
    "elections:open_screen": _election,
    "elections:close_screen": _election,
    "elections:hall": _screen,
    "elections:hall_board": _screen,
    "elections:hall_live": _screen,
    "elections:election_paper": lambda office: _election(office) | {"key": "kiem-phieu", "form": "word"},
    "elections:draft_election_paper": lambda office: _election(office) | {"key": "kiem-phieu"},
    "elections:meeting_paper": lambda office: _meeting(office) | {"key": "trung-cu", "form": "pdf"},
    "elections:draft_meeting_paper": lambda office: _meeting(office) | {"key": "bao-cao"},
    "elections:candidates": _election,
    "elections:ballot": _election,
    "elections:election_act": lambda office: {"election_id": open_election(office).pk, "act": "chot"},
    "elections:candidate_act": _candidate,
    "elections:entry_act": lambda office: {"entry_id": meeting(office).roll.all()[0].pk, "act": "dien"},
    "elections:complaint": lambda office: {"complaint_id": Complaint.objects.get(meeting=meeting(office)).pk},
    **COUNTING,
}
