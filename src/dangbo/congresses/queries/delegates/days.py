"""The day on which a congress opens, and the values of the rules that hold for it."""

from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.rules import values
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import ParameterSet


def opening_day(congress: Congress) -> date | None:
    """The first day as held, else approved, else planned; else that of its meeting."""
    known = days_of(congress).known
    if known is not None:
        return known.first_day
    return congress.meeting.held_on if congress.meeting is not None else None


def parameters_of(congress: Congress, on: date) -> ParameterSet:
    """The values by which the congress is judged on a day."""
    return values(congress.round, CongressLevel(congress.level), on)
