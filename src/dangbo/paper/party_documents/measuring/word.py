"""The measures of a Word file, read from its XML: page, columns of the head, and the style of each component."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from dangbo.paper.party_documents.measuring.result import Measured
from dangbo.paper.party_documents.model import PartyDocument
from dangbo.paper.party_documents.styles import HEADING_STYLES, NAME_LINE_STYLE, STYLE_NAMES
from dangbo.paper.party_documents.word import PARTY_NAME_EMS
from dangbo.rules.documents.profile import Alignment, LayoutProfile, TypeStyle

TWIPS_PER_POINT = 20
_ALIGNMENTS = {0: Alignment.LEFT, 1: Alignment.CENTER, 3: Alignment.JUSTIFY}


def measure_docx(document: PartyDocument, data: bytes) -> tuple[Measured, ...]:
    """Every measure of the Word file of a document beside the profile's."""
    word, profile = docx.Document(io.BytesIO(data)), document.profile
    return (
        *_sheet(word, profile),
        *_columns(word.tables[0], profile),
        *_name_line(word, profile),
        *_page_number(word, profile),
        *(measured for name in _used(word) for measured in _style(word, name, profile)),
    )


def _sheet(word: Document, profile: LayoutProfile) -> Iterator[Measured]:
    section, page = word.sections[0], profile.page
    lengths = (
        ("Trang", "rộng", page.page_width, section.page_width),
        ("Trang", "cao", page.page_height, section.page_height),
        ("Lề", "trên", page.margin_top, section.top_margin),
        ("Lề", "dưới", page.margin_bottom, section.bottom_margin),
        ("Lề", "trái", page.margin_left, section.left_margin),
        ("Lề", "phải", page.margin_right, section.right_margin),
        ("Số trang", "cách mép trên", page.page_number_from_edge, section.header_distance),
    )
    for component, what, required, found in lengths:
        yield Measured(component, what, required.mm, found.mm if found is not None else 0)


def _columns(table: Table, profile: LayoutProfile) -> Iterator[Measured]:
    cells = table.rows[0].cells
    for what, required, cell in zip(
        ("rộng cột trái", "rộng cột phải"), (profile.page.left_column, profile.page.right_column), cells, strict=True
    ):
        yield Measured("Phần đầu", what, required.mm, cell.width.mm)
    padding = table._tbl.tblPr.find(qn("w:tblCellMar"))
    for side in ("left", "right"):
        twips = float(padding.find(qn(f"w:{side}")).get(qn("w:w")))
        yield Measured("Phần đầu", f"đệm ô {side}", 0, twips / TWIPS_PER_POINT, "pt")
    indent = table._tbl.tblPr.find(qn("w:tblInd"))
    yield Measured("Phần đầu", "lùi bảng", 0, float(indent.get(qn("w:w"))) if indent is not None else 0, "pt")


def _name_line(word: Document, profile: LayoutProfile) -> Iterator[Measured]:
    style, page = profile.styles.party_name, profile.page
    cell = word.tables[0].rows[0].cells[1]
    line = next(found for found in cell.paragraphs if _style_name(found) == NAME_LINE_STYLE)
    layout = line.paragraph_format
    length = cell.width.pt - layout.left_indent.pt - layout.right_indent.pt
    yield Measured(NAME_LINE_STYLE, "dài", PARTY_NAME_EMS * style.size, length, "pt")
    yield Measured(
        NAME_LINE_STYLE, "cách chân chữ", page.name_line_gap.pt, layout.space_before.pt + style.line / 5, "pt"
    )
    border = line._p.pPr.find(qn("w:pBdr")).find(qn("w:top"))
    yield Measured(NAME_LINE_STYLE, "nét", page.name_line_weight.pt, float(border.get(qn("w:sz"))) / 8, "pt")


def _page_number(word: Document, profile: LayoutProfile) -> Iterator[Measured]:
    section = word.sections[0]
    field = section.header.paragraphs[0]._p.find(qn("w:fldSimple"))
    yield Measured("Số trang", "trang đầu không đánh số", 1, section.different_first_page_header_footer, "")
    yield Measured("Số trang", "có ở các trang sau", 1, field is not None and field.get(qn("w:instr")) == "PAGE", "")


def _used(word: Document) -> list[str]:
    """The styles of the paragraphs that hold text, in the order of the page."""
    cells = [cell for table in word.tables for row in table.rows for cell in row.cells]
    paragraphs: list[Paragraph] = [*word.sections[0].header.paragraphs, *word.paragraphs]
    paragraphs += [paragraph for cell in cells for paragraph in cell.paragraphs if paragraph.text]
    names = dict.fromkeys(map(_style_name, paragraphs))
    return [name for name in names if name != NAME_LINE_STYLE]


def _style_name(paragraph: Paragraph) -> str:
    return paragraph.style.name if paragraph.style is not None else ""


def _style(word: Document, name: str, profile: LayoutProfile) -> Iterator[Measured]:
    required, found = _required(name, profile), word.styles[name]
    font, layout = found.font, found.paragraph_format
    yield Measured(name, "cỡ chữ", required.size, font.size.pt, "pt")
    yield Measured(name, "giãn dòng", required.line, layout.line_spacing.pt, "pt")
    yield Measured(name, "đậm", required.bold, bool(font.bold), "")
    yield Measured(name, "nghiêng", required.italic, bool(font.italic), "")
    yield Measured(name, "gạch chân", required.underlined, bool(font.underline), "")
    yield Measured(name, f"căn {required.align}", 1, _ALIGNMENTS[int(layout.alignment)] is required.align, "")
    if required.align is Alignment.JUSTIFY:
        yield Measured(name, "lùi đầu dòng", profile.page.first_line_indent.mm, layout.first_line_indent.mm)
        yield Measured(name, "cách đoạn", profile.page.paragraph_gap.pt, layout.space_after.pt, "pt")


def _required(name: str, profile: LayoutProfile) -> TypeStyle:
    components = {shown: component for component, shown in STYLE_NAMES.items()}
    headings = {f"Heading {level}": component for level, component in enumerate(HEADING_STYLES, start=1)}
    return profile.styles.items()[(components | headings)[name]]
