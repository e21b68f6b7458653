"""The lines of an OpenDocument text."""

from collections.abc import Iterator

from dangbo.paper.packages import broken_file, password_needed, read_parts
from dangbo.paper.xml import Element, parse

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LINES = (f"{_TEXT}p", f"{_TEXT}h")
_DELETED = f"{_TEXT}tracked-changes"
_SPACES = {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"}


def odt_lines(data: bytes) -> Iterator[str]:
    """Each paragraph and heading as a line, those of tables cell by cell, without deleted ones.

    Raises FileError as `read_parts` does, and for a text with a password.
    """
    parts = read_parts(data)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise password_needed()
    if "content.xml" not in parts:
        raise broken_file()
    for name in ("content.xml", "styles.xml"):
        if name in parts:
            for line in parse(parts[name]).iter(*_LINES):
                if next(line.iterancestors(_DELETED), None) is None:
                    yield "".join(_pieces(line))


def _pieces(line: Element) -> Iterator[str]:
    yield line.text or ""
    for child in line:
        if child.tag in _SPACES:
            yield " "
        elif child.tag not in _LINES and isinstance(child.tag, str):
            yield from _pieces(child)
        yield child.tail or ""
