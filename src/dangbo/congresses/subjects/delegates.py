"""What delegates offer to the shared pages."""

from dangbo.congresses.offers import Tab
from dangbo.congresses.queries.delegates.steps import next_steps

JOURNAL = {
    "compute_delegate_allocation": "Phân bổ đại biểu",
    "adjust_delegate_allocation": "Điều chỉnh phân bổ đại biểu",
    "fix_delegate_allocation": "Chốt phân bổ đại biểu",
    "reopen_delegate_allocation": "Mở lại phân bổ đại biểu",
    "take_ex_officio_delegates": "Lấy đại biểu đương nhiên",
    "take_elected_delegates": "Lấy đại biểu được bầu",
    "take_congress_members": "Lấy đảng viên dự đại hội",
    "appoint_delegate": "Ghi đại biểu được chỉ định",
    "enter_delegates": "Thêm đại biểu",
    "strike_delegate": "Đưa đại biểu ra khỏi danh sách",
    "put_back_delegate": "Đưa đại biểu trở lại danh sách",
    "substitute_delegate": "Đại biểu dự khuyết thay",
    "take_back_substitution": "Bỏ việc thay đại biểu",
    "note_absence": "Ghi đại biểu vắng",
    "number_delegates": "Đánh số đại biểu",
    "issue_delegate_cards": "Cấp thẻ đại biểu",
    "replace_delegate_card": "Cấp lại thẻ đại biểu",
}
TABS = (Tab("congresses:delegates", "Đại biểu"),)

__all__ = ["JOURNAL", "TABS", "next_steps"]
