"""Pages set by typst from a template beside this file; no network, no packages, the office's typeface."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

from dangbo.paper.errors import FileError
from dangbo.paper.party_documents.letters import checked
from dangbo.paper.party_documents.model import DocumentError
from dangbo.paper.party_documents.pdf import office_typeface

HERE = Path(__file__).parent


def set_pages(template: str, content: dict[str, Any]) -> bytes:
    """The PDF of a template with its content; the same content gives the same bytes.

    Raises:
        FileError: for a letter that the typeface lacks and for anything that typst complains about.
    """
    used = office_typeface()
    inputs = {"content": json.dumps({"font": used.family, **_checked(content)}, ensure_ascii=False)}
    try:
        pdf, warnings = typst.compile_with_warnings(
            _template(template), ignore_system_fonts=not used.installed, sys_inputs=inputs, pdf_tags=False
        )
    except typst.TypstError as error:
        raise FileError(f"Không dựng được bản PDF: {error.message}.") from error
    if warnings:
        raise FileError(f"Bản PDF không đạt: {warnings[0].message}.")
    return bytes(pdf)


def code_rows(code: str) -> list[str]:
    """The modules of a QR code row by row, "1" for black; no quiet zone."""
    made = segno.make_qr(code, error="m", boost_error=False)
    return ["".join("1" if module else "0" for module in row) for row in made.matrix]


@cache
def _template(name: str) -> bytes:
    return (HERE / name).read_bytes()


def _checked(value: Any) -> Any:
    """Every text in NFC and of letters that the typeface has. Raises FileError."""
    if isinstance(value, str):
        try:
            return checked(value)
        except DocumentError as problem:
            raise FileError(str(problem)) from problem
    if isinstance(value, dict):
        return {key: _checked(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_checked(each) for each in value]
    return value
