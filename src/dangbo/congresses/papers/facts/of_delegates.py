"""Texts of delegates: allocation over the units, the credentials report."""

from collections.abc import Callable

from dangbo.congresses.models.delegates import AllocationLine, Delegate
from dangbo.congresses.papers.facts.base import BLANK, Facts, block, people_table
from dangbo.congresses.queries.credentials.paper import about_of, credentials_paper
from dangbo.congresses.queries.credentials.report import latest_report
from dangbo.elections.models import Presence, RollEntry
from dangbo.elections.papers.writing import table
from dangbo.elections.queries.roll_lines import VOTERS
from dangbo.vietnamese.numbers import format_int


def allocation(facts: Facts) -> str:
    """Members and seats of every unit, with the sum."""
    lines = list(AllocationLine.objects.filter(allocation__congress=facts.congress))
    rows: list[tuple[object, ...]] = [(line.unit_name, format_int(line.members), line.seats) for line in lines]
    if not rows:
        return people_table(("TT", "Đơn vị", "Số đảng viên", "Số đại biểu"), [])
    total = ("", "Cộng", format_int(sum(line.members for line in lines)), sum(line.seats for line in lines))
    counted = [(place, *row) for place, row in enumerate(rows, start=1)]
    return block(table(("TT", "Đơn vị", "Số đảng viên", "Số đại biểu"), [*counted, total], numbers=[2, 3]))


def absent(facts: Facts) -> str:
    """Those who did not come, with the reason told."""
    if facts.meeting is None:
        return f"Vắng mặt: {BLANK}"
    rows = facts.meeting.roll.filter(VOTERS, presence=Presence.ABSENT)
    told = {row.entry_id: row for row in facts.congress.delegates.exclude(entry=None).exclude(absence="")}
    said = [f"- {row.full_name}, {_why_absent(row, told.get(row.pk))};" for row in rows]
    return "\n".join(said) or "Không có người vắng mặt." if facts.present is not None else f"Vắng mặt: {BLANK}"


def _why_absent(row: RollEntry, told: Delegate | None) -> str:
    """As noted on the roll or on the list of delegates; a blank where nobody said why."""
    if row.note:
        return row.note
    if told is not None:
        label = told.get_absence_display().lower()
        return f"{label}: {told.absence_reason}" if told.absence_reason else label
    return row.get_exclusion_display().lower() if row.exclusion else BLANK


def report_about(facts: Facts) -> str:
    """What the report on those present is about."""
    return about_of(facts.congress, facts.day or facts.at)


def credentials_report(facts: Facts) -> str:
    """The credentials report on the last snapshot, word for word; before there is one, what it waits for."""
    rows = facts.congress.snapshots.order_by("number").select_related("session", "congress__round")
    report = latest_report(list(rows))
    return NOT_FROZEN if report is None else credentials_paper(report).text


NOT_FROZEN = f"{BLANK} (số liệu lấy từ lần chốt ở trang thẩm tra tư cách, sau khi điểm danh lúc khai mạc)"
TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "dai_bieu.phan_bo": ("Bảng phân bổ đại biểu", allocation),
    "dai_bieu.ten_bao_cao": ("thẩm tra tư cách đại biểu dự đại hội, tình hình đảng viên dự đại hội", report_about),
    "dai_bieu.bao_cao_tham_tra": ("Báo cáo thẩm tra tư cách theo lần chốt cuối, nguyên văn", credentials_report),
}
