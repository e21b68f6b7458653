"""What should be done next in a congress that is over, and what is late after congresses: for the home page."""

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.access.todo import Task
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.offers import Step
from dangbo.congresses.queries.afterwards.listing import after_lines
from dangbo.congresses.queries.afterwards.page import AfterPage, after_page
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.reach import may
from dangbo.registry.viewing import Viewing
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

FIRST_MEETING, SEND, RATIFY, ARCHIVE = 800, 810, 820, 890
LATE_SENT, LATE_RATIFIED = "cham-bao-cao", "cham-chuan-y"


def next_steps(congress: Congress, actor: Actor, at: date) -> Iterator[Step]:
    """The next steps after the closing that this actor may take."""
    if congress.meeting_id is None or congress.round.closed_on is not None or days_of(congress).held is None:
        return
    page = after_page(congress, at)
    if page.after is None or not page.after.has_result:
        return
    if may(actor, Permission.PREPARE_CONGRESSES, congress):
        yield from _of_unit(congress, page)
    waits = page.after.sent.done_on is not None and page.after.ratified.done_on is None
    if waits and may(actor, Permission.REVIEW_CONGRESSES, congress):
        due = page.after.ratified.due_on
        until = f"chậm nhất ngày {format_date(due)}" if due else "sau khi giải quyết xong khiếu nại"
        yield _act(congress, RATIFY, f"Đơn vị đã gửi kết quả; chuẩn y {until}.", "Chuẩn y kết quả", "chuan-y")


def _of_unit(congress: Congress, page: AfterPage) -> Iterator[Step]:
    after = page.after
    if after is None:
        return
    if page.may_meet:
        why = "Cấp ủy mới họp hội nghị lần thứ nhất để bầu các chức danh."
        yield _act(congress, FIRST_MEETING, why, "Lập hội nghị lần thứ nhất", "hoi-nghi-lan-1")
    if after.sent.done_on is None and after.sent.due_on is not None:
        url = reverse("elections:meeting_act", args=[congress.meeting_id, "bao-cao"])
        why = f"Gửi biên bản, danh sách kết quả lên cấp trên chậm nhất ngày {format_date(after.sent.due_on)}."
        yield Step(SEND, why, "Ghi báo cáo kết quả", url)
    left = len(page.archive) - page.handed_over
    if after.ratified.done_on is not None and left:
        why = f"Còn {format_int(left)} nhóm hồ sơ đại hội chưa nộp lưu."
        url = f"{reverse('congresses:afterwards', args=[congress.pk])}#h-luu"
        yield Step(ARCHIVE, why, "Nộp lưu hồ sơ", url)


def _act(congress: Congress, rank: int, why: str, label: str, act: str) -> Step:
    return Step(rank, why, label, reverse("congresses:after_act", args=[congress.pk, act]))


def tasks(actor: Actor, viewing: Viewing) -> Iterable[Task]:
    """How many units are late with what, for the superior; the unit is told of its own by elections."""
    if viewing.may(Permission.REVIEW_CONGRESSES):
        above = viewing.organisation.links_up.filter(is_latest=True).values("ancestor")
        for round_ in CongressRound.objects.filter(closed_on=None, superior__in=above):
            yield from _below(round_, viewing)


def _below(round_: CongressRound, viewing: Viewing) -> Iterator[Task]:
    lines = after_lines(round_, viewing.organisation, viewing.at)
    page = reverse("congresses:afterwards_list", args=[round_.pk])
    for key, words, late in (
        (LATE_SENT, "chậm báo cáo kết quả đại hội", [line for line in lines if line.is_late_sent]),
        (LATE_RATIFIED, "quá hạn chuẩn y kết quả đại hội", [line for line in lines if line.is_late_ratified]),
    ):
        if late:
            yield Task(
                due=None,
                title=f"{format_int(len(late))} đơn vị {words}",
                why=f"Lâu nhất: {late[0].name}",
                url=f"{page}?{urlencode({'loc': key})}",
                state=("bad", "Quá hạn"),
            )
