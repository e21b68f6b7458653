"""What a user does in elections: one function per act, keyword arguments and the actor (design §4)."""

from dangbo.elections.acts.afterwards import ratify, refuse_result, sign_minutes
from dangbo.elections.acts.announcing import announce
from dangbo.elections.acts.results import InvalidReason, record_count
from dangbo.elections.acts.rounds import hold_again, next_round

__all__ = [
    "InvalidReason",
    "announce",
    "hold_again",
    "next_round",
    "ratify",
    "record_count",
    "refuse_result",
    "sign_minutes",
]
