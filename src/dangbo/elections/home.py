"""What waits in elections: for the home page."""

from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import StateKind, Task
from dangbo.elections.models import Complaint, Election, Meeting, State, Way
from dangbo.elections.queries.deadlines import ELECTED, Deadline, deadlines_of
from dangbo.elections.queries.nextact import next_act
from dangbo.elections.queries.reach import meetings_within
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import add_months, format_date
from dangbo.vietnamese.numbers import format_int

SHOWN = 5
"""Tasks of one kind told one by one; of the rest only the number."""
MONTHS_BACK = 12
"""Meetings longer ago are not told any more."""
_AHEAD = {"bao-cao": 30, "chuan-y": 30, "luu-phieu": 0}
"""Deadlines that are told, and so many days before their last day."""


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """What elections ask of those who prepare, count and report them, in the organisation looked at."""
    if viewing.may(Permission.PREPARE_ELECTIONS):
        yield from under_way(viewing)
        yield from deadlines(viewing)
        yield from complaints(viewing)
    elif viewing.may(Permission.COUNT_BALLOTS):
        yield from to_count(viewing)


def under_way(viewing: Viewing) -> Iterator[Task]:
    """Votes of meetings that began and are not decided yet, each with its next step."""
    rows = _recent(viewing).filter(held_on__lte=viewing.at)
    votes = Election.objects.filter(meeting__in=rows).exclude(
        state__in=[State.MINUTES_SIGNED, State.RATIFIED, State.REFUSED, State.CANCELLED]
    )
    listed = list(votes.select_related("meeting__organisation", "announcement").order_by("-meeting__held_on", "pk"))
    for vote in listed[:SHOWN]:
        step = next_act(vote)
        if step is not None:
            yield Task(
                due=None,
                title=f"{step.label}: {vote.title}",
                why=f"{vote.meeting.name}, ngày {format_date(vote.meeting.held_on)}",
                url=reverse("elections:election", args=[vote.pk]),
            )
    yield from _more(len(listed) - SHOWN, "cuộc bầu chưa xong")


def to_count(viewing: Viewing) -> Iterator[Task]:
    """Votes that wait for the tellers of this very organisation."""
    votes = Election.objects.filter(
        meeting__organisation=viewing.organisation, state__in=[State.VOTING_CLOSED, State.COUNTING]
    )
    for vote in votes.select_related("meeting")[:SHOWN]:
        yield Task(
            due=None,
            title=f"Kiểm phiếu: {vote.title}",
            why=vote.meeting.name,
            url=reverse("elections:election", args=[vote.pk]),
        )


def deadlines(viewing: Viewing) -> Iterator[Task]:
    """Reports, ratifications and the end of keeping ballots, the earliest first."""
    found = [(deadline, meeting) for meeting in _with_result(viewing) for deadline in _told(meeting, viewing)]
    found.sort(key=lambda pair: pair[0].last_day)
    for deadline, meeting in found[:SHOWN]:
        state: tuple[StateKind, str] | None = ("bad", "Quá hạn") if deadline.is_late(viewing.at) else None
        yield Task(
            due=deadline.last_day,
            title=f"{_WHAT[deadline.key]} {meeting.name}",
            why=deadline.finding.message,
            url=reverse("elections:meeting", args=[meeting.pk]),
            state=state,
        )
    yield from _more(len(found) - SHOWN, "việc sau bầu cử")


_WHAT = {
    "bao-cao": "Báo cáo kết quả bầu cử",
    "chuan-y": "Chờ chuẩn y kết quả",
    "luu-phieu": "Quyết định hủy phiếu bầu",
}


def complaints(viewing: Viewing) -> Iterator[Task]:
    """Complaints that are not settled."""
    rows = Complaint.objects.filter(meeting__in=_recent(viewing), settled_on=None).select_related("meeting")
    for row in rows[:SHOWN]:
        yield Task(
            due=None,
            title=f"Kết luận khiếu nại của {row.sender}",
            why=f"{row.meeting.name}, nhận ngày {format_date(row.received_on)}",
            url=reverse("elections:complaint", args=[row.pk]),
        )


def _recent(viewing: Viewing) -> QuerySet[Meeting]:
    return meetings_within(viewing.organisation).filter(held_on__gte=add_months(viewing.at, -MONTHS_BACK))


def _with_result(viewing: Viewing) -> Iterable[Meeting]:
    ways = [Way.SECRET, Way.HANDS]
    rows = _recent(viewing).filter(held_on__lte=viewing.at, elections__state__in=ELECTED, elections__way__in=ways)
    return rows.distinct().prefetch_related("elections")


def _told(meeting: Meeting, viewing: Viewing) -> Iterator[Deadline]:
    for deadline in deadlines_of(meeting):
        ahead = _AHEAD.get(deadline.key)
        if ahead is None or deadline.done_on is not None:
            continue
        if (deadline.last_day - viewing.at).days <= ahead:
            yield deadline


def _more(count: int, noun: str) -> Iterator[Task]:
    if count > 0:
        yield Task(
            due=None,
            title=f"Còn {format_int(count)} {noun}",
            why="Xem danh sách đại hội, hội nghị",
            url=reverse("elections:meetings"),
        )
