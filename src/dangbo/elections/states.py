"""The course of an election in one place: which state may follow which, and how it moves on."""

from collections.abc import Mapping
from typing import Any

from dangbo.elections.models import Election, State
from dangbo.registry.acts.refusal import refuse

FOLLOWS: Mapping[State, frozenset[State]] = {
    State.PREPARED: frozenset({State.LIST_FIXED, State.CANCELLED}),
    State.LIST_FIXED: frozenset({State.PREPARED, State.BALLOTS_ISSUED, State.CANCELLED}),
    State.BALLOTS_ISSUED: frozenset({State.VOTING_CLOSED, State.CANCELLED}),
    State.VOTING_CLOSED: frozenset({State.COUNTING, State.RECONCILED, State.CANCELLED}),
    State.COUNTING: frozenset({State.VOTING_CLOSED, State.RECONCILED, State.CANCELLED}),
    State.RECONCILED: frozenset({State.COUNTING, State.ANNOUNCED, State.CANCELLED}),
    State.ANNOUNCED: frozenset({State.MINUTES_SIGNED}),
    State.MINUTES_SIGNED: frozenset({State.RATIFIED, State.REFUSED}),
    State.RATIFIED: frozenset(),
    State.REFUSED: frozenset(),
    State.CANCELLED: frozenset(),
}
COURSE = (
    State.PREPARED,
    State.LIST_FIXED,
    State.BALLOTS_ISSUED,
    State.VOTING_CLOSED,
    State.COUNTING,
    State.RECONCILED,
    State.ANNOUNCED,
    State.MINUTES_SIGNED,
    State.RATIFIED,
)
"""The states of an election that goes well, in order."""
DECIDED = (State.ANNOUNCED, State.MINUTES_SIGNED, State.RATIFIED)
"""States in which the announced result holds."""
ENDED = (State.RATIFIED, State.REFUSED, State.CANCELLED)


def move(election: Election, to: State, **fields: Any) -> None:
    """Store the next state of an election together with what comes with it; refused where it may not follow."""
    require_step(election, to)
    election.state = to
    for name, value in fields.items():
        setattr(election, name, value)
    election.save(update_fields=["state", *fields])


def require_step(election: Election, to: State) -> None:
    """Refuse a state that may not follow the present one; staying is always allowed."""
    now = State(election.state)
    if to is not now and to not in FOLLOWS[now]:
        refuse("wrong-state", f"Cuộc bầu này {now.label.lower()}, chưa thể chuyển sang “{to.label.lower()}”.")


def require_state(election: Election, *states: State) -> None:
    """Refuse an act that does not belong to the present state."""
    if election.state not in states:
        refuse("wrong-state", f"Cuộc bầu này {State(election.state).label.lower()}; việc này không còn làm được.")
