"""Texts of the superior's review: its day and form, the conclusion, who was approved for election."""

from collections.abc import Callable

from dangbo.congresses.papers.facts.base import BLANK, Facts, people_table

TEXTS: dict[str, tuple[str, Callable[[Facts], str]]] = {
    "duyet.ngay": ("Ngày duyệt đại hội", lambda _facts: f"ngày {BLANK}"),
    "duyet.ngay_hoa": ("Ngày duyệt đại hội, ở đầu câu", lambda _facts: f"Ngày {BLANK}"),
    "duyet.hinh_thuc": ("Trực tiếp hoặc trực tuyến", lambda _facts: BLANK),
    "duyet.ket_luan": ("Kết luận duyệt", lambda _facts: BLANK),
    "duyet.nhan_su": (
        "Bảng nhân sự được đồng ý giới thiệu",
        lambda _facts: people_table(("TT", "Họ và tên", "Chức danh giới thiệu"), []),
    ),
}
