"""All reviews of a superior at once: how far each is, until when, which are late. A fixed number of queries."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.review import Review, ReviewSession
from dangbo.congresses.queries.days import short_days
from dangbo.congresses.queries.review.page import review_is_late, review_look
from dangbo.congresses.queries.review.states import NO_COURSE, Course, begun_courses
from dangbo.congresses.queries.rules import values_by_level
from dangbo.facts.models import holding_at
from dangbo.office.working_days import office_days
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.rules.congress.dossier import ReviewState, review_by
from dangbo.rules.congress.levels import CongressLevel

LATE_LABEL = "Quá hạn duyệt"
_CALLABLE = (
    ReviewState.SUBMITTED,
    ReviewState.UNDER_APPRAISAL,
    ReviewState.APPRAISED,
    ReviewState.TO_BE_REVIEWED_AGAIN,
)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One unit's review. opens_on: its expected day; deadline: the last day for the review, None without days."""

    pk: uuid.UUID
    name: str
    opens_on: date | None
    deadline: date | None
    course: Course
    is_called: bool
    was_held: bool
    at: date

    @property
    def state(self) -> ReviewState:
        return self.course.state

    @property
    def look(self) -> tuple[str, str]:
        return ("bad", LATE_LABEL) if self.is_late else review_look(self.state, was_held=self.was_held)

    @property
    def is_late(self) -> bool:
        return review_is_late(self.state, self.deadline, self.at, was_held=self.was_held)

    @property
    def may_be_called(self) -> bool:
        return self.state in _CALLABLE and not self.is_called and not self.was_held


class UnitLine(NamedTuple):
    """A congress of a list: its level, and its organisation's name."""

    pk: uuid.UUID
    level: str
    name: str


def reviewed_by(round_: CongressRound, superior: Organisation) -> QuerySet[Congress]:
    """The congresses of the round whose direct superior this organisation is."""
    children = OrganisationVersion.objects.filter(holding_at(round_.opened_on), parent=superior)
    return Congress.objects.filter(round=round_, cancelled_on=None, organisation__in=children.values("organisation"))


def review_lines(round_: CongressRound, superior: Organisation, at: date) -> list[ReviewLine]:
    """Every unit, those with the nearest deadline first; nine queries, whatever the number of units."""
    asked = reviewed_by(round_, superior)
    units, days, found = units_of(asked, at), short_days(asked, at), begun_courses(asked, at)
    called = _called(asked)
    held = {pk for pk, of in days.items() if of.held}
    openings = {pk: of.expected.first_day for pk, of in days.items() if of.expected}
    due = _deadlines(round_, {pk: (level, openings[pk]) for pk, level, _ in units if pk in openings}, at)
    lines = [
        ReviewLine(
            pk=pk,
            name=name,
            opens_on=openings.get(pk),
            deadline=due.get(pk),
            course=found.get(pk, NO_COURSE),
            is_called=pk in called,
            was_held=pk in held,
            at=at,
        )
        for pk, _, name in units
    ]
    return sorted(lines, key=lambda line: line.deadline or date.max)


def units_of(asked: QuerySet[Congress], at: date) -> list[UnitLine]:
    """The congresses with what their organisations are called on the day, in Vietnamese order; two queries."""
    congresses = {organisation: (pk, level) for pk, organisation, level in _congresses(asked)}
    rows = OrganisationVersion.objects.filter(holding_at(at), organisation__in=asked.values("organisation"))
    named = dict(rows.order_by("name_key").values_list("organisation_id", "name"))
    order = [*(key for key in named if key in congresses), *(key for key in congresses if key not in named)]
    return [UnitLine(*congresses[key], named.get(key, "")) for key in order]


def _congresses(asked: QuerySet[Congress]) -> Iterable[tuple[uuid.UUID, uuid.UUID, str]]:
    return asked.order_by().values_list("pk", "organisation_id", "level")


def _called(asked: QuerySet[Congress]) -> set[uuid.UUID]:
    """The congresses that wait in a session which has not taken place."""
    rows = Review.objects.filter(congress__in=asked, concluded_on=None, session__took_place_on=None)
    return set(rows.values_list("congress_id", flat=True))


def _deadlines(
    round_: CongressRound, openings: Mapping[uuid.UUID, tuple[str, date]], at: date
) -> dict[uuid.UUID, date]:
    """The last day of each by its level and opening; those of the same level and opening are counted once."""
    rules, extra = values_by_level(round_, at), office_days()
    known = {
        (level, opening): review_by(
            CongressLevel(level), opening, at=at, extra=extra, parameters=rules[CongressLevel(level)]
        ).answer
        for level, opening in set(openings.values())
    }
    return {pk: known[asked] for pk, asked in openings.items()}


def counts_of(lines: list[ReviewLine]) -> dict[str, int]:
    """How many units are in each state, by the words of the state, and how many are late."""
    counted = Counter(line.look for line in lines)
    return {label: number for (_, label), number in counted.items()}


def sessions_of(round_: CongressRound, superior: Organisation) -> QuerySet[ReviewSession]:
    """The sessions of the superior in the round, the newest first."""
    return ReviewSession.objects.filter(round=round_, superior=superior).prefetch_related("reviews")
