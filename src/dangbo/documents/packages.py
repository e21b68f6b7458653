"""The package by which a document travels as a file: its PDF and Word files and a small file that describes them.

Our own form, no copy of an official exchange: `van-ban.json` with {"v": 1, "symbol", "issued_on", "kind", "kind_name",
"abstract", "issuer", "signer", "urgency", "recipients", "digest", "files": [{"name", "form", "sha256", "size"}]}.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind, kind_of
from dangbo.paper.limits import DEFAULT_LIMITS, Limits, load
from dangbo.paper.packages import read_parts, write_parts

DESCRIPTION = "van-ban.json"
VERSION = 1
LIMITS = Limits(parts=50)
_NOT_A_PACKAGE = "Tệp này không phải gói văn bản của chương trình (thiếu van-ban.json bên trong)."
_LONGEST_DESCRIPTION = 1_000_000


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file of a package: name, form ("pdf", "word", "attached", "signed") and content."""

    name: str
    form: str
    data: bytes


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """What a package says of its document; issuer, abstract and at least one file are always there."""

    issuer: str
    abstract: str
    files: tuple[PackedFile, ...]
    symbol: str = ""
    issued_on: date | None = None
    kind: str = ""
    kind_name: str = ""
    signer: str = ""
    urgency: str = ""
    recipients: tuple[str, ...] = ()
    digest: str = ""


def write_package(packed: PackedDocument) -> bytes:
    """The zip file; the same document gives the same bytes."""
    told = {
        "v": VERSION,
        "symbol": packed.symbol,
        "issued_on": packed.issued_on.isoformat() if packed.issued_on else None,
        "kind": packed.kind,
        "kind_name": packed.kind_name,
        "abstract": packed.abstract,
        "issuer": packed.issuer,
        "signer": packed.signer,
        "urgency": packed.urgency,
        "recipients": list(packed.recipients),
        "digest": packed.digest,
        "files": [
            {"name": file.name, "form": file.form, "sha256": _sha256(file.data), "size": len(file.data)}
            for file in packed.files
        ],
    }
    description = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return write_parts({DESCRIPTION: description, **{file.name: file.data for file in packed.files}})


def read_package(data: bytes) -> PackedDocument:
    """The document of a package, every file checked against its SHA-256; optional fields may be absent.

    Raises:
        FileError: no package, broken, a field of a wrong kind, a file missing, changed or not named in it.
    """
    load(data, DEFAULT_LIMITS)
    if kind_of(data) is not Kind.ARCHIVE:
        raise FileError(_NOT_A_PACKAGE)
    parts = read_parts(data, LIMITS)
    told = _description(parts.pop(DESCRIPTION, b""))
    return PackedDocument(
        issuer=_text(told, "issuer", needed="cơ quan ban hành"),
        abstract=_text(told, "abstract", needed="trích yếu"),
        files=_files(told, parts),
        symbol=_text(told, "symbol"),
        issued_on=_day(told, "issued_on"),
        kind=_text(told, "kind"),
        kind_name=_text(told, "kind_name"),
        signer=_text(told, "signer"),
        urgency=_text(told, "urgency"),
        recipients=_lines(told, "recipients"),
        digest=_text(told, "digest"),
    )


def _description(content: bytes) -> Mapping[str, Any]:
    if not content or len(content) > _LONGEST_DESCRIPTION:
        raise FileError(_NOT_A_PACKAGE)
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise FileError("Tệp van-ban.json trong gói bị hỏng, không đọc được.") from error
    if not isinstance(told, dict):
        raise FileError("Tệp van-ban.json trong gói không đúng dạng.")
    if told.get("v") != VERSION:
        raise FileError(f"Gói văn bản thuộc phiên bản {told.get('v')}, chương trình chỉ đọc phiên bản {VERSION}.")
    return told


def _files(told: Mapping[str, Any], parts: Mapping[str, bytes]) -> tuple[PackedFile, ...]:
    lines = told.get("files")
    if not isinstance(lines, list) or not lines or not all(isinstance(line, dict) for line in lines):
        raise FileError("Gói văn bản không ghi tệp nào (mục files của van-ban.json).")
    found = tuple(_file(line, parts) for line in lines)
    unnamed = sorted(set(parts) - {file.name for file in found})
    if unnamed or len({file.name for file in found}) < len(found):
        which = unnamed[0] if unnamed else "trùng tên"
        raise FileError(f"Các tệp trong gói không khớp với van-ban.json: {which}.")
    return found


def _file(line: Mapping[str, Any], parts: Mapping[str, bytes]) -> PackedFile:
    name = _text(line, "name", needed="tên tệp")
    content = parts.get(name)
    if content is None:
        raise FileError(f"Gói văn bản thiếu tệp “{name}” đã ghi trong van-ban.json.")
    if _text(line, "sha256", needed="mã SHA-256").lower() != _sha256(content):
        raise FileError(f"Tệp “{name}” trong gói đã bị thay đổi: mã SHA-256 không khớp với van-ban.json.")
    return PackedFile(name, _text(line, "form"), content)


def _text(told: Mapping[str, Any], key: str, needed: str = "") -> str:
    value = told.get(key)
    if value is None or value == "":
        if needed:
            raise FileError(f"Gói văn bản chưa ghi {needed} (mục {key} của van-ban.json).")
        return ""
    if not isinstance(value, str):
        raise FileError(f"Mục {key} của van-ban.json phải là chữ.")
    return value


def _lines(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = told.get(key) or []
    if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
        raise FileError(f"Mục {key} của van-ban.json phải là danh sách các dòng chữ.")
    return tuple(value)


def _day(told: Mapping[str, Any], key: str) -> date | None:
    value = _text(told, key)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise FileError(f"Mục {key} của van-ban.json không phải ngày: “{value}”, cần dạng 2026-06-10.") from error


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
