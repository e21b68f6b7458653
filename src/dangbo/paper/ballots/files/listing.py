"""The images named on a command line: files as given, folders with all scans in them in the order people count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dangbo.paper.ballots.files.model import Listed
from dangbo.paper.ballots.files.opening import SUFFIXES, list_file
from dangbo.paper.errors import FileError


def list_scans(names: Iterable[str]) -> list[Listed]:
    """Every file once, in order; page 2 comes before page 10.

    Raises:
        FileError: when a name does not exist, when a folder holds no scan, or when no file at all can be opened.
    """
    listed = [list_file(path) for path in _once(path for name in names for path in _files(Path(name)))]
    if listed and all(file.refused for file in listed):
        raise FileError(_nothing(listed))
    return listed


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        try:
            found = [file for file in path.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()]
        except OSError as error:
            raise FileError(f"Không đọc được thư mục “{path.name}”.") from error
        if not found:
            raise FileError(f"Thư mục “{path.name or path}” không có ảnh quét nào (PNG, JPEG, TIFF, PDF).")
        return sorted((file for file in found if not file.name.startswith(".")), key=lambda file: _counted(file))
    if not path.exists():
        raise FileError(f"Không có tệp hoặc thư mục “{path}”.")
    return [path]


def _once(paths: Iterable[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for path in paths:
        real = path.resolve()
        if real not in seen:
            seen.add(real)
            yield path


def _counted(path: Path) -> list[tuple[int, int | str]]:
    """Digits compare as numbers."""
    parts = re.split(r"(\d+)", str(path).casefold())
    return [(0, int(part)) if part.isdecimal() else (1, part) for part in parts if part]


_WHY = {
    "empty_file": "tệp rỗng",
    "huge_file": "tệp quá lớn",
    "unreadable_file": "không được quyền đọc hoặc đĩa lỗi",
    "broken_file": "tệp bị hỏng hoặc thiếu",
    "locked_file": "tệp có mật khẩu",
    "no_image": "không phải ảnh PNG, JPEG, TIFF hoặc PDF",
}


def _nothing(listed: list[Listed]) -> str:
    first = listed[0]
    why = f"“{Path(first.path).name}”: {_WHY[first.refused or 'broken_file']}"
    return f"Không mở được ảnh quét {why}." if len(listed) == 1 else f"Không mở được ảnh quét nào; {why}."
