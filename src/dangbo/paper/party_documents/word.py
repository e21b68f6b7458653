"""A Party document as a Word file with real styles, in the measures of its profile."""

import io
from collections.abc import Sequence
from datetime import datetime
from functools import cache

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from dangbo.paper.packages import read_parts, write_parts
from dangbo.paper.party_documents.model import PartyDocument
from dangbo.paper.party_documents.plan import Grid, Line, Plan, SignaturePlan, plan
from dangbo.paper.party_documents.styles import STYLE_IDS, add_styles
from dangbo.paper.xml import parse, serialise
from dangbo.rules.documents.profile import LayoutProfile, PageMeasures

PARTY_NAME_EMS = 13.777
"""Width of ĐẢNG CỘNG SẢN VIỆT NAM in Times New Roman Bold for each point of its size, from the advance widths."""

_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed stamp that keeps the bytes the same, not a moment)
_THUMBNAIL = "docProps/thumbnail.jpeg"
_RELATIONS = "_rels/.rels"
_CELL_PADDING_MM = (1.0, 1.9)


def to_docx(document: PartyDocument) -> bytes:
    """The Word file of a document; the same document gives the same bytes. Raises DocumentError as `plan` does."""
    writer = _WordWriter(document.profile, plan(document), two_sided=document.two_sided)
    writer.write()
    return writer.to_bytes()


@cache
def _empty(profile: LayoutProfile, two_sided: bool) -> bytes:
    """A Word file of the profile with its styles, page and page number, and no text; made once, it is slow to make."""
    word = docx.Document()
    add_styles(word, profile)
    _set_page(word, profile.page, two_sided=two_sided)
    _number_pages(word)
    stream = io.BytesIO()
    word.save(stream)
    return write_parts(_without_thumbnail(read_parts(stream.getvalue())))


def _set_page(word: Document, page: PageMeasures, *, two_sided: bool) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(page.page_width.mm), Mm(page.page_height.mm)
    section.top_margin, section.bottom_margin = Mm(page.margin_top.mm), Mm(page.margin_bottom.mm)
    section.left_margin, section.right_margin = Mm(page.margin_left.mm), Mm(page.margin_right.mm)
    section.header_distance = section.footer_distance = Mm(page.page_number_from_edge.mm)
    if two_sided:
        word.settings.element.insert(0, OxmlElement("w:mirrorMargins"))


def _number_pages(word: Document) -> None:
    section = word.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph._p.style = STYLE_IDS["page_number"]
    field = f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))


class _WordWriter:
    def __init__(self, profile: LayoutProfile, planned: Plan, *, two_sided: bool) -> None:
        self._profile, self._page, self._plan, self._two_sided = profile, profile.page, planned, two_sided
        self._word: Document = docx.Document(io.BytesIO(_empty(profile, two_sided)))
        properties = self._word.core_properties
        properties.title, properties.author, properties.comments = planned.title[:255], "", ""
        properties.language = "vi-VN"
        properties.created = properties.modified = _CREATED

    def write(self) -> None:
        planned = self._plan
        self._head()
        self._lines(planned.titles)
        self._gap(self._page.title_gap.pt if planned.titles else 0)
        self._lines(planned.addressees)
        self._gap(self._page.title_gap.pt if planned.addressees else 0)
        self._flow(planned.body)
        self._foot()
        self._gap(1)
        for attached in planned.attachments:
            self._flow(attached, on_new_page=True)

    def to_bytes(self) -> bytes:
        """The empty file with the text and the properties of this document in it."""
        written = (self._word.part, self._word.part.package._core_properties_part)
        changed = {part.partname.lstrip("/"): part.blob for part in written}
        return write_parts(read_parts(_empty(self._profile, self._two_sided)) | changed)

    def _paragraph(self, style: str) -> Paragraph:
        return _in_style(self._word.add_paragraph(), style)

    def _head(self) -> None:
        table = self._columns(rows=2)
        upper, lower = table.rows[0].cells, table.rows[1].cells
        self._fill(upper[0], self._plan.bodies)
        self._fill(upper[1], (self._plan.party,))
        self._name_line(upper[1])
        self._fill(lower[0], self._plan.numbers)
        self._fill(lower[1], self._plan.dated)
        self._gap(self._page.head_gap.pt)

    def _name_line(self, cell: _Cell) -> None:
        """A paragraph with a border above: as long as the Party's name, at its distance from the letters."""
        style = self._profile.styles.party_name
        aside = (self._page.right_column.pt - PARTY_NAME_EMS * style.size) / 2
        paragraph = _in_style(cell.add_paragraph(), "name_line")
        layout = paragraph.paragraph_format
        layout.left_indent = layout.right_indent = Pt(aside)
        layout.space_before = Pt(self._page.name_line_gap.pt - style.line / 5)
        eighths = round(self._page.name_line_weight.pt * 8)
        border = (
            f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="{eighths}" w:space="0" w:color="000000"/></w:pBdr>'
        )
        paragraph._p.get_or_add_pPr().insert_element_before(
            parse_xml(border), "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )

    def _foot(self) -> None:
        self._gap(self._page.signature_gap.pt, kept=True)
        signatures = self._plan.signatures
        left, right = self._columns(rows=1).rows[0].cells
        if len(signatures) == 1:
            self._fill(left, self._plan.recipients)
            self._sign(right, signatures[0])
            return
        self._sign(left, signatures[0])
        self._sign(right, signatures[1])
        if self._plan.recipients:
            self._gap(self._page.signature_gap.pt)
            self._fill(self._columns(rows=1).rows[0].cells[0], self._plan.recipients)

    def _sign(self, cell: _Cell, signature: SignaturePlan) -> None:
        self._fill(cell, signature.above)
        name = _in_style(cell.add_paragraph(), "signer_name")
        name.paragraph_format.space_before = Mm(self._page.signature_space.mm)
        self._type(name, signature.name)

    def _columns(self, *, rows: int) -> Table:
        """The borderless table of the head and of the signature, without padding; its rows stay on one page."""
        table: Table = self._word.add_table(rows, 2)
        _set_padding(table, 0, 0)
        _set_widths(table, (self._page.left_column.mm, self._page.right_column.mm))
        for row in table.rows:
            _set_row(row._tr, "w:cantSplit")
        return table

    def _fill(self, cell: _Cell, lines: Sequence[Line]) -> None:
        """Lines in a cell, from the paragraph that every cell is born with."""
        for index, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            self._type(_in_style(paragraph, line.style), line)

    def _lines(self, lines: Sequence[Line]) -> None:
        for line in lines:
            self._type(self._paragraph(line.style), line)

    def _flow(self, items: Sequence[Line | Grid], *, on_new_page: bool = False) -> None:
        paragraph: Paragraph | None = None
        for item in items:
            if isinstance(item, Grid):
                self._grid(item)
                continue
            style = f"heading {item.level}" if item.level else item.style
            paragraph = self._paragraph(style)
            self._type(paragraph, item)
            if on_new_page:
                paragraph.paragraph_format.page_break_before, on_new_page = True, False
        if paragraph is not None:
            paragraph.paragraph_format.keep_with_next = True

    def _type(self, paragraph: Paragraph, line: Line) -> None:
        if line.lead:
            paragraph.add_run(line.lead).bold = True
        paragraph.add_run(line.text)

    def _grid(self, grid: Grid) -> None:
        table = self._word.add_table(1 + len(grid.rows), len(grid.headings), style="Table Grid")
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        _set_padding(table, *_CELL_PADDING_MM)
        _set_widths(table, grid.widths_mm)
        for number, (row, texts) in enumerate(zip(table.rows, (grid.headings, *grid.rows), strict=True)):
            _set_row(row._tr, "w:cantSplit")
            for index, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
                paragraph = _in_style(cell.paragraphs[0], "table")
                paragraph.add_run(text).bold = number == 0 or None
                if number == 0 or index in grid.numeric:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if number else WD_ALIGN_PARAGRAPH.CENTER
        _set_row(table.rows[0]._tr, "w:tblHeader")
        self._gap(2 * self._page.paragraph_gap.pt)

    def _gap(self, points: float, *, kept: bool = False) -> None:
        """An empty line of exactly that height: Word wants a paragraph between and behind tables."""
        if points:
            paragraph = self._paragraph("name_line")
            layout = paragraph.paragraph_format
            layout.line_spacing, layout.keep_with_next = Pt(points), kept or None


def _in_style(paragraph: Paragraph, style: str) -> Paragraph:
    """The paragraph in a style by its identifier; asking python-docx by name reads all styles every time."""
    paragraph._p.style = STYLE_IDS[style]
    return paragraph


def _set_padding(table: Table, vertical_mm: float, across_mm: float) -> None:
    vertical, across = (round(length * 1440 / 25.4) for length in (vertical_mm, across_mm))
    sides = {"top": vertical, "left": across, "bottom": vertical, "right": across}
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items())
    table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{cells}</w:tblCellMar>"))


def _set_widths(table: Table, widths_mm: Sequence[float]) -> None:
    """Fix the width of each column, in its cells too: Word reads the cells, LibreOffice the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def _set_row(row: object, flag: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(flag))  # type: ignore[attr-defined]


def _without_thumbnail(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Without the picture of an empty page that the library's own template carries."""
    root = parse(parts[_RELATIONS])
    for relation in list(root):
        if relation.get("Target") == _THUMBNAIL:
            root.remove(relation)
    return {
        name: serialise(root) if name == _RELATIONS else content
        for name, content in parts.items()
        if name != _THUMBNAIL
    }
