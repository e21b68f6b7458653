"""Forms of accounts, roles and keys."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms

from dangbo.access.permissions import ROLE_LABELS, Role


class SignInForm(LoginForm):  # type: ignore[misc]
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocapitalize"] = "none"
        self.fields["password"].help_text = ""
        self.fields.pop("remember", None)


class RoleForm(forms.Form):
    """A role at an organisation named by its code."""

    role = forms.ChoiceField(label="Vai trò", choices=[(role.value, ROLE_LABELS[role]) for role in Role])
    organisation = forms.CharField(
        label="Mã tổ chức", max_length=60, help_text="Vai trò có hiệu lực ở tổ chức này và mọi tổ chức bên dưới."
    )


class AccountForm(RoleForm):
    """A new account with its first role."""

    username = forms.CharField(
        label="Tên đăng nhập", max_length=80, help_text="Chữ không dấu, số, dấu chấm hoặc gạch; ví dụ: nguyen.an"
    )
    full_name = forms.CharField(label="Họ và tên", max_length=200)
    email = forms.EmailField(label="Thư điện tử", required=False, help_text="Dùng khi quên mật khẩu; có thể bỏ trống.")

    field_order = ["full_name", "username", "email", "role", "organisation"]


class KeyForm(forms.Form):
    """A new key of the interface for programs."""

    name = forms.CharField(label="Tên khóa", max_length=120, help_text="Để nhớ chương trình nào dùng khóa này.")
