"""What is typed to store a template or to close a report."""

from django import forms


class TemplateForm(forms.Form):
    """An office's own template of a report."""

    ten = forms.CharField(label="Tên báo cáo", max_length=120)
    word = forms.FileField(label="Bản mẫu Word (.docx)")
    excel = forms.FileField(label="Bản mẫu Excel (.xlsx), nếu có", required=False)


class NewTemplateForm(TemplateForm):
    """A report of the office's own."""

    ma = forms.SlugField(
        label="Mã báo cáo",
        max_length=60,
        help_text="Chữ thường không dấu, số và gạch nối, như bao-cao-quy.",
        error_messages={"invalid": "Mã chỉ gồm chữ không dấu, số và gạch nối."},
    )
    field_order = ["ma", "ten", "word", "excel"]


class CloseForm(forms.Form):
    """The confirmation of a closing; a report closed before needs a reason."""

    ly_do = forms.CharField(label="Lý do chốt lại", max_length=500, required=False, strip=True)
