"""Sessions (phiên duyệt): called for one congress or several, who reviews in them, that they were held."""

import uuid
from collections.abc import Collection, Iterator, Sequence
from datetime import date, time

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.congresses.acts.guards import require_round
from dangbo.congresses.acts.review.guards import named, open_session, require_superior, write_act
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.review import Review, Reviewer, ReviewerRole, ReviewSession, SessionForm
from dangbo.congresses.queries.reach import direct_superior
from dangbo.congresses.queries.review.states import courses
from dangbo.congresses.queries.review.ties import reviewer_findings
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation, Person
from dangbo.rules.congress.dossier import ReviewState
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line

_READY = (ReviewState.APPRAISED, ReviewState.TO_BE_REVIEWED_AGAIN)
_NOT_READY = "chưa thẩm định xong"


@transaction.atomic
def call_session(
    *,
    actor: Actor,
    round_: CongressRound,
    superior: Organisation,
    congresses: Sequence[Congress],
    called_for: date,
    on: date,
    name: str = "",
    begins_at: time | None = None,
    form: SessionForm = SessionForm.ON_SITE,
    place: str = "",
    link: str = "",
    accepted_warnings: Collection[str] = NO_CODES,
) -> ReviewSession:
    """Call a session that reviews these congresses in this order; on: the day on which it is called.

    A dossier not submitted is refused; one not wholly appraised is warned of. Raises Refused and NotAllowed.
    """
    require_superior(actor, superior)
    if round_.closed_on is not None:
        require_round(actor, round_)
    _require_place(form, place, link)
    accepted = weigh(_findings(superior, round_, congresses, on), accepted_warnings)
    session = ReviewSession.objects.create(
        superior=superior,
        round=round_,
        name=clean_line(name) or f"Duyệt đại hội ngày {format_date(called_for)}",
        called_for=called_for,
        begins_at=begins_at,
        form=form,
        place=clean_line(place),
        link=link.strip(),
    )
    Review.objects.bulk_create(
        Review(session=session, congress=congress, place=place) for place, congress in enumerate(congresses, start=1)
    )
    summary = f"{session.name}: {session.get_form_display().lower()}, {format_int(len(congresses))} đơn vị"
    write("call_review_session", actor, summary, organisation=superior, subject=session, accepted=accepted)
    return session


def _require_place(form: SessionForm, place: str, link: str) -> None:
    if form is SessionForm.ONLINE and not link.strip():
        refuse("link-missing", "Phiên trực tuyến phải có đường dẫn phòng họp.")
    if form is SessionForm.ON_SITE and not clean_line(place):
        refuse("place-missing", "Phiên trực tiếp phải ghi địa điểm.")


def _findings(
    superior: Organisation, round_: CongressRound, congresses: Sequence[Congress], on: date
) -> Iterator[Finding]:
    if not congresses:
        yield error("nobody-to-review", "Chọn ít nhất một đơn vị.")
    found = courses([congress.pk for congress in congresses], on)
    waiting = set(
        Review.objects.filter(congress__in=congresses, concluded_on=None, session__took_place_on=None).values_list(
            "congress", flat=True
        )
    )
    for congress in congresses:
        unit = named(congress, on)
        if congress.round_id != round_.pk or direct_superior(congress) != superior.pk:
            yield error("not-of-this-superior", f"{unit} không thuộc diện cấp ủy này duyệt đại hội.")
        elif congress.pk in waiting:
            yield error("already-called", f"{unit} đã ở trong một phiên duyệt chưa họp.")
        else:
            yield from _state_findings(unit, found[congress.pk].state)


def _state_findings(unit: str, state: ReviewState) -> Iterator[Finding]:
    if state is ReviewState.PREPARING:
        yield error("not-submitted", f"{unit} chưa trình hồ sơ duyệt đại hội.")
    elif state in (ReviewState.CLEARED, ReviewState.SUPPLEMENTS_ASKED):
        yield error("already-concluded", f"{unit} đã được duyệt đại hội.")
    elif state is ReviewState.REVIEWED:
        yield error("conclusion-waiting", f"{unit} đã duyệt, còn chờ thông báo kết luận.")
    elif state not in _READY:
        yield warning("not-appraised", f"{unit} {_NOT_READY}.")


@transaction.atomic
def seat_reviewer(
    *,
    actor: Actor,
    session: ReviewSession,
    person: Person,
    role: ReviewerRole = ReviewerRole.MEMBER,
    aside_from: Collection[uuid.UUID] = (),
    accepted_warnings: Collection[str] = NO_CODES,
) -> Reviewer:
    """Name somebody to review in the session; aside_from: ids of congresses at whose review they step aside.

    Whoever sits in the committee under review, or stands on its list, must step aside there; other ties are warned of.
    Raises Refused and NotAllowed.
    """
    held = open_session(actor, session)
    congresses = _congresses(held)
    accepted = weigh(reviewer_findings(person, congresses, held.called_for, aside_from), accepted_warnings)
    if role == ReviewerRole.CHAIR and held.reviewers.filter(role=role).exclude(person=person).exists():
        refuse("chair-taken", "Phiên duyệt đã có người chủ trì.")
    made, _ = Reviewer.objects.update_or_create(session=held, person=person, defaults={"role": role})
    made.aside_from.set([congress for congress in congresses if congress.pk in set(aside_from)])
    summary = f"{held.name}: {person.full_name}, {ReviewerRole(role).label.lower()}"
    write("seat_reviewer", actor, summary, organisation=held.superior_id, subject=made, accepted=accepted)
    return made


def _congresses(session: ReviewSession) -> list[Congress]:
    rows = Congress.objects.filter(reviews__session=session).select_related("round", "organisation")
    return list(rows.prefetch_related("organisation__versions").order_by("reviews__place"))


@transaction.atomic
def unseat_reviewer(*, actor: Actor, reviewer: Reviewer) -> None:
    """Take somebody off a session that was not held. Raises Refused and NotAllowed."""
    held = open_session(actor, reviewer.session)
    name = reviewer.person.full_name
    reviewer.delete()
    write("unseat_reviewer", actor, f"{held.name}: bỏ {name}", organisation=held.superior_id, subject=held)


@transaction.atomic
def move_session(
    *,
    actor: Actor,
    session: ReviewSession,
    called_for: date,
    begins_at: time | None = None,
    form: SessionForm = SessionForm.ON_SITE,
    place: str = "",
    link: str = "",
) -> ReviewSession:
    """Move a session to another day, place or room. Raises Refused and NotAllowed."""
    held = open_session(actor, session)
    _require_place(form, place, link)
    held.called_for, held.begins_at, held.form = called_for, begins_at, form
    held.place, held.link = clean_line(place), link.strip()
    held.save(update_fields=["called_for", "begins_at", "form", "place", "link"])
    summary = f"{held.name}: họp ngày {format_date(called_for)}, {held.get_form_display().lower()}"
    write("move_review_session", actor, summary, organisation=held.superior_id, subject=held)
    return held


@transaction.atomic
def drop_from_session(*, actor: Actor, review: Review) -> None:
    """Take a congress out of a session that was not held; the last one takes the session with it."""
    held = open_session(actor, review.session)
    congress = review.congress
    summary = f"{held.name}: bỏ {named(congress, held.called_for)}"
    review.delete()
    write_act("drop_from_session", actor, congress, summary, subject=congress)
    if not held.reviews.exists():
        held.delete()


@transaction.atomic
def hold_session(*, actor: Actor, session: ReviewSession, on: date, minutes: str = "") -> ReviewSession:
    """Write that the session was held, with its minutes; it needs a chair. Raises Refused and NotAllowed."""
    held = open_session(actor, session)
    if not held.reviewers.filter(role=ReviewerRole.CHAIR).exists():
        refuse("chair-missing", "Chưa ghi người chủ trì phiên duyệt.")
    weigh(
        finding
        for reviewer in held.reviewers.select_related("person").prefetch_related("aside_from")
        for finding in reviewer_findings(
            reviewer.person, _congresses(held), on, {congress.pk for congress in reviewer.aside_from.all()}
        )
        if finding.severity == "error"
    )
    held.took_place_on, held.minutes = on, minutes.strip()
    held.save(update_fields=["took_place_on", "minutes"])
    summary = f"{held.name} đã họp ngày {format_date(on)}, duyệt {format_int(held.reviews.count())} đơn vị"
    write("hold_review_session", actor, summary, organisation=held.superior_id, subject=held)
    return held
