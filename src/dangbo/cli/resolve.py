"""`dangbo resolve CASE.json`: the verdict of the election rules on one case or a list of cases."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import NoReturn, TextIO

from dangbo.rules.elections.case_answer import answer
from dangbo.rules.elections.case_fields import CaseError
from dangbo.rules.elections.case_reading import read_cases

BAD_INPUT = 2


class _UsageError(ValueError):
    """The arguments are not understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _UsageError(message)


def main(argv: list[str]) -> int:
    """Prints the verdict as JSON and returns 0; 2 with one line on stderr and nothing on stdout for bad input."""
    parser = _Parser(prog="dangbo resolve", description="Xét kết quả bầu cử theo quy chế từ tệp JSON.")
    parser.add_argument(
        "case", metavar="CASE.json", help="tệp JSON gồm một trường hợp hoặc một danh sách; - là đầu vào"
    )
    try:
        source = parser.parse_args(argv).case
    except _UsageError:
        return _refuse("cách dùng: dangbo resolve CASE.json (hoặc - để đọc từ đầu vào)")
    try:
        cases = read_cases(_read(source))
    except OSError as error:
        return _refuse(f"không đọc được tệp {_shown(source)}: {_why(error)}")
    except UnicodeDecodeError as error:
        return _refuse(f"tệp {_shown(source)} không phải UTF-8 (byte thứ {error.start + 1})")
    except CaseError as error:
        return _refuse(str(error))
    answers = [answer(case) for case in cases] if isinstance(cases, list) else answer(cases)
    _write(sys.stdout, json.dumps(answers, ensure_ascii=False, indent=2))
    return 0


def _read(source: str) -> str:
    data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    return data.decode("utf-8-sig")


def _shown(source: str) -> str:
    return source if source.isprintable() else ascii(source)


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "không có tệp này"
    if isinstance(error, IsADirectoryError):
        return "đây là một thư mục"
    if isinstance(error, PermissionError):
        return "không được quyền đọc"
    return error.strerror or type(error).__name__


def _refuse(reason: str) -> int:
    _write(sys.stderr, f"dangbo resolve: {reason}")
    return BAD_INPUT


def _write(stream: TextIO, line: str) -> None:
    """One text in UTF-8 whatever the console's encoding is."""
    stream.flush()
    stream.buffer.write(f"{line}\n".encode())
    stream.buffer.flush()
