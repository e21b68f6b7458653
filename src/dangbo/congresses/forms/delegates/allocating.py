"""Allocation of delegates as forms."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.congresses.acts.delegates.allocating import (
    adjust_allotment,
    compute_allocation,
    fix_allocation,
    reopen_allocation,
)
from dangbo.congresses.forms.delegates.parts import CongressForm
from dangbo.congresses.models.delegates import Allocation, AllocationLine
from dangbo.congresses.queries.delegates.days import opening_day, parameters_of
from dangbo.congresses.queries.delegates.units import sending_units
from dangbo.registry.forms.acts import ActForm, CitingForm
from dangbo.registry.forms.fields import DayField
from dangbo.rules.congress.allocation import AllocationRule, published_rule
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


class ComputeForm(CongressForm):
    """phân bổ theo công thức"""

    verb = "Phân bổ theo công thức"
    sections = {"base": "Công thức", "ceiling": "Tổng số"}
    fields_of = {"no-units": "counted_on"}
    counted_on = DayField(label="Số đảng viên tính đến ngày")
    base = forms.IntegerField(label="Mỗi tổ chức có", min_value=0, max_value=100, help_text="Số đại biểu ban đầu")
    step = forms.IntegerField(label="Thêm 1 đại biểu cho mỗi", min_value=1, help_text="Số đảng viên")
    remainder = forms.IntegerField(
        label="Số dư từ", min_value=0, help_text="Số đảng viên còn dư để thêm 1 đại biểu; 0 là số dư không tính"
    )
    ceiling = forms.IntegerField(
        label="Tổng số đại biểu nhiều nhất", min_value=1, required=False, help_text="Bỏ trống nếu chỉ theo mức của cấp"
    )
    includes_ex_officio = forms.BooleanField(
        label="Đại biểu đương nhiên, chỉ định nằm trong số phân bổ của đơn vị", required=False, initial=True
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        on = opening_day(self.congress) or self.viewing.at
        before = Allocation.objects.filter(congress=self.congress).first()
        rule = _rule_of(before) if before else published_rule(on, parameters_of(self.congress, on))
        self.initial.setdefault("counted_on", before.counted_on if before else self.viewing.at)
        for name in ("base", "step", "remainder"):
            self.initial.setdefault(name, getattr(rule, name))
        if before:
            self.initial.setdefault("ceiling", before.ceiling)
            self.initial.setdefault("includes_ex_officio", before.includes_ex_officio)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("step") and (data.get("remainder") or 0) > data["step"]:
            self.add_error("remainder", "Số dư không thể lớn hơn số đảng viên của một đại biểu thêm.")
        return data

    @property
    def rule(self) -> AllocationRule:
        data = self.cleaned_data
        return AllocationRule(data["base"], data["step"], data["remainder"])

    def consequence(self) -> str:
        on = self.cleaned_data["counted_on"]
        units = sending_units(self.congress, on)
        total = sum(self.rule.seats(unit.members) for unit in units)
        return (
            f"Phân bổ {format_int(total)} đại biểu cho {format_int(len(units))} tổ chức theo số đảng viên ngày "
            f"{format_date(on)}? Các điều chỉnh đã ghi được giữ lại."
        )

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        made = compute_allocation(
            actor=self.actor,
            congress=self.congress,
            rule=self.rule,
            counted_on=data["counted_on"],
            ceiling=data["ceiling"],
            includes_ex_officio=data["includes_ex_officio"],
        )
        return f"Đã phân bổ {format_int(sum(line.seats for line in made.lines.all()))} đại biểu."


class AdjustForm(ActForm):
    """điều chỉnh số đại biểu của một tổ chức"""

    verb = "Ghi điều chỉnh"
    fields_of = {"negative-allotment": "adjustment"}
    special = forms.IntegerField(
        label="Thêm vì vị trí quan trọng", min_value=0, max_value=20, help_text="Không kể đại biểu đương nhiên"
    )
    adjustment = forms.IntegerField(label="Điều chỉnh khác", help_text="Số âm là bớt, ví dụ -1")
    reason = forms.CharField(label="Lý do", max_length=300, required=False)

    def __init__(self, *args: Any, line: AllocationLine, **options: Any) -> None:
        self.line = line
        super().__init__(*args, **options)
        for name in ("special", "adjustment", "reason"):
            self.initial.setdefault(name, getattr(line, name))

    def consequence(self) -> str:
        data = self.cleaned_data
        total = self.line.by_formula + data["special"] + data["adjustment"]
        return f"{self.line.unit_name}: từ {format_int(self.line.seats)} thành {format_int(total)} đại biểu?"

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        line = adjust_allotment(
            actor=self.actor,
            line=self.line,
            special=data["special"],
            adjustment=data["adjustment"],
            reason=data["reason"],
        )
        return f"{line.unit_name}: {format_int(line.seats)} đại biểu."


class FixForm(CitingForm):
    """chốt phân bổ"""

    verb = "Chốt phân bổ"
    needs_decision = False
    sections = {"symbol": "Quyết định, nếu có"}
    on = DayField(label="Ngày chốt")

    def __init__(self, *args: Any, congress: Any, **options: Any) -> None:
        self.allocation = Allocation.objects.select_related("congress__round", "congress__organisation").get(
            congress=congress
        )
        super().__init__(*args, **options)
        self.initial.setdefault("on", self.viewing.at)

    def consequence(self) -> str:
        total = sum(line.seats for line in self.allocation.lines.all())
        return f"Chốt phân bổ {format_int(total)} đại biểu? Sau khi chốt, muốn sửa phải mở lại và ghi lý do."

    def perform(self, accepted: Collection[str]) -> str:
        fix_allocation(
            actor=self.actor,
            allocation=self.allocation,
            on=self.cleaned_data["on"],
            decision=self.decision,
            accepted_warnings=accepted,
        )
        return "Đã chốt phân bổ đại biểu."


class ReopenForm(CongressForm):
    """mở lại phân bổ"""

    verb = "Mở lại phân bổ"
    reason = forms.CharField(label="Lý do", max_length=300)

    def consequence(self) -> str:
        return "Mở lại phân bổ đại biểu đã chốt?"

    def perform(self, accepted: Collection[str]) -> str:
        allocation = Allocation.objects.select_related("congress__round").get(congress=self.congress)
        reopen_allocation(actor=self.actor, allocation=allocation, reason=self.cleaned_data["reason"])
        return "Đã mở lại phân bổ đại biểu."


def _rule_of(allocation: Allocation) -> AllocationRule:
    return AllocationRule(allocation.base, allocation.step, allocation.extra_from)
