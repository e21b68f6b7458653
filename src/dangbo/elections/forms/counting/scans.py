"""Forms of scanned batches."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.elections.acts.counting.scans import leave_out_sheet
from dangbo.elections.models.counting import Batch
from dangbo.registry.forms.acts import ActForm


class LeaveOutForm(ActForm):
    """bỏ một tờ quét"""

    verb = "Bỏ tờ này"
    reason = forms.CharField(label="Lý do", max_length=300, help_text="Ví dụ: phiếu của cuộc bầu khác, quét hai lần")

    def __init__(self, *args: Any, batch: Batch, sheet: int, **options: Any) -> None:
        self.batch, self.sheet = batch, sheet
        super().__init__(*args, **options)

    def consequence(self) -> str:
        return f"Bỏ tờ {self.sheet} của {str(self.batch).lower()}? Ảnh vẫn được giữ nhưng tờ này không tính."

    def perform(self, accepted: Collection[str]) -> str:
        leave_out_sheet(actor=self.actor, batch=self.batch, sheet=self.sheet, reason=self.cleaned_data["reason"])
        return f"Đã bỏ tờ {self.sheet}."
