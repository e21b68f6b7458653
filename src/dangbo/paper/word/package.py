"""A Word file opened without trusting it: its parts, and which of them hold text."""

import re
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind, kind_of
from dangbo.paper.limits import DEFAULT_LIMITS, Limits, load
from dangbo.paper.packages import broken_file, password_needed, read_parts, write_parts
from dangbo.paper.xml import Element, parse, serialise

_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STORY = re.compile(r"wordprocessingml\.(?:document\.main|template\.main|header|footer|footnotes|endnotes)\+xml$")
_MAIN = re.compile(r"wordprocessingml\.(?:document|template)\.main\+xml$")
_TEMPLATE_TYPE = b"wordprocessingml.template.main+xml"
_DOCUMENT_TYPE = b"wordprocessingml.document.main+xml"
_MACROS = re.compile(r"(?:^|/)(?:vbaProject\.bin|vbaData\.xml|activeX/.*)$", re.IGNORECASE)
_REMOTE = re.compile(r"(?:https?|ftp)://|\\\\|//|file:(?!///[a-z]:)", re.IGNORECASE)


@dataclass(slots=True)
class WordPackage:
    """A document: all parts as bytes, and the parsed ones that hold text (body first, then heads and notes)."""

    parts: dict[str, bytes]
    stories: dict[str, Element]

    def to_bytes(self) -> bytes:
        """The .docx file; the same document gives the same bytes. A template (.dotx) becomes a document."""
        parts = self.parts | {name: serialise(root) for name, root in self.stories.items()}
        parts[_TYPES] = parts[_TYPES].replace(_TEMPLATE_TYPE, _DOCUMENT_TYPE)
        return write_parts(parts)


def open_word(source: bytes | Path, limits: Limits = DEFAULT_LIMITS) -> WordPackage:
    """A Word file (.docx, .dotx), told by its content.

    Raises:
        FileError: no Word file, broken, with a password, with macros, a zip bomb, XML with entities, or one
            that fetches content from elsewhere when it is opened.
    """
    data = load(source, limits)
    kind = kind_of(data)
    if kind is Kind.ENCRYPTED:
        raise password_needed()
    if kind is Kind.DOC:
        raise FileError("Tệp Word 97-2003 (.doc) không dùng được. Hãy mở bằng Word và lưu lại thành .docx.")
    if kind is not Kind.DOCX:
        named = "Tệp" if kind is Kind.UNKNOWN else f"Đây là {kind},"
        raise FileError(f"{named} không phải Word. Hãy chọn tệp .docx.")
    parts = read_parts(data, limits)
    if any(_MACROS.search(name) for name in parts):
        raise FileError("Tệp Word có macro nên không được mở. Hãy lưu lại thành .docx (không có macro) rồi chọn lại.")
    _check_relations(parts)
    return WordPackage(parts, {name: parse(parts[name]) for name in _story_names(parts)})


def _story_names(parts: dict[str, bytes]) -> list[str]:
    types = {
        part.get("PartName", "").lstrip("/"): part.get("ContentType", "")
        for part in parse(parts[_TYPES]).iter(f"{_TYPES_SPACE}Override")
    }
    names = sorted(name for name, kind in types.items() if name in parts and _STORY.search(kind))
    names.sort(key=lambda name: _MAIN.search(types[name]) is None)
    if not names or not _MAIN.search(types[names[0]]):
        raise broken_file()
    return names


def _check_relations(parts: dict[str, bytes]) -> None:
    """Refuse what Word would fetch by itself; a link that the reader clicks stays."""
    for name, content in parts.items():
        if name.endswith(".rels") and any(_fetches(relation) for relation in parse(content).iter(_RELATION)):
            raise FileError("Tệp Word lấy nội dung từ nơi khác khi mở. Hãy bỏ liên kết đó rồi lưu lại thành .docx.")


def _fetches(relation: etree._Element) -> bool:
    external = relation.get("TargetMode") == "External" and not relation.get("Type", "").endswith("/hyperlink")
    return external and bool(_REMOTE.match(relation.get("Target", "")))
