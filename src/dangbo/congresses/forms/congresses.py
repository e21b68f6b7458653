"""One congress: kind and contents, its days, convened, given up."""

from collections.abc import Collection
from datetime import date
from typing import Any, ClassVar

from django import forms

from dangbo.congresses.acts.congresses.convening import convene
from dangbo.congresses.acts.congresses.days import set_days
from dangbo.congresses.acts.congresses.setting import cancel_congress, set_congress
from dangbo.congresses.forms.parts import CongressForm, ReasonForm
from dangbo.congresses.models import DateKind
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.planning import shifts
from dangbo.registry.forms.fields import DayField
from dangbo.rules.congress.contents import CONTENT_LABELS, Content
from dangbo.rules.congress.kind import CONGRESS_KIND_LABELS, CongressKind
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class SetCongressForm(CongressForm):
    """đặt hình thức, nội dung"""

    verb = "Đặt hình thức, nội dung"
    fields_of = {
        "congress-kind-exception": "reason",
        "without-election-needs-leave": "contents_leave",
        "no-contents": "contents",
    }
    sections = {"reason": "Khi hình thức khác mức quy định"}
    kind = forms.ChoiceField(
        label="Hình thức", choices=[(kind.value, CONGRESS_KIND_LABELS[kind]) for kind in CongressKind]
    )
    contents = forms.TypedMultipleChoiceField(
        label="Nội dung đại hội",
        coerce=Content,
        choices=[(content.value, CONTENT_LABELS[content]) for content in Content],
        widget=forms.CheckboxSelectMultiple,
    )
    contents_leave = forms.CharField(
        label="Văn bản cho phép không bầu cấp ủy", max_length=300, required=False, help_text="Chỉ khi không bầu cấp ủy"
    )
    pilot = forms.BooleanField(label="Đại hội điểm", required=False)
    ordinal = forms.IntegerField(label="Đại hội lần thứ", min_value=1, max_value=200, required=False)
    reason = forms.CharField(label="Lý do", max_length=500, required=False)
    agreed_by = forms.CharField(label="Cấp ủy cấp trên đã đồng ý", max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        congress = self.congress
        self.initial = {
            "kind": congress.kind,
            "contents": [content.value for content in congress.contents],
            "contents_leave": congress.contents_leave,
            "pilot": congress.pilot,
            "ordinal": congress.ordinal,
            "reason": congress.exception_reason,
            "agreed_by": congress.exception_agreed_by,
            **self.initial,
        }

    def consequence(self) -> str:
        label = CONGRESS_KIND_LABELS[CongressKind(self.cleaned_data["kind"])].lower()
        return f"Đặt {self.name} tổ chức {label}, {format_int(len(self.cleaned_data['contents']))} nội dung?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        set_congress(
            actor=self.actor,
            congress=self.congress,
            on=self.viewing.at,
            kind=CongressKind(data["kind"]),
            contents=data["contents"],
            reason=data["reason"],
            agreed_by=data["agreed_by"],
            contents_leave=data["contents_leave"],
            pilot=data["pilot"],
            ordinal=data["ordinal"],
            accepted_warnings=accepted,
        )
        return "Đã đặt hình thức, nội dung đại hội."


class DaysForm(CongressForm):
    """Days of one kind."""

    kind: ClassVar[DateKind]
    fields_of = {
        "congress-ends-before-it-begins": "last_day",
        "trial-after-opening": "trial_day",
        "congress-too-long": "last_day",
        "outside-window": "first_day",
        "not-held-yet": "last_day",
        "already-held": "first_day",
        "decision-missing": "decided_by",
    }
    first_day = DayField(label="Ngày khai mạc")
    last_day = DayField(label="Ngày bế mạc", required=False, help_text="Để trống nếu họp trong một ngày")
    trial_day = DayField(label="Ngày họp trù bị", required=False)
    reason = forms.CharField(label="Lý do đổi ngày", max_length=500, required=False)
    decided_by = forms.CharField(label="Căn cứ", max_length=200, required=False, help_text="Số văn bản hoặc cơ quan")
    leave = forms.CharField(
        label="Cấp trên đồng ý họp ngoài thời hạn", max_length=300, required=False, help_text="Số văn bản"
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        days = days_of(self.congress)
        now = {DateKind.PLANNED: days.planned, DateKind.APPROVED: days.approved, DateKind.HELD: days.held}[self.kind]
        known = now or days.expected
        if known is not None:
            for name in ("first_day", "last_day", "trial_day"):
                self.initial.setdefault(name, getattr(known, name))
        if now is None:
            del self.fields["reason"]

    def consequence(self) -> str:
        first, last = self._days
        told = format_date(first) if first == last else f"{format_date(first)} đến {format_date(last)}"
        moved = [] if self.kind is DateKind.HELD else shifts(self.congress, first, last, self.viewing.at)
        steps = f" {format_int(len(moved))} bước của kế hoạch sẽ đổi hạn theo." if moved else ""
        return f"{self.verb} của {self.name}: {told}?{steps}"

    @property
    def _days(self) -> tuple[date, date]:
        first: date = self.cleaned_data["first_day"]
        return first, self.cleaned_data.get("last_day") or first

    def perform(self, accepted: Collection[str]) -> str:
        data, (first, last) = self.cleaned_data, self._days
        set_days(
            actor=self.actor,
            congress=self.congress,
            kind=self.kind,
            first_day=first,
            last_day=last,
            trial_day=data["trial_day"],
            reason=data.get("reason", ""),
            decided_by=data["decided_by"],
            leave=data["leave"],
            on=self.viewing.at,
            accepted_warnings=accepted,
        )
        return f"Đã ghi ngày đại hội, {self.kind.label.lower()}: {format_date(first)}."


class PlanDaysForm(DaysForm):
    """ngày dự kiến"""

    verb = "Ghi ngày dự kiến"
    kind = DateKind.PLANNED


class ApproveDaysForm(DaysForm):
    """ngày cấp trên duyệt"""

    verb = "Ghi ngày được duyệt"
    kind = DateKind.APPROVED


class HeldForm(DaysForm):
    """đã họp"""

    verb = "Ghi đại hội đã họp"
    kind = DateKind.HELD


class ConveneForm(CongressForm):
    """triệu tập"""

    verb = "Triệu tập đại hội"
    fields_of = {"no-days": "on"}
    on = DayField(label="Ngày triệu tập")
    place = forms.CharField(label="Địa điểm họp", max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Triệu tập đại hội {self.name}? Hình thức và nội dung không đổi được nữa."

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        convene(
            actor=self.actor,
            congress=self.congress,
            on=data["on"],
            place=data["place"],
            accepted_warnings=accepted,
        )
        return "Đã triệu tập đại hội."


class CancelForm(ReasonForm):
    """không tổ chức đại hội"""

    verb = "Ghi không tổ chức"

    def consequence(self) -> str:
        return f"Ghi {self.name} không tổ chức đại hội trong đợt này?"

    def perform(self, accepted: Collection[str]) -> str:
        reason = self.cleaned_data["reason"]
        cancel_congress(actor=self.actor, congress=self.congress, on=self.viewing.at, reason=reason)
        return "Đã ghi không tổ chức đại hội."
