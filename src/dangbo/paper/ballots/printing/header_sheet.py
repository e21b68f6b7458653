"""The sheet that goes before a batch into the scanner: which election, which batch, how many ballots people counted."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from dangbo.paper.ballots.layout.codes import short_id
from dangbo.paper.ballots.layout.model import Box, Layout
from dangbo.paper.ballots.printing.canvas import Frame, Page, Side, to_pdf
from dangbo.paper.ballots.printing.marks import cells_in, code_cells
from dangbo.paper.errors import FileError

FORMAT = "H1"
MOST = 9999
_PATTERN = re.compile(FORMAT + r"([0-9A-F]{8})(\d{4})(\d{4})([0-9A-F]{8})([0-9A-F]{8})")
_CODE = 42.0


@dataclass(frozen=True, slots=True)
class BatchHeader:
    """What the code of a header sheet says; election is the short id, fingerprint that of the layout (lower case)."""

    election: str
    fingerprint: str
    batch: int
    declared: int


def header_code(layout: Layout, batch: int, declared: int) -> str:
    """The content of the code: 34 capital letters and digits with a CRC-32. batch from 1, declared ballots from 0.

    Raises:
        FileError: for numbers beyond four digits.
    """
    if not 1 <= batch <= MOST or not 0 <= declared <= MOST:
        raise FileError(f"Số tập phiếu từ 1 và số phiếu của tập từ 0, đều không quá {MOST}.")
    text = f"{FORMAT}{short_id(layout.election)}{batch:04}{declared:04}{layout.fingerprint}".upper()
    return text + _crc(text)


def read_header_code(text: str) -> BatchHeader | None:
    """The parts of a header sheet's code, or None for anything else."""
    found = _PATTERN.fullmatch(text)
    if not found or _crc(text[:-8]) != found[5]:
        return None
    return BatchHeader(found[1].lower(), found[4].lower(), int(found[2]), int(found[3]))


def header_sheet_pdf(layout: Layout, batch: int, declared: int) -> bytes:
    """One sheet of the ballots' paper with the code twice and the same in words. Raises FileError as `header_code`."""
    code = header_code(layout, batch, declared)
    page, width = Page(), layout.width_mm
    for x, y in ((20.0, 20.0), (width - 20 - _CODE, layout.height_mm - 20 - _CODE)):
        for box in cells_in(Box(x, y, _CODE, _CODE), code_cells(code)):
            page.fill(box)
    beside = 20 + _CODE + 6
    page.frames = [
        Frame(beside, 20, width - beside - 15, 24, 20, ["TỜ ĐẦU TẬP PHIẾU"], "bold", align="left"),
        Frame(
            beside,
            45,
            width - beside - 15,
            17,
            12,
            ["Không phải là phiếu bầu.", "Đặt trên cùng khi quét."],
            align="left",
        ),
        Frame(20, 72, width - 40, 14, 13, [layout.organisation]),
        Frame(20, 88, width - 40, 14, 14, [layout.title], "bold"),
        Frame(20, 106, width - 40, 14, 26, [f"Tập số {batch}"], "bold"),
        Frame(20, 122, width - 40, 14, 22, [f"Số phiếu đã đếm: {declared}"], "bold"),
    ]
    title = f"{layout.title}: tập {batch}"
    return to_pdf(title, width, layout.height_mm, [page], [Side(0)])


def _crc(text: str) -> str:
    return f"{zlib.crc32(text.encode()):08X}"
