"""What comes after congresses, as it is offered to the shared pages."""

from dangbo.congresses.offers import Tab
from dangbo.congresses.queries.afterwards.steps import next_steps, tasks

TABS = (Tab("congresses:afterwards", "Sau đại hội"),)
ROUND_TABS = (Tab("congresses:afterwards_list", "Sau đại hội"),)
JOURNAL = {
    "receive_congress_results": "Nhận kết quả đại hội",
    "ratify_congress": "Chuẩn y kết quả đại hội",
    "call_first_meeting": "Lập hội nghị cấp ủy lần thứ nhất",
    "hand_over_archive": "Nộp lưu hồ sơ đại hội",
}

__all__ = ["JOURNAL", "ROUND_TABS", "TABS", "next_steps", "tasks"]
