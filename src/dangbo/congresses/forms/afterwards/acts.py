"""Results received and ratified, the first meeting, the archive."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.afterwards.following import call_first_meeting, hand_over
from dangbo.congresses.acts.afterwards.ratifying import ratify_congress, receive_results, votes_to_ratify
from dangbo.congresses.forms.parts import CongressForm
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.afterwards.page import ArchiveLine
from dangbo.elections.models import Candidate
from dangbo.registry.forms.acts import CitingForm
from dangbo.registry.forms.fields import DayField, PeopleField
from dangbo.rules.elections.outcome import Outcome
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class ReceiveForm(CongressForm):
    """ghi ngày nhận kết quả"""

    verb = "Ghi ngày nhận kết quả"
    fields_of = {"received-before-sent": "on"}
    on = DayField(label="Ngày nhận")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Ghi đã nhận kết quả đại hội của {self.name} ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        receive_results(actor=self.actor, congress=self.congress, on=self.cleaned_data["on"])
        return "Đã ghi ngày nhận kết quả."


class RatifyForm(CitingForm):
    """chuẩn y kết quả đại hội"""

    verb = "Chuẩn y kết quả"
    on = DayField(label="Ngày chuẩn y")
    left_out = PeopleField(label="Không chuẩn y những người này", required=False)

    def __init__(self, *args: Any, congress: Congress, **options: Any) -> None:
        self.congress = congress
        super().__init__(*args, **options)
        self.votes = votes_to_ratify(congress)
        rows = Candidate.objects.filter(election__in=self.votes, outcome=Outcome.ELECTED).select_related("election")
        self.rows = {row.pk: row for row in rows.order_by("election__meeting__held_on", "election", "rank")}
        labels = [(str(key), f"{row.full_name}, {row.election.title}") for key, row in self.rows.items()]
        self.fields["left_out"].choices = labels  # type: ignore[attr-defined]
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        name = self.congress.organisation.version_at(self.viewing.at).name
        out = len(self.cleaned_data["left_out"])
        more = f", trừ {format_int(out)} người" if out else ""
        return f"Chuẩn y {format_int(len(self.votes))} cuộc bầu của đại hội {name}{more}?"

    def perform(self, accepted: Collection[str]) -> str:
        decision = self.decision
        assert decision is not None
        done = ratify_congress(
            actor=self.actor,
            congress=self.congress,
            on=self.cleaned_data["on"],
            decision=decision,
            left_out=[self.rows[key] for key in self.cleaned_data["left_out"]],
            accepted_warnings=accepted,
        )
        return f"Đã ghi chuẩn y {format_int(len(done))} cuộc bầu."


class FirstMeetingForm(CongressForm):
    """lập hội nghị lần thứ nhất"""

    verb = "Lập hội nghị lần thứ nhất"
    fields_of = {"day-too-early": "on"}
    on = DayField(label="Ngày họp", help_text="Có thể họp ngay trong thời gian đại hội")
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.congress.meeting is not None:
            self.initial.setdefault("on", self.congress.meeting.last_day)
            self.initial.setdefault("place", self.congress.meeting.place)

    def consequence(self) -> str:
        return f"Lập hội nghị lần thứ nhất của cấp ủy mới, ngày {format_date(self.cleaned_data['on'])}?"

    def perform(self, accepted: Collection[str]) -> str:
        self.made = call_first_meeting(actor=self.actor, congress=self.congress, **self.cleaned_data)
        return "Đã lập hội nghị lần thứ nhất."


class HandOverForm(CongressForm):
    """nộp lưu một nhóm hồ sơ"""

    verb = "Ghi đã nộp lưu"
    fields_of = {"day-too-early": "on", "receiver-missing": "received_by"}
    on = DayField(label="Ngày nộp")
    received_by = forms.CharField(label="Người, cơ quan nhận", max_length=200)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False, help_text="Số tập, số trang, nơi để")

    def __init__(self, *args: Any, line: ArchiveLine, **options: Any) -> None:
        self.line = line
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Ghi đã nộp lưu: {self.line.label}?"

    def perform(self, accepted: Collection[str]) -> str:
        hand_over(actor=self.actor, congress=self.congress, code=self.line.code, **self.cleaned_data)
        return "Đã ghi nộp lưu."
