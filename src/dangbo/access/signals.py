"""What allauth does on its own pages, in the journal as well."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed, authenticator_reset
from django.db import transaction
from django.dispatch import receiver

from dangbo.access.actor import Actor
from dangbo.access.acts.recording import record_account
from dangbo.access.models import Account

STEPS = {Authenticator.Type.TOTP: "mã từ ứng dụng", Authenticator.Type.RECOVERY_CODES: "mã dự phòng"}


@receiver([password_changed, password_set, password_reset])
def password_was_changed(sender: type, user: Account, **kwargs: Any) -> None:
    """Record a changed password; one that somebody else chose is now replaced."""
    with transaction.atomic():
        Account.objects.filter(pk=user.pk).update(must_change_password=False)
        record_account("change_password", Actor.of(user), user, f"Đổi mật khẩu của tài khoản {user.username}")
    user.must_change_password = False


@receiver(authenticator_added)
def step_was_added(sender: type, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    _record_step("add_second_step", user, f"Bật đăng nhập bằng {STEPS[authenticator.type]}")


@receiver(authenticator_removed)
def step_was_removed(sender: type, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    _record_step("remove_second_step", user, f"Tắt đăng nhập bằng {STEPS[authenticator.type]}")


@receiver(authenticator_reset)
def step_was_reset(sender: type, user: Account, authenticator: Authenticator, **kwargs: Any) -> None:
    _record_step("reset_second_step", user, f"Tạo lại {STEPS[authenticator.type]}")


def _record_step(act: str, user: Account, summary: str) -> None:
    with transaction.atomic():
        record_account(act, Actor.of(user), user, f"{summary} cho tài khoản {user.username}")
