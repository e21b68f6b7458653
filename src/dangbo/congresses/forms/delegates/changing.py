"""Changes among the delegates, as forms."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.delegates.cards import replace_card
from dangbo.congresses.acts.delegates.changing import (
    note_absence,
    put_back_delegate,
    strike_delegate,
    substitute,
    take_back_substitution,
)
from dangbo.congresses.forms.delegates.parts import DelegateForm
from dangbo.congresses.models.delegates import Absence, DelegateKind
from dangbo.registry.forms.fields import DayField


class StrikeForm(DelegateForm):
    """đưa ra khỏi danh sách đại biểu"""

    verb = "Đưa ra khỏi danh sách"
    on = DayField(label="Từ ngày")
    reason = forms.CharField(label="Lý do", max_length=300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        return f"Đưa {self.delegate.full_name} ra khỏi danh sách đại biểu? Thẻ không dùng được nữa."

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        strike_delegate(actor=self.actor, delegate=self.delegate, on=data["on"], reason=data["reason"])
        return f"Đã đưa {self.delegate.full_name} ra khỏi danh sách."


class PutBackForm(DelegateForm):
    """đưa trở lại danh sách đại biểu"""

    verb = "Đưa trở lại danh sách"

    def consequence(self) -> str:
        return f"Đưa {self.delegate.full_name} trở lại danh sách đại biểu?"

    def perform(self, accepted: Collection[str]) -> str:
        put_back_delegate(actor=self.actor, delegate=self.delegate)
        return f"Đã đưa {self.delegate.full_name} trở lại danh sách."


class SubstituteForm(DelegateForm):
    """đại biểu dự khuyết thay"""

    verb = "Ghi dự khuyết thay"
    fields_of = {"alternate-used-twice": "alternate", "alternate-of-another-delegation": "alternate"}
    alternate = forms.ChoiceField(label="Đại biểu dự khuyết của đoàn", help_text="Theo thứ tự số phiếu")
    reason = forms.CharField(label="Lý do", max_length=300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        absent = self.delegate
        free = absent.congress.delegates.filter(
            kind=DelegateKind.ALTERNATE, replaces=None, struck_on=None, unit_name=absent.unit_name
        ).order_by("place", "number")
        self.free = {str(row.pk): row for row in free}
        named = [(key, f"{row.place}. {row.full_name}") for key, row in self.free.items()]
        self.fields["alternate"].choices = [("", "Chọn người thay"), *named]  # type: ignore[attr-defined]

    def consequence(self) -> str:
        return f"{self.free[self.cleaned_data['alternate']].full_name} thay {self.delegate.full_name}?"

    def perform(self, accepted: Collection[str]) -> str:
        chosen = self.free[self.cleaned_data["alternate"]]
        reason = self.cleaned_data["reason"]
        substitute(actor=self.actor, absent=self.delegate, alternate=chosen, reason=reason)
        return f"{chosen.full_name} thay {self.delegate.full_name}."


class TakeBackForm(DelegateForm):
    """bỏ việc thay"""

    verb = "Bỏ việc thay"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return f"{self.delegate.full_name} thôi thay đại biểu vắng?"

    def perform(self, accepted: Collection[str]) -> str:
        take_back_substitution(actor=self.actor, alternate=self.delegate, reason=self.cleaned_data["reason"])
        return f"{self.delegate.full_name} thôi thay."


class AbsenceForm(DelegateForm):
    """ghi vắng"""

    verb = "Ghi vắng"
    fields_of = {"reason-missing": "reason"}
    absence = forms.ChoiceField(label="Vắng", choices=Absence.choices, required=False)
    reason = forms.CharField(label="Lý do", max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("absence", self.delegate.absence)
        self.initial.setdefault("reason", self.delegate.absence_reason)

    def consequence(self) -> str:
        chosen = Absence(self.cleaned_data["absence"])
        return f"Ghi {self.delegate.full_name}: vắng {chosen.label.lower()}?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        absence = Absence(data["absence"])
        note_absence(actor=self.actor, delegate=self.delegate, absence=absence, reason=data["reason"])
        return f"Đã ghi {self.delegate.full_name}."


class ReplaceCardForm(DelegateForm):
    """cấp lại thẻ"""

    verb = "Cấp lại thẻ"
    reason = forms.CharField(label="Lý do", max_length=300, help_text="Ví dụ: mất thẻ, in sai tên")

    def consequence(self) -> str:
        return f"Hủy thẻ cũ và cấp thẻ mới cho {self.delegate.full_name}?"

    def perform(self, accepted: Collection[str]) -> str:
        replace_card(actor=self.actor, delegate=self.delegate, reason=self.cleaned_data["reason"])
        return f"Đã cấp lại thẻ cho {self.delegate.full_name}."


def acts_for(delegate: Any, *, has_card: bool) -> list[str]:
    """The acts that fit a delegate, by the end of their address."""
    if delegate.struck_on is not None:
        return ["dua-lai"]
    if delegate.kind == DelegateKind.ALTERNATE:
        own = ["thoi-thay"] if delegate.replaces_id else []
    else:
        replaced = getattr(delegate, "replaced_by", None) is not None
        own = ["vang", *(["thay"] if delegate.kind == DelegateKind.ELECTED and not replaced else [])]
    return [*own, *(["cap-lai-the"] if has_card else []), "dua-ra"]
