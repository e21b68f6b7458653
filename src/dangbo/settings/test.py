"""Settings of the tests: the same program, quick password hashes, tasks at once, plain static files."""

import os
import secrets
import tempfile
from pathlib import Path

os.environ.setdefault("DANGBO_SECRET_KEY", "tests-only")
os.environ.setdefault("DANGBO_HOME", str(Path(tempfile.gettempdir()) / f"dangbo-test-{secrets.token_hex(8)}"))

from dangbo.settings.base import *  # noqa: F403

ALLOWED_HOSTS = ["*"]
ASSETS_FOLDER = PACKAGE.parent.parent / "var" / "assets"  # noqa: F405  # fonts are made once, not in every run
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
