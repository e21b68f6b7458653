"""What should be done next in the review of one congress."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.congresses.models import Congress
from dangbo.congresses.models.review import Review, Supplement
from dangbo.congresses.offers import Step
from dangbo.congresses.queries.reach import may
from dangbo.congresses.queries.review.dossier import deadline_of, missing_of, open_submission
from dangbo.congresses.queries.review.states import Course, course_of
from dangbo.rules.congress.dossier import ReviewState
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

DOSSIER, APPRAISE, CALL, HOLD, CONCLUDE, SUPPLEMENT = 500, 510, 520, 530, 540, 550


def next_steps(congress: Congress, actor: Actor, at: date) -> Iterator[Step]:
    """The next steps of the review that this actor may take."""
    if congress.cancelled_on is not None or congress.round.closed_on is not None or congress.meeting_id is not None:
        return
    course = course_of(congress, at)
    if may(actor, Permission.PREPARE_CONGRESSES, congress):
        yield from _of_unit(congress, course, at)
    if may(actor, Permission.REVIEW_CONGRESSES, congress):
        yield from _of_superior(congress, course)


def _of_unit(congress: Congress, course: Course, at: date) -> Iterator[Step]:
    if course.state is ReviewState.PREPARING:
        deadline = deadline_of(congress, at)
        if deadline is None:
            return
        missing = len(missing_of(congress, at).answer)
        until = f"Phải duyệt xong chậm nhất ngày {format_date(deadline.answer)}"
        if missing:
            page = reverse("congresses:review", args=[congress.pk])
            why = f"{until}; hồ sơ còn thiếu {format_int(missing)} văn bản."
            yield Step(DOSSIER, why, "Chuẩn bị hồ sơ duyệt", f"{page}#h-ho-so")
        else:
            yield _act(congress, DOSSIER, f"{until}; hồ sơ đã đủ.", "Trình hồ sơ", "trinh")
    elif course.state is ReviewState.SUPPLEMENTS_ASKED:
        waiting = _supplements(congress).filter(delivered_on=None).first()
        if waiting is not None:
            why = f"Cấp trên yêu cầu bổ sung trước ngày {format_date(waiting.due_on)}: {waiting.text}"
            yield Step(SUPPLEMENT, why, "Bổ sung hồ sơ", reverse("congresses:supplement_act", args=[waiting.pk, "nop"]))


def _of_superior(congress: Congress, course: Course) -> Iterator[Step]:
    if course.state is ReviewState.SUBMITTED:
        yield _act(congress, APPRAISE, "Đơn vị đã trình hồ sơ.", "Giao thẩm định", "tham-dinh")
    elif course.state is ReviewState.UNDER_APPRAISAL:
        yield from _appraisals(congress)
    elif course.state in (ReviewState.APPRAISED, ReviewState.TO_BE_REVIEWED_AGAIN):
        yield from _session(congress, course)
    elif course.state is ReviewState.REVIEWED:
        waiting = Review.objects.filter(congress=congress, concluded_on=None).order_by("-session__called_for").first()
        if waiting is not None:
            url = reverse("congresses:one_review_act", args=[waiting.pk, "ket-luan"])
            yield Step(CONCLUDE, "Đã duyệt, chưa ghi kết luận.", "Ghi thông báo kết luận", url)
    elif course.state is ReviewState.SUPPLEMENTS_ASKED:
        delivered = _supplements(congress).exclude(delivered_on=None).first()
        if delivered is not None:
            url = reverse("congresses:supplement_act", args=[delivered.pk, "nhan"])
            yield Step(SUPPLEMENT, f"Đơn vị đã bổ sung: {delivered.text}", "Nhận phần bổ sung", url)


def _appraisals(congress: Congress) -> Iterator[Step]:
    submission = open_submission(congress)
    waiting = submission.appraisals.filter(given_on=None).first() if submission else None
    if waiting is not None:
        url = reverse("congresses:give_appraisal", args=[waiting.pk])
        yield Step(APPRAISE, f"{waiting.department} chưa có ý kiến.", "Ghi ý kiến thẩm định", url)


def _session(congress: Congress, course: Course) -> Iterator[Step]:
    called = Review.objects.filter(congress=congress, session__took_place_on=None).select_related("session").first()
    if called is None:
        url = f"{reverse('congresses:new_review_session', args=[congress.round_id])}?don-vi={congress.pk}"
        yield Step(CALL, "Hồ sơ đã thẩm định xong.", "Lập phiên duyệt", url)
    else:
        why = f"{called.session.name}, họp ngày {format_date(called.session.called_for)}."
        url = reverse("congresses:review_session", args=[called.session_id])
        yield Step(HOLD, why, "Mở phiên duyệt", url)


def _supplements(congress: Congress) -> QuerySet[Supplement]:
    return Supplement.objects.filter(review__congress=congress, accepted_on=None)


def _act(congress: Congress, rank: int, why: str, label: str, act: str) -> Step:
    return Step(rank, why, label, reverse("congresses:review_act", args=[congress.pk, act]))
