"""The layout of a Party document as dated data: every measure and every style of type with source and certainty.

36-HD/VPTW of 03/4/2018 and 05-HD/VPTW of 27/5/2026, which replaced it. A document keeps the profile of its date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from dangbo.rules.parameters.model import ParameterError
from dangbo.rules.parameters.reading import (
    Place,
    mapping_of,
    optional_text,
    parse_yaml,
    read_certainty,
    read_date,
    refuse_unknown,
    required_text,
)
from dangbo.rules.verdict import Certainty

FOLDER = Path(__file__).parent
NAMES = ("HD36-2018", "HD05-2026")
POINTS_PER_MM = 72 / 25.4
_FIELDS = frozenset({"name", "document", "signed", "from", "measures", "styles"})
_MEASURE_FIELDS = frozenset({"mm", "pt", "source", "certainty", "note"})
_SIZES = ("size", "line", "lowest", "highest", "line_lowest", "line_highest")
_FLAGS = ("bold", "italic", "caps", "underlined")
_STYLE_FIELDS = frozenset({*_SIZES, *_FLAGS, "align", "source", "certainty"})


class Alignment(StrEnum):
    """How the lines of a style are set."""

    LEFT = "left"
    CENTER = "center"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Measure:
    """One length; source: codes of our list of sources, empty for memory alone."""

    mm: float
    source: str
    certainty: Certainty
    note: str = ""

    @property
    def pt(self) -> float:
        return self.mm * POINTS_PER_MM


@dataclass(frozen=True, slots=True)
class TypeRange:
    """The sizes and distances of lines, in points, that the sources allow."""

    lowest: float
    highest: float
    line_lowest: float
    line_highest: float


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """How one component is set: size and distance of lines in points, and what the sources allow.

    Lines are set to the exact distance, so that Word and PDF break the page at the same place.
    """

    size: float
    line: float
    align: Alignment
    source: str
    certainty: Certainty
    allowed: TypeRange
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class PageMeasures:
    """The lengths of a page; margins of the back page hold where a paper is printed on two sides."""

    page_width: Measure
    page_height: Measure
    margin_top: Measure
    margin_bottom: Measure
    margin_left: Measure
    margin_right: Measure
    back_margin_left: Measure
    back_margin_right: Measure
    page_number_from_edge: Measure
    left_column: Measure
    right_column: Measure
    name_line_gap: Measure
    name_line_weight: Measure
    head_gap: Measure
    title_gap: Measure
    first_line_indent: Measure
    paragraph_gap: Measure
    addressee_indent: Measure
    signature_gap: Measure
    signature_space: Measure


@dataclass(frozen=True, slots=True)
class PageStyles:
    """The style of each component of a document."""

    party_name: TypeStyle
    superior_body: TypeStyle
    issuing_body: TypeStyle
    star: TypeStyle
    number: TypeStyle
    place_and_date: TypeStyle
    letter_abstract: TypeStyle
    mark: TypeStyle
    kind_title: TypeStyle
    abstract: TypeStyle
    abstract_rule: TypeStyle
    addressee: TypeStyle
    addressee_item: TypeStyle
    body: TypeStyle
    division: TypeStyle
    division_name: TypeStyle
    heading: TypeStyle
    subheading: TypeStyle
    table: TypeStyle
    authority: TypeStyle
    signer_title: TypeStyle
    signer_name: TypeStyle
    recipients_label: TypeStyle
    recipients: TypeStyle
    page_number: TypeStyle

    def items(self) -> dict[str, TypeStyle]:
        """Every style by the name of its component."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class LayoutProfile:
    """The layout of one guideline. `presumed`: asked for a date before the first guideline that we know."""

    name: str
    document: str
    signed: date
    valid_from: date
    page: PageMeasures
    styles: PageStyles
    presumed: bool = False

    @property
    def text_width_mm(self) -> float:
        return self.page.page_width.mm - self.page.margin_left.mm - self.page.margin_right.mm


def profile_at(at: date) -> LayoutProfile:
    """The profile for a document of that date; before the first guideline known, that one marked as presumed."""
    in_force = [found for found in map(profile, NAMES) if found.valid_from <= at]
    return in_force[-1] if in_force else replace(profile(NAMES[0]), presumed=True)


@cache
def profile(name: str) -> LayoutProfile:
    """The profile of that name ("HD36-2018", "HD05-2026"); ParameterError for any other."""
    if name not in NAMES:
        raise ParameterError(f"Không có mẫu trình bày “{name}”.")
    file = FOLDER / f"{name}.yaml"
    return read_profile(file.read_text(encoding="utf-8"), file.name)


def read_profile(text: str, file: str) -> LayoutProfile:
    """A profile from its YAML text; ParameterError for a missing or unknown measure, style or field."""
    place = Place(file)
    content = parse_yaml(text, place)
    refuse_unknown(content, _FIELDS, place)
    signed, start = read_date(content, "signed", place), read_date(content, "from", place)
    if signed is None or start is None:
        raise place.error("thiếu ngày ký (signed) hoặc ngày bắt đầu (from)")
    measures = _rows(content, "measures", {field.name for field in fields(PageMeasures)}, place)
    styles = _rows(content, "styles", {field.name for field in fields(PageStyles)}, place)
    return LayoutProfile(
        name=required_text(content, "name", place),
        document=required_text(content, "document", place),
        signed=signed,
        valid_from=start,
        page=PageMeasures(**{key: _measure(row, Place(file, key)) for key, row in measures.items()}),
        styles=PageStyles(**{key: _style(row, Place(file, key)) for key, row in styles.items()}),
    )


def _rows(content: Mapping[str, object], name: str, wanted: set[str], place: Place) -> dict[str, object]:
    rows = mapping_of(content.get(name), place, name)
    refuse_unknown(rows, frozenset(wanted), place)
    if missing := sorted(wanted - set(rows)):
        raise place.error(f"thiếu “{missing[0]}” trong {name}")
    return rows


def _measure(raw: object, place: Place) -> Measure:
    content = mapping_of(raw, place, "số đo")
    refuse_unknown(content, _MEASURE_FIELDS, place)
    if ("mm" in content) == ("pt" in content):
        raise place.error("phải ghi một trong hai: mm hoặc pt")
    length = _number(content, "mm", place) if "mm" in content else _number(content, "pt", place) / POINTS_PER_MM
    source, note = optional_text(content, "source", place), optional_text(content, "note", place)
    return Measure(length, source, read_certainty(content, place, None), note)


def _style(raw: object, place: Place) -> TypeStyle:
    content = mapping_of(raw, place, "kiểu chữ")
    refuse_unknown(content, _STYLE_FIELDS, place)
    size, line = _number(content, "size", place), _number(content, "line", place)
    limits = {"lowest": size, "highest": size, "line_lowest": line, "line_highest": line}
    return TypeStyle(
        size=size,
        line=line,
        align=_alignment(content, place),
        source=optional_text(content, "source", place),
        certainty=read_certainty(content, place, None),
        allowed=TypeRange(**{name: _limit(content, name, usual, place) for name, usual in limits.items()}),
        **{flag: content.get(flag) is True for flag in _FLAGS},
    )


def _limit(content: Mapping[str, object], name: str, usual: float, place: Place) -> float:
    return _number(content, name, place) if name in content else usual


def _alignment(content: Mapping[str, object], place: Place) -> Alignment:
    word = required_text(content, "align", place)
    try:
        return Alignment(word)
    except ValueError:
        raise place.error(f"cách căn dòng không hiểu được “{word}”") from None


def _number(content: Mapping[str, object], name: str, place: Place) -> float:
    found = content.get(name)
    if isinstance(found, bool) or not isinstance(found, int | float) or found <= 0:
        raise place.error(f"“{name}” phải là số lớn hơn 0")
    return float(found)
