"""Filling an office's Excel template by key, with the same placeholders as in Word.

A cell that holds nothing but a figure becomes a number in the cell's own format (a share of 24,14% becomes
0.2414, so the cell wants a percent format); any other cell with placeholders becomes text. Formulas of the
template are worked out again when the file is opened. Tables and lists have their own workbooks
(`write_xlsx`), since rows put into a sheet would pull its formulas apart.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from dangbo.paper.errors import FileError
from dangbo.paper.kinds import Kind, kind_of
from dangbo.paper.limits import DEFAULT_LIMITS, Limits, load
from dangbo.paper.packages import broken_file, password_needed, read_parts, write_parts
from dangbo.paper.placeholders import FigureText, Placeholder, Use, Value, find_placeholders, is_known, written
from dangbo.paper.sheets.workbooks import refuse_macros
from dangbo.paper.xml import XML_SPACE, Element, parse, serialise

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_STRINGS, _WORKBOOK = "xl/sharedStrings.xml", "xl/workbook.xml"
_AS_NUMBER = ("", "so", "phan_tram")


@dataclass(slots=True)
class _Workbook:
    parts: dict[str, bytes]
    sheets: dict[str, Element]
    strings: list[str]


def workbook_keys(source: bytes | Path) -> set[str]:
    """The keys that an Excel template asks for. Raises FileError as `fill_workbook` does."""
    return {found.key for _, _, placeholders in _asking(_open(source)) for found in placeholders}


def unknown_workbook_keys(source: bytes | Path, known: Collection[str]) -> list[str]:
    """The keys of an Excel template that are not known, in order, each once. Raises FileError."""
    return _unknown(_open(source), known)


def fill_workbook(template: bytes | Path, context: Mapping[str, str], figures: Mapping[str, FigureText]) -> bytes:
    """The workbook made from a template; the same template and values give the same bytes.

    Raises:
        FileError: no .xlsx, broken, with macros or a password, an unknown key, or a table or list asked for.
    """
    book = _open(template)
    values: Mapping[str, Value] = {**context, **figures}
    unknown = _unknown(book, values)
    if unknown:
        raise FileError(f"Bản mẫu có khóa không rõ: {', '.join(unknown)}. Hãy sửa trong bản mẫu rồi nạp lại.")
    for cell, text, placeholders in list(_asking(book)):
        _fill_cell(cell, text, placeholders, values)
    _calculate_again(book)
    sheets = {name: serialise(root) for name, root in book.sheets.items()}
    return write_parts(book.parts | sheets)


def _open(source: bytes | Path, limits: Limits = DEFAULT_LIMITS) -> _Workbook:
    data = load(source, limits)
    kind = kind_of(data)
    if kind is Kind.ENCRYPTED:
        raise password_needed()
    if kind is not Kind.XLSX:
        raise FileError("Bản mẫu không phải tệp Excel .xlsx. Hãy mở bằng Excel và lưu lại thành .xlsx.")
    parts = read_parts(data, limits)
    refuse_macros(parts)
    sheets = {name: parse(content) for name, content in parts.items() if _SHEET.search(name)}
    if not sheets or _WORKBOOK not in parts:
        raise broken_file()
    strings = parse(parts[_STRINGS]).iterchildren(f"{_SPACE}si") if _STRINGS in parts else ()
    return _Workbook(parts, sheets, [_text(item) for item in strings])


def _asking(book: _Workbook) -> Iterator[tuple[Element, str, list[Placeholder]]]:
    """Each cell with placeholders, its text, and what it asks for."""
    for root in book.sheets.values():
        for cell in root.iter(f"{_SPACE}c"):
            text = _cell_text(cell, book.strings)
            if "{{" in text or "}}" in text:
                yield cell, text, list(find_placeholders(text))


def _unknown(book: _Workbook, known: Collection[str]) -> list[str]:
    found = (placeholder for _, _, placeholders in _asking(book) for placeholder in placeholders)
    return list(dict.fromkeys(placeholder.key for placeholder in found if not is_known(placeholder, known)))


def _cell_text(cell: Element, strings: list[str]) -> str:
    if cell.get("t") == "inlineStr":
        return _text(cell)
    if cell.get("t") != "s":
        return ""
    index = cell.findtext(f"{_SPACE}v", "")
    if not index.isdigit() or int(index) >= len(strings):
        raise broken_file()
    return strings[int(index)]


def _text(item: Element) -> str:
    """The text of a string without the reading aids (`rPh`) that Excel keeps beside it."""
    kept = (node for node in item.iter(f"{_SPACE}t") if next(node.iterancestors(f"{_SPACE}rPh"), None) is None)
    return "".join(node.text or "" for node in kept)


def _fill_cell(cell: Element, text: str, placeholders: list[Placeholder], values: Mapping[str, Value]) -> None:
    if any(placeholder.use is not Use.VALUE for placeholder in placeholders):
        raise FileError("Bản mẫu Excel không dùng {{bang:…}} và {{moi:…}}; hãy đặt bảng trong bản mẫu Word.")
    number = _lone_number(text, placeholders, values)
    for child in list(cell):
        cell.remove(child)
    if number is not None:
        cell.attrib.pop("t", None)
        etree.SubElement(cell, f"{_SPACE}v").text = number
        return
    for placeholder in reversed(placeholders):
        value = written(values[placeholder.key], placeholder.form)
        text = text[: placeholder.start] + value + text[placeholder.end :]
    cell.set("t", "inlineStr")
    line = etree.SubElement(etree.SubElement(cell, f"{_SPACE}is"), f"{_SPACE}t")
    line.set(XML_SPACE, "preserve")
    line.text = "".join(char for char in text if char >= " " or char in "\t\n")


def _lone_number(text: str, placeholders: list[Placeholder], values: Mapping[str, Value]) -> str | None:
    """The number of a cell that holds one figure and nothing else."""
    (asked, *others) = placeholders
    value = values[asked.key]
    alone = not others and text.strip() == text[asked.start : asked.end] and asked.form in _AS_NUMBER
    if not alone or not isinstance(value, FigureText) or value.value is None:
        return None
    share = value.text.endswith("%")
    return repr(float(value.value) / 100) if share else str(value.value)


def _calculate_again(book: _Workbook) -> None:
    """Drop stored results of formulas and ask for new ones."""
    for root in book.sheets.values():
        for cell in root.iter(f"{_SPACE}c"):
            stored = cell.find(f"{_SPACE}v")
            if stored is not None and cell.find(f"{_SPACE}f") is not None:
                cell.remove(stored)
    workbook = parse(book.parts[_WORKBOOK])
    settings = workbook.find(f"{_SPACE}calcPr")
    if settings is not None:
        settings.set("fullCalcOnLoad", "1")
    book.parts[_WORKBOOK] = serialise(workbook)
