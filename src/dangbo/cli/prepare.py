"""`dangbo prepare`: everything that must be true before pages are served."""

import argparse

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection

from dangbo.access.models import Account
from dangbo.demo.accounts import SIGN_INS
from dangbo.demo.build import build_demo
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
    call_command("collectstatic", verbosity=0, interactive=False)
    if not options.no_demo and is_empty():
        print("Kho còn trống: dựng bản mẫu …", flush=True)
        build_demo(progress=lambda line: print(f"  {line}", flush=True))
        connection.close()
    if is_demo():
        print("\nTài khoản của bản mẫu (mật khẩu chung in ở cuối dòng):")
        for username, password, who in SIGN_INS:
            print(f"  {username:<18} {who:<58} {password}")
    return 0


def is_empty() -> bool:
    return not Organisation.objects.exists() and not Account.objects.exists()


def is_demo() -> bool:
    return Account.objects.filter(username=SIGN_INS[0][0]).exists()
