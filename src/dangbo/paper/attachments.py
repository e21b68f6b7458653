"""Files that people attach to documents: what may come in is told from their content, never from their name."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind, has_compound_entry, kind_of
from dangbo.paper.limits import DEFAULT_LIMITS, Limits, load
from dangbo.paper.packages import iterate_parts, password_needed
from dangbo.paper.sheets.workbooks import read_workbook
from dangbo.paper.word.package import open_word
from dangbo.vietnamese.text import nfc

LONGEST_NAME = 120
ALLOWED = "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), ảnh JPEG, PNG, TIFF hoặc văn bản thuần (.txt)"


@dataclass(frozen=True, slots=True)
class _Form:
    """An accepted form of file: its name in a sentence, its media type, and the endings its name may have."""

    name: str
    media_type: str
    endings: tuple[str, ...]


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_FORMS: dict[Kind, _Form] = {
    Kind.PDF: _Form(Kind.PDF, "application/pdf", (".pdf",)),
    Kind.DOCX: _Form(Kind.DOCX, f"{_OFFICE}.wordprocessingml.document", (".docx",)),
    Kind.XLSX: _Form(Kind.XLSX, f"{_OFFICE}.spreadsheetml.sheet", (".xlsx",)),
    Kind.ODT: _Form(Kind.ODT, f"{_OPEN}.text", (".odt",)),
    Kind.ODS: _Form(Kind.ODS, f"{_OPEN}.spreadsheet", (".ods",)),
    Kind.DOC: _Form(Kind.DOC, "application/msword", (".doc",)),
    Kind.XLS: _Form(Kind.XLS, "application/vnd.ms-excel", (".xls",)),
    Kind.TEXT: _Form(Kind.TEXT, "text/plain", (".txt", ".csv")),
}
_IMAGES: tuple[tuple[bytes, _Form], ...] = (
    (b"\xff\xd8\xff", _Form("tệp ảnh JPEG", "image/jpeg", (".jpg", ".jpeg"))),
    (b"\x89PNG\r\n\x1a\n", _Form("tệp ảnh PNG", "image/png", (".png",))),
    (b"II*\x00", _Form("tệp ảnh TIFF", "image/tiff", (".tif", ".tiff"))),
    (b"MM\x00*", _Form("tệp ảnh TIFF", "image/tiff", (".tif", ".tiff"))),
)
_KNOWN = frozenset(ending for form in (*_FORMS.values(), *(form for _, form in _IMAGES)) for ending in form.endings)
# Endings that a system runs or a browser shows as a page: refused whatever is inside.
_RUN = frozenset(
    {".exe", ".com", ".scr", ".pif", ".bat", ".cmd", ".ps1", ".psm1", ".vbs", ".vbe", ".wsf", ".wsh", ".hta", ".msi"}
    | {".msp", ".reg", ".lnk", ".url", ".jar", ".sh", ".py", ".pl", ".php", ".dll", ".sys", ".cpl", ".inf", ".apk"}
    | {".app", ".dmg", ".iso", ".img", ".chm", ".swf", ".js", ".jse", ".mjs", ".html", ".htm", ".xhtml", ".shtml"}
    | {".mht", ".mhtml", ".xml", ".xsl", ".svg", ".svgz", ".docm", ".dotm", ".xlsm", ".xltm", ".xlam", ".xll"}
    | {".pptm", ".zip", ".rar", ".7z", ".gz"}
)
_SVG = re.compile(rb"<\s*(?:[a-z]+:)?svg[\s>]", re.IGNORECASE)
_PAGE = re.compile(rb"<\s*(?:script|iframe|html|body|!doctype\s+html)\b", re.IGNORECASE)
_WORD_MACROS = ("Macros", "_VBA_PROJECT", "VBA")
_OPEN_MACROS = re.compile(r"^(?:Scripts/|Basic/(?!.*(?:script|dialog)-l[bc]\.xml$))")
_PDF_SECRET = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<")
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may be kept: its cleaned name, its kind by content, the media type to serve it with, its bytes."""

    filename: str
    kind: Kind
    media_type: str
    data: bytes


def check_attachment(filename: str, source: bytes | Path, limits: Limits = DEFAULT_LIMITS) -> CheckedFile:
    """Judge a file that somebody wants to attach.

    Raises:
        FileError: too large (said before it is read), empty, broken, with macros or a password, of a kind that is
            not kept, or with a name that lies about its content; one Vietnamese sentence.
    """
    name = clean_filename(filename)
    data = load(source, limits)
    _refuse_endings(name, data)
    form, kind = _form_of(name, data)
    ending = _ending(name)
    if ending in _KNOWN and ending not in form.endings:
        raise FileError(f"Tên tệp “{name}” là {ending} nhưng nội dung là {form.name}, nên không nhận tệp này.")
    _check_inside(kind, data, limits)
    whole = name if ending in form.endings else f"{name[: LONGEST_NAME - 5]}{form.endings[0]}"
    return CheckedFile(whole, kind, form.media_type, data)


def clean_filename(filename: str) -> str:
    """The last part of a path as every system can store it: NFC, no control or reserved characters, not too long."""
    last = re.split(r"[/\\]", nfc(filename))[-1]
    visible = "".join(char for char in last if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"})
    plain = " ".join(_NOT_IN_NAMES.sub(" ", visible).split()).strip(". ")
    plain = f"_{plain}" if _DEVICE.match(plain) else plain
    ending = _ending(plain)
    if len(plain) > LONGEST_NAME:
        plain = f"{plain[: LONGEST_NAME - len(ending)].rstrip('. ')}{ending}"
    return plain or "tep"


def _ending(name: str) -> str:
    """The ending of a name in lower case with its dot, empty where what follows the last dot is no ending."""
    ending = Path(name).suffix.lower()
    return ending if ending in _KNOWN or ending in _RUN else ""


def _refuse_endings(name: str, data: bytes) -> None:
    ending = _ending(name)
    if ending in {".svg", ".svgz"} or _is_svg(data):
        raise FileError(
            f"“{name}” là ảnh SVG, có thể chứa lệnh chạy trong trình duyệt nên không được nhận;"
            " hãy lưu thành ảnh PNG hoặc PDF."
        )
    if ending in _RUN:
        raise FileError(f"Không nhận tệp {ending} (“{name}”); chỉ nhận {ALLOWED}.")


def _is_svg(data: bytes) -> bool:
    start = data[:65_536].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return start.startswith(b"<") and _SVG.search(start) is not None


def _form_of(name: str, data: bytes) -> tuple[_Form, Kind]:
    image = next((form for magic, form in _IMAGES if data.startswith(magic)), None)
    if image is not None:
        return image, Kind.IMAGE
    kind = kind_of(data)
    if kind is Kind.TEXT and _PAGE.search(data[:65_536].replace(b"\0", b"")):
        kind = Kind.HTML
    if kind is Kind.ENCRYPTED:
        raise password_needed()
    form = _FORMS.get(kind)
    if form is None:
        raise FileError(_not_kept(name, kind))
    return form, kind


def _not_kept(name: str, kind: Kind) -> str:
    ending = _ending(name)
    if ending in _KNOWN:
        return f"Tên tệp “{name}” là {ending} nhưng nội dung là {kind}, nên không nhận tệp này."
    return f"“{name}” là {kind}, không nhận được; chỉ nhận {ALLOWED}."


def _check_inside(kind: Kind, data: bytes, limits: Limits) -> None:
    """Look for macros, passwords and what does not hold together."""
    if kind is Kind.DOCX:
        open_word(data, limits)
    elif kind in {Kind.XLSX, Kind.XLS, Kind.ODS}:
        read_workbook(data, kind, limits)
    elif kind is Kind.ODT:
        _check_odt(data, limits)
    elif kind is Kind.DOC:
        _check_doc(data)
    elif kind is Kind.PDF and _PDF_SECRET.search(data):
        raise password_needed()


def _check_odt(data: bytes, limits: Limits) -> None:
    for name, content in iterate_parts(data, limits):
        if _OPEN_MACROS.search(name):
            raise FileError("Tệp OpenDocument có macro nên không được nhận. Hãy lưu lại không có macro rồi chọn lại.")
        if name == "META-INF/manifest.xml" and b"encryption-data" in content:
            raise password_needed()


def _check_doc(data: bytes) -> None:
    """Of Word 97-2003 it can be told whether macros are inside; of older versions, which lack 0Table, it cannot."""
    if any(has_compound_entry(data, name) for name in _WORD_MACROS):
        raise FileError("Tệp Word 97-2003 có macro nên không được nhận. Hãy lưu lại thành .docx rồi chọn lại.")
    if not (has_compound_entry(data, "0Table") or has_compound_entry(data, "1Table")):
        raise FileError("Tệp Word này quá cũ, không biết có macro hay không. Hãy lưu lại thành .docx rồi chọn lại.")
