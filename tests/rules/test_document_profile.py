"""Layout profiles: which guideline on which day, and that each measure has its source."""

from datetime import date

import pytest

from dangbo.rules.documents import profile, profile_at
from dangbo.rules.documents.profile import FOLDER, NAMES, read_profile
from dangbo.rules.parameters import ParameterError
from dangbo.rules.verdict import Certainty


@pytest.mark.parametrize(
    ("at", "name", "presumed"),
    [
        (date(2009, 9, 10), "HD36-2018", True),
        (date(2018, 4, 2), "HD36-2018", True),
        (date(2018, 4, 3), "HD36-2018", False),
        (date(2026, 5, 26), "HD36-2018", False),
        (date(2026, 5, 27), "HD05-2026", False),
    ],
)
def test_a_document_has_the_profile_of_its_date(at, name, presumed):
    found = profile_at(at)
    assert (found.name, found.presumed) == (name, presumed)


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_a4_with_the_margins_of_the_guideline(name):
    page = profile(name).page
    assert (page.page_width.mm, page.page_height.mm) == (210, 297)
    margins = [m.mm for m in (page.margin_top, page.margin_right, page.margin_bottom, page.margin_left)]
    assert margins == [20, 15, 20, 30]
    assert (page.back_margin_left.mm, page.back_margin_right.mm) == (15, 30)
    assert page.left_column.mm + page.right_column.mm == profile(name).text_width_mm == 165


@pytest.mark.parametrize("name", NAMES)
def test_every_size_lies_in_the_range_of_its_sources(name):
    for key, style in profile(name).styles.items().items():
        assert (key, style.allowed.lowest <= style.size <= style.allowed.highest) == (key, True)
        assert (key, style.allowed.line_lowest <= style.line <= style.allowed.line_highest) == (key, True)


@pytest.mark.parametrize("name", NAMES)
def test_what_no_source_says_is_called_unverified(name):
    unsaid = [s for s in profile(name).styles.items().values() if not s.source]
    assert {style.certainty for style in unsaid} == {Certainty.UNVERIFIED}


def test_an_unknown_profile_is_refused():
    with pytest.raises(ParameterError, match="Không có mẫu trình bày “HD99”"):
        profile("HD99")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("margin_top: {mm: 20", "margin_top: {mm: 0", "“mm” phải là số lớn hơn 0"),
        ("margin_top: {mm: 20", "margin_top: {mm: 20, pt: 4", "mm hoặc pt"),
        ("  margin_top:", "  top:", "không hiểu được “top”"),
        ("  star: {size: 14, ", "  star: {", "“size” phải là số lớn hơn 0"),
        ("align: justify", "align: right", "không hiểu được “right”"),
        ("signed: 2018-04-03", "note: x", "không hiểu được “note”"),
    ],
)
def test_a_broken_profile_is_refused_with_its_place(old, new, reason):
    text = (FOLDER / "HD36-2018.yaml").read_text(encoding="utf-8").replace(old, new, 1)
    with pytest.raises(ParameterError, match=reason):
        read_profile(text, "mau.yaml")


def test_a_profile_lacking_a_style_is_refused():
    lines = (FOLDER / "HD36-2018.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("  star:"))
    with pytest.raises(ParameterError, match="thiếu “star” trong styles"):
        read_profile(text, "mau.yaml")
