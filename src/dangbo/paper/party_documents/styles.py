"""Word styles of a profile: one named style for each component, so that an office can see and change them in Word."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from dangbo.rules.documents.profile import Alignment, LayoutProfile, TypeStyle

FONT = "Times New Roman"
HEADING_STYLES = ("heading", "heading", "subheading")
"""The profile's style of heading levels 1, 2 and 3, which are Word's own Heading 1 to 3."""

STYLE_NAMES: dict[str, str] = {
    "party_name": "Tiêu đề Đảng Cộng sản Việt Nam",
    "superior_body": "Cơ quan cấp trên",
    "issuing_body": "Cơ quan ban hành",
    "star": "Dấu sao",
    "number": "Số và ký hiệu",
    "place_and_date": "Địa danh và ngày tháng",
    "letter_abstract": "Trích yếu công văn",
    "mark": "Dấu chỉ mức độ",
    "kind_title": "Tên thể loại",
    "abstract": "Trích yếu",
    "abstract_rule": "Gạch dưới trích yếu",
    "addressee": "Kính gửi",
    "addressee_item": "Kính gửi nhiều nơi",
    "body": "Lời văn",
    "division": "Phần, chương, mục",
    "division_name": "Tên phần, chương, mục",
    "table": "Chữ trong bảng",
    "authority": "Đề ký",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Họ tên người ký",
    "recipients_label": "Nơi nhận",
    "recipients": "Dòng nơi nhận",
    "page_number": "Số trang",
}
NAME_LINE_STYLE = "Đường kẻ dưới tiêu đề"
STYLE_IDS: dict[str, str] = {
    **{component: "Dangbo" + component.title().replace("_", "") for component in (*STYLE_NAMES, "name_line")},
    **{f"heading {level}": f"Heading{level}" for level in range(1, len(HEADING_STYLES) + 1)},
}
"""The identifier of each style in the file, by component."""

_LIBRARY_STYLES = frozenset(
    {"Normal", "DefaultParagraphFont", "TableNormal", "NoList", "TableGrid", "Heading1", "Heading2", "Heading3"}
)
_LIBRARY_PARTS = frozenset({"stylesWithEffects", "customXml", "numbering"})
_ALIGNMENTS = {
    Alignment.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Alignment.CENTER: WD_ALIGN_PARAGRAPH.CENTER,
    Alignment.JUSTIFY: WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_RUNNING = ("body", "division", "division_name")
_KEPT_WITH_NEXT = ("division", "division_name")
_THEME_FONTS = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")


def add_styles(word: Document, profile: LayoutProfile) -> None:
    """Make the styles of the profile in a Word document, in place of the library's own that it does not use."""
    _drop_unused(word)
    _base(word, profile)
    for component, name in STYLE_NAMES.items():
        _dress(_new_style(word, component, name), profile.styles.items()[component], profile, component)
    for level, component in enumerate(HEADING_STYLES, start=1):
        _dress(word.styles[f"Heading {level}"], profile.styles.items()[component], profile, "heading")
    layout = _new_style(word, "name_line", NAME_LINE_STYLE).paragraph_format
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    layout.space_after = Pt(0)


def _drop_unused(word: Document) -> None:
    """Take away the library's 150 other styles and its copies of them: they are most of the file and of the time."""
    styles = word.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        if style.get(qn("w:styleId")) not in _LIBRARY_STYLES:
            styles.remove(style)
        elif (link := style.find(qn("w:link"))) is not None:
            style.remove(link)
    for identity, relation in list(word.part.rels.items()):
        if relation.reltype.rsplit("/", maxsplit=1)[-1] in _LIBRARY_PARTS:
            del word.part.rels[identity]


def _new_style(word: Document, component: str, name: str) -> ParagraphStyle:
    style: ParagraphStyle = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), STYLE_IDS[component])
    return style


def _base(word: Document, profile: LayoutProfile) -> None:
    normal = word.styles["Normal"]
    _use_font(normal)
    normal.font.size = Pt(profile.styles.body.size)
    normal.paragraph_format.space_after = Pt(0)


def _dress(style: ParagraphStyle, wanted: TypeStyle, profile: LayoutProfile, component: str) -> None:
    _use_font(style)
    font, layout = style.font, style.paragraph_format
    font.size, font.bold, font.italic = Pt(wanted.size), wanted.bold, wanted.italic
    font.underline = wanted.underlined
    layout.alignment = _ALIGNMENTS[wanted.align]
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(wanted.line)
    running = component in _RUNNING or component == "heading"
    layout.space_before = Pt(0)
    layout.space_after = Pt(profile.page.paragraph_gap.pt) if running else Pt(0)
    layout.keep_with_next = component in _KEPT_WITH_NEXT or component == "heading"
    layout.widow_control = True
    if wanted.align is Alignment.JUSTIFY:
        layout.first_line_indent = Mm(profile.page.first_line_indent.mm)
    if component == "addressee_item":
        layout.left_indent = Mm(profile.page.addressee_indent.mm)


def _use_font(style: ParagraphStyle) -> None:
    style.font.name, style.font.color.rgb = FONT, RGBColor(0, 0, 0)
    fonts = style.element.rPr.rFonts
    for name in _THEME_FONTS:
        fonts.attrib.pop(qn(name), None)
    for name in ("w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
