"""The minutes of a congress (biên bản đại hội), written from what happened."""

from dangbo.congresses.papers.facts import Facts
from dangbo.elections.papers import ElectionPaper


def congress_minutes(facts: Facts) -> ElectionPaper | None:
    """The minutes; None before an item of the agenda was begun."""
    return None
