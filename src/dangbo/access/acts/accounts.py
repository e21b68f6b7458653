"""Making, locking and unlocking accounts, and a new password for those who lost theirs."""

import re
import secrets
import uuid

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.acts.reach import AccountError, require_grantable, require_managed
from dangbo.access.acts.recording import record_account
from dangbo.access.models import Account, RoleAssignment, today
from dangbo.access.permissions import ROLE_LABELS, Role

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,79}")
BAD_USERNAME = "Tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm hoặc gạch, từ 2 ký tự."
TAKEN = "Đã có tài khoản mang tên đăng nhập “{username}”."
NOT_YOURSELF = "Đồng chí không khóa được tài khoản của chính mình."


def create_account(
    *, actor: Actor, username: str, full_name: str, role: Role, organisation_id: uuid.UUID, email: str = ""
) -> tuple[Account, str]:
    """Make an account with its first role; returns it with a password that must be changed at the first sign-in.

    Raises NotAllowed outside the actor's reach, AccountError for a taken or malformed name.
    """
    require_grantable(actor, role, organisation_id)
    if not USERNAME.fullmatch(username):
        raise AccountError(BAD_USERNAME)
    if Account.objects.filter(username=username).exists():
        raise AccountError(TAKEN.format(username=username))
    password = new_password()
    with transaction.atomic():
        account = Account.objects.create_user(
            username, password, full_name=full_name.strip(), email=email, must_change_password=True
        )
        RoleAssignment.objects.create(account=account, role=role, organisation_id=organisation_id, valid_from=today())
        summary = f"Tạo tài khoản {username} ({full_name.strip()}), vai trò {ROLE_LABELS[role]}"
        record_account("create_account", actor, account, summary, organisation_id, role=role)
    return account, password


def lock_account(*, actor: Actor, account: Account) -> None:
    """Refuse further sign-ins of an account. Raises NotAllowed, AccountError."""
    require_managed(actor, account)
    if account.pk == actor.account_id:
        raise AccountError(NOT_YOURSELF)
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(is_active=False)
        record_account("lock_account", actor, account, f"Khóa tài khoản {account.username}")


def unlock_account(*, actor: Actor, account: Account) -> None:
    """Let a locked account sign in again, and forget its failed attempts. Raises NotAllowed."""
    require_managed(actor, account)
    with transaction.atomic():
        Account.objects.filter(pk=account.pk).update(is_active=True)
        reset(username=account.username)
        record_account("unlock_account", actor, account, f"Mở khóa tài khoản {account.username}")


def reset_password(*, actor: Actor, account: Account) -> str:
    """A new password to be changed at the next sign-in; the second step is taken off. Raises NotAllowed."""
    require_managed(actor, account)
    password = new_password()
    with transaction.atomic():
        account.set_password(password)
        account.must_change_password = True
        account.save(update_fields=["password", "must_change_password"])
        Authenticator.objects.filter(user_id=account.pk).delete()
        record_account("reset_password", actor, account, f"Đặt lại mật khẩu của tài khoản {account.username}")
    return password


def new_password() -> str:
    """Sixteen letters and digits in groups of four, none of them easily mistaken for another."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(4)) for _ in range(4))
