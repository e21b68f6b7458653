"""`dangbo check FILE…`: proofreads .txt, .docx and .odt; 1 where something was found, 0 where nothing was.

With --organisation its figures and names are also held against the register; without, no database is opened.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TextIO

from dangbo.paper.errors import FileError
from dangbo.paper.limits import load
from dangbo.paper.texts.drafts import LIMITS, DraftFile, read_draft_file
from dangbo.proofreading import SEVERITY_LABELS, Report, Severity, check_text
from dangbo.proofreading.contract import as_json

FOUND, BAD_INPUT = 1, 2
_AROUND = 40
Checking = Callable[[DraftFile], Report]
USAGE = "cách dùng: dangbo check FILE… [--format json] [--organisation MÃ --at NGÀY]"


class _UsageError(ValueError):
    """The arguments are not understood."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _UsageError(message)


def main(argv: list[str]) -> int:
    """Checks each file; 2 with one line on stderr and nothing on stdout where a file cannot be checked."""
    parser = _Parser(prog="dangbo check", description="Soát văn bản: số liệu, ngày tháng, ký hiệu, lỗi gõ.")
    parser.add_argument("files", metavar="FILE", nargs="+", help="tệp .txt, .docx hoặc .odt")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="cách in kết quả")
    parser.add_argument("--organisation", metavar="MÃ", help="đối chiếu số liệu, tên gọi với sổ của tổ chức này")
    parser.add_argument("--at", metavar="NGÀY", help="sổ đến ngày này; nếu không ghi thì lấy ngày trong bài")
    try:
        arguments = parser.parse_args(argv)
    except _UsageError:
        return _refuse(USAGE)
    if arguments.at and not arguments.organisation:
        return _refuse(f"--at đi cùng --organisation; {USAGE}")
    checked: list[tuple[str, str, Report]] = []
    try:
        check = _against_register(arguments.organisation, arguments.at) if arguments.organisation else _alone
        for name in arguments.files:
            read = _read(name)
            checked.append((name, read.text, check(read)))
    except ValueError as error:
        return _refuse(str(error))
    _print(checked, arguments.format)
    return FOUND if any(report.findings for _, _, report in checked) else 0


def read_text(path: Path) -> str:
    """The text of a file as it is checked. Raises FileError as `read_draft_file` does."""
    return read_draft_file(load(path, LIMITS), path.name).text


def _read(name: str) -> DraftFile:
    path = Path(name)
    try:
        return read_draft_file(load(path, LIMITS), path.name)
    except FileError as error:
        raise FileError(f"{_shown(name)}: {error}") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileError(f"{_shown(name)}: không đọc được tệp ({reason}).") from error


def _alone(read: DraftFile) -> Report:
    return check_text(read.text)


def _against_register(code: str, at: str | None) -> Checking:
    """Checking with the register of an organisation. Raises ValueError for an unknown code or date."""
    from dangbo.cli.main import set_up_django

    set_up_django()
    from dangbo.checking.queries.checking import check_draft_file
    from dangbo.cli.arguments import day_of, organisation_of_code

    day = day_of(at) if at else None
    organisation = organisation_of_code(code)
    return lambda read: check_draft_file(read, organisation, day).report


def _print(checked: list[tuple[str, str, Report]], form: str) -> None:
    if form == "json":
        answers = [as_json(name, report, text) for name, text, report in checked]
        _write(sys.stdout, json.dumps(answers[0] if len(answers) == 1 else answers, ensure_ascii=False, indent=2))
        return
    for name, text, report in checked:
        _write(sys.stdout, "\n".join(_lines(name, text, report)))


def _lines(name: str, text: str, report: Report) -> list[str]:
    covered = report.coverage
    lines = [f"{_shown(name)}: kiểm được {covered.checked} trên {covered.figures} số liệu."]
    for severity in Severity:
        found = [each for each in report.findings if each.severity is severity]
        lines += [f"  {SEVERITY_LABELS[severity]}: {len(found)}"] if found else []
        lines += [
            f"    dòng {_line(text, each.start)}: {each.message}\n      {_context(text, each.span)}" for each in found
        ]
    if report.relations:
        lines.append(f"  Khớp: {len(report.relations)}")
        lines += [f"    dòng {_line(text, each.spans[0][0])}: {each.message}" for each in report.relations]
    return lines if report.findings or report.relations else [*lines, "  Không thấy gì cần xem lại."]


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _context(text: str, span: tuple[int, int]) -> str:
    start, end = span
    before, said, after = text[max(0, start - _AROUND) : start], text[start:end], text[end : end + _AROUND]
    return " ".join(f"… {before}[{said}]{after} …".split())


def _shown(name: str) -> str:
    return name if name.isprintable() else ascii(name)


def _refuse(reason: str) -> int:
    _write(sys.stderr, f"dangbo check: {reason}")
    return BAD_INPUT


def _write(stream: TextIO, line: str) -> None:
    """Text in UTF-8 whatever the console's encoding is."""
    stream.flush()
    stream.buffer.write(f"{line}\n".encode())
    stream.buffer.flush()
