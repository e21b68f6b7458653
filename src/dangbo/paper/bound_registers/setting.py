"""One volume set by typst, in this process or as the whole work of a process of its own.

A process of its own is what lets two volumes be set at once: typst sets one document after another in a process.
"""

import json
import sys
from pathlib import Path
from typing import Any

import typst

from dangbo.paper.errors import FileError

TEMPLATE = Path(__file__).parent / "register.typ"


def set_volume(content: dict[str, Any], *, installed: bool) -> bytes:
    """The PDF of a volume; `installed` says that its typeface is the machine's and not typst's own.

    Raises:
        FileError: for anything that typst complains about.
    """
    try:
        pdf, warnings = typst.compile_with_warnings(
            TEMPLATE.read_bytes(),
            ignore_system_fonts=not installed,
            sys_inputs={"register": json.dumps(content, ensure_ascii=False)},
            pdf_tags=False,
        )
    except typst.TypstError as error:
        raise FileError(f"Không dựng được bản PDF của sổ: {error.message}.") from error
    if warnings:
        raise FileError(f"Bản PDF của sổ không đạt: {warnings[0].message}.")
    return bytes(pdf)


def main() -> int:
    """Reads the content from standard input, writes the PDF to standard output; 1 with the reason on standard error."""
    asked = json.loads(sys.stdin.buffer.read())
    try:
        pdf = set_volume(asked["content"], installed=asked["installed"])
    except FileError as error:
        sys.stderr.buffer.write(str(error).encode())
        return 1
    sys.stdout.buffer.write(pdf)
    return 0
