"""What the commands have in common: bad input ends in one sentence, results in one text of UTF-8."""

import argparse
import datetime
import difflib
import errno
import json
import sys
from typing import Any, NoReturn, TextIO

from django.db import OperationalError, ProgrammingError

from dangbo.facts.figures import Moment
from dangbo.office.options import options
from dangbo.registry.models import Organisation
from dangbo.vietnamese.dates import DateError, parse_date

BAD_INPUT = 2
NEAR = 0.4
"""How alike a code must be (0 to 1) to be offered for a mistyped one."""


class BadInputError(ValueError):
    """What was typed cannot be used. Its text is one Vietnamese sentence."""


class Parser(argparse.ArgumentParser):
    """Arguments that are refused with one sentence instead of the whole usage. Raises BadInputError."""

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().removeprefix("usage: ").split())
        raise BadInputError(f"Cách dùng: {usage}")


def organisation_of_code(code: str) -> Organisation:
    """The organisation with a code. Raises BadInputError, which names the nearest code."""
    try:
        found = Organisation.objects.filter(code=code.strip()).first()
    except (OperationalError, ProgrammingError) as error:
        raise BadInputError("Kho dữ liệu chưa mở được hoặc chưa chuẩn bị. Hãy chạy dangbo prepare trước.") from error
    if found is not None:
        return found
    codes = Organisation.objects.order_by("code").values_list("code", flat=True)
    nearest = difflib.get_close_matches(code.strip().lower(), codes, 1, NEAR)
    hint = f" Gần nhất: “{nearest[0]}”." if nearest else ""
    raise BadInputError(f"Không có tổ chức nào mang mã “{code}”.{hint}")


def day_of(text: str) -> datetime.date:
    """A day typed as 2020-07-01 or 01/07/2020. Raises BadInputError."""
    try:
        return parse_date(text)
    except DateError as error:
        raise BadInputError(str(error)) from error


def moment_of(at: str | None, since: str | None) -> Moment:
    """The day asked for, else the one at which pages open, and the first day of the period. Raises BadInputError."""
    day = day_of(at) if at else options().default_as_of
    try:
        return Moment(day, day_of(since) if since else None)
    except ValueError as error:
        raise BadInputError(str(error)) from error


def why(error: OSError) -> str:
    """Why a file could not be read or written, and which."""
    known = {
        errno.ENOENT: "không có tệp hoặc thư mục này",
        errno.EACCES: "không được quyền",
        errno.EPERM: "không được quyền",
        errno.EISDIR: "đây là một thư mục",
        errno.ENOTDIR: "đây không phải thư mục",
        errno.EEXIST: "đã có tệp mang tên này",
        errno.ENOSPC: "đĩa đã đầy",
        errno.EROFS: "đĩa chỉ đọc",
    }
    reason = known.get(error.errno or 0, error.strerror or type(error).__name__)
    return f"{reason} ({error.filename})." if error.filename else f"{reason}."


def refuse(reason: object) -> int:
    """Say on stderr in one line why nothing was done; returns the exit code of bad input."""
    write(sys.stderr, " ".join(str(reason).split()))
    return BAD_INPUT


def write_json(content: Any) -> None:
    """JSON alone on stdout."""
    write(sys.stdout, json.dumps(content, ensure_ascii=False, indent=2))


def write(stream: TextIO, text: str) -> None:
    """One text in UTF-8, whatever the console's encoding is."""
    stream.flush()
    stream.buffer.write(f"{text}\n".encode())
    stream.buffer.flush()
