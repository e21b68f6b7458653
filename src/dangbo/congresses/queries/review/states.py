"""How far reviews have come: as stages of congresses, and as the states of the review itself. Fixed queries."""

import uuid
from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Max, Q

from dangbo.congresses.models import Congress
from dangbo.congresses.models.review import Review, Submission
from dangbo.congresses.offers import Asked, Reached
from dangbo.congresses.states import State
from dangbo.rules.congress.dossier import ReviewFacts, ReviewState, review_state

STAGES = {
    ReviewState.SUBMITTED: State.SUBMITTED,
    ReviewState.UNDER_APPRAISAL: State.SUBMITTED,
    ReviewState.APPRAISED: State.APPRAISED,
    ReviewState.REVIEWED: State.REVIEWED,
    ReviewState.TO_BE_REVIEWED_AGAIN: State.APPRAISED,
    ReviewState.SUPPLEMENTS_ASKED: State.REVIEWED,
    ReviewState.CLEARED: State.CLEARED,
}


class Course(NamedTuple):
    """The review of one congress as it stood on a day. since: the day of its last event, None before any."""

    facts: ReviewFacts
    submitted_on: date | None = None
    session_id: uuid.UUID | None = None
    session_on: date | None = None
    concluded_on: date | None = None
    since: date | None = None

    @property
    def state(self) -> ReviewState:
        return review_state(self.facts)


NO_COURSE = Course(ReviewFacts())


class _Sent(NamedTuple):
    """An open submission with its appraisals: how many were asked for, how many given, and when the last."""

    submitted_on: date | None = None
    asked: int = 0
    given: int = 0
    last_given: date | None = None


class _Called(NamedTuple):
    """The latest review of a congress with its session; asked, done, last: its supplements, those accepted."""

    approved: bool | None = None
    concluded_on: date | None = None
    session_id: uuid.UUID | None = None
    called_for: date | None = None
    took_place_on: date | None = None
    asked: int = 0
    done: int = 0
    last: date | None = None


def course_of(congress: Congress, at: date) -> Course:
    """The review of one congress as it stood on a day."""
    return courses([congress.pk], at)[congress.pk]


def courses(ids: Collection[uuid.UUID], at: date) -> dict[uuid.UUID, Course]:
    """The reviews of congresses as they stood on a day; two queries."""
    known = begun_courses(ids, at)
    return {pk: known.get(pk, NO_COURSE) for pk in ids}


def begun_courses(asked: Asked, at: date) -> dict[uuid.UUID, Course]:
    """The same, only of those submitted or called to a session; two queries."""
    submitted, latest = _submissions(asked, at), _reviews(asked, at)
    return {
        pk: _course(submitted.get(pk, _NOT_SENT), latest.get(pk, _NOT_CALLED), at)
        for pk in submitted.keys() | latest.keys()
    }


_NOT_SENT, _NOT_CALLED = _Sent(), _Called()


def stages(asked: Asked, at: date) -> Iterator[Reached]:
    """The states that congresses came to by their review; two queries."""
    for pk, course in begun_courses(asked, at).items():
        state = STAGES.get(course.state)
        if state is not None and course.since is not None:
            yield Reached(pk, state, course.since)


def _submissions(asked: Asked, at: date) -> dict[uuid.UUID, _Sent]:
    rows = Submission.objects.filter(congress__in=asked, submitted_on__lte=at).order_by("number")
    open_then = rows.filter(Q(returned_on__isnull=True) | Q(returned_on__gt=at))
    counted = open_then.values("congress_id", "number", "submitted_on").annotate(
        asked=Count("appraisals", filter=Q(appraisals__asked_on__lte=at)),
        given=Count("appraisals", filter=Q(appraisals__given_on__lte=at)),
        last_given=Max("appraisals__given_on", filter=Q(appraisals__given_on__lte=at)),
    )
    return {pk: _Sent(*values) for pk, *values in counted.values_list("congress_id", *_Sent._fields)}


def _reviews(asked: Asked, at: date) -> dict[uuid.UUID, _Called]:
    """The latest review of each congress; one that is only called counts too."""
    rows = Review.objects.filter(congress__in=asked).order_by("session__called_for", "session_id")
    names = ("congress_id", *_Called._fields[:3], "session__called_for", "session__took_place_on")
    accepted = Q(supplements__accepted_on__lte=at)
    counted = rows.values("pk", *names).annotate(
        asked=Count("supplements"),
        done=Count("supplements", filter=accepted),
        last=Max("supplements__accepted_on", filter=accepted),
    )
    return {pk: _Called(*values) for pk, *values in counted.values_list(*names, "asked", "done", "last")}


def _course(sent: _Sent, review: _Called, at: date) -> Course:
    took_place = review.took_place_on
    held = took_place is not None and took_place <= at
    concluded = review.concluded_on if review.concluded_on and review.concluded_on <= at else None
    facts = ReviewFacts(
        submitted=sent.submitted_on is not None,
        appraisals_asked=sent.asked,
        appraisals_given=sent.given,
        held=held,
        approved=review.approved if concluded else None,
        supplements_open=review.asked - review.done,
    )
    held_on, last = took_place if held else None, review.last if concluded else None
    events = [day for day in (sent.submitted_on, sent.last_given, held_on, concluded, last) if day is not None]
    return Course(
        facts=facts,
        submitted_on=sent.submitted_on,
        session_id=review.session_id,
        session_on=took_place or review.called_for,
        concluded_on=concluded,
        since=max(events, default=None),
    )
