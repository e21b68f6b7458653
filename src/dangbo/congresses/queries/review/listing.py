"""All reviews of a superior at once: how far each is, until when, which are late. A fixed number of queries."""

import uuid
from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.review import Review, ReviewSession
from dangbo.congresses.queries.days import Days, all_days
from dangbo.congresses.queries.review.page import LOOKS, NOT_REVIEWED
from dangbo.congresses.queries.review.states import Course, courses
from dangbo.congresses.queries.rules import values_by_level
from dangbo.facts.models import holding_at
from dangbo.office.working_days import office_days
from dangbo.registry.models import Organisation, OrganisationVersion
from dangbo.rules.congress.dossier import REVIEW_STATE_LABELS, ReviewState, review_by
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
    at: date

    @property
    def state(self) -> ReviewState:
        return self.course.state

    @property
    def look(self) -> tuple[str, str]:
        return ("bad", LATE_LABEL) if self.is_late else (LOOKS[self.state], REVIEW_STATE_LABELS[self.state])

    @property
    def is_late(self) -> bool:
        return self.deadline is not None and self.deadline < self.at and self.state in NOT_REVIEWED

    @property
    def may_be_called(self) -> bool:
        return self.state in _CALLABLE and not self.is_called


def reviewed_by(round_: CongressRound, superior: Organisation) -> QuerySet[Congress]:
    """The congresses of the round whose direct superior this organisation is."""
    children = OrganisationVersion.objects.filter(holding_at(round_.opened_on), parent=superior)
    return Congress.objects.filter(round=round_, cancelled_on=None, organisation__in=children.values("organisation"))


def review_lines(round_: CongressRound, superior: Organisation, at: date) -> list[ReviewLine]:
    """Every unit, those with the nearest deadline first; eleven queries, whatever the number of units."""
    rows = dict(reviewed_by(round_, superior).values_list("pk", "level"))
    units = dict(reviewed_by(round_, superior).values_list("pk", "organisation"))
    names = _names(set(units.values()), at)
    days, found = all_days(list(rows), at), courses(list(rows), at)
    called = set(
        Review.objects.filter(congress__in=list(rows), concluded_on=None, session__took_place_on=None).values_list(
            "congress", flat=True
        )
    )
    due = _deadlines(round_, rows, days, at)
    lines = [
        ReviewLine(
            pk=pk,
            name=names.get(units[pk], ""),
            opens_on=_opening(days.get(pk)),
            deadline=due.get(pk),
            course=found[pk],
            is_called=pk in called,
            at=at,
        )
        for pk in rows
    ]
    return sorted(lines, key=lambda line: (line.deadline or date.max, line.name))


def _names(organisations: set[uuid.UUID], at: date) -> dict[uuid.UUID, str]:
    rows = OrganisationVersion.objects.filter(holding_at(at), organisation__in=organisations)
    return dict(rows.values_list("organisation", "name"))


def _opening(days: Days | None) -> date | None:
    return days.expected.first_day if days and days.expected else None


def _deadlines(
    round_: CongressRound, levels: dict[uuid.UUID, str], days: dict[uuid.UUID, Days], at: date
) -> dict[uuid.UUID, date]:
    """The last day of each; those of the same level and opening are counted once."""
    rules, extra = values_by_level(round_, at), office_days()
    known: dict[tuple[str, date], date] = {}
    found: dict[uuid.UUID, date] = {}
    for pk, level in levels.items():
        opening = _opening(days.get(pk))
        if opening is None:
            continue
        if (level, opening) not in known:
            of = CongressLevel(level)
            known[level, opening] = review_by(of, opening, at=at, extra=extra, parameters=rules[of]).answer
        found[pk] = known[level, opening]
    return found


def counts_of(lines: list[ReviewLine]) -> dict[str, int]:
    """How many units are in each state, by the words of the state, and how many are late."""
    counted = Counter(line.look for line in lines)
    return {label: number for (_, label), number in counted.items()}


def sessions_of(round_: CongressRound, superior: Organisation) -> QuerySet[ReviewSession]:
    """The sessions of the superior in the round, the newest first."""
    return ReviewSession.objects.filter(round=round_, superior=superior).prefetch_related("reviews")
