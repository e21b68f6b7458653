"""Texts of elections: one vote with its list, and what all votes of the congress came to."""

from collections.abc import Callable, Iterator

from dangbo.congresses.papers.facts.base import BLANK, Facts, block, number, people_table
from dangbo.congresses.queries.afterwards.facts import first_meetings, new_term
from dangbo.elections.models import Election
from dangbo.elections.papers.facts import Counted, counted_votes
from dangbo.elections.papers.writing import lowered, percent, post_and_unit, table
from dangbo.elections.queries.lists import listed
from dangbo.vietnamese.numbers import format_int

_NO_VOTE = f"cuộc bầu {BLANK}"


def title(facts: Facts) -> str:
    return facts.election.title if facts.election else _NO_VOTE


def lowered_title(facts: Facts) -> str:
    return lowered(title(facts))


def seats(facts: Facts) -> str:
    return number(facts.election.seats) if facts.election else BLANK


def names(facts: Facts) -> str:
    rows: list[tuple[object, ...]] = [
        (row.full_name, row.birth_year or "", post_and_unit(row.post, row.unit))
        for row in (listed(facts.election) if facts.election else [])
    ]
    return people_table(("TT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị"), rows)


def votes(facts: Facts) -> list[Counted]:
    """The counted votes of the congress in their order."""
    if facts.meeting is None:
        return []
    return counted_votes(facts.meeting.elections.select_related("announcement", "meeting__organisation").order_by("pk"))


def elected(facts: Facts) -> str:
    """Each vote in a line with the names of those elected."""
    return "\n".join(f"- {vote.election.title}: {_names(vote)};" for vote in votes(facts)) or f"- {BLANK}"


def _names(vote: Counted) -> str:
    elected_names = ", ".join(line.name for line in vote.elected) or "không có người trúng cử"
    return f"{elected_names}; dự khuyết: {', '.join(vote.alternates)}" if vote.alternates else elected_names


def results(facts: Facts) -> str:
    """Each vote, those of the first meeting too, with its numbers and a table of those elected."""
    held = [*votes(facts), *_of_first_meetings(facts)]
    return "\n".join(line for vote in held for line in _result(vote)) or f"- {BLANK}"


def _of_first_meetings(facts: Facts) -> list[Counted]:
    """What the superior ratifies besides: the counted votes of the new committees' first meetings."""
    meetings = first_meetings(facts.congress, new_term(facts.congress))
    rows = Election.objects.filter(meeting__in=meetings).select_related("announcement", "meeting__organisation")
    return counted_votes(rows.order_by("meeting__held_on", "pk"))


def _result(vote: Counted) -> Iterator[str]:
    count = vote.count
    yield (
        f"{vote.election.title}: cần bầu {vote.frozen['election']['seats']} đồng chí trong danh sách "
        f"{len(vote.lines)} đồng chí; phát ra {format_int(count.issued)} phiếu, thu vào {format_int(count.collected)}, "
        f"hợp lệ {format_int(count.valid)}; trúng cử {len(vote.elected)} đồng chí."
    )
    rows = [
        (place, line.name, line.birth_year or "", line.place, format_int(line.votes), percent(line.percent))
        for place, line in enumerate(vote.elected, start=1)
    ]
    if rows:
        headings = ("TT", "Họ và tên", "Năm sinh", "Chức vụ, đơn vị", "Số phiếu", "Tỷ lệ")
        yield block(table(headings, rows, numbers=[4, 5]))
    if vote.alternates:
        yield f"Đại biểu dự khuyết, theo thứ tự: {', '.join(vote.alternates)}."


TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "bau.ten": ("Tên cuộc bầu mà văn bản nói đến: Bầu chi ủy", title),
    "bau.ten_thuong": ("Tên cuộc bầu ở giữa câu: bầu chi ủy", lowered_title),
    "bau.so_luong": ("Số lượng cần bầu", seats),
    "bau.danh_sach": ("Bảng danh sách bầu cử", names),
    "bau_cu.trung_cu": ("Các cuộc bầu và người trúng cử, mỗi dòng một cuộc", elected),
    "bau_cu.ket_qua": ("Các cuộc bầu, cả ở hội nghị lần thứ nhất, với số phiếu và bảng người trúng cử", results),
}
