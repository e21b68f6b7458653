"""What the day of a congress offers to the shared pages."""

from dangbo.congresses.offers import Tab
from dangbo.congresses.queries.day.waiting import next_steps

TABS = (Tab("congresses:day", "Ngày họp"),)
JOURNAL = {
    "draw_up_agenda": "Lập chương trình đại hội",
    "add_agenda_item": "Thêm mục chương trình đại hội",
    "change_agenda_item": "Sửa mục chương trình đại hội",
    "move_agenda_item": "Chuyển mục chương trình đại hội",
    "drop_agenda_item": "Bỏ mục chương trình đại hội",
    "begin_agenda_item": "Bắt đầu mục chương trình",
    "end_agenda_item": "Xong mục chương trình",
    "leave_out_agenda_item": "Ghi không thực hiện mục chương trình",
    "elect_congress_organ": "Bầu cơ quan điều hành đại hội",
    "register_speaker": "Đăng ký phát biểu",
    "call_speaker": "Mời phát biểu",
    "end_speaker": "Ghi phát biểu xong",
    "withdraw_speaker": "Rút đăng ký phát biểu",
    "open_agenda_screen": "Mở màn hình chương trình đại hội",
    "close_agenda_screen": "Đóng màn hình chương trình đại hội",
}

__all__ = ["JOURNAL", "TABS", "next_steps"]
