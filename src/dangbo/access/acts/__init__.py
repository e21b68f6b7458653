"""What a user does with accounts, roles and keys. Each act checks, stores and records in one transaction."""

from dangbo.access.acts.accounts import create_account, lock_account, reset_password, unlock_account
from dangbo.access.acts.keys import create_key, revoke_key
from dangbo.access.acts.roles import end_role, give_role

__all__ = [
    "create_account",
    "create_key",
    "end_role",
    "give_role",
    "lock_account",
    "reset_password",
    "revoke_key",
    "unlock_account",
]
