"""What waits in reviews: for the home page of the unit and of its superior."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import StateKind, Task
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.review import Appraisal, ReviewQuestion, ReviewSession, Supplement
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.review.dossier import deadline_of
from dangbo.congresses.queries.review.listing import LATE_LABEL, ReviewLine, review_lines
from dangbo.congresses.queries.review.states import course_of
from dangbo.registry.viewing import Viewing
from dangbo.rules.congress.dossier import ReviewState
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

DAYS_AHEAD = 45
"""The dossier is told so many days before the review is due."""
SHOWN = 5
_LATE: tuple[StateKind, str] = ("bad", "Quá hạn")


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """What reviews ask of the organisation looked at, as a unit and as a superior."""
    if viewing.may(Permission.PREPARE_CONGRESSES):
        for congress in _own(viewing):
            yield from _dossier(congress, viewing.at)
            yield from _questions(congress)
            yield from _supplements(congress, viewing.at)
    if viewing.may(Permission.REVIEW_CONGRESSES):
        yield from _appraisals(viewing)
        yield from _sessions(viewing)
        yield from _delivered(viewing)
        yield from _late(viewing)


def _own(viewing: Viewing) -> QuerySet[Congress]:
    rows = Congress.objects.filter(organisation=viewing.organisation, cancelled_on=None, meeting=None)
    return rows.filter(round__closed_on=None).select_related("round", "organisation")


def _dossier(congress: Congress, at: date) -> Iterator[Task]:
    deadline = deadline_of(congress, at)
    if deadline is None or deadline.answer > at + timedelta(days=DAYS_AHEAD):
        return
    if course_of(congress, at).state is ReviewState.PREPARING and days_of(congress, at).held is None:
        yield Task(
            due=deadline.answer,
            title="Trình hồ sơ duyệt đại hội",
            why=deadline.findings[0].message,
            url=reverse("congresses:review", args=[congress.pk]),
            state=_LATE if deadline.answer < at else None,
        )


def _questions(congress: Congress) -> Iterator[Task]:
    rows = ReviewQuestion.objects.filter(review__congress=congress, review__concluded_on=None, answered_on=None)
    for row in rows[:SHOWN]:
        url = reverse("congresses:answer_question", args=[row.pk])
        yield Task(due=None, title="Trả lời câu hỏi khi duyệt đại hội", why=str(row), url=url)


def _supplements(congress: Congress, at: date) -> Iterator[Task]:
    for row in Supplement.objects.filter(review__congress=congress, delivered_on=None)[:SHOWN]:
        yield Task(
            due=row.due_on,
            title=f"Bổ sung hồ sơ đại hội: {row.text}",
            why="Theo thông báo kết luận của cấp trên",
            url=reverse("congresses:supplement_act", args=[row.pk, "nop"]),
            state=_LATE if row.due_on < at else None,
        )


def _rounds(viewing: Viewing) -> QuerySet[CongressRound]:
    """Open rounds of the organisation looked at, or of those above it."""
    above = viewing.organisation.links_up.filter(is_latest=True).values("ancestor")
    return CongressRound.objects.filter(closed_on=None, superior__in=above)


def _appraisals(viewing: Viewing) -> Iterator[Task]:
    rows = Appraisal.objects.filter(
        submission__returned_on=None, submission__congress__round__in=_rounds(viewing), given_on=None
    ).filter(due_on__lt=viewing.at)
    for row in rows.select_related("submission")[:SHOWN]:
        yield Task(
            due=row.due_on,
            title=f"Ghi ý kiến thẩm định của {row.department}",
            why=f"Hồ sơ trình ngày {format_date(row.submission.submitted_on)}",
            url=reverse("congresses:give_appraisal", args=[row.pk]),
            state=_LATE,
        )


def _sessions(viewing: Viewing) -> Iterator[Task]:
    rows = ReviewSession.objects.filter(superior=viewing.organisation, round__closed_on=None)
    for row in rows.filter(took_place_on=None, called_for__lte=viewing.at)[:SHOWN]:
        yield _of_session(row, f"Ghi {row.name} đã họp", row.called_for)
    for row in rows.filter(took_place_on__isnull=False, reviews__concluded_on=None).distinct()[:SHOWN]:
        yield _of_session(row, f"Ghi kết luận: {row.name}", None)


def _of_session(row: ReviewSession, title: str, due: date | None) -> Task:
    why = f"Họp ngày {format_date(row.took_place_on or row.called_for)}"
    return Task(due=due, title=title, why=why, url=reverse("congresses:review_session", args=[row.pk]))


def _delivered(viewing: Viewing) -> Iterator[Task]:
    rows = Supplement.objects.filter(review__session__superior=viewing.organisation, accepted_on=None)
    for row in rows.exclude(delivered_on=None)[:SHOWN]:
        url = reverse("congresses:supplement_act", args=[row.pk, "nhan"])
        yield Task(due=None, title=f"Nhận phần bổ sung: {row.text}", why="Đơn vị đã bổ sung", url=url)


def _late(viewing: Viewing) -> Iterator[Task]:
    """One line a round: how many units are past the last day for their review, and the first of them."""
    for round_ in _rounds(viewing):
        late: list[ReviewLine] = [
            line for line in review_lines(round_, viewing.organisation, viewing.at) if line.is_late
        ]
        if late:
            yield Task(
                due=late[0].deadline,
                title=f"{format_int(len(late))} đơn vị quá hạn duyệt đại hội",
                why=f"Lâu nhất: {late[0].name}",
                url=f"{reverse('congresses:reviews', args=[round_.pk])}?{urlencode({'loc': LATE_LABEL})}",
                state=_LATE,
            )
