"""Sessions and doors as forms."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.checkin.scanning import take_back_check_in
from dangbo.congresses.acts.checkin.sessions import add_door, close_session, open_session
from dangbo.congresses.acts.delegates.roll import write_attendance
from dangbo.congresses.forms.delegates.parts import CongressForm
from dangbo.congresses.models.checkin import CheckInSession, Scan
from dangbo.congresses.queries.checkin.presence import presence_now
from dangbo.congresses.queries.delegates.days import opening_day
from dangbo.registry.forms.acts import ActForm
from dangbo.registry.forms.fields import DayField
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class OpenSessionForm(CongressForm):
    """mở phiên điểm danh"""

    verb = "Mở điểm danh"
    fields_of = {"same-name": "name"}
    name = forms.CharField(label="Tên phiên", max_length=120, help_text="Ví dụ: Phiên trù bị, Phiên khai mạc")
    day = DayField(label="Ngày")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = self.congress.sessions.count()
        self.initial.setdefault("name", "Phiên khai mạc" if not held else f"Phiên {held + 1}")
        self.initial.setdefault("day", opening_day(self.congress) or self.viewing.at)

    def consequence(self) -> str:
        data = self.cleaned_data
        return f"Mở điểm danh {data['name']}, ngày {format_date(data['day'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        made = open_session(actor=self.actor, congress=self.congress, name=data["name"], day=data["day"])
        if not self.congress.doors.exists():
            add_door(actor=self.actor, congress=self.congress, name="Cửa 1")
        return f"Đã mở điểm danh {made.name}."


class AddDoorForm(CongressForm):
    """thêm cửa"""

    verb = "Thêm cửa"
    fields_of = {"same-name": "name"}
    name = forms.CharField(label="Tên cửa, nơi điểm danh", max_length=80)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("name", f"Cửa {self.congress.doors.count() + 1}")

    def consequence(self) -> str:
        return f"Thêm {self.cleaned_data['name']}?"

    def perform(self, accepted: Collection[str]) -> str:
        return f"Đã thêm {add_door(actor=self.actor, congress=self.congress, name=self.cleaned_data['name']).name}."


class SessionForm(ActForm):
    """An act on a session."""

    def __init__(self, *args: Any, session: CheckInSession, **options: Any) -> None:
        self.session = session
        super().__init__(*args, **options)


class CloseSessionForm(SessionForm):
    """đóng điểm danh"""

    verb = "Đóng điểm danh"

    def consequence(self) -> str:
        now = presence_now(self.session)
        told = f"có mặt {format_int(now.present)}/{format_int(now.summoned)}"
        return f"Đóng điểm danh {self.session.name}, {told}? Lượt đã quét ở cửa mất mạng vẫn được nhận sau."

    def perform(self, accepted: Collection[str]) -> str:
        close_session(actor=self.actor, session=self.session)
        return f"Đã đóng điểm danh {self.session.name}."


class AttendanceForm(SessionForm):
    """ghi điểm danh vào danh sách bầu cử"""

    verb = "Ghi vào danh sách bầu cử"

    def consequence(self) -> str:
        now = presence_now(self.session)
        return (
            f"Ghi vào danh sách bầu cử: có mặt {format_int(now.present)}, "
            f"vắng {format_int(now.summoned - now.present)} theo {self.session.name}?"
        )

    def perform(self, accepted: Collection[str]) -> str:
        present = write_attendance(actor=self.actor, session=self.session)
        return f"Đã ghi {format_int(present)} người có mặt vào danh sách bầu cử."


class TakeBackForm(ActForm):
    """hủy một lượt điểm danh"""

    verb = "Hủy điểm danh"
    reason = forms.CharField(label="Lý do", max_length=300)

    def __init__(self, *args: Any, scan: Scan, **options: Any) -> None:
        self.scan = scan
        super().__init__(*args, **options)

    def consequence(self) -> str:
        name = self.scan.delegate.full_name if self.scan.delegate else "người này"
        return f"Hủy điểm danh {name} ở {self.scan.session.name}?"

    def perform(self, accepted: Collection[str]) -> str:
        scan = take_back_check_in(actor=self.actor, scan=self.scan, reason=self.cleaned_data["reason"])
        return f"Đã hủy điểm danh {scan.delegate.full_name if scan.delegate else ''}."
