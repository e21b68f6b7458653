"""Texts of delegates: allocation over the units, who did not come, what those present are like."""

from collections.abc import Callable

from dangbo.congresses.models.delegates import AllocationLine
from dangbo.congresses.papers.facts.base import BLANK, Facts, block, people_table
from dangbo.elections.models import Presence
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


def report_name(facts: Facts) -> str:
    """What the report on those present is about; only a congress of delegates has credentials."""
    return "thẩm tra tư cách đại biểu dự" if facts.is_delegate_congress else "tình hình đảng viên dự"


def absent(facts: Facts) -> str:
    """Those who did not come, with the reason told."""
    if facts.meeting is None:
        return f"Vắng mặt: {BLANK}"
    rows = facts.meeting.roll.filter(VOTERS, presence=Presence.ABSENT)
    said = [f"- {row.full_name}, {row.note or row.get_exclusion_display().lower() or BLANK};" for row in rows]
    return "\n".join(said) or "Không có người vắng mặt." if facts.present is not None else f"Vắng mặt: {BLANK}"


def structure(facts: Facts) -> str:
    """Those present by sex and age, as far as the register tells."""
    headings = ("Cơ cấu", "Số người")
    if facts.meeting is None or not facts.present:
        return block(table(headings, [("Nữ", BLANK), ("Dưới 40 tuổi", BLANK), ("Cấp ủy viên", BLANK)], numbers=[1]))
    year = facts.meeting.held_on.year
    rows = list(facts.meeting.roll.filter(VOTERS, presence=Presence.PRESENT).select_related("person"))
    born = [row.birth_year for row in rows if row.birth_year]
    counts = [
        ("Nữ", sum(1 for row in rows if row.person is not None and row.person.sex == "female")),
        ("Cấp ủy viên", sum(1 for row in rows if row.is_convener)),
        ("Sinh từ năm " + str(year - 40) + " trở lại đây", sum(1 for each in born if each >= year - 40)),
    ]
    ages = f"Năm sinh sớm nhất {min(born)}, muộn nhất {max(born)}." if born else ""
    return "\n".join(filter(None, [block(table(headings, counts, numbers=[1])), ages]))


TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "dai_bieu.phan_bo": ("Bảng phân bổ đại biểu", allocation),
    "dai_bieu.ten_bao_cao": ("thẩm tra tư cách đại biểu dự, tình hình đảng viên dự", report_name),
    "dai_bieu.vang": ("Những người vắng mặt, mỗi dòng một người", absent),
    "dai_bieu.co_cau": ("Bảng cơ cấu người dự", structure),
}
