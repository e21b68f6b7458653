"""Forms of the installation's settings."""

from typing import Any

from django import forms

from dangbo.journal.wording import act_labels
from dangbo.vietnamese.dates import DateError, format_date, parse_date

MAXIMUM_BYTES = 200_000


class DateTextField(forms.CharField):
    """A date typed as dd/mm/yyyy; empty where none is required."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=40, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **kwargs)

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_date(text)
        except DateError as error:
            raise forms.ValidationError(str(error)) from error

    def prepare_value(self, value: Any) -> Any:
        return format_date(value) if hasattr(value, "year") else value


class OptionsForm(forms.Form):
    """What an administrator may set for the whole installation."""

    default_as_of = DateTextField(
        label="Ngày số liệu lúc mới vào", required=False, help_text="Bỏ trống thì các trang mở theo ngày hôm nay."
    )
    idle_minutes = forms.IntegerField(
        label="Số phút không thao tác trước khi đăng xuất",
        min_value=1,
        max_value=240,
        help_text="Hết thời gian này có 60 giây đếm ngược.",
    )
    require_totp = forms.BooleanField(
        label="Người được sửa dữ liệu của người khác phải bật bước hai khi đăng nhập", required=False
    )


class ParametersForm(forms.Form):
    """The office's own values, typed or from a file; a file goes first."""

    file = forms.FileField(label="Tệp .yaml", required=False)
    text = forms.CharField(
        label="Giá trị riêng của văn phòng",
        required=False,
        strip=False,
        max_length=MAXIMUM_BYTES,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        help_text="Mỗi tham số một khóa, kèm giá trị, ngày có hiệu lực và nguồn. Bỏ trống là không dùng giá trị riêng.",
    )

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or {}
        file = answers.get("file")
        if file is None:
            return answers
        if file.size > MAXIMUM_BYTES:
            raise forms.ValidationError("Tệp quá lớn đối với một bộ giá trị riêng (trên 200 KB).")
        try:
            answers["text"] = file.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError("Tệp không phải là chữ theo mã UTF-8.") from error
        return answers


class DayForm(forms.Form):
    """A day on which the office rests or works otherwise than the common calendar."""

    day = DateTextField(label="Ngày", help_text="Ngày/tháng/năm, ví dụ 28/06/2020")
    kind = forms.ChoiceField(label="Nghỉ hay làm việc", choices=[("off", "Nghỉ"), ("worked", "Làm việc")])
    reason = forms.CharField(label="Lý do", max_length=200, help_text="Ví dụ số thông báo nghỉ lễ")


class SwapsForm(forms.Form):
    """The year whose days, swapped by the government with Saturdays, are to be followed."""

    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2100)


class JournalForm(forms.Form):
    """Conditions on the journal."""

    tim = forms.CharField(label="Người làm hoặc nội dung", required=False, max_length=120)
    viec = forms.ChoiceField(label="Việc", required=False, choices=lambda: [("", "Mọi việc"), *act_labels().items()])
    tu = DateTextField(label="Từ ngày", required=False)
    den = DateTextField(label="Đến ngày", required=False)
