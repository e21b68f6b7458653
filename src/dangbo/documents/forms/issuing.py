"""Issuing a document: the day, and a number typed by hand where one must be."""

from collections.abc import Collection
from typing import Any

from django import forms

from dangbo.documents.acts.issuing import issue_document
from dangbo.documents.forms.drafting import OfDraftForm
from dangbo.registry.forms.fields import DayField


class IssueForm(OfDraftForm):
    """cấp số và ban hành"""

    verb = "Cấp số và ban hành"
    fields_of = {
        "date-outside-series": "issued_on",
        "number-taken": "number",
        "number-cancelled": "number",
        "number-too-large": "number",
    }
    issued_on = DayField(label="Ngày ký, ban hành")
    number = forms.IntegerField(
        label="Số ghi tay",
        min_value=1,
        max_value=99_999,
        required=False,
        help_text="Để trống: chương trình lấy số tiếp theo. Chỉ ghi khi phải dùng đúng một số đã định.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.initial.setdefault("issued_on", self.viewing.at)

    def perform(self, accepted: Collection[str]) -> str:
        data = self.cleaned_data
        issued = issue_document(
            actor=self.actor,
            document=self.document,
            issued_on=data["issued_on"],
            number=data["number"],
            accepted_warnings=accepted,
        )
        return f"Đã cấp số {issued.symbol} và ban hành."
