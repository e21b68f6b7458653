"""Drawings say their numbers, keep to the style sheet's classes and hold no style or script."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dangbo.paper.charts import Bar, Squares, bar_chart, line_chart, sparkline, target_bar, waffle
from paper.files import with_files

numbers = st.none() | st.integers(0, 10**9) | st.floats(0, 1e9) | st.decimals(0, 10**6, places=2)
labels = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=30)
SVG_CLASSES = {
    *("c-bar", "c-track", "c-line", "c-dot", "c-mark", "c-hollow", "chart", "spark", "waffle"),
    *("wf-done", "wf-mid", "wf-todo", "wf-slash"),
}


def parsed(svg: str) -> etree._Element:
    return etree.fromstring(svg)


def count(svg: str, name: str, css_class: str) -> int:
    return sum(element.get("class") == css_class for element in parsed(svg).iter(name))


@with_files
@given(labels, st.lists(st.tuples(labels, numbers), max_size=12))
def test_any_labels_and_values_give_well_formed_svg_without_style_or_script(title, points):
    drawings = [
        bar_chart(title, [Bar(label, value, "/x?a=1&b=2") for label, value in points]),
        line_chart(title, points, unit="%"),
        sparkline(title, [value for _, value in points]),
        waffle(title, [Squares(label, 5, "mid", "#a") for label, _ in points]),
    ]
    for svg in drawings:
        elements = list(parsed(svg).iter())
        classes = {name for element in elements for name in element.get("class", "").split()}
        attributes = {name for element in elements for name in element.attrib}
        assert classes <= SVG_CLASSES
        assert not {name for name in attributes if name == "style" or name.startswith("on")}
        assert parsed(svg).get("aria-label").startswith(title) or title in parsed(svg).get("aria-label")


def test_a_bar_chart_says_labels_and_values_and_links_its_bars():
    svg = bar_chart("Xếp loại", [Bar("Tốt", 86, "/hang?loai=tot&nam=2022"), Bar("Kém", 0), Bar("Chưa", None)])
    root = parsed(svg)
    assert (root.get("role"), root.get("aria-label")) == ("group", "Xếp loại: Tốt 86, Kém 0, Chưa –")
    (link,) = root.iter("a")
    assert (link.get("href"), link.get("aria-label")) == ("/hang?loai=tot&nam=2022", "Tốt 86")
    assert [text.text for text in root.iter("text")] == ["Tốt", "86", "Kém", "0", "Chưa", "–"]
    assert (count(svg, "rect", "c-track"), count(svg, "rect", "c-bar")) == (3, 1)


def test_bars_are_as_long_as_their_share_of_the_whole():
    svg = bar_chart("a", [Bar("x", Decimal("79.63")), Bar("y", 120)], unit="%", whole=100)
    assert [r.get("width") for r in parsed(svg).iter("rect") if r.get("class") == "c-bar"] == ["159.3", "200.0"]
    assert parsed(svg).get("role") == "img"
    assert parsed(svg).get("aria-label") == "a: x 79,63%, y 120%"


def test_a_target_shows_now_expected_forecast_and_target():
    svg = target_bar(236, 220, 400, 429)
    assert parsed(svg).get("aria-label") == "Hiện có 236, nên đạt 220, dự báo 429, chỉ tiêu 400"
    assert (count(svg, "rect", "c-bar"), count(svg, "path", "c-mark"), count(svg, "path", "c-hollow")) == (1, 2, 1)
    bare = target_bar(Decimal("79.63"), None, 80, None, unit="%")
    assert parsed(bare).get("aria-label") == "Hiện có 79,63%, nên đạt –, dự báo –, chỉ tiêu 80%"
    assert [r.get("width") for r in parsed(bare).iter("rect")] == ["400", "318.5"]


def test_a_sparkline_runs_from_lowest_to_highest_and_marks_the_last():
    svg = sparkline("Đảng viên 2015 đến 2020", [7890, 7968, None, 8120, 8195, 8236])
    root = parsed(svg)
    assert root.get("aria-label") == "Đảng viên 2015 đến 2020: 7.890, 7.968, –, 8.120, 8.195, 8.236"
    assert root.find("polyline").get("points") == "4.0,25.0 24.4,20.5 65.2,11.7 85.6,7.4 106.0,5.0"
    assert (root.find("circle").get("cx"), root.find("circle").get("cy")) == ("106.0", "5.0")
    assert parsed(sparkline("a", [5, 5])).find("polyline").get("points") == "4.0,15.0 106.0,15.0"
    assert list(parsed(sparkline("a", [None]))) == []


def test_up_to_eight_points_carry_their_values_more_only_the_first_and_last():
    few = line_chart("Kết nạp", [(str(year), year - 2000) for year in range(2015, 2018)])
    assert [text.text for text in parsed(few).iter("text")] == ["15", "2015", "16", "2016", "17", "2017"]
    many = line_chart("Kết nạp", [(str(year), year - 2000) for year in range(2010, 2020)])
    assert [text.text for text in parsed(many).iter("text")] == ["10", "2010", "19", "2019"]
    assert count(many, "rect", "c-track") == 1


def test_a_waffle_has_one_square_for_each_organisation():
    groups = [
        Squares("đã tổ chức đại hội", 84, "done", "/a"),
        Squares("đã duyệt", 15, "mid"),
        Squares("đang chuẩn bị", 9, "todo"),
    ]
    svg = waffle("tổ chức cơ sở đảng", groups)
    said = "108 tổ chức cơ sở đảng: 84 đã tổ chức đại hội, 15 đã duyệt, 9 đang chuẩn bị"
    assert parsed(svg).get("aria-label") == said
    assert parsed(svg).get("viewBox") == "0 0 323 244"
    squares = [count(svg, "rect", f"wf-{state}") for state in ("done", "mid", "todo")]
    assert (squares, count(svg, "path", "wf-slash")) == ([84, 15, 9], 15)
    places = [(r.get("x"), r.get("y")) for r in parsed(svg).iter("rect")]
    assert len(set(places)) == 108


def test_text_is_escaped():
    svg = bar_chart('<script>"&', [Bar("</svg><script>", 1)])
    assert re.findall(r"<script", svg) == []
    assert parsed(svg).get("aria-label") == '<script>"&: </svg><script> 1'


def test_what_cannot_be_drawn_is_an_error():
    for draw in (
        lambda: bar_chart("a", [Bar("x", -1)]),
        lambda: bar_chart("a", [Bar("x", 1, "javascript:alert(1)")]),
        lambda: waffle("a", [Squares("x", -1, "done")]),
        lambda: target_bar(0, None, 0, None),
    ):
        with pytest.raises(ValueError, match=r"."):
            draw()
