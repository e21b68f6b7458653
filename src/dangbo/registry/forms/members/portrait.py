"""The portrait of a person: the photograph sent, and taking it away."""

from collections.abc import Collection

from django import forms

from dangbo.registry.acts.people import remove_portrait
from dangbo.registry.forms.members.sheet_lines import OfPersonForm


class PortraitForm(forms.Form):
    """The photograph of a person as a file."""

    photograph = forms.FileField(
        label="Ảnh 3x4",
        help_text="Tệp JPEG hoặc PNG, không quá 2 MB. Ảnh được cắt theo khổ 3x4 và bỏ mọi thông tin kèm theo",
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png"}),
        error_messages={"required": "Hãy chọn tệp ảnh.", "empty": "Tệp ảnh trống."},
    )


class RemovePortraitForm(OfPersonForm):
    """bỏ ảnh chân dung"""

    verb = "Bỏ ảnh"

    def consequence(self) -> str:
        return f"Bỏ ảnh chân dung của {self.person.full_name}? Nhật ký vẫn giữ việc này."

    def perform(self, accepted: Collection[str]) -> str:
        remove_portrait(actor=self.actor, person=self.person)
        return f"Đã bỏ ảnh chân dung của {self.person.full_name}."
