"""A register printed as the bound book that an office keeps: a cover, ruled pages across, numbered columns."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typst

from dangbo.paper.errors import FileError
from dangbo.paper.party_documents import Typeface, office_typeface

TEMPLATE = Path(__file__).parent / "register.typ"


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column: its heading, its share of the width, and the side to which its cells are set (left, center, right)."""

    heading: str
    width: float
    side: str = "left"


@dataclass(frozen=True, slots=True)
class RegisterPaper:
    """A register to print; superior may be empty; period and printed are whole lines ("Từ ngày … đến ngày …")."""

    title: str
    organisation: str
    superior: str
    period: str
    printed: str
    columns: Sequence[PrintedColumn]
    rows: Iterable[Sequence[str]]


def register_pdf(paper: RegisterPaper, typeface: Typeface | None = None) -> bytes:
    """The PDF of a register; the same register gives the same bytes.

    Raises:
        FileError: for a letter that the typeface lacks and for anything that typst complains about.
    """
    used = typeface or office_typeface()
    content = json.dumps(_content(paper, used.family), ensure_ascii=False)
    try:
        pdf, warnings = typst.compile_with_warnings(
            TEMPLATE.read_bytes(),
            ignore_system_fonts=not used.installed,
            sys_inputs={"register": content},
            pdf_tags=False,
        )
    except typst.TypstError as error:
        raise FileError(f"Không dựng được bản PDF của sổ: {error.message}.") from error
    if warnings:
        raise FileError(f"Bản PDF của sổ không đạt: {warnings[0].message}.")
    return bytes(pdf)


def _content(paper: RegisterPaper, family: str) -> dict[str, object]:
    return {
        "font": family,
        "title": paper.title,
        "organisation": paper.organisation,
        "superior": paper.superior,
        "period": paper.period,
        "printed": paper.printed,
        "headings": [column.heading for column in paper.columns],
        "widths": [column.width for column in paper.columns],
        "aligned": [column.side for column in paper.columns],
        "rows": [list(row) for row in paper.rows],
    }
