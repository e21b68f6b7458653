"""What a subject may offer to the shared pages, in its module `subjects/<subject>.py`.

JOURNAL: dict of an act's name in the journal → its Vietnamese name
FIGURES: list of figures (dangbo.facts.figures)
TABS: tuple of `Tab`: links at the top of the page of a congress
ROUND_TABS: tuple of `Tab`: links at the top of the page of a round; their addresses take `round_id`
tasks(actor, viewing) -> Iterable[Task]: what waits on the home page
stages(asked, at) -> Iterable[Reached]: how far congresses had come on a day, in a fixed number of queries
touched(change, congresses, at) -> Iterable[Touch]: what a change of rules would no longer let fit, before it is applied
reviewing(congress, person) -> Iterable[str]: why somebody is on the review of a congress, each one sentence
next_steps(congress, actor, at) -> Iterable[Step]: what should be done next in one congress
"""

import datetime
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import QuerySet

from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.states import State
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import ParameterSet

Asked = Collection[uuid.UUID] | QuerySet[Congress]
"""Congresses asked about: by their ids, or for thousands by a query, which the database joins."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A link at the top of a congress's page: the name of its address (which takes `congress_id`) and its words."""

    url_name: str
    label: str
    permission: Permission = Permission.SEE_CONGRESSES


class Reached(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Change:
    """A rule about to change: its parameter, the levels it is for, its first day, the values before and after it."""

    key: str
    levels: tuple[CongressLevel, ...]
    holds_from: datetime.date
    before: Mapping[CongressLevel, ParameterSet]
    after: Mapping[CongressLevel, ParameterSet]


@dataclass(frozen=True, slots=True)
class Touch:
    """That a congress no longer fits with a change of rules, and why in one sentence."""

    congress_id: uuid.UUID
    sentence: str
