"""What the walk over every address needs to know of the counting desk."""

from collections.abc import Callable
from datetime import date
from typing import Any

import build
from dangbo.access.actor import PROGRAM
from dangbo.elections.acts.counting.auditing import draw_audit
from dangbo.elections.acts.counting.closing import close_count
from dangbo.elections.acts.counting.counts import add_batch
from dangbo.elections.models import Election, Meeting
from dangbo.elections.models.counting import Batch, Count, CountWay
from dangbo.elections.queries.counting.vectors import Vector, slate_of
from dangbo.rules.elections.posts import Post
from elections import hall
from elections.counting.desk import Desk, count_of, keyed_batch
from web.conftest import Office

ON = date(2026, 5, 20)
BALLOTS = [Vector("kkks"), Vector("kksk")]


def vote(office: Office, names: int = 4, seats: int = 3, post: Post = Post.COMMITTEE) -> Desk:
    """A closed vote of the committee at which the accounts hold their roles."""
    found = Meeting.objects.filter(organisation=office.top, name="Đại hội kiểm phiếu").first()
    if found is None:
        build.members(office.cell, max(10, names + 4), on=date(2012, 1, 1))
        meeting = hall.congress(office.top, on=ON, name="Đại hội kiểm phiếu")
        hall.election(meeting, post, seats, hall.people_of(meeting)[:names])
        found = meeting
    made = Election.objects.get(meeting=found)
    return Desk(made, slate_of(made), list(made.tellers.select_related("entry")))


def ended(office: Office) -> Count:
    """A count that has ended and whose sheets are drawn."""
    made = vote(office)
    found = made.vote.ballot_counts.filter(state="closed").first()
    if found is None:
        found = count_of(made, 2)
        keyed_batch(made, found, BALLOTS)
        close_count(actor=PROGRAM, count=found)
        draw_audit(actor=PROGRAM, count=found, dice="3516244163")
    return found


def running(office: Office) -> Batch:
    """A batch of a scanned count that goes on."""
    made = vote(office)
    ended(office)
    found = Batch.objects.filter(count__election=made.vote, count__way=CountWay.SCANNED).first()
    return found or add_batch(actor=PROGRAM, count=count_of(made, 2, CountWay.SCANNED), declared=2)


def _teller(office: Office) -> dict[str, Any]:
    return {"batch_id": running(office).pk, "teller_id": vote(office).tellers[0].pk}


def _batch(office: Office) -> dict[str, Any]:
    return {"batch_id": running(office).pk}


def _sheet(office: Office) -> dict[str, Any]:
    return _batch(office) | {"sheet": 1}


PARAMETERS: dict[str, Callable[[Office], dict[str, Any]]] = {
    "elections:count_desk": lambda office: {"election_id": vote(office).vote.pk},
    "elections:count_desk_act": lambda office: {"election_id": vote(office).vote.pk, "act": "mo"},
    "elections:evidence": lambda office: {"election_id": ended(office).election_id},
    "elections:count": lambda office: {"count_id": ended(office).pk},
    "elections:count_act": lambda office: {"count_id": running(office).count_id, "act": "them-tap"},
    "elections:audit": lambda office: {"count_id": ended(office).pk},
    "elections:compare": lambda office: {"count_id": ended(office).pk, "batch": 1, "sheet": 1},
    "elections:batch": _batch,
    "elections:recount_batch": _batch,
    "elections:header_sheet": _batch,
    "elections:upload_scans": _batch,
    "elections:read_on": _batch,
    "elections:pad": _teller,
    "elections:look": _teller,
    "elections:conclude": lambda office: {"batch_id": ended(office).batches.get().pk, "sheet": 1},
    "elections:side": lambda office: _sheet(office) | {"side": 1},
    "elections:row": lambda office: _sheet(office) | {"row": 1},
    "elections:conclude_row": lambda office: _sheet(office) | {"row": 1},
    "elections:box": lambda office: _sheet(office) | {"row": 1, "which": "agree"},
    "elections:leave_out": _sheet,
    "elections:open_picture": _sheet,
}
