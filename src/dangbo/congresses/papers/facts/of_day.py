"""Texts of the day: agenda as tables, script, who chairs, how the resolution was voted, the papers so far."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from dangbo.congresses.models.day import AgendaItem, ItemKind, Sitting
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.papers.facts.base import BLANK, Facts, block, people_table
from dangbo.elections.acts.hands import Hands
from dangbo.elections.papers.writing import table
from dangbo.vietnamese.dates import format_date

_NUMERALS = ("I", "II", "III", "IV")


def timed(items: list[AgendaItem]) -> Iterator[tuple[AgendaItem, str]]:
    """Each item with the time at which it is planned to begin, "07:30"; empty where no first time is known."""
    clock: datetime | None = None
    for item in items:
        if item.starts_at is not None:
            clock = datetime.combine(item.day, item.starts_at)
        elif clock is not None and clock.date() != item.day:
            clock = None
        yield item, f"{clock:%H:%M}" if clock else ""
        clock = clock + timedelta(minutes=item.minutes) if clock else None


def sessions(facts: Facts) -> str:
    """A heading and a table for each session and day of the agenda."""
    items = list(facts.congress.agenda.all())
    if not items:
        return people_table(("TT", "Nội dung", "Người thực hiện"), [])
    parts: list[str] = []
    keys = list(dict.fromkeys((item.sitting, item.day) for item in items))
    for place, (sitting, day) in enumerate(keys):
        own = [(item, at) for item, at in timed(items) if (item.sitting, item.day) == (sitting, day)]
        parts.append(f"{_NUMERALS[min(place, 3)]}. {Sitting(sitting).label.upper()}, NGÀY {format_date(day)}")
        parts.append(block(table(("Thời gian", "Nội dung", "Người thực hiện"), [_line(item, at) for item, at in own])))
    return "\n".join(parts)


def _line(item: AgendaItem, at: str) -> tuple[str, str, str]:
    return at or f"{item.minutes} phút", item.title, item.who or BLANK


def opening_hour(facts: Facts) -> str:
    """The hour at which the congress proper begins."""
    first = facts.congress.agenda.filter(sitting=Sitting.MAIN, starts_at__isnull=False).first()
    return f"{first.starts_at:%H giờ %M}" if first and first.starts_at else f"{BLANK} giờ {BLANK}"


def script(facts: Facts) -> str:
    """Every item with its time, the one who speaks and the words."""
    said: list[str] = []
    for place, (item, at) in enumerate(timed(list(facts.congress.agenda.all())), start=1):
        said.append(f"{place}. {item.title}"[:140].rstrip(" .;:,"))
        said.append(f"Thời gian: {at or BLANK} ({item.minutes} phút). Người thực hiện: {item.who or BLANK}.")
        said += item.script.splitlines()
    return "\n".join(said) or people_table(("TT", "Nội dung", "Lời dẫn"), [])


def chair(facts: Facts) -> str:
    return "Chủ tọa đại hội" if facts.is_cell else "Đoàn Chủ tịch"


def clerks(facts: Facts) -> str:
    return "Thư ký đại hội" if facts.is_cell else "Đoàn Thư ký"


def resolution_vote(facts: Facts) -> str:
    """How the resolution was voted."""
    rows = AgendaItem.objects.filter(congress=facts.congress, kind=ItemKind.RESOLUTION, votes__isnull=False)
    item = rows.first()
    link = item.votes.select_related("vote").last() if item else None
    if link is None:
        return f"Nghị quyết được đại hội biểu quyết: {BLANK} tán thành."
    vote = link.vote
    hands = Hands(vote.votes_for, vote.votes_against, vote.abstained, vote.present)
    return f"Nghị quyết được đại hội biểu quyết thông qua: {hands.words}."


def dossier(facts: Facts) -> str:
    """The papers made so far for the review."""
    rows = CongressPaper.objects.filter(congress=facts.congress, row__in=[*range(4, 9), *range(10, 17), 21, 22, 23])
    return "\n".join(f"- {row.title};" for row in rows) or f"- {BLANK}"


TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "dai_hoi.gio": ("Giờ khai mạc", opening_hour),
    "chuong_trinh.cac_phien": ("Bảng chương trình của từng phiên", sessions),
    "chuong_trinh.kich_ban": ("Từng mục của chương trình với lời dẫn", script),
    "dieu_hanh.chu_tri": ("Đoàn Chủ tịch; của chi bộ là Chủ tọa đại hội", chair),
    "dieu_hanh.ghi_chep": ("Đoàn Thư ký; của chi bộ là Thư ký đại hội", clerks),
    "dieu_hanh.bieu_quyet_nghi_quyet": ("Kết quả biểu quyết nghị quyết", resolution_vote),
    "van_kien.ho_so": ("Các văn bản đã soạn, mỗi dòng một văn bản", dossier),
}
