"""Files made for the tests: small real ones, broken ones and hostile ones."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import settings

with_files = settings(max_examples=40, deadline=None)
"""For property tests that open files: fewer examples, and no time limit on one."""

CFB_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)
ODS_FOOT = "</office:spreadsheet></office:body></office:document-content>"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def workbook(*rows: list[object], sheet: str = "Sheet1") -> bytes:
    """An .xlsx with one sheet of plain cells."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return stream.getvalue()


def zipped(parts: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def with_parts(data: bytes, changes: dict[str, bytes | str]) -> bytes:
    """The package with parts replaced or added."""
    return zipped({**parts_of(data), **changes})


def ods(tables: str) -> bytes:
    """An .ods made by hand from the XML of its tables."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    return zipped(
        {"mimetype": ODS_TYPE, "content.xml": ODS_HEAD + tables + ODS_FOOT, "META-INF/manifest.xml": manifest}
    )


def compound(*entries: str) -> bytes:
    """An OLE compound file that is only a header and a directory with these entries."""
    directory = b"".join(
        entry.encode("utf-16-le").ljust(64, b"\0") + (len(entry) * 2 + 2).to_bytes(2, "little") + bytes(62)
        for entry in ("Root Entry", *entries)
    )
    return CFB_MAGIC + bytes(504) + directory


def convert(data: bytes, suffix: str, folder: Path, filter_name: str = "") -> bytes:
    """The file converted by LibreOffice; skips the test where that is not installed."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed: .xls and .ods as it writes them are NOT tested")
    source = folder / "nguon.xlsx"
    source.write_bytes(data)
    target = f"{suffix}:{filter_name}" if filter_name else suffix
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", target, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"nguon.{suffix}").read_bytes()
