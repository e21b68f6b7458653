"""Drawings of units and of time say their numbers, link their marks and keep to the room they have."""

import re
from datetime import date
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from dangbo.paper.schedules import DayMark, Span, Tile, gantt, month_drawing, progress_curve, tile_map

TODAY = date(2020, 5, 12)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def marks(svg: str, start: str) -> list[str]:
    found = [each.attrib.get("class", "") for each in parsed(svg).iter()]
    return [name for name in found if name.startswith(start)]


def test_a_map_has_a_tile_for_each_unit_and_a_link_to_each_page() -> None:
    tiles = [
        Tile("Chi bộ A, đã đại hội", "done", "/a/"),
        Tile("Chi bộ <B>", "late", "/b/"),
        Tile("Chi bộ C", "mid"),
        Tile("Chi bộ D", "todo"),
    ]
    drawn = tile_map("4 đơn vị", tiles, across=2)
    assert marks(drawn, "wf-") == ["wf-done", "wf-tick", "wf-late", "wf-cross", "wf-mid", "wf-slash", "wf-todo"]
    assert re.findall(r'<a href="([^"]*)" aria-label="([^"]*)"', drawn) == [
        ("/a/", "Chi bộ A, đã đại hội"),
        ("/b/", "Chi bộ &lt;B&gt;"),
    ]
    assert parsed(drawn).attrib["role"] == "group"
    assert 'viewBox="0 0 67 67"' in drawn


def test_a_month_names_the_days_on_which_something_happens() -> None:
    drawn = month_drawing(2020, 5, {TODAY: DayMark(3, "3 đại hội", "/ngay/")}, today=date(2020, 5, 20))
    assert parsed(drawn).attrib["aria-label"] == "Tháng 5/2020: 12/05/2020 3 đại hội"
    assert marks(drawn, "cal-") == ["cal-busy", "cal-day", "cal-count", "cal-today"]
    assert drawn.count("<text") == 1 + 7 + 30 + 2
    empty = month_drawing(2020, 6, {TODAY: DayMark(3, "3 đại hội")})
    assert parsed(empty).attrib["aria-label"] == "Tháng 6/2020: không có ngày nào"


def test_rows_over_time_tell_their_last_day() -> None:
    span = Span("Lập tiểu ban", date(2020, 1, 6), date(2020, 2, 3), "late", "/buoc/", "quá hạn 99 ngày")
    drawn = gantt("Kế hoạch", [span], date(2020, 1, 1), date(2020, 6, 30), TODAY)
    assert parsed(drawn).attrib["aria-label"] == "Kế hoạch: Lập tiểu ban: 03/02/2020, quá hạn 99 ngày"
    assert marks(drawn, "gt-") == ["gt-month"] * 6 + ["gt-today", "gt-late", "gt-end-late"]


def test_progress_rises_to_the_whole() -> None:
    points = [(date(2020, 2, 17), 1), (date(2020, 3, 31), 40), (date(2020, 6, 28), 108)]
    drawn = progress_curve("Đã đại hội", points, 108, date(2020, 1, 1), date(2020, 6, 30))
    assert parsed(drawn).attrib["aria-label"] == "Đã đại hội: 17/02/2020 1, 31/03/2020 40, 28/06/2020 108"
    assert ">108/108<" in drawn


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.dates(date(2019, 1, 1), date(2021, 12, 31)), st.integers(0, 400)), max_size=12),
    st.dates(date(2019, 6, 1), date(2020, 1, 1)),
)
def test_every_mark_lies_inside_the_drawing(days: list[tuple[date, int]], first: date) -> None:
    last = date(2020, 12, 31)
    spans = [Span("Bước", day, day, "todo") for day, _ in days]
    drawn = gantt("Kế hoạch", spans, first, last)
    places = [float(x) for x in re.findall(r'class="gt-todo" x="([\d.]+)"', drawn)]
    assert len(places) == len(days)
    assert all(250 <= x <= 890 for x in places)
