"""`dangbo account`: the first administrator of a new server, from its own command line."""

import argparse
import getpass
import sys

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from dangbo.access.actor import PROGRAM
from dangbo.access.models import Account, RoleAssignment, today
from dangbo.access.permissions import Role
from dangbo.journal.chain import record
from dangbo.registry.models import Organisation


def main(argv: list[str]) -> int:
    """Create an account that administers one organisation and all below it. Exit 2 with one line on bad input."""
    parser = argparse.ArgumentParser(prog="dangbo account")
    parser.add_argument("username")
    parser.add_argument("--name", required=True, help="họ và tên")
    parser.add_argument("--organisation", required=True, help="mã tổ chức")
    options = parser.parse_args(argv)
    organisation = Organisation.objects.filter(code=options.organisation).first()
    problem = refusal(options.username, organisation, options.organisation)
    if problem or organisation is None:
        print(problem, file=sys.stderr)
        return 2
    password = getpass.getpass("Mật khẩu: ")
    try:
        validate_password(password)
    except ValidationError as error:
        print(" ".join(error.messages), file=sys.stderr)
        return 2
    with transaction.atomic():
        account = Account.objects.create_user(options.username, password, full_name=options.name)
        RoleAssignment.objects.create(
            account=account, role=Role.SYSTEM_ADMINISTRATOR, organisation=organisation, valid_from=today()
        )
        record(
            act="create_account",
            actor_id=PROGRAM.account_id,
            actor_name=PROGRAM.name,
            organisation_id=organisation.pk,
            subject_type="account",
            subject_id=account.pk,
            summary=f"Tạo tài khoản quản trị {options.username} từ dòng lệnh",
        )
    print(f"Đã tạo tài khoản {options.username}.")
    return 0


def refusal(username: str, organisation: Organisation | None, code: str) -> str:
    if organisation is None:
        return f"Không có tổ chức nào mang mã “{code}”."
    if Account.objects.filter(username=username).exists():
        return f"Đã có tài khoản “{username}”."
    return ""
