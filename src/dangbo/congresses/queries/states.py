"""How far congresses had come on a day, told by the facts of every subject."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from dangbo.congresses.collecting import offered
from dangbo.congresses.models import Congress
from dangbo.congresses.offers import Asked, Reached
from dangbo.congresses.states import State, furthest


def state_of(congress: Congress, at: date) -> State:
    """How far one congress had come."""
    return states_at([congress.pk], at)[congress.pk]


def states_at(ids: Collection[uuid.UUID], at: date) -> dict[uuid.UUID, State]:
    """How far each had come on a day, in so many queries as the subjects ask, whatever the number of congresses."""
    known = furthest_states(reached_by(ids, at))
    return {pk: known.get(pk, State.PREPARING) for pk in ids}


def furthest_states(facts: Iterable[Reached]) -> dict[uuid.UUID, State]:
    """The state that each congress stands in, only of those that had come further than preparing."""
    reached: dict[uuid.UUID, list[State]] = defaultdict(list)
    for congress_id, state, _ in facts:
        reached[congress_id].append(state)
    return {pk: furthest(states) for pk, states in reached.items()}


def reached_by(asked: Asked, at: date) -> list[Reached]:
    """Every state that the congresses came to by a day, from all subjects."""
    return [fact for tell in offered("stages") for fact in tell(asked, at)]
