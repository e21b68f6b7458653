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
    columns = [column for column in dict.fromkeys(key for row in entry.rows for key in row) if column not in KEYS]
    if len(columns) < 2:
        return None
    headings = [COLUMN_WORDS.get(column, column) for column in columns]
    rows = [[(COLUMN_WORDS.get(each, each), _cell(each, row.get(each))) for each in columns] for row in entry.rows]
    return ValueTable(headings, rows)


def _cell(column: str, value: int | str | None) -> str:
    written = "" if value is None else str(value)
    words = CELL_WORDS.get(column, {}).get(written)
    if words is not None:
        return words
    return format_int(value) if isinstance(value, int) else written or "–"
