"""What check-in offers to the shared pages."""

from dangbo.access.permissions import Permission
from dangbo.congresses.offers import Tab

JOURNAL = {
    "open_check_in": "Mở điểm danh đại hội",
    "close_check_in": "Đóng điểm danh đại hội",
    "add_door": "Thêm nơi điểm danh",
    "check_in_delegates": "Điểm danh đại biểu",
    "take_back_check_in": "Hủy điểm danh",
    "show_presence": "Mở màn hình đại biểu có mặt",
    "hide_presence": "Đóng màn hình đại biểu có mặt",
}
TABS = (Tab("congresses:check_in", "Điểm danh", Permission.RUN_CONGRESSES),)
