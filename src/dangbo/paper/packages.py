"""The zip package inside .xlsx, .docx and .ods files, opened without trusting it."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from dangbo.paper.errors import FileError
from dangbo.paper.limits import DEFAULT_LIMITS, Limits

FIXED_DATE = (2000, 1, 1, 0, 0, 0)
"""Written as the date of every part, so that the same content gives the same bytes."""

PACKAGE_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(EOFError, OSError, RuntimeError, UnicodeDecodeError),
)
"""What the standard library raises for a zip package that does not hold together."""

_BROKEN = "Tệp bị hỏng, không mở được. Hãy mở và lưu lại bằng Word hoặc Excel rồi chọn lại."
_TOO_DENSE = "Tệp bung ra quá lớn so với kích thước của nó nên không được mở. Hãy lưu lại dữ liệu vào một tệp mới."
_ENCRYPTED = "Tệp có mật khẩu. Hãy bỏ mật khẩu rồi chọn lại."
_DECLARATION = "Tệp có khai báo lạ trong XML (DTD hoặc thực thể) nên không được mở. Hãy lưu lại bằng Word hoặc Excel."

# The zero bytes let the same pattern see a declaration written in UTF-16.
_DTD = re.compile(rb"<\x00?!\x00?(?:D\x00?O\x00?C\x00?T\x00?Y|E\x00?N\x00?T\x00?I)")


def broken_file() -> FileError:
    """The refusal of a file whose inside does not hold together."""
    return FileError(_BROKEN)


def password_needed() -> FileError:
    """The refusal of a file that is encrypted."""
    return FileError(_ENCRYPTED)


def iterate_parts(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Iterator[tuple[str, bytes]]:
    """Each part of a zip package with its name, unpacked one after the other.

    Every part is read to its end, so a part whose header understates its size is found by its checksum.

    Raises:
        FileError: when the package is broken, encrypted, a zip bomb or has XML that declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = [info for info in package.infolist() if not info.is_dir()]
            _check_sizes(members, len(data), limits)
            for info in members:
                content = package.read(info)
                _check_declarations(info.filename, content)
                yield info.filename, content
    except PACKAGE_ERRORS as error:
        raise broken_file() from error


def read_parts(data: bytes, limits: Limits = DEFAULT_LIMITS) -> dict[str, bytes]:
    """All parts of a zip package by name. Raises FileError as `iterate_parts` does."""
    parts = dict(iterate_parts(data, limits))
    if not parts:
        raise broken_file()
    return parts


def write_parts(parts: Mapping[str, bytes]) -> bytes:
    """A zip package of the parts in their order; the same parts always give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, FIXED_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            # 3 is Unix; left alone, zipfile would write the system it runs on.
            info.create_system = 3
            package.writestr(info, content)
    return stream.getvalue()


def _check_sizes(members: list[zipfile.ZipInfo], stored: int, limits: Limits) -> None:
    if any(info.flag_bits & 0x1 for info in members):
        raise password_needed()
    unpacked = sum(info.file_size for info in members)
    dense = unpacked > limits.ratio_from_bytes and unpacked > limits.ratio * stored
    if dense or unpacked > limits.unpacked_bytes or len(members) > limits.parts:
        raise FileError(_TOO_DENSE)


def _check_declarations(name: str, content: bytes) -> None:
    if name.lower().endswith((".xml", ".rels", ".vml")) and _DTD.search(content):
        raise FileError(_DECLARATION)
