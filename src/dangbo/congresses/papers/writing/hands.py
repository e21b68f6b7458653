"""A vote by raised hands in words."""

from dangbo.elections.acts.hands import Hands
from dangbo.elections.models import HandVote


def said_hands(vote: HandVote) -> str:
    """tán thành 30/32, không tán thành 1."""
    return Hands(vote.votes_for, vote.votes_against, vote.abstained, vote.present).words
