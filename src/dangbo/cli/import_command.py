"""`dangbo import`: members or organisations from Excel or CSV into the register, or only a report about the file."""

import argparse
import datetime
import hashlib
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from django.utils import timezone

from dangbo.access.actor import PROGRAM
from dangbo.paper.errors import FileError
from dangbo.paper.limits import load
from dangbo.paper.sheets import read_sheets
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.exchange.problem_list import Remark, remarks
from dangbo.registry.exchange.rows import Outcome
from dangbo.registry.exchange.tables import (
    VALID,
    FoundTable,
    Planned,
    best_table,
    guess_kind,
    missing,
    plan_table,
    store_table,
)
from dangbo.registry.exchange.wording import stored_sentence
from dangbo.registry.models import Organisation
from dangbo.registry.models.imports import ImportKind
from dangbo.vietnamese.dates import DateError, parse_date
from dangbo.vietnamese.numbers import format_int

DONE, FOUND, BAD_INPUT = 0, 1, 2
OPEN = (Outcome.WRONG, Outcome.WAITING)
OUTCOME_WORDS = {
    Outcome.NEW: "mới",
    Outcome.CHANGE: "có thay đổi",
    Outcome.SAME: "đã có, không khác",
    Outcome.WAITING: "ngờ, chờ quyết định",
    Outcome.WRONG: "sai",
}
HEAD = Remark(0, "Ô", "Cột", "Trong ô ghi", "Mức", "Vấn đề")
WIDEST = 40


class _BadInputError(ValueError):
    """The command cannot do anything with what it was given."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _BadInputError(
            "cách dùng: dangbo import TỆP --organisation MÃ [--check] [--kind members|organisations] [--at NGÀY] "
            f"[--sheet TÊN] [--valid-rows] ({message})"
        )


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be imported: the file, its table, where and as of when."""

    filename: str
    digest: str
    kind: ImportKind
    table: FoundTable
    organisation: Organisation | None
    at: datetime.date


def main(argv: list[str]) -> int:
    """Check or store a file. 0 when nothing was found, 1 when rows are wrong or wait, 2 for bad input.

    Without --check nothing is stored while a row is wrong or waits, unless --valid-rows says to leave those out.
    """
    try:
        options = _options(argv)
        job = _job(options)
        planned = plan_table(
            kind=job.kind,
            rows=job.table.sheet.rows,
            first=job.table.first,
            mapped=job.table.mapped,
            organisation=job.organisation,
            at=job.at,
        )
        if job.organisation is None:
            _require_top(planned, options.organisation)
        _report(job, planned)
        is_open = planned.count(*OPEN) > 0
        if options.check:
            return FOUND if is_open else DONE
        return _store(job, planned, leave_out=options.valid_rows)
    except (_BadInputError, FileError, Refused) as error:
        print(f"dangbo import: {error}", file=sys.stderr)
        return BAD_INPUT


def _options(argv: list[str]) -> argparse.Namespace:
    parser = _Parser(prog="dangbo import", description="Nhập đảng viên hoặc tổ chức từ Excel, CSV.")
    parser.add_argument("file", type=Path, metavar="TỆP")
    parser.add_argument("--organisation", required=True, metavar="MÃ", help="mã tổ chức nhận dữ liệu")
    parser.add_argument("--check", action="store_true", help="chỉ báo cáo, không ghi gì")
    parser.add_argument("--kind", choices=ImportKind.values, help="đoán theo tên cột nếu không ghi")
    parser.add_argument("--at", metavar="NGÀY", help="ngày của số liệu, dd/mm/yyyy hoặc yyyy-mm-dd; mặc định hôm nay")
    parser.add_argument("--sheet", default="", metavar="TÊN", help="trang tính cần đọc")
    parser.add_argument("--valid-rows", action="store_true", help="ghi các dòng hợp lệ dù còn dòng sai hoặc ngờ")
    return parser.parse_args(argv)


def _job(options: argparse.Namespace) -> Job:
    at = _date(options.at)
    content = load(options.file)
    sheets = read_sheets(content, options.file.name)
    kind = ImportKind(options.kind) if options.kind else guess_kind(sheets, options.sheet)
    table = best_table(sheets, kind, options.sheet)
    absent = missing(table.mapped, kind)
    if absent:
        raise _BadInputError(f"thiếu cột {', '.join(field.heading for field in absent)} trong tệp.")
    organisation = _organisation(options.organisation, kind)
    return Job(options.file.name, hashlib.sha256(content).hexdigest(), kind, table, organisation, at)


def _date(text: str | None) -> datetime.date:
    if text is None:
        return timezone.localdate()
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parse_date(text)
    except DateError as error:
        raise _BadInputError(str(error)) from None


def _organisation(code: str, kind: ImportKind) -> Organisation | None:
    """The organisation of a code; None where the register is empty and the file brings the first organisations."""
    found = Organisation.objects.filter(code=code).first()
    if found is None and (kind == ImportKind.MEMBERS or Organisation.objects.exists()):
        raise _BadInputError(f"không có tổ chức nào mang mã “{code}”.")
    return found


def _require_top(planned: Planned, code: str) -> None:
    """In an empty register the organisation named on the command line is the top row of the file."""
    tops = [row.text_of("code") for row in planned.rows if not row.text_of("parent")]
    if tops != [code]:
        named = ", ".join(f"“{top}”" for top in tops) or "không dòng nào"
        raise _BadInputError(f"sổ còn trống; tổ chức đứng đầu (ô cấp trên để trống) phải là “{code}”, tệp có {named}.")


def _report(job: Job, planned: Planned) -> None:
    found = list(remarks(planned.rows, job.kind, job.table.mapped))
    counts = Counter(row.outcome for row in planned.rows)
    parts = [f"{format_int(counts[outcome])} {word}" for outcome, word in OUTCOME_WORDS.items() if counts[outcome]]
    print(f"{job.filename}, {job.kind.label.lower()}: {format_int(len(planned.rows))} dòng ({', '.join(parts)}).")
    if planned.outside:
        print(f"Không thuộc danh sách: dòng {', '.join(str(number) for number in planned.outside)}.")
    for line in _lines(found):
        print(line)


def _lines(found: list[Remark]) -> Iterable[str]:
    """The remarks as a table of plain text."""
    if not found:
        return
    rows = [("Dòng", *HEAD[1:]), *((str(remark.row), *remark[1:]) for remark in found)]
    widths = [min(WIDEST, max(len(row[index]) for row in rows)) for index in range(len(HEAD) - 1)]
    for row in rows:
        cells = [text[:width].ljust(width) for text, width in zip(row, widths, strict=False)]
        yield "  ".join([*cells, row[-1]])


def _store(job: Job, planned: Planned, *, leave_out: bool) -> int:
    is_open = planned.count(*OPEN) > 0
    if is_open and not leave_out:
        print("Chưa ghi gì: hãy sửa các dòng trên, hoặc thêm --valid-rows để chỉ ghi các dòng hợp lệ.")
        return FOUND
    if not planned.count(*VALID):
        print("Không có gì để ghi: mọi dòng đã có trong sổ.")
        return FOUND if is_open else DONE
    stored = store_table(
        actor=PROGRAM,
        planned=planned,
        organisation=job.organisation,
        at=job.at,
        filename=job.filename,
        file_digest=job.digest,
    )
    print(stored_sentence(stored))
    return FOUND if is_open else DONE
