"""What the acts of a review share."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Model

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.models.review import Review, ReviewSession
from dangbo.congresses.queries.reach import NOT_YOURS
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.rules.verdict import Finding


def named(congress: Congress, on: date) -> str:
    """The organisation of the congress as it was called on the day."""
    return congress.organisation.version_at(on).name


def require_superior(actor: Actor, superior: Organisation) -> None:
    """Raise NotAllowed unless the actor reviews congresses for this superior."""
    if not actor.may(Permission.REVIEW_CONGRESSES, superior):
        raise NotAllowed(NOT_YOURS[Permission.REVIEW_CONGRESSES])


def open_session(actor: Actor, session: ReviewSession) -> ReviewSession:
    """The session locked for an act, as long as it was not held. Raises Refused and NotAllowed."""
    require_superior(actor, session.superior)
    held = ReviewSession.objects.select_for_update().get(pk=session.pk)
    if held.took_place_on is not None:
        refuse("session-held", f"Phiên duyệt đã họp ngày {held.took_place_on:%d/%m/%Y}; không sửa được nữa.")
    return held


def locked_review(review: Review) -> Review:
    """The review locked for an act, with its session and congress."""
    rows = Review.objects.select_for_update(of=("self",)).select_related(
        "session__superior", "congress__round", "congress__organisation"
    )
    return rows.get(pk=review.pk)


def write_act(
    act: str, actor: Actor, congress: Congress, summary: str, *, subject: Model, accepted: Iterable[Finding] = ()
) -> None:
    """The journal entry of an act on one congress."""
    write(act, actor, summary, organisation=congress.organisation_id, subject=subject, accepted=accepted)
