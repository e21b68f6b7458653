"""How the state of an election looks: shape, then word."""

from dangbo.elections.models import Election, State

_LOOKS = {
    State.RATIFIED: "ok",
    State.MINUTES_SIGNED: "ok",
    State.ANNOUNCED: "ok",
    State.CANCELLED: "bad",
    State.REFUSED: "bad",
    State.PREPARED: "idle",
}


def look_of(election: Election) -> tuple[str, str]:
    """The state of an election as kind and words."""
    state = State(election.state)
    return (_LOOKS.get(state, "warn"), state.label)
