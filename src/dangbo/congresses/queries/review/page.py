"""What the page of one review and that of a session show."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.personnel import Nominee
from dangbo.congresses.models.review import Appraisal, Review, ReviewSession, Submission
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.reach import NOT_YOURS
from dangbo.congresses.queries.review.dossier import DossierLine, checklist, deadline_of
from dangbo.congresses.queries.review.states import Course, course_of
from dangbo.documents.models import Document, DocumentState
from dangbo.facts.models import holding_at
from dangbo.registry.models import CommitteeMember, Organisation, Person
from dangbo.rules.congress.dossier import REVIEW_STATE_LABELS, ReviewState
from dangbo.rules.verdict import Verdict

LOOKS: dict[ReviewState, str] = {
    ReviewState.PREPARING: "idle",
    ReviewState.SUBMITTED: "info",
    ReviewState.UNDER_APPRAISAL: "info",
    ReviewState.APPRAISED: "info",
    ReviewState.REVIEWED: "info",
    ReviewState.TO_BE_REVIEWED_AGAIN: "bad",
    ReviewState.SUPPLEMENTS_ASKED: "warn",
    ReviewState.CLEARED: "ok",
}
NOT_REVIEWED = (
    ReviewState.PREPARING,
    ReviewState.SUBMITTED,
    ReviewState.UNDER_APPRAISAL,
    ReviewState.APPRAISED,
    ReviewState.TO_BE_REVIEWED_AGAIN,
)
NEVER_REVIEWED = ("idle", "Đã họp, không ghi duyệt")
"""How a congress looks that was held though no review of it was written down: nothing can be late any more."""
OFFERED_DOCUMENTS = 200
"""So many of the newest documents are offered to be attached."""


def review_look(state: ReviewState, *, was_held: bool) -> tuple[str, str]:
    """How far a review is, as a look and words."""
    if was_held and state in NOT_REVIEWED:
        return NEVER_REVIEWED
    return LOOKS[state], REVIEW_STATE_LABELS[state]


def review_is_late(state: ReviewState, deadline: date | None, at: date, *, was_held: bool) -> bool:
    """Whether the last day for a review has passed that can still take place."""
    return deadline is not None and deadline < at and state in NOT_REVIEWED and not was_held


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """One review as its page shows it on a day."""

    course: Course
    lines: list[DossierLine]
    deadline: Verdict[date] | None
    submissions: list[Submission]
    appraisals: list[Appraisal]
    reviews: list[Review]
    was_held: bool
    at: date

    @property
    def state(self) -> ReviewState:
        return self.course.state

    @property
    def look(self) -> tuple[str, str]:
        return review_look(self.state, was_held=self.was_held)

    @property
    def open_submission(self) -> Submission | None:
        return next((row for row in self.submissions if row.returned_on is None), None)

    @property
    def missing(self) -> int:
        return sum(line.is_missing for line in self.lines)

    @property
    def ready(self) -> int:
        return sum(line.attached is not None for line in self.lines)

    @property
    def offered(self) -> int:
        """How many papers are made and only wait to be attached."""
        return sum(line.offered is not None for line in self.lines)

    @property
    def is_late(self) -> bool:
        deadline = self.deadline.answer if self.deadline else None
        return review_is_late(self.state, deadline, self.at, was_held=self.was_held)

    @property
    def latest(self) -> Review | None:
        return self.reviews[-1] if self.reviews else None


def review_page(congress: Congress, at: date) -> ReviewPage:
    """Everything of one review."""
    submissions = list(congress.submissions.all())
    lies_open = next((row for row in submissions if row.returned_on is None), None)
    appraisals = list(lies_open.appraisals.select_related("appraiser")) if lies_open else []
    reviews = congress.reviews.select_related("session", "document").order_by("session__called_for", "pk")
    fetched = reviews.prefetch_related(
        "questions", "posts__person", "supplements__document", "session__reviewers__person"
    )
    return ReviewPage(
        course=course_of(congress, at),
        lines=checklist(congress, at),
        deadline=deadline_of(congress, at),
        submissions=submissions,
        appraisals=appraisals,
        reviews=list(fetched),
        was_held=days_of(congress, at).held is not None,
        at=at,
    )


def session_for(
    actor: Actor, session_id: uuid.UUID, permission: Permission = Permission.SEE_CONGRESSES
) -> ReviewSession:
    """The session with this id. Raises Http404, and NotAllowed outside the reach of the superior's roles."""
    found = ReviewSession.objects.select_related("superior", "round").filter(pk=session_id).first()
    if found is None:
        raise Http404("Không có phiên duyệt này.")
    if not actor.may(permission, found.superior_id):
        raise NotAllowed(NOT_YOURS[permission])
    return found


def reviews_of(session: ReviewSession) -> QuerySet[Review]:
    """The reviews of a session in their order, with what its page tells of them."""
    rows = session.reviews.select_related("congress__organisation", "congress__round", "document")
    return rows.prefetch_related("congress__organisation__versions", "questions", "supplements", "posts__person")


def documents_of(organisation_id: uuid.UUID) -> list[tuple[str, str]]:
    """The newest documents of an organisation as choices."""
    rows = Document.objects.filter(organisation=organisation_id).exclude(state=DocumentState.DROPPED)
    newest = rows.order_by("-created_at")[:OFFERED_DOCUMENTS]
    return [
        (str(row.pk), f"{row.symbol or row.get_state_display()}: {row.abstract or row.own_title}") for row in newest
    ]


def seated_at(organisation: Organisation, on: date) -> list[Person]:
    """Who sits in any committee of the organisation on the day, in the order of their names."""
    seats = CommitteeMember.objects.filter(holding_at(on), committee__term__organisation=organisation)
    return list(Person.objects.filter(pk__in=seats.values("person")).order_by("name_key"))


def eligible_for_posts(congress: Congress, on: date) -> list[Person]:
    """Whom a conclusion may agree to for a post: nominees of the congress, and who sits in the committee."""
    nominees = Nominee.objects.filter(run__plan__congress=congress).values("person")
    seats = CommitteeMember.objects.filter(holding_at(on), committee__term__organisation=congress.organisation_id)
    people = Person.objects.filter(pk__in=nominees) | Person.objects.filter(pk__in=seats.values("person"))
    return list(people.distinct().order_by("name_key"))


def ready_congresses(round_: CongressRound, superior: Organisation, at: date) -> Iterator[Congress]:
    """The congresses that a session of the superior may review on the day."""
    from dangbo.congresses.queries.review.listing import review_lines

    units = [line for line in review_lines(round_, superior, at) if line.may_be_called]
    rows = Congress.objects.select_related("organisation", "round").in_bulk([line.pk for line in units])
    return (rows[line.pk] for line in units)
