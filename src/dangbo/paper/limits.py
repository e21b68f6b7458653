"""How large a file may be, judged before anything in it is parsed."""

from dataclasses import dataclass
from pathlib import Path

from dangbo.paper.errors import FileError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file.

    `file_bytes` is its size as stored, `unpacked_bytes` the sum of its parts once unpacked, `ratio` the
    largest unpacked size for each stored byte (looked at only above `ratio_from_bytes`, since small files
    of repeated text pack very well), `parts` the number of parts in it. `rows`, `columns` and `cells`
    bound each sheet, counted from its first cell, A1.
    """

    file_bytes: int = 30 * MEGABYTE
    unpacked_bytes: int = 250 * MEGABYTE
    ratio: int = 200
    ratio_from_bytes: int = 10 * MEGABYTE
    parts: int = 2_000
    rows: int = 100_000
    columns: int = 300
    cells: int = 5_000_000


DEFAULT_LIMITS = Limits()


def load(source: bytes | Path, limits: Limits = DEFAULT_LIMITS) -> bytes:
    """The bytes of a file; refuses an empty or too large one without reading it.

    Raises:
        FileError: when the file is absent, empty or above `limits.file_bytes`.
    """
    if isinstance(source, Path) and not source.is_file():
        raise FileError(f"Không tìm thấy tệp “{source.name}”.")
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size == 0:
        raise FileError("Tệp rỗng, không có nội dung nào. Hãy chọn tệp khác.")
    if size > limits.file_bytes:
        raise FileError(
            f"Tệp lớn {_megabytes(size)} MB, quá mức {_megabytes(limits.file_bytes)} MB. "
            "Hãy bỏ ảnh và trang thừa hoặc chia thành nhiều tệp."
        )
    return source.read_bytes() if isinstance(source, Path) else source


def _megabytes(size: int) -> str:
    """A size in megabytes, one decimal when it is not whole, with the Vietnamese decimal comma."""
    text = f"{-(-size * 10 // MEGABYTE) / 10:.1f}"
    return text.removesuffix(".0").replace(".", ",")
