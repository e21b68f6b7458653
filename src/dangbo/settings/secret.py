"""The key that signs sessions: from the environment, else made once and kept beside the data."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """The installation's key; on first use it is written to `home`/secret_key, readable by its owner alone."""
    from_environment = os.environ.get("DANGBO_SECRET_KEY")
    if from_environment:
        return from_environment
    file = home / "secret_key"
    if not file.exists():
        home.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(64), encoding="utf-8")
    return file.read_text(encoding="utf-8")
