"""Where the passphrase of a backup comes from."""

import getpass
import os

SHORTEST = 10


def ask(*, twice: bool) -> str | None:
    """DANGBO_BACKUP_PASSPHRASE, else typed; None when it is too short or was not typed the same twice."""
    named = os.environ.get("DANGBO_BACKUP_PASSPHRASE")
    typed = named if named is not None else getpass.getpass("Mật khẩu sao lưu: ")
    if len(typed) < SHORTEST:
        return None
    if twice and named is None and getpass.getpass("Gõ lại mật khẩu: ") != typed:
        return None
    return typed
