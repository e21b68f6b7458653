"""Questions and answers, the conclusion notice with the day and the posts approved, supplements asked and delivered."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.acts.congresses.days import set_days
from dangbo.congresses.acts.guards import require_congress
from dangbo.congresses.acts.review.guards import locked_review, named, write_act
from dangbo.congresses.models import DateKind
from dangbo.congresses.models.review import ApprovedPost, Review, ReviewQuestion, Supplement
from dangbo.documents.models import Document
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.models import Person
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def ask_question(*, actor: Actor, review: Review, asked_by: str, text: str) -> ReviewQuestion:
    """Put a question to the unit, before or in the session. Raises Refused and NotAllowed."""
    held = locked_review(review)
    require_congress(actor, held.congress, Permission.REVIEW_CONGRESSES)
    _require_open(held)
    if not clean_line(asked_by) or not clean_line(text):
        refuse("text-missing", "Câu hỏi phải ghi người hỏi và nội dung.")
    made = ReviewQuestion.objects.create(review=held, asked_by=clean_line(asked_by), text=text.strip())
    write_act("ask_review_question", actor, held.congress, f"{made.asked_by} hỏi: {made}", subject=made)
    return made


@transaction.atomic
def answer_question(
    *, actor: Actor, question: ReviewQuestion, answered_by: str, answer: str, on: date
) -> ReviewQuestion:
    """Write the unit's answer. The unit writes it, or the superior in the session. Raises Refused and NotAllowed."""
    held = locked_review(question.review)
    superior = actor.may(Permission.REVIEW_CONGRESSES, held.session.superior_id)
    permission = Permission.REVIEW_CONGRESSES if superior else Permission.PREPARE_CONGRESSES
    require_congress(actor, held.congress, permission)
    _require_open(held)
    if not clean_line(answered_by) or not clean_line(answer):
        refuse("text-missing", "Trả lời phải ghi người trả lời và nội dung.")
    question.answered_by, question.answer, question.answered_on = clean_line(answered_by), answer.strip(), on
    question.save(update_fields=["answered_by", "answer", "answered_on"])
    write_act("answer_review_question", actor, held.congress, f"{question.answered_by} trả lời: {question}",
              subject=question)  # fmt: skip
    return question


def _require_open(review: Review) -> None:
    if review.concluded_on is not None:
        refuse("already-concluded", "Đã có thông báo kết luận.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A supplement to be asked for, with its last day."""

    text: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What the conclusion notice says. first_day, last_day: the days approved, none where it does not fix them."""

    approved: bool
    text: str
    symbol: str = ""
    document: Document | None = None
    first_day: date | None = None
    last_day: date | None = None
    posts: Sequence[tuple[Post, Person]] = ()
    supplements: Sequence[Wanted] = ()


@transaction.atomic
def conclude(
    *,
    actor: Actor,
    review: Review,
    on: date,
    conclusion: Conclusion,
    move_reason: str = "",
    leave: str = "",
    accepted_warnings: Collection[str] = NO_CODES,
) -> Review:
    """Write the conclusion notice: approved or to be reviewed again, the days, the posts agreed, what is to be added.

    move_reason, leave: as in `set_days`, where the approved days differ or lie outside the window.
    Raises Refused and NotAllowed.
    """
    held = locked_review(review)
    congress = require_congress(actor, held.congress, Permission.REVIEW_CONGRESSES)
    _require_open(held)
    accepted = weigh(_findings(held, conclusion, on), accepted_warnings)
    held.approved, held.concluded_on, held.conclusion = conclusion.approved, on, conclusion.text.strip()
    held.symbol, held.document = clean_line(conclusion.symbol), conclusion.document
    held.save(update_fields=["approved", "concluded_on", "conclusion", "symbol", "document"])
    ApprovedPost.objects.bulk_create(
        ApprovedPost(review=held, post=post.value, person=person) for post, person in conclusion.posts
    )
    _ask_for(held, conclusion.supplements)
    if conclusion.approved and conclusion.first_day is not None:
        set_days(
            actor=actor,
            congress=congress,
            kind=DateKind.APPROVED,
            first_day=conclusion.first_day,
            last_day=conclusion.last_day,
            reason=move_reason,
            decided_by=held.symbol or held.session.name,
            leave=leave,
            on=on,
            accepted_warnings=accepted_warnings,
        )
    write_act("conclude_review", actor, congress, _told(held, conclusion, on), subject=held, accepted=accepted)
    return held


def _findings(review: Review, conclusion: Conclusion, on: date) -> Iterator[Finding]:
    took_place = review.session.took_place_on
    if took_place is None:
        yield error("session-not-held", "Phiên duyệt chưa họp; ghi phiên đã họp trước khi kết luận.")
    elif on < took_place:
        yield error("day-too-early", f"Ngày kết luận không thể trước ngày họp {format_date(took_place)}.")
    if not clean_line(conclusion.text):
        yield error("text-missing", "Thông báo kết luận phải có nội dung.")
    if any(not clean_line(wanted.text) for wanted in conclusion.supplements):
        yield error("text-missing", "Mỗi yêu cầu bổ sung phải ghi nội dung.")
    if any(wanted.due_on < on for wanted in conclusion.supplements):
        yield error("due-before-asked", "Hạn bổ sung không thể trước ngày kết luận.")
    unanswered = review.questions.filter(answered_on=None).count()
    if unanswered:
        yield warning("questions-open", f"Còn {format_int(unanswered)} câu hỏi chưa ghi trả lời.")
    against = review.congress.submissions.filter(returned_on=None, appraisals__agrees=False).exists()
    if against and conclusion.approved and not conclusion.supplements:
        yield warning("appraisal-against", "Có ban thẩm định chưa đồng ý mà kết luận không yêu cầu bổ sung.")


def _ask_for(review: Review, supplements: Iterable[Wanted]) -> None:
    Supplement.objects.bulk_create(
        Supplement(review=review, text=clean_line(wanted.text), due_on=wanted.due_on) for wanted in supplements
    )


def _told(review: Review, conclusion: Conclusion, on: date) -> str:
    word = "đồng ý cho tổ chức đại hội" if conclusion.approved else "yêu cầu duyệt lại"
    posts = "".join(f"; {POST_LABELS[post]}: {person.full_name}" for post, person in conclusion.posts)
    more = f"; bổ sung {format_int(len(conclusion.supplements))} việc" if conclusion.supplements else ""
    return f"Kết luận duyệt đại hội {named(review.congress, on)}: {word}{posts}{more}"


@transaction.atomic
def deliver_supplement(
    *, actor: Actor, supplement: Supplement, on: date, note: str = "", document: Document | None = None
) -> Supplement:
    """Write what the unit has added; the superior accepts it. Raises Refused and NotAllowed."""
    congress = require_congress(actor, supplement.review.congress)
    if supplement.accepted_on is not None:
        refuse("already-accepted", "Cấp trên đã nhận phần bổ sung này.")
    if not clean_line(note) and document is None:
        refuse("nothing-attached", "Chọn văn bản, hoặc ghi đã bổ sung gì.")
    if document is not None and document.organisation_id != congress.organisation_id:
        refuse("document-of-another", "Chỉ đính văn bản của chính đơn vị.")
    supplement.delivered_on, supplement.delivered_note, supplement.document = on, clean_line(note), document
    supplement.save(update_fields=["delivered_on", "delivered_note", "document"])
    summary = f"Bổ sung hồ sơ sau duyệt: {supplement.text}"
    write_act("deliver_supplement", actor, congress, summary, subject=supplement)
    return supplement


@transaction.atomic
def accept_supplement(
    *, actor: Actor, supplement: Supplement, on: date, accepted: bool = True, reason: str = ""
) -> Supplement:
    """Accept what the unit has added, or ask for it again with the reason. Raises Refused and NotAllowed."""
    congress = require_congress(actor, supplement.review.congress, Permission.REVIEW_CONGRESSES)
    if supplement.delivered_on is None:
        refuse("not-delivered", "Đơn vị chưa bổ sung việc này.")
    if on < supplement.delivered_on:
        refuse("day-too-early", f"Ngày nhận không thể trước ngày bổ sung {format_date(supplement.delivered_on)}.")
    if accepted:
        supplement.accepted_on = on
    elif not clean_line(reason):
        refuse("reason-missing", "Yêu cầu bổ sung lại phải ghi lý do.")
    else:
        supplement.delivered_on, supplement.delivered_note = None, ""
    supplement.save(update_fields=["accepted_on", "delivered_on", "delivered_note"])
    word = "Nhận phần bổ sung" if accepted else f"Yêu cầu bổ sung lại ({clean_line(reason)})"
    write_act("accept_supplement", actor, congress, f"{word}: {supplement.text}", subject=supplement)
    return supplement
