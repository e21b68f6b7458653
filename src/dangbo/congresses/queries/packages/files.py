"""The file of a package: a zip of rows, a manifest with the digest of every part, and a seal over the manifest.

Version 1. manifest.json: {"format", "version", "schema", "congress", "name", "copy", "made_at", "made_by",
"counts": {table: number}, "parts": {name: SHA-256}}; rows/<table>.jsonl: one row a line; seal: HMAC-SHA256 of the
manifest with the key of the copy that was carried away.
"""

import hashlib
import hmac
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from dangbo.congresses.models import Congress
from dangbo.congresses.models.packages import CarriedCopy
from dangbo.congresses.queries.packages.rows import Row, row_of, rows_of, schema_of
from dangbo.congresses.queries.packages.tables import CITED, cited_decisions, tables
from dangbo.paper.errors import FileError
from dangbo.paper.limits import Limits
from dangbo.paper.packages import read_parts, write_parts

FORMAT, VERSION = "dangbo-congress", 1
MANIFEST, SEAL = "manifest.json", "seal"
ENDING = ".dangbo"
LIMITS = Limits(unpacked_bytes=400 * 1024 * 1024, ratio=400)
NOT_A_PACKAGE = "Tệp này không phải gói đại hội của dangbo."
TAMPERED = "Gói không còn nguyên vẹn: nội dung không khớp mã niêm phong. Xuất lại gói từ máy ở hội trường."


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was read and whose seal holds. rows: table → identity → row; cited: decisions to add."""

    manifest: dict[str, Any]
    rows: dict[str, dict[str, Row]]
    cited: dict[str, Row]

    @property
    def counts(self) -> dict[str, int]:
        return {table: len(rows) for table, rows in self.rows.items()}


def write_package(congress: Congress, copy: CarriedCopy, *, name: str, made_by: str) -> bytes:
    """The sealed file of a congress as it stands."""
    rows = {table.label: rows_of(table, congress) for table in tables()}
    rows[CITED.label] = {str(each.pk): row_of(each) for each in cited_decisions(congress)}
    parts = {f"rows/{label}.jsonl": _lines(found) for label, found in rows.items()}
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "schema": schema_of(),
        "congress": str(congress.pk),
        "name": name,
        "copy": str(copy.pk),
        "made_at": timezone.now().isoformat(),
        "made_by": made_by,
        "counts": {label: len(found) for label, found in rows.items()},
        "parts": {part: hashlib.sha256(content).hexdigest() for part, content in parts.items()},
    }
    told = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True).encode()
    return write_parts({MANIFEST: told, SEAL: _seal(copy.key, told), **parts})


def read_package(content: bytes, congress: Congress) -> Package:
    """The package of this congress, its seal and every part proved. Raises FileError, one sentence."""
    parts = read_parts(content, LIMITS)
    manifest = _manifest(parts.get(MANIFEST))
    if manifest.get("congress") != str(congress.pk):
        raise FileError(f"Gói này là của {manifest.get('name')}, không phải đại hội đang xem.")
    copy = _copy(manifest, congress)
    sealed = parts.get(SEAL, b"")
    if not hmac.compare_digest(sealed, _seal(copy.key, parts[MANIFEST])):
        raise FileError(TAMPERED)
    named = manifest["parts"]
    if set(named) != set(parts) - {MANIFEST, SEAL}:
        raise FileError(TAMPERED)
    if any(hashlib.sha256(parts[part]).hexdigest() != digest for part, digest in named.items()):
        raise FileError(TAMPERED)
    rows = {part.removeprefix("rows/").removesuffix(".jsonl"): _rows(parts[part]) for part in named}
    cited = rows.pop(CITED.label, {})
    return Package(manifest, rows, cited)


def _manifest(content: bytes | None) -> dict[str, Any]:
    try:
        found = json.loads(content or b"")
    except ValueError:
        raise FileError(NOT_A_PACKAGE) from None
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise FileError(NOT_A_PACKAGE)
    if found.get("version") != VERSION:
        raise FileError(f"Gói thuộc phiên bản {found.get('version')}, chương trình này đọc phiên bản {VERSION}.")
    if found.get("schema") != schema_of():
        raise FileError("Gói làm từ một bản chương trình khác; hai máy phải chạy cùng một bản dangbo.")
    return found


def _copy(manifest: dict[str, Any], congress: Congress) -> CarriedCopy:
    try:
        identity = uuid.UUID(str(manifest.get("copy")))
    except ValueError:
        raise FileError(NOT_A_PACKAGE) from None
    found = CarriedCopy.objects.filter(pk=identity, congress=congress).first()
    if found is None:
        raise FileError("Gói không xuất phát từ bản đã mang đi từ máy này.")
    return found


def _seal(key: str, manifest: bytes) -> bytes:
    return hmac.new(bytes.fromhex(key), manifest, hashlib.sha256).hexdigest().encode()


def _lines(rows: dict[str, Row]) -> bytes:
    return "".join(f"{json.dumps(row, ensure_ascii=False, sort_keys=True)}\n" for row in rows.values()).encode()


def _rows(content: bytes) -> dict[str, Row]:
    found = [json.loads(line) for line in content.decode().splitlines() if line]
    return {row["id"]: row for row in found}
