"""What a subject may offer to the shared pages, in its module `subjects/<subject>.py`.

JOURNAL: dict of an act's name in the journal → its Vietnamese name
FIGURES: list of figures (dangbo.facts.figures)
TABS: tuple of `Tab`: links at the top of the page of a congress
ROUND_TABS: tuple of `Tab`: links at the top of the page of a round; their addresses take `round_id`
tasks(actor, viewing) -> Iterable[Task]: what waits on the home page
stages(ids, at) -> Iterable[Reached]: how far congresses had come on a day, in a fixed number of queries
next_steps(congress, actor, at) -> Iterable[Step]: what should be done next in one congress
"""

import datetime
import uuid
from dataclasses import dataclass

from dangbo.access.permissions import Permission
from dangbo.congresses.states import State


@dataclass(frozen=True, slots=True)
class Tab:
    """A link at the top of a congress's page: the name of its address (which takes `congress_id`) and its words."""

    url_name: str
    label: str
    permission: Permission = Permission.SEE_CONGRESSES


@dataclass(frozen=True, slots=True)
class Reached:
    """That a congress came to a state on a day."""

    congress_id: uuid.UUID
    state: State
    on: datetime.date


@dataclass(frozen=True, slots=True)
class Step:
    """The next thing to do in a congress.

    rank: the lowest goes first (hundreds by stage: 100 the plan, 200 papers, 300 personnel, 400 delegates, 500 review,
    600 convening, 700 the day, 800 afterwards); why: one sentence; label: words of the button; url: where it is done.
    """

    rank: int
    why: str
    label: str
    url: str
