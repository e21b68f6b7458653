"""The filter of a register."""

from typing import Any

from django import forms

from dangbo.documents.forms.fields import kind_choices
from dangbo.registry.forms.fields import DayField
from dangbo.registry.viewing import Viewing


class RegisterFilter(forms.Form):
    """The period and the kind of the papers shown; every field may be empty."""

    tu = DayField(label="Từ ngày", required=False, help_text="")
    den = DayField(label="Đến ngày", required=False, help_text="")
    loai = forms.ChoiceField(label="Thể loại", required=False)

    def __init__(self, *args: Any, viewing: Viewing, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["loai"].choices = kind_choices(viewing.at, "Mọi thể loại")  # type: ignore[attr-defined]

    @property
    def is_filtered(self) -> bool:
        """Whether something is asked for."""
        return any(self.data.get(name) for name in self.fields)
