"""How far congresses had come on a day, told by the facts of every subject."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date

from dangbo.congresses.collecting import offered
from dangbo.congresses.models import Congress
from dangbo.congresses.offers import Reached
from dangbo.congresses.states import State, furthest


def state_of(congress: Congress, at: date) -> State:
    """How far one congress had come."""
    return states_at([congress.pk], at)[congress.pk]


def states_at(ids: Collection[uuid.UUID], at: date) -> dict[uuid.UUID, State]:
    """How far each had come on a day, in so many queries as the subjects ask, whatever the number of congresses."""
    reached: dict[uuid.UUID, list[State]] = defaultdict(list)
    for fact in reached_by(ids, at):
        reached[fact.congress_id].append(fact.state)
    return {pk: furthest(reached[pk]) for pk in ids}


def reached_by(ids: Collection[uuid.UUID], at: date) -> list[Reached]:
    """Every state that the congresses came to by a day, from all subjects."""
    return [fact for tell in offered("stages") for fact in tell(ids, at)]
