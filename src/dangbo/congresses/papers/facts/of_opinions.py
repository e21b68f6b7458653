"""Texts of the rounds of opinions: how many answered, what was said of each section, what became of it."""

from collections import Counter
from collections.abc import Callable, Iterator

from dangbo.congresses.models.papers import Opinion, OpinionRound, Taken
from dangbo.congresses.papers.facts.base import BLANK, Facts, block
from dangbo.elections.papers.writing import table
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int

WHOLE = "Toàn văn"


def rounds(facts: Facts) -> list[OpinionRound]:
    """The rounds on all papers of the congress with their calls and opinions; three queries."""
    rows = OpinionRound.objects.filter(paper__congress=facts.congress).select_related("paper", "version")
    return list(rows.prefetch_related("calls", "opinions__organisation__versions").order_by("paper__row", "number"))


def situation(facts: Facts) -> str:
    """A line for each round: until when, how many were asked, answered, took part and what came."""
    rows = [_situation(place, each) for place, each in enumerate(rounds(facts), start=1)]
    headings = ("TT", "Văn kiện", "Lấy ý kiến", "Đơn vị trả lời", "Người dự", "Ý kiến")
    return block(table(headings, rows or [("1", *[BLANK] * 5)], numbers=[3, 4, 5]))


def _situation(place: int, held: OpinionRound) -> tuple[object, ...]:
    calls = list(held.calls.all())
    answered = [call for call in calls if call.answered_on]
    days = f"{format_date(held.opened_on)} đến {format_date(held.until)}"
    took_part = format_int(sum(call.took_part or 0 for call in answered))
    return (
        place,
        held.paper.title,
        days,
        f"{len(answered)}/{len(calls)}",
        took_part,
        format_int(len(held.opinions.all())),
    )


def by_section(facts: Facts) -> str:
    """Every opinion under its paper and section, with what became of it."""
    lines: list[str] = []
    for place, held in enumerate(rounds(facts), start=1):
        lines.append(f"{place}. {held.paper.title}, lấy ý kiến lần {held.number}")
        lines += _of_round(held)
    return "\n".join(lines) or BLANK


def _of_round(held: OpinionRound) -> Iterator[str]:
    opinions = list(held.opinions.all())
    if not opinions:
        yield "Không có ý kiến bổ sung, sửa đổi."
        return
    text = held.version.text
    ordered = sorted(opinions, key=lambda each: text.find(each.section) if each.section else len(text))
    rows = [(each.section or WHOLE, each.text.replace("\n", " "), sender(each), settled(each)) for each in ordered]
    yield block(table(("Phần, mục", "Ý kiến", "Của", "Tiếp thu, giải trình"), rows))


def sender(opinion: Opinion) -> str:
    """Who said it: the unit, or a member through the unit."""
    unit = opinion.organisation.version_at(opinion.given_on).name if opinion.organisation else ""
    return ", ".join(filter(None, (opinion.author, unit))) or BLANK


def settled(opinion: Opinion) -> str:
    """What became of it, with the reason."""
    label = str(Taken(opinion.taken).label)
    return f"{label}: {opinion.reason}" if opinion.reason else label


def totals(facts: Facts) -> str:
    """Có 12 ý kiến: tiếp thu 7, tiếp thu một phần 3, không tiếp thu 2 (có giải trình)."""
    counted = Counter(each.taken for held in rounds(facts) for each in held.opinions.all())
    whole = counted.total()
    if not whole:
        return f"có {BLANK} ý kiến."
    labels = (("accepted", "tiếp thu"), ("partly", "tiếp thu một phần"), ("not", "không tiếp thu, có giải trình"))
    parts = [f"{label} {format_int(counted[key])}" for key, label in labels if counted[key]]
    waiting = [f"chưa xem xét {format_int(counted[''])}"] if counted[""] else []
    return f"có {format_int(whole)} ý kiến: {', '.join([*parts, *waiting])}."


def deadline(facts: Facts) -> str:
    """The last day for opinions of the round that is open."""
    held = OpinionRound.objects.filter(paper__congress=facts.congress, closed_on=None).order_by("until").first()
    return format_date(held.until) if held else BLANK


TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "gop_y.tinh_hinh": ("Bảng các đợt lấy ý kiến", situation),
    "gop_y.tung_muc": ("Từng ý kiến theo văn kiện và mục, với việc tiếp thu", by_section),
    "gop_y.tong_so": ("Số ý kiến, số tiếp thu và không tiếp thu", totals),
    "gop_y.han": ("Hạn góp ý của đợt đang lấy ý kiến", deadline),
}
