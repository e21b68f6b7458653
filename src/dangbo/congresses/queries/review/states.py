"""How far reviews have come: as stages of congresses, and as the states of the review itself. Fixed queries."""

import uuid
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from dangbo.congresses.models import Congress
from dangbo.congresses.models.review import Review, Submission
from dangbo.congresses.offers import Reached
from dangbo.congresses.states import State
from dangbo.rules.congress.dossier import ReviewFacts, ReviewState, review_state

Supplements = Mapping[uuid.UUID, tuple[int, date | None]]
"""By review how many supplements are open, and when the last was accepted."""
STAGES = {
    ReviewState.SUBMITTED: State.SUBMITTED,
    ReviewState.UNDER_APPRAISAL: State.SUBMITTED,
    ReviewState.APPRAISED: State.APPRAISED,
    ReviewState.REVIEWED: State.REVIEWED,
    ReviewState.TO_BE_REVIEWED_AGAIN: State.REVIEWED,
    ReviewState.SUPPLEMENTS_ASKED: State.REVIEWED,
    ReviewState.CLEARED: State.CLEARED,
}


@dataclass(frozen=True, slots=True)
class Course:
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


def course_of(congress: Congress, at: date) -> Course:
    """The review of one congress as it stood on a day."""
    return courses([congress.pk], at)[congress.pk]


def courses(ids: Collection[uuid.UUID], at: date) -> dict[uuid.UUID, Course]:
    """The reviews of congresses as they stood on a day; three queries."""
    submitted = {row.congress_id: row for row in _submissions(ids, at)}
    latest = _reviews(ids)
    supplements = _supplements([review.pk for review in latest.values()], at)
    return {pk: _course(submitted.get(pk), latest.get(pk), supplements, at) for pk in ids}


def stages(ids: Collection[uuid.UUID], at: date) -> Iterator[Reached]:
    """The states that congresses came to by their review; three queries."""
    for pk, course in courses(ids, at).items():
        state = STAGES.get(course.state)
        if state is not None and course.since is not None:
            yield Reached(pk, state, course.since)


def _submissions(ids: Collection[uuid.UUID], at: date) -> Iterator[Submission]:
    rows = Submission.objects.filter(congress__in=ids, submitted_on__lte=at).order_by("number")
    open_then = rows.filter(Q(returned_on__isnull=True) | Q(returned_on__gt=at))
    yield from open_then.annotate(
        asked=Count("appraisals", filter=Q(appraisals__asked_on__lte=at)),
        given=Count("appraisals", filter=Q(appraisals__given_on__lte=at)),
        last_given=Max("appraisals__given_on", filter=Q(appraisals__given_on__lte=at)),
    )


def _reviews(ids: Collection[uuid.UUID]) -> dict[uuid.UUID, Review]:
    """The latest review of each congress; one that is only called counts too."""
    rows = Review.objects.filter(congress__in=ids).select_related("session")
    return {row.congress_id: row for row in rows.order_by("session__called_for", "session")}


def _supplements(reviews: Collection[uuid.UUID], at: date) -> Supplements:
    """By review how many supplements are open on the day, and when the last was accepted."""
    if not reviews:
        return {}
    accepted = Q(supplements__accepted_on__lte=at)
    rows = Review.objects.filter(pk__in=reviews, supplements__isnull=False).values_list("pk").order_by()
    counted = rows.annotate(
        asked=Count("supplements"),
        done=Count("supplements", filter=accepted),
        last=Max("supplements__accepted_on", filter=accepted),
    )
    return {pk: (asked - done, last) for pk, asked, done, last in counted}


def _course(submission: Submission | None, review: Review | None, supplements: Supplements, at: date) -> Course:
    session = review.session if review else None
    took_place = session.took_place_on if session else None
    held = took_place is not None and took_place <= at
    concluded = review.concluded_on if review and review.concluded_on and review.concluded_on <= at else None
    still_open, last_accepted = supplements.get(review.pk, (0, None)) if review else (0, None)
    facts = ReviewFacts(
        submitted=submission is not None,
        appraisals_asked=getattr(submission, "asked", 0),
        appraisals_given=getattr(submission, "given", 0),
        held=held,
        approved=review.approved if review and concluded else None,
        supplements_open=still_open,
    )
    events = [
        submission.submitted_on if submission else None,
        getattr(submission, "last_given", None),
        took_place if held else None,
        concluded,
        last_accepted if concluded else None,
    ]
    return Course(
        facts=facts,
        submitted_on=submission.submitted_on if submission else None,
        session_id=session.pk if session else None,
        session_on=(took_place or session.called_for) if session else None,
        concluded_on=concluded,
        since=max((event for event in events if event is not None), default=None),
    )
