"""A short list in a file (.xlsx, .xls, .ods, .csv): read and judged in one go, carried to the act that stores it.

For lists of people or results whose rows are mended in the file itself. The register's own tables, with decisions on
each row that are kept, are `previewing`.
"""

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from django.core import signing

from dangbo.paper.errors import FileError
from dangbo.paper.sheets import Sheet, read_sheets
from dangbo.registry.exchange.fields import Field
from dangbo.registry.exchange.gathering import gather
from dangbo.registry.exchange.guessing import guess
from dangbo.registry.exchange.headings import find_headings
from dangbo.registry.exchange.problems import Decisions
from dangbo.registry.exchange.rows import Row, read_rows

HOURS = 12
GONE = "Bản xem trước đã quá 12 giờ hoặc không nguyên vẹn. Hãy gửi lại tệp."
_SALT = "dangbo.registry.listed"
_FORM = "Hãy ghi tên cột ở một dòng rồi gửi lại."


class Outcome(StrEnum):
    """What becomes of a row: stored, there already, or kept out."""

    NEW = "new"
    THERE = "there"
    WRONG = "wrong"


class Trouble(NamedTuple):
    """What is wrong with a row, a sentence; column: the heading of the cell that is meant, empty for the whole row."""

    text: str
    column: str = ""


class Line(Protocol):
    """A judged row of a file: its number there, and whom or what it names."""

    @property
    def number(self) -> int: ...

    @property
    def label(self) -> str: ...

    @property
    def outcome(self) -> Outcome: ...

    @property
    def problems(self) -> Sequence[Trouble]: ...


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: its columns, those without which it is none, what its rows are called, and how many it may have.

    key: under which its rows are signed; nothing: what is said of headings with no row below.
    """

    key: str
    fields: Mapping[str, Field]
    needed: tuple[str, ...]
    nothing: str
    most: int = 5_000

    @property
    def no_headings(self) -> str:
        """What is said of a file without the needed columns."""
        wanted = " và ".join(f"“{self.fields[key].heading}”" for key in self.needed)
        return f"Không thấy dòng tiêu đề có cột {wanted} trong tệp. {_FORM}"

    @property
    def help(self) -> str:
        """Which columns a file must and may have."""
        wanted = " và ".join(f"“{self.fields[key].heading}”" for key in self.needed)
        more = ", ".join(field.heading for key, field in self.fields.items() if key not in self.needed)
        return (
            f"Excel (.xlsx, .xls), .ods hoặc .csv, có một dòng tiêu đề. Cột {wanted} phải có; nhận thêm: {more}. "
            "Tên cột được nhận ra cả khi viết khác đi chút ít."
        )


def read_listed(content: bytes | Path, filename: str, kind: ListKind) -> list[Row]:
    """The rows of the sheet that holds most of such a list. Raises FileError for a file without one."""
    rows = max((_rows(sheet, kind) for sheet in read_sheets(content, filename)), key=len, default=[])
    if not rows:
        raise FileError(kind.no_headings)
    rows = [row for row in rows if row.cells]
    if not rows:
        raise FileError(kind.nothing)
    if len(rows) > kind.most:
        raise FileError(f"Tệp có hơn {kind.most} dòng; danh sách này không dài như vậy. Hãy kiểm tra lại tệp.")
    return rows


def _rows(sheet: Sheet, kind: ListKind) -> list[Row]:
    """The rows of a sheet whose columns are found; one empty row stands for headings with nothing below."""
    fields = list(kind.fields.values())
    found = find_headings(sheet, fields)
    if found is None:
        return []
    first = found.last + 1
    mapped = guess(found.texts, fields, sheet.rows[first:])
    if not set(kind.needed) <= set(mapped.values()):
        return []
    rows = list(read_rows(gather(sheet.rows, first, mapped, kind.fields).rows, kind.fields, Decisions()))
    return rows or [Row(0, {})]


def troubles_of(row: Row, kind: ListKind) -> Iterator[Trouble]:
    """What could not be read in a row, each as a sentence with its column."""
    for problem in row.problems:
        lead = problem.lead
        yield Trouble(f"{lead[:1].upper()}{lead[1:]}", kind.fields[problem.field].heading if problem.field else "")


class Seen:
    """The rows of a file seen so far, by what makes two of them the same."""

    def __init__(self) -> None:
        self._first: dict[object, int] = {}

    def again(self, key: object, number: int) -> Iterator[Trouble]:
        """That a row before this one names the same; key: None where it is not known whom or what the row names."""
        first = number if key is None else self._first.setdefault(key, number)
        if first != number:
            yield Trouble(f"Trùng với dòng {first} của tệp.")


def outcome_of(problems: Sequence[Trouble], is_there: bool) -> Outcome:
    """What becomes of a row with these problems."""
    return Outcome.WRONG if problems else Outcome.THERE if is_there else Outcome.NEW


def signed(kind: ListKind, owner: uuid.UUID, filename: str, rows: Iterable[Any]) -> str:
    """The rows to be stored as text, with the file and that to which they belong; kept by nobody."""
    return signing.dumps([str(owner), filename, list(rows)], salt=f"{_SALT}.{kind.key}", compress=True)


def unsigned(kind: ListKind, owner: uuid.UUID, text: str) -> tuple[str, list[Any]]:
    """The name of the file and its rows. Raises ValueError, with a sentence, for anything that was not `signed`."""
    try:
        owner_id, filename, rows = signing.loads(text, salt=f"{_SALT}.{kind.key}", max_age=HOURS * 3600)
    except signing.BadSignature:
        raise ValueError(GONE) from None
    if owner_id != str(owner):
        raise ValueError(GONE)
    return filename, rows
