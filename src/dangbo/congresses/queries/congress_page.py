"""What the page of a congress shows: its course, its days with their history, what it is about."""

from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import Congress, CongressDate
from dangbo.congresses.queries.days import Days, days_of
from dangbo.congresses.queries.states import reached_by
from dangbo.congresses.states import COURSE, STATE_LABELS, State, furthest
from dangbo.rules.congress.contents import CONTENT_LABELS, Content

_SHOWN = tuple(state for state in COURSE if state is not State.IN_SESSION)


@dataclass(frozen=True, slots=True)
class Stage:
    """A state of the course: its words, the day on which the congress came to it, whether it stands there."""

    label: str
    on: date | None
    is_passed: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class DayLine:
    """Days as they were said: the newest of their kind, or superseded."""

    row: CongressDate
    is_newest: bool


@dataclass(frozen=True, slots=True)
class CongressPage:
    """The head of a congress on a day."""

    state: State
    course: list[Stage]
    days: Days
    day_lines: list[DayLine]
    contents: list[str]


def congress_page(congress: Congress, at: date) -> CongressPage:
    """Where the congress stands on a day."""
    reached = {fact.state: fact.on for fact in reached_by([congress.pk], at)}
    state, days = furthest(list(reached)), days_of(congress, at)
    newest = {row.pk for row in (days.planned, days.approved, days.held) if row is not None}
    rows = [row for row in congress.dates.all() if row.recorded_on <= at or row.pk in newest]
    return CongressPage(
        state=state,
        course=_course(state, reached),
        days=days,
        day_lines=[DayLine(row, row.pk in newest) for row in rows],
        contents=[CONTENT_LABELS[content] for content in Content if content in congress.contents],
    )


def _course(state: State, reached: dict[State, date]) -> list[Stage]:
    if state is State.CANCELLED:
        return []
    place = COURSE.index(state)
    return [Stage(STATE_LABELS[each], reached.get(each), COURSE.index(each) <= place, each is state) for each in _SHOWN]
