"""`dangbo prepare`: everything that must be true before pages are served."""

import argparse
import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection

from dangbo.access.models import Account
from dangbo.demo.accounts import SIGN_INS
from dangbo.demo.build import build_demo, demo_exists
from dangbo.registry.models import Organisation


def main(argv: list[str]) -> int:
    """Migrate, gather static files, build the demo in an empty store and print its sign-ins. Exit 2 on failure."""
    parser = argparse.ArgumentParser(prog="dangbo prepare")
    parser.add_argument("--no-demo", action="store_true")
    options = parser.parse_args(argv)
    settings.HOME.mkdir(parents=True, exist_ok=True)
    try:
        call_command("migrate", verbosity=0)
    except DatabaseError as error:
        print(f"Không mở được kho dữ liệu: {error}")
        return 2
    gather_static_files()
    if not options.no_demo and is_empty():
        print("Kho còn trống: dựng bản mẫu …", flush=True)
        build_demo(progress=lambda line: print(f"  {line}", flush=True))
        connection.close()
    if demo_exists():
        print("\nTài khoản của bản mẫu (mật khẩu chung in ở cuối dòng):")
        for username, password, who in SIGN_INS:
            print(f"  {username:<18} {who:<58} {password}")
    return 0


def gather_static_files() -> None:
    """Collect, hash and compress the static files, unless they are as they were gathered last."""
    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    now = static_digest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == now:
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(now, encoding="utf-8")


def static_digest() -> str:
    """A digest of name, size and time of every static file that the program has."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list(None), key=lambda found: str(found[0])):
            digest.update(f"{name} {storage.size(name)} {storage.get_modified_time(name)}\n".encode())
    return digest.hexdigest()


def is_empty() -> bool:
    return not Organisation.objects.exists() and not Account.objects.exists()
