"""After the result: minutes signed, report, ratified or not, complaints, ballots destroyed."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.elections.acts.afterwards import (
    destroy_ballots,
    ratify,
    receive_complaint,
    refuse_result,
    report_results,
    settle_complaint,
    sign_minutes,
)
from dangbo.elections.forms.parts import CitingElectionForm, MeetingForm, OnDayForm
from dangbo.elections.forms.voting import on_day
from dangbo.elections.models import Complaint, Meeting
from dangbo.facts.figures import within_sentence
from dangbo.registry.forms.acts import ActForm, CitingForm
from dangbo.registry.forms.fields import DayField, PeopleField
from dangbo.rules.elections.outcome import Outcome
from dangbo.vietnamese.dates import format_date


class SignForm(OnDayForm):
    """ký biên bản kiểm phiếu"""

    verb = "Ghi đã ký biên bản"
    fields_of = {"question-open": "on", "round-due": "on"}

    def consequence(self) -> str:
        return f"Ghi biên bản kiểm phiếu {within_sentence(self.election.title)} đã ký ngày {on_day(self)}?"

    def perform(self, accepted: Collection[str]) -> str:
        sign_minutes(actor=self.actor, election=self.election, signed_on=self.cleaned_data["on"])
        return "Đã ghi biên bản ký xong."


class ReportForm(MeetingForm):
    """báo cáo kết quả lên cấp trên"""

    verb = "Ghi báo cáo"
    fields_of = {"reported-before-opening": "reported_on", "received-before-sent": "received_on"}
    reported_on = DayField(label="Ngày gửi báo cáo")
    symbol = forms.CharField(label="Số, ký hiệu báo cáo", max_length=60, required=False)
    received_on = DayField(label="Ngày cấp trên nhận", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("reported_on", self.meeting.reported_on or self.viewing.at)
        self.initial.setdefault("symbol", self.meeting.report_symbol)
        self.initial.setdefault("received_on", self.meeting.received_on)

    def consequence(self) -> str:
        return f"Ghi đã báo cáo kết quả bầu cử ngày {format_date(self.cleaned_data['reported_on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        report_results(actor=self.actor, meeting=self.meeting, **self.cleaned_data)
        return "Đã ghi báo cáo."


class RatifyForm(CitingElectionForm):
    """chuẩn y kết quả"""

    verb = "Ghi chuẩn y"
    fields_of = {"not-elected": "left_out", "ends-before-it-begins": "on"}
    on = DayField(label="Ngày chuẩn y")
    left_out = PeopleField(label="Không chuẩn y những người này", required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        elected = self.election.candidates.filter(outcome=Outcome.ELECTED).order_by("rank")
        self.rows = {row.pk: row for row in elected}
        labels = [(str(key), row.full_name) for key, row in self.rows.items()]
        self.fields["left_out"].choices = labels  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"Ghi {within_sentence(self.election.title)} được chuẩn y ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        decision = self.decision
        assert decision is not None
        ratify(
            actor=self.actor,
            election=self.election,
            on=self.cleaned_data["on"],
            decision=decision,
            left_out=[self.rows[key] for key in self.cleaned_data["left_out"]],
        )
        return "Đã ghi kết quả được chuẩn y."


class RefuseForm(CitingElectionForm):
    """không chuẩn y kết quả"""

    verb = "Ghi không chuẩn y"
    fields_of = {"ends-before-it-begins": "on"}
    on = DayField(label="Từ ngày")
    reason = forms.CharField(label="Lý do", max_length=500)

    def consequence(self) -> str:
        title = within_sentence(self.election.title)
        return f"Ghi {title} không được chuẩn y? Chức vụ do cuộc bầu này ghi vào sổ sẽ kết thúc."

    def perform(self, accepted: Collection[str]) -> str:
        decision, data = self.decision, self.cleaned_data
        assert decision is not None
        refuse_result(actor=self.actor, election=self.election, on=data["on"], decision=decision, reason=data["reason"])
        return "Đã ghi kết quả không được chuẩn y."


class ComplaintForm(MeetingForm):
    """nhận khiếu nại"""

    verb = "Ghi khiếu nại"
    fields_of = {"complaint-late": "received_on"}
    received_on = DayField(label="Ngày nhận")
    sender = forms.CharField(label="Người khiếu nại", max_length=120)
    text = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 5}), max_length=4000)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("received_on", self.viewing.at)

    def consequence(self) -> str:
        return f"Ghi khiếu nại của {self.cleaned_data['sender']}?"

    def perform(self, accepted: Collection[str]) -> str:
        receive_complaint(actor=self.actor, meeting=self.meeting, accepted_warnings=accepted, **self.cleaned_data)
        return "Đã ghi khiếu nại."


class SettleForm(ActForm):
    """kết luận khiếu nại"""

    verb = "Ghi kết luận"
    fields_of = {"settled-before-received": "on"}
    on = DayField(label="Ngày kết luận")
    conclusion = forms.CharField(label="Kết luận", max_length=500)

    def __init__(self, *args: Any, complaint: Complaint, **options: Any) -> None:
        self.complaint = complaint
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Ghi kết luận về khiếu nại của {self.complaint.sender}?"

    def perform(self, accepted: Collection[str]) -> str:
        settle_complaint(actor=self.actor, complaint=self.complaint, **self.cleaned_data)
        return "Đã ghi kết luận."


class DestroyForm(CitingForm):
    """hủy phiếu bầu đã lưu"""

    verb = "Ghi hủy phiếu bầu"
    fields_of = {"ballots-kept": "on"}
    on = DayField(label="Ngày hủy phiếu")

    def __init__(self, *args: Any, meeting: Meeting, **options: Any) -> None:
        self.meeting = meeting
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Ghi phiếu bầu của {self.meeting.name} đã hủy ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        decision = self.decision
        assert decision is not None
        destroy_ballots(actor=self.actor, meeting=self.meeting, on=self.cleaned_data["on"], decision=decision)
        return "Đã ghi hủy phiếu bầu."
