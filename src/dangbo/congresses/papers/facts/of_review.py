"""Texts of the superior's review: its day and form, the conclusion, who was approved for election."""

from collections.abc import Callable

from dangbo.congresses.models.review import Review
from dangbo.congresses.papers.facts.base import BLANK, Facts, people_table
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.vietnamese.dates import format_long


def review(facts: Facts) -> Review | None:
    """The last review of the congress that took place, else the last one called for."""
    rows = Review.objects.filter(congress=facts.congress).select_related("session")
    return rows.order_by("session__took_place_on", "session__called_for").last()


def day(facts: Facts) -> str:
    """ngày 12 tháng 3 năm 2020."""
    found = review(facts)
    on = found.session.took_place_on or found.session.called_for if found else None
    return format_long(on) if on else f"ngày {BLANK}"


def form(facts: Facts) -> str:
    found = review(facts)
    return str(found.session.get_form_display()).lower() if found else BLANK


def conclusion(facts: Facts) -> str:
    """The conclusion, and what is still asked for."""
    found = review(facts)
    if found is None:
        return BLANK
    asked = [f"- Bổ sung: {row.text};" for row in found.supplements.all()]
    return "\n".join(filter(None, [found.conclusion, *asked])) or BLANK


def approved(facts: Facts) -> str:
    """Those approved for election with the post of each."""
    found = review(facts)
    rows: list[tuple[object, ...]] = [
        (row.person.full_name, POST_LABELS[Post(row.post)].capitalize())
        for row in (found.posts.select_related("person") if found else [])
    ]
    return people_table(("TT", "Họ và tên", "Chức danh giới thiệu"), rows)


TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "duyet.ngay": ("Ngày duyệt đại hội", day),
    "duyet.ngay_hoa": ("Ngày duyệt đại hội, ở đầu câu", lambda facts: day(facts).capitalize()),
    "duyet.hinh_thuc": ("Trực tiếp hoặc trực tuyến", form),
    "duyet.ket_luan": ("Kết luận duyệt, nội dung phải bổ sung", conclusion),
    "duyet.nhan_su": ("Bảng nhân sự được đồng ý giới thiệu", approved),
}
