"""Keys with which a program asks as an account. Only the hash of a key is kept."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.acts.recording import record_account
from dangbo.access.models import Account, ApiKey
from dangbo.access.permissions import Permission

NO_API = "Vai trò của đồng chí chưa được dùng giao diện cho chương trình. Liên hệ người quản trị hệ thống."

MARK = "dbk_"
"""How every key begins, so that one that has slipped out is recognised as ours."""


def create_key(*, actor: Actor, account: Account, name: str) -> tuple[ApiKey, str]:
    """A new key of one's own account; the key itself is returned once and never again. Raises NotAllowed."""
    if actor.account_id != account.pk or not actor.may_anywhere(Permission.USE_API):
        raise NotAllowed(NO_API)
    prefix = f"{MARK}{secrets.token_hex(4)}"
    key = f"{prefix}.{secrets.token_urlsafe(32)}"
    with transaction.atomic():
        stored = ApiKey.objects.create(account=account, name=name, prefix=prefix, key_hash=hash_of(key))
        record_account("create_key", actor, account, f"Tạo khóa giao diện “{name}”", prefix=prefix)
    return stored, key


def revoke_key(*, actor: Actor, key: ApiKey) -> None:
    """End a key of one's own account. Raises NotAllowed."""
    if actor.account_id != key.account_id:
        raise NotAllowed
    with transaction.atomic():
        ApiKey.objects.filter(pk=key.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())
        record_account("revoke_key", actor, key.account, f"Thu hồi khóa giao diện “{key.name}”", prefix=key.prefix)


def account_of(key: str) -> ApiKey | None:
    """The key in force that a program sent, with its account; None for an unknown, revoked or locked one."""
    prefix, _, _ = key.partition(".")
    stored = ApiKey.objects.select_related("account").filter(prefix=prefix, revoked_at__isnull=True).first()
    if stored is None or not stored.account.is_active:
        return None
    return stored if secrets.compare_digest(stored.key_hash, hash_of(key)) else None


def hash_of(key: str) -> str:
    """SHA-256 in hexadecimal: keys are long and random, so a slow hash would add nothing."""
    return hashlib.sha256(key.encode()).hexdigest()
