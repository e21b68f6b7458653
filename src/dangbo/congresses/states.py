"""How far a congress has come. Never stored: derived from facts by dangbo.congresses.queries.states."""

from enum import StrEnum


class State(StrEnum):
    """States in the order in which a congress goes through them; a cancelled one goes through none any more."""

    PREPARING = "preparing"
    SUBMITTED = "submitted"
    APPRAISED = "appraised"
    REVIEWED = "reviewed"
    CLEARED = "cleared"
    CONVENED = "convened"
    IN_SESSION = "in_session"
    HELD = "held"
    RESULTS_SENT = "results_sent"
    RATIFIED = "ratified"
    CANCELLED = "cancelled"


STATE_LABELS: dict[State, str] = {
    State.PREPARING: "Đang chuẩn bị",
    State.SUBMITTED: "Đã trình duyệt",
    State.APPRAISED: "Đã thẩm định",
    State.REVIEWED: "Đã duyệt",
    State.CLEARED: "Đủ điều kiện triệu tập",
    State.CONVENED: "Đã triệu tập",
    State.IN_SESSION: "Đang họp",
    State.HELD: "Đã đại hội",
    State.RESULTS_SENT: "Đã báo cáo kết quả",
    State.RATIFIED: "Đã chuẩn y",
    State.CANCELLED: "Không tổ chức",
}
COURSE = tuple(state for state in State if state is not State.CANCELLED)
PLACES: dict[State, int] = {state: place for place, state in enumerate(COURSE)}
DONE = frozenset({State.HELD, State.RESULTS_SENT, State.RATIFIED})
"""States in which the congress itself is over."""


def furthest(states: list[State]) -> State:
    """The state that counts among those reached; cancelled goes before all, nothing reached is preparing."""
    if State.CANCELLED in states:
        return State.CANCELLED
    return max(states, key=PLACES.__getitem__, default=State.PREPARING)
