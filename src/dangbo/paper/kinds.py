"""What a file is, told from its content and never from its name."""

import io
import zipfile
from enum import StrEnum

from dangbo.paper.packages import PACKAGE_ERRORS, broken_file


class Kind(StrEnum):
    """A kind of file; the value is its Vietnamese name as it stands in a sentence."""

    XLSX = "tệp Excel"
    XLSB = "tệp Excel nhị phân (.xlsb)"
    XLS = "tệp Excel 97-2003"
    ODS = "bảng tính OpenDocument"
    TEXT = "tệp văn bản thuần"
    DOCX = "tệp Word"
    DOC = "tệp Word 97-2003"
    POWERPOINT = "tệp PowerPoint"
    ODT = "văn bản OpenDocument"
    PDF = "tệp PDF"
    IMAGE = "tệp ảnh"
    PROGRAM = "tệp chương trình"
    ARCHIVE = "tệp nén"
    RTF = "tệp RTF"
    HTML = "trang web (HTML)"
    XML = "tệp XML"
    ENCRYPTED = "tệp có mật khẩu"
    UNKNOWN = "tệp không rõ loại"


_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", Kind.PDF),
    (b"\x89PNG\r\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"BM", Kind.IMAGE),
    (b"RIFF", Kind.IMAGE),
    (b"MZ", Kind.PROGRAM),
    (b"\x7fELF", Kind.PROGRAM),
    (b"Rar!\x1a", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"{\\rtf", Kind.RTF),
)
# These may also begin an ordinary line of text.
_LIKE_WORDS = (b"BM", b"RIFF", b"MZ")
_MARKUP: tuple[tuple[bytes, Kind], ...] = (
    (b"<html", Kind.HTML),
    (b"<!doctype html", Kind.HTML),
    (b"<table", Kind.HTML),
    (b"<?xml", Kind.XML),
)
_CONTENT_TYPES: tuple[tuple[bytes, Kind], ...] = (
    (b"ms-excel.sheet.binary", Kind.XLSB),
    (b"spreadsheetml", Kind.XLSX),
    (b"ms-excel", Kind.XLSX),
    (b"wordprocessingml", Kind.DOCX),
    (b"ms-word", Kind.DOCX),
    (b"presentationml", Kind.POWERPOINT),
    (b"ms-powerpoint", Kind.POWERPOINT),
)
_COMPOUND_ENTRIES: tuple[tuple[str, Kind], ...] = (
    ("EncryptedPackage", Kind.ENCRYPTED),
    ("WordDocument", Kind.DOC),
    ("PowerPoint Document", Kind.POWERPOINT),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_BOMS = (b"\xff\xfe", b"\xfe\xff")
# Tab, line feed, form feed, carriage return and the end mark of DOS stand in text; the other control characters do not.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 26})


def kind_of(data: bytes) -> Kind:
    """What the bytes of a file are.

    Raises:
        FileError: when it is a zip package that cannot be opened.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package_kind(data)
    if data.startswith(_COMPOUND):
        return next((kind for name, kind in _COMPOUND_ENTRIES if has_compound_entry(data, name)), Kind.UNKNOWN)
    known = next((kind for magic, kind in _MAGIC if data.startswith(magic)), Kind.UNKNOWN)
    if known is not Kind.UNKNOWN and (not data.startswith(_LIKE_WORDS) or _has_controls(data)):
        return known
    return _markup_kind(data) if _is_plain_text(data) else Kind.UNKNOWN


def has_compound_entry(data: bytes, name: str) -> bool:
    """Whether an OLE compound file (.xls, .doc, encrypted .xlsx) has a storage or stream of this name.

    A directory entry holds its name in 64 bytes of UTF-16 padded with zeros, then the length in bytes
    with the closing zero counted ([MS-CFB] 2.6.1), on a 128-byte boundary.
    """
    raw = name.encode("utf-16-le")
    entry = raw.ljust(64, b"\0") + (len(raw) + 2).to_bytes(2, "little")
    position = data.find(entry)
    while position >= 0 and position % 128:
        position = data.find(entry, position + 1)
    return position >= 0


def utf16_without_mark(data: bytes) -> str | None:
    """The UTF-16 codec of text that has no byte order mark, told by its zero bytes; None for other text."""
    sample = data[:4_096]
    half = len(sample) // 2
    if half < 2:
        return None
    if sample[1::2].count(0) * 2 > half and sample[::2].count(0) == 0:
        return "utf-16-le"
    if sample[::2].count(0) * 2 > half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return None


def _is_plain_text(data: bytes) -> bool:
    return data.startswith(_UTF16_BOMS) or utf16_without_mark(data) is not None or not _has_controls(data)


def _has_controls(data: bytes) -> bool:
    sample = data[:65_536]
    return sample.translate(None, delete=_CONTROLS) != sample


def _package_kind(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "[Content_Types].xml" in names:
                with package.open("[Content_Types].xml") as part:
                    types = part.read(1_000_000)
                return next((kind for text, kind in _CONTENT_TYPES if text in types), Kind.ARCHIVE)
            mimetype = package.open("mimetype").read(200) if "mimetype" in names else b""
    except PACKAGE_ERRORS as error:
        raise broken_file() from error
    if b"opendocument.spreadsheet" in mimetype:
        return Kind.ODS
    return Kind.ODT if b"opendocument.text" in mimetype else Kind.ARCHIVE


def _markup_kind(data: bytes) -> Kind:
    start = data[:4_096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return next((kind for text, kind in _MARKUP if start.startswith(text)), Kind.TEXT)
