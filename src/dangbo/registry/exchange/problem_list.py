"""The problems of a draft as a table: for the Excel file of problems and for the command line."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dangbo.paper.sheets import Column, ColumnKind, Table, write_xlsx
from dangbo.registry.exchange.gathering import own_column
from dangbo.registry.exchange.guessing import Mapped
from dangbo.registry.exchange.problems import Decision
from dangbo.registry.exchange.rows import Row
from dangbo.registry.exchange.tables import FIELDS
from dangbo.registry.exchange.values import as_text
from dangbo.registry.exchange.wording import WEIGHT_WORDS, cell_text, column_letter

COLUMNS = (
    Column("Dòng", ColumnKind.INTEGER, 8),
    Column("Ô", ColumnKind.TEXT, 8),
    Column("Cột", ColumnKind.TEXT, 26),
    Column("Trong ô ghi", ColumnKind.TEXT, 30),
    Column("Mức", ColumnKind.TEXT, 8),
    Column("Vấn đề", ColumnKind.TEXT, 80),
)


class Remark(NamedTuple):
    """One problem: row, cell, column, what the cell holds (personal numbers masked), weight and sentence."""

    row: int
    cell: str
    column: str
    text: str
    weight: str
    sentence: str


def remarks(rows: Iterable[Row], kind: str, mapped: Mapped) -> Iterator[Remark]:
    """The problems of all rows that are not left out, in the order of the file."""
    fields = FIELDS[kind]
    for row in rows:
        for problem in () if Decision.SKIP in row.taken else row.problems:
            field = fields[problem.field]
            column = row.columns.get(problem.field, own_column(mapped, problem.field))
            cell = "" if column is None else f"{column_letter(column)}{row.number}"
            text = cell_text(field, as_text(row.cells.get(problem.field)))
            sentence = problem.sentence[:1].upper() + problem.sentence[1:]
            yield Remark(row.number, cell, field.heading, text, WEIGHT_WORDS[problem.weight.value], sentence)


def problem_workbook(found: Iterable[Remark], filename: str) -> bytes:
    """The problems as an .xlsx file."""
    return write_xlsx([Table("Danh sách lỗi", COLUMNS, list(found), [f"Các dòng cần xem lại của tệp {filename}"])])
