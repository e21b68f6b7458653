"""Texts of the superior's review: its day and form, the conclusion, who was approved for election."""

from collections.abc import Callable

from dangbo.congresses.models.review import Review
from dangbo.congresses.papers.facts.base import BLANK, Facts, people_table
from dangbo.congresses.papers.facts.of_congress import days
from dangbo.rules.elections.posts import POST_LABELS, Post
from dangbo.vietnamese.dates import format_date, format_long


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
    found = review(facts)
    return (found.conclusion if found else "") or BLANK


def supplements(facts: Facts) -> str:
    """What is still asked for, each with its day; once concluded, that nothing is."""
    found = review(facts)
    if found is None or found.approved is None:
        return BLANK
    asked = [f"- {row.text}, trước ngày {format_date(row.due_on)};" for row in found.supplements.all()]
    if not asked:
        return "Không yêu cầu bổ sung; đơn vị tổ chức đại hội theo nội dung đã duyệt."
    return "\n".join(["Đơn vị bổ sung, báo cáo lại:", *asked])


def days_approved(facts: Facts) -> str:
    """Whether the congress may meet on its days."""
    found = review(facts)
    if found is None or found.approved is None:
        return BLANK
    if not found.approved:
        return "Chưa đồng ý thời gian tổ chức đại hội; đơn vị hoàn chỉnh nội dung để duyệt lại."
    return f"Đồng ý tổ chức đại hội {days(facts)}."


def approved(facts: Facts) -> str:
    """Those approved for election with the post of each."""
    found = review(facts)
    if found is not None and found.approved is not None and not found.posts.exists():
        return "Không giới thiệu chức danh."
    rows: list[tuple[object, ...]] = [
        (row.person.full_name, POST_LABELS[Post(row.post)].capitalize())
        for row in (found.posts.select_related("person") if found else [])
    ]
    return people_table(("TT", "Họ và tên", "Chức danh giới thiệu"), rows)


TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "duyet.ngay": ("Ngày duyệt đại hội", day),
    "duyet.ngay_hoa": ("Ngày duyệt đại hội, ở đầu câu", lambda facts: day(facts).capitalize()),
    "duyet.hinh_thuc": ("Trực tiếp hoặc trực tuyến", form),
    "duyet.ket_luan": ("Kết luận duyệt", conclusion),
    "duyet.bo_sung": ("Nội dung cấp trên yêu cầu bổ sung, mỗi việc một hạn", supplements),
    "duyet.thoi_gian": ("Đồng ý hay chưa đồng ý ngày đại hội", days_approved),
    "duyet.nhan_su": ("Bảng nhân sự được đồng ý giới thiệu", approved),
}
