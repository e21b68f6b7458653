"""The measures of a printed document: positions from its ink, sizes and weights from its text."""

from collections.abc import Iterator, Sequence

from dangbo.paper.party_documents.measuring.pages import Page, TextLine, read_pages
from dangbo.paper.party_documents.measuring.result import Measured
from dangbo.paper.party_documents.model import PartyDocument
from dangbo.paper.party_documents.plan import ABSTRACT_RULE, BLANK, RECIPIENTS_LABEL, STAR, Grid, Line, Plan, plan
from dangbo.paper.party_documents.styles import STYLE_NAMES
from dangbo.rules.documents.profile import POINTS_PER_MM, LayoutProfile

ABOVE_BASELINE = 0.8
_SHORT = 40


def measure_pdf(document: PartyDocument, pdf: bytes) -> tuple[Measured, ...]:
    """Every measure of the PDF of a document beside the profile's.

    The document must have one paragraph at least that fills a line. Raises PopplerMissing, and LookupError for a
    component that is not on the page.
    """
    pages, planned, profile = read_pages(pdf), plan(document), document.profile
    return (
        *_sheet(pages, profile),
        *_head(pages[0], planned, profile),
        *_titles(pages[0], planned, profile),
        *_body(pages[0], planned, profile),
        *_signatures(pages, planned, profile),
        *_page_numbers(pages, profile),
    )


def _mm(points: float) -> float:
    return points / POINTS_PER_MM


def _sheet(pages: Sequence[Page], profile: LayoutProfile) -> Iterator[Measured]:
    first, page = pages[0], profile.page
    yield Measured("Trang", "rộng", page.page_width.mm, first.width)
    yield Measured("Trang", "cao", page.page_height.mm, first.height)
    yield Measured("Lề", "trái", page.margin_left.mm, min(found.ink_left for found in pages))
    yield Measured("Lề", "phải", page.margin_right.mm, first.width - max(found.ink_right for found in pages))
    lowest = max(found.ink_bottom for found in pages)
    yield Measured("Lề", "dưới", page.margin_bottom.mm, first.height - lowest, at_least=True)


def _head(page: Page, planned: Plan, profile: LayoutProfile) -> Iterator[Measured]:
    measures = profile.page
    left_centre = measures.margin_left.mm + measures.left_column.mm / 2
    right_centre = measures.margin_left.mm + measures.left_column.mm + measures.right_column.mm / 2
    top = measures.margin_top.mm
    yield from _stack(page, planned.bodies, profile, top, left_centre)
    yield from _stack(page, (planned.party,), profile, top, right_centre)
    yield from _name_rule(page, planned.party, profile)
    second = top + _height(planned.bodies, profile)
    yield from _stack(page, planned.numbers, profile, second, left_centre)
    yield from _stack(page, planned.dated, profile, second, right_centre)


def _stack(page: Page, lines: Sequence[Line], profile: LayoutProfile, top: float, centre: float) -> Iterator[Measured]:
    """Lines one below the other from `top`, all set on one axis: position, size and weight of each."""
    for line in lines:
        style = profile.styles.items()[line.style]
        found, name = page.line(line.text[:_SHORT]), STYLE_NAMES[line.style]
        yield from _type(found, line, profile)
        if not line.text.endswith(BLANK):
            yield Measured(name, "tâm dòng", centre, page.centre(found))
        if line.text not in (STAR, ABSTRACT_RULE):
            yield Measured(name, "chân chữ", top + _mm(ABOVE_BASELINE * style.line), page.baseline(found))
        top += _mm(style.line)


def _type(found: TextLine, line: Line, profile: LayoutProfile) -> Iterator[Measured]:
    style, name = profile.styles.items()[line.style], STYLE_NAMES[line.style]
    yield Measured(name, "cỡ chữ", style.size, found.size, "pt")
    yield Measured(name, "đậm", style.bold or bool(line.lead), found.bold, "")
    yield Measured(name, "nghiêng", style.italic, found.italic, "")


def _height(lines: Sequence[Line], profile: LayoutProfile) -> float:
    return sum(_mm(profile.styles.items()[line.style].line) for line in lines)


def _name_rule(page: Page, party: Line, profile: LayoutProfile) -> Iterator[Measured]:
    found = page.line(party.text)
    left, right = page.extent(found)
    rule_left, rule_right, middle = page.rule_below(found, within_mm=5)
    name = "Đường kẻ dưới tiêu đề"
    yield Measured(name, "đầu trái so với chữ", 0, rule_left - left)
    yield Measured(name, "đầu phải so với chữ", 0, rule_right - right)
    yield Measured(name, "cách chân chữ", profile.page.name_line_gap.mm, middle - page.baseline(found))


def _titles(page: Page, planned: Plan, profile: LayoutProfile) -> Iterator[Measured]:
    measures = profile.page
    centre = measures.margin_left.mm + profile.text_width_mm / 2
    rows = (_height(planned.numbers, profile), _height(planned.dated, profile))
    top = measures.margin_top.mm + _height(planned.bodies, profile) + max(rows) + measures.head_gap.mm
    yield from _stack(page, planned.titles, profile, top, centre)
    for line in planned.addressees:
        found = page.line(line.text[:_SHORT])
        yield from _type(found, line, profile)
        if line.style == "addressee":
            yield Measured(STYLE_NAMES[line.style], "tâm dòng", centre, page.centre(found))
        else:
            required = measures.margin_left.mm + measures.addressee_indent.mm
            yield Measured(STYLE_NAMES[line.style], "đầu dòng", required, page.extent(found)[0])


def _body(page: Page, planned: Plan, profile: LayoutProfile) -> Iterator[Measured]:
    """The longest paragraph, which fills more than one line."""
    style, measures = profile.styles.body, profile.page
    lines = [item for item in planned.body if not isinstance(item, Grid) and item.style == "body"]
    line = max(lines, key=lambda item: len(item.text))
    found = page.line((line.lead + line.text)[:_SHORT])
    following = page.lines[page.lines.index(found) + 1]
    name = STYLE_NAMES["body"]
    yield from _type(found, line, profile)
    yield Measured(name, "lùi đầu dòng", measures.first_line_indent.mm, found.left - measures.margin_left.mm)
    yield Measured(name, "đầu dòng sau", measures.margin_left.mm, following.left)
    yield Measured(name, "giãn dòng", style.line, (following.top - found.top) * POINTS_PER_MM, "pt")


def _signatures(pages: Sequence[Page], planned: Plan, profile: LayoutProfile) -> Iterator[Measured]:
    measures = profile.page
    page = next(page for page in pages if any(planned.signatures[-1].name.text in line.text for line in page.lines))
    right = measures.margin_left.mm + measures.left_column.mm + measures.right_column.mm / 2
    axes = (measures.margin_left.mm + measures.left_column.mm / 2, right)[-len(planned.signatures) :]
    for signature, axis in zip(planned.signatures, axes, strict=True):
        for line in (*signature.above, signature.name):
            found = page.line(line.text)
            yield from _type(found, line, profile)
            yield Measured(STYLE_NAMES[line.style], "tâm dòng", axis, page.centre(found))
        above, name = page.line(signature.above[-1].text), page.line(signature.name.text)
        required = measures.signature_space.mm + _mm(profile.styles.signer_name.line)
        yield Measured(STYLE_NAMES["signer_name"], "cách chức vụ", required, name.top - above.top)
    for line in planned.recipients:
        found = page.line(line.text[:_SHORT] if line.text != RECIPIENTS_LABEL else line.text)
        yield from _type(found, line, profile)
        yield Measured(STYLE_NAMES[line.style], "đầu dòng", measures.margin_left.mm, found.left)


def _page_numbers(pages: Sequence[Page], profile: LayoutProfile) -> Iterator[Measured]:
    measures, style, name = profile.page, profile.styles.page_number, STYLE_NAMES["page_number"]
    yield Measured(name, "có ở trang 1", 0, any(line.text.strip() == "1" for line in pages[0].lines), "")
    for number, page in enumerate(pages[1:], start=2):
        found = page.line(str(number))
        centre = measures.margin_left.mm + profile.text_width_mm / 2
        foot = measures.page_number_from_edge.mm + _mm(ABOVE_BASELINE * style.line)
        yield Measured(name, f"cỡ chữ, trang {number}", style.size, found.size, "pt")
        yield Measured(name, f"tâm, trang {number}", centre, page.centre(found))
        yield Measured(name, f"chân chữ, trang {number}", foot, page.baseline(found))
