"""What a letter of summons says besides the delegate."""

from typing import Any

from django import forms

from dangbo.registry.forms.fields import DayField


class SummonsForm(forms.Form):
    """Day, times, place, reminders and signer of all letters."""

    on = DayField(label="Ngày ký")
    symbol = forms.CharField(label="Số, ký hiệu", max_length=60, required=False, help_text="Bỏ trống để ghi sau")
    town = forms.CharField(label="Địa danh", max_length=60, required=False)
    times = forms.CharField(
        label="Thời gian", widget=forms.Textarea(attrs={"rows": 3}), help_text="Mỗi dòng một buổi, ghi giờ và ngày"
    )
    place = forms.CharField(label="Địa điểm", max_length=200, required=False)
    reminders = forms.CharField(
        label="Dặn đại biểu", widget=forms.Textarea(attrs={"rows": 3}), required=False,
        initial="Đồng chí mang theo giấy này và thẻ đại biểu.",
    )  # fmt: skip
    signer = forms.CharField(label="Người ký", max_length=120, required=False)

    def letter_facts(self) -> dict[str, Any]:
        """The fields as `letters_of` takes them."""
        data = self.cleaned_data
        times = tuple(line.strip() for line in data["times"].splitlines() if line.strip())
        return {**data, "times": times}
