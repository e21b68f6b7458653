"""Storing and retiring templates of documents."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django import forms

from dangbo.documents.acts.templates import retire_template
from dangbo.documents.forms.fields import kind_choices
from dangbo.documents.models import DocumentTemplate
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.forms.acts import ActForm
from dangbo.rules.verdict import Severity

_FIELDS = {
    "template-without-name": "name",
    "template-name-too-long": "name",
    "unknown-document-kind": "kind",
}


class TemplateForm(forms.Form):
    """An office's own template of a document."""

    name = forms.CharField(label="Tên mẫu", max_length=200, help_text="Ví dụ: Kế hoạch đại hội chi bộ")
    kind = forms.ChoiceField(label="Thể loại")
    word = forms.FileField(label="Tệp Word (.docx)", help_text="Mẫu cùng tên của tổ chức này được thay bằng tệp mới.")

    def __init__(self, *args: Any, at: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = kind_choices(at, "Chọn thể loại")  # type: ignore[attr-defined]

    def show(self, refused: Refused) -> None:
        """Put each error of a refusal at its field."""
        for finding in refused.findings:
            if finding.severity is Severity.ERROR:
                self.add_error(_FIELDS.get(finding.code, "word"), finding.message)


class RetireForm(ActForm):
    """thôi dùng mẫu"""

    verb = "Thôi dùng mẫu"
    agreed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, template: DocumentTemplate, **options: Any) -> None:
        self.template = template
        super().__init__(*args, **options)

    def consequence(self) -> str:
        return f"Thôi dùng mẫu “{self.template.name}”? Các dự thảo đã soạn theo mẫu vẫn giữ nguyên."

    def perform(self, accepted: Collection[str]) -> str:
        retire_template(actor=self.actor, template=self.template)
        return f"Đã thôi dùng mẫu “{self.template.name}”."
