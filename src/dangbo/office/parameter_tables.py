"""Values that are tables, in words: what the columns and the marks of a parameter's rows are called on its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dangbo.rules.parameters import Entry
from dangbo.rules.verdict import Certainty
from dangbo.vietnamese.numbers import format_int

CERTAINTY = {
    Certainty.SOURCED: ("ok", "Có nguồn"),
    Certainty.DERIVED: ("info", "Suy ra"),
    Certainty.UNVERIFIED: ("warn", "Chưa kiểm chứng"),
}
COLUMN_WORDS = {
    "scope": "Trường hợp",
    "decider": "Thẩm quyền",
    "label": "Tên gọi",
    "code": "Chữ viết tắt",
    "evidence": "Căn cứ",
    "committee": "Cấp ủy",
    "standing_committee": "Ban thường vụ",
    "cell": "Chi bộ",
    "cell_congress": "Đại hội chi bộ",
    "months": "Số tháng",
    "years": "Số năm",
    "first_month": "Đủ năm từ tháng",
    "last_month": "Đến tháng",
    "day": "Trao vào ngày",
    "month": "Tháng",
    "from": "Từ",
    "to": "Đến",
    "certainty": "Độ chắc chắn",
    "number": "Thứ tự",
    "task": "Nội dung",
    "base": "Cơ sở tính",
    "ballot": "Cách biểu quyết",
    "step": "Thêm 1 cho mỗi",
    "remainder": "Dư từ",
    "unit": "Đơn vị",
    "count": "Số",
    "anchor": "Tính từ",
    "form": "Loại đại hội",
    "first": "Từ ngày",
    "last": "Đến hết ngày",
    "below": "Dưới",
    "sex": "Giới tính",
    "year": "Năm",
    "who": "Áp dụng cho",
    "stage": "Giai đoạn",
    "catalogue": "Số trong danh mục",
    "needs": "Khi đại hội có",
    "required": "Bắt buộc",
    "percent": "Phần trăm",
}
KEYS = frozenset({"kind", "rule", "column", "group", "key"})
"""Columns by which the program finds a row; beside each stands its label."""

_ALLOWED = {"0": "–", "1": "Được ban hành"}
CELL_WORDS: Mapping[str, Mapping[str, str]] = {
    "certainty": {key.value: words for key, (_, words) in CERTAINTY.items()},
    "scope": {
        "same_grassroots": "Trong cùng một đảng bộ cơ sở",
        "same_superior": "Trong cùng một đảng bộ cấp trên",
        "other_superior": "Sang đảng bộ cấp trên khác",
    },
    "committee": _ALLOWED,
    "standing_committee": _ALLOWED,
    "cell": _ALLOWED,
    "cell_congress": _ALLOWED,
    "months": {"": "Vĩnh viễn"},
    "to": {"": "trở lên"},
    "base": {"summoned": "Số triệu tập", "present": "Số có mặt"},
    "ballot": {"secret": "Bỏ phiếu kín", "hands": "Giơ tay"},
    "unit": {"days": "ngày", "months": "tháng", "working_days": "ngày làm việc"},
    "anchor": {"opening": "Ngày khai mạc", "closing": "Ngày bế mạc", "results": "Ngày nhận kết quả"},
    "form": {"ordinary": "Đại hội thường", "pilot": "Đại hội điểm"},
    "first": {"": "–"},
    "sex": {"male": "Nam", "female": "Nữ"},
    "who": {"": "Mọi người", "self_nominated": "Người tự ứng cử"},
    "stage": {"listed": "Lập danh sách", "review": "Duyệt đại hội"},
    "needs": {
        "": "–",
        "committee_election": "Bầu cấp ủy",
        "delegate_congress": "Đại hội đại biểu",
        "delegation_election": "Bầu đại biểu dự đại hội cấp trên",
        "review_of_term": "Tổng kết nhiệm kỳ",
    },
    "required": {"always": "Luôn có", "if_any": "Nếu có"},
}


@dataclass(frozen=True, slots=True)
class ValueTable:
    """A table of a parameter in words: the headings, and for each row its cells with their headings."""

    headings: Sequence[str]
    rows: Sequence[Sequence[tuple[str, str]]]


def table_of(entry: Entry) -> ValueTable | None:
    """The value as a table; None where it is no table, or one of a single column, which reads better as a list."""
    if not isinstance(entry.value, tuple) or not entry.rows:
        return None
    columns = [
        column for column in dict.fromkeys(key for row in entry.rows for key in row) if not _is_key(column, entry)
    ]
    if len(columns) < 2:
        return None
    headings = [COLUMN_WORDS.get(column, column) for column in columns]
    rows = [[(COLUMN_WORDS.get(each, each), _cell(each, row.get(each))) for each in columns] for row in entry.rows]
    return ValueTable(headings, rows)


def _is_key(column: str, entry: Entry) -> bool:
    """Whether the program finds a row by the column: no office abbreviates anything in small Latin letters."""
    codes = [str(row.get("code", "")) for row in entry.rows] if column == "code" else []
    return column in KEYS or (column == "code" and all(code.isascii() and code.islower() for code in codes))


def _cell(column: str, value: int | str | None) -> str:
    written = "" if value is None else str(value)
    words = CELL_WORDS.get(column, {}).get(written)
    if words is not None:
        return words
    return format_int(value) if isinstance(value, int) else written or "–"
