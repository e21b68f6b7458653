"""A document in the layout of Party offices, made from code: the shipped templates start here.

Page, head and signature follow the layout of Guideline 36-HD/VPTW of 03/4/2018, kept by 05-HD/VPTW of
27/5/2026 as far as digests of it show (unverified: spacing, sizes in the signature block).
"""

import io
from collections.abc import Sequence
from datetime import datetime

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from dangbo.paper.packages import read_parts, write_parts
from dangbo.paper.xml import serialise

FONT = "Times New Roman"
BODY_SIZE = Pt(14)
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed stamp that keeps the bytes the same, not a moment)
_LEFT_HEAD, _RIGHT_HEAD = Mm(77), Mm(88)
_NOT_KEPT = ("docProps/thumbnail.jpeg",)


class OfficeDocument:
    """A4, margins 20/15/20/30 mm (top, right, bottom, left), Times New Roman 14, page number top centre from page 2.

    Each method adds one element of a document at its end. Texts may hold placeholders.
    """

    def __init__(self, *, title: str, landscape: bool = False) -> None:
        self._document = docx.Document()
        self._set_properties(title)
        self._set_page(landscape=landscape)
        self._set_style()
        self._number_pages()

    def head(self, superior: str, body: str, number: str, place_and_date: str) -> None:
        """The two columns above: superior body, issuing body, star and number; the Party's name, place and date."""
        table = self._borderless([_LEFT_HEAD, _RIGHT_HEAD])
        left, right = table.rows[0].cells
        _line(left, superior.upper(), first=True)
        _line(left, body.upper(), bold=True)
        _line(left, "*")
        _line(left, number)
        _line(right, "ĐẢNG CỘNG SẢN VIỆT NAM", first=True, bold=True, underlined=True, size=Pt(15))
        _line(right, "")
        _line(right, place_and_date, italic=True)
        self._blank()

    def title(self, kind: str, abstract: str = "") -> None:
        """The kind of document in capitals, and below it what it is about."""
        self._centred(kind.upper(), Pt(16))
        for line in filter(None, [abstract]):
            self._centred(line, BODY_SIZE)
            self._centred("-----", BODY_SIZE, bold=False)

    def portrait(self, jpeg: bytes) -> None:
        """A photograph of 30 × 40 mm at the left."""
        paragraph = self._plain(self._document.add_paragraph(), WD_ALIGN_PARAGRAPH.LEFT)
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph.add_run().add_picture(io.BytesIO(jpeg), Mm(30), Mm(40))

    def addressee(self, text: str) -> None:
        """To whom it goes ("Kính gửi: …")."""
        self._plain(self._document.add_paragraph(text), WD_ALIGN_PARAGRAPH.CENTER)

    def heading(self, text: str, level: int = 1) -> None:
        """A heading with the number typed in it ("I. KẾT QUẢ", "1. Công tác nhân sự"); level 1 or 2."""
        paragraph = self._document.add_paragraph(style=f"Heading {level}")
        paragraph.add_run(text)

    def paragraph(self, text: str) -> None:
        """A paragraph of running text: justified, first line 10 mm in."""
        self._document.add_paragraph(text)

    def note(self, text: str) -> None:
        """A line in italics under a table or a title."""
        paragraph = self._plain(self._document.add_paragraph(), WD_ALIGN_PARAGRAPH.LEFT)
        paragraph.add_run(text).italic = True

    def slot(self, placeholder: str) -> None:
        """A paragraph that holds nothing but a placeholder of a table."""
        self._plain(self._document.add_paragraph(placeholder), WD_ALIGN_PARAGRAPH.LEFT)

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[str]], widths_mm: Sequence[float]) -> None:
        """A table with lines; its first row is repeated on every page.

        Raises:
            ValueError: when a row has not as many cells as there are headings.
        """
        table = self._document.add_table(1 + len(rows), len(headings), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        _set_widths(table, [Mm(width) for width in widths_mm])
        for row, texts in zip(table.rows, [headings, *rows], strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                _line(cell, text, first=True, bold=texts is headings, centred=texts is headings, size=Pt(12))
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        self._blank()

    def signature(self, recipients: Sequence[str], authority: str, title: str, name: str = "") -> None:
        """Recipients at the left; authority ("T/M ĐẢNG ỦY"), title, room to sign, and name at the right."""
        self._blank()
        table = self._borderless([_LEFT_HEAD, _RIGHT_HEAD])
        left, right = table.rows[0].cells
        _line(left, "Nơi nhận:", first=True, centred=False, underlined=True)
        for recipient in recipients:
            _line(left, f"- {recipient}", centred=False, size=Pt(12))
        _line(right, authority.upper(), first=True, bold=True)
        _line(right, title.upper())
        for _ in range(4):
            _line(right, "")
        _line(right, name, bold=True)

    def to_bytes(self) -> bytes:
        """The .docx file; the same calls give the same bytes."""
        stream = io.BytesIO()
        self._document.save(stream)
        return write_parts(_without_thumbnail(read_parts(stream.getvalue())))

    def _set_properties(self, title: str) -> None:
        properties = self._document.core_properties
        properties.title, properties.author, properties.comments = title, "", ""
        properties.language = "vi-VN"
        properties.created = properties.modified = _CREATED

    def _set_page(self, *, landscape: bool) -> None:
        section = self._document.sections[0]
        width, height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.top_margin, section.right_margin = Mm(20), Mm(15)
        section.bottom_margin, section.left_margin = Mm(20), Mm(30)
        section.header_distance = section.footer_distance = Mm(10)

    def _set_style(self) -> None:
        for name, before in (("Normal", 0), ("Heading 1", 6), ("Heading 2", 6)):
            style = self._document.styles[name]
            _use_font(style)
            layout = style.paragraph_format
            layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            layout.first_line_indent = Mm(10)
            layout.space_before, layout.space_after = Pt(before), Pt(6)
            layout.line_spacing = Pt(19)
        self._document.styles["Heading 1"].font.bold = True
        self._document.styles["Heading 2"].font.bold = True
        self._document.styles["Heading 2"].font.italic = True

    def _number_pages(self) -> None:
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        paragraph = self._plain(section.header.paragraphs[0], WD_ALIGN_PARAGRAPH.CENTER)
        field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
        paragraph._p.append(parse_xml(field))

    def _borderless(self, widths: Sequence[Length]) -> Table:
        table: Table = self._document.add_table(1, len(widths))
        _set_widths(table, widths)
        return table

    def _centred(self, text: str, size: Length, *, bold: bool = True) -> None:
        paragraph = self._plain(self._document.add_paragraph(), WD_ALIGN_PARAGRAPH.CENTER)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, size

    def _blank(self) -> None:
        self._plain(self._document.add_paragraph(), WD_ALIGN_PARAGRAPH.LEFT)

    def _plain(self, paragraph: Paragraph, alignment: WD_ALIGN_PARAGRAPH) -> Paragraph:
        paragraph.alignment = alignment
        paragraph.paragraph_format.first_line_indent = Mm(0)
        return paragraph


def _set_widths(table: Table, widths: Sequence[Length]) -> None:
    """Fix the width of each column, in its cells too: Word reads the cells, LibreOffice the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width


def _line(
    cell: _Cell,
    text: str,
    *,
    first: bool = False,
    centred: bool = True,
    bold: bool = False,
    italic: bool = False,
    underlined: bool = False,
    size: Length = BODY_SIZE,
) -> None:
    """One line in a cell; `first` uses the paragraph that every cell is born with."""
    paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.space_after, layout.line_spacing = Mm(0), Pt(0), 1.0
    run = paragraph.add_run(text)
    run.bold, run.italic, run.underline, run.font.size = bold, italic, underlined, size


def _use_font(style: docx.styles.style.ParagraphStyle) -> None:
    style.font.name, style.font.size, style.font.color.rgb = FONT, BODY_SIZE, docx.shared.RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)


def _without_thumbnail(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Without the picture of an empty page that the library's own template carries."""
    relations = parse_xml(parts["_rels/.rels"])
    for relation in list(relations):
        if relation.get("Target") in _NOT_KEPT:
            relations.remove(relation)
    kept = {name: content for name, content in parts.items() if name not in _NOT_KEPT}
    return kept | {"_rels/.rels": serialise(relations)}
