"""The search box of documents with its filters."""

from typing import Any

from django import forms

from dangbo.access.permissions import Permission
from dangbo.documents.forms.fields import kind_choices
from dangbo.documents.queries.search import Direction
from dangbo.registry.forms.fields import DayField
from dangbo.registry.viewing import Viewing

DIRECTIONS = [
    ("", "Tất cả"),
    (Direction.OUT, "Văn bản đi"),
    (Direction.IN, "Văn bản đến"),
    (Direction.DRAFT, "Dự thảo"),
]


class SearchForm(forms.Form):
    """What is looked for; every field may be empty."""

    tim = forms.CharField(label="Tìm văn bản", required=False, max_length=200)
    huong = forms.ChoiceField(choices=DIRECTIONS, required=False, widget=forms.HiddenInput)
    loai = forms.ChoiceField(label="Thể loại", required=False)
    coquan = forms.CharField(label="Cơ quan ban hành", required=False, max_length=100)
    tu = DayField(label="Từ ngày", required=False, help_text="")
    den = DayField(label="Đến ngày", required=False, help_text="")

    def __init__(self, *args: Any, viewing: Viewing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["loai"].choices = kind_choices(viewing.at, "Mọi thể loại")  # type: ignore[attr-defined]
        if not viewing.may(Permission.DRAFT_DOCUMENTS):
            self.fields["huong"].choices = DIRECTIONS[:3]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("tu") and data.get("den") and data["tu"] > data["den"]:
            self.add_error("den", "Ngày cuối phải sau ngày đầu.")
        return data

    @property
    def is_filtered(self) -> bool:
        """Whether more than the box of words is filled."""
        return any(self.cleaned_data.get(name) for name in ("loai", "coquan", "tu", "den"))
