"""A register cut into volumes, each set by a process of its own where there are several, and bound into one file."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pypdfium2

from dangbo.paper.bound_registers.model import RegisterPaper
from dangbo.paper.bound_registers.setting import set_volume
from dangbo.paper.errors import FileError
from dangbo.paper.party_documents import Typeface, office_typeface

LINES_OF_VOLUME = 2_500
"""About 170 leaves: what can still be bound and opened."""
_IDENTITY = re.compile(rb"/ID\s*\[[^\]]*\]")


def register_pdf(paper: RegisterPaper, typeface: Typeface | None = None) -> bytes:
    """The PDF of a register, its volumes one after another; the same register gives the same bytes.

    Raises:
        FileError: for anything that typst complains about.
    """
    used = typeface or office_typeface()
    volumes = list(_volumes(paper, used.family))
    if len(volumes) == 1:
        return set_volume(volumes[0], installed=used.installed)
    with ThreadPoolExecutor(min(len(volumes), os.cpu_count() or 1)) as workers:
        return _bound(list(workers.map(lambda content: _set_apart(content, installed=used.installed), volumes)))


def _volumes(paper: RegisterPaper, family: str) -> Iterator[dict[str, Any]]:
    rows = [list(row) for row in paper.rows]
    pieces = [rows[first : first + LINES_OF_VOLUME] for first in range(0, len(rows), LINES_OF_VOLUME)] or [[]]
    for number, piece in enumerate(pieces, start=1):
        yield {
            "font": family,
            "title": paper.title,
            "organisation": paper.organisation,
            "superior": paper.superior,
            "period": paper.period,
            "printed": paper.printed,
            "volume": f"Quyển {number}/{len(pieces)}" if len(pieces) > 1 else "",
            "headings": [column.heading for column in paper.columns],
            "widths": [column.width for column in paper.columns],
            "aligned": [column.side for column in paper.columns],
            "rows": piece,
        }


def _set_apart(content: dict[str, Any], *, installed: bool) -> bytes:
    done = subprocess.run(
        [sys.executable, "-c", "from dangbo.paper.bound_registers.setting import main; raise SystemExit(main())"],
        input=json.dumps({"content": content, "installed": installed}).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        raise FileError(done.stderr.decode(errors="replace").strip() or "Không dựng được bản PDF của sổ.")
    return done.stdout


def _bound(volumes: Sequence[bytes]) -> bytes:
    with pypdfium2.PdfDocument(volumes[0]) as book:
        for volume in volumes[1:]:
            with pypdfium2.PdfDocument(volume) as part:
                book.import_pages(part)
        file = io.BytesIO()
        book.save(file)
    # The library draws an identity by chance; the digest of what is bound makes the same register the same bytes.
    identity = hashlib.sha256(b"".join(volumes)).hexdigest()[:32].upper().encode()
    pages, trailer, end = file.getvalue().rpartition(b"trailer")
    return pages + trailer + _IDENTITY.sub(b"/ID[<" + identity + b"><" + identity + b">]", end)
