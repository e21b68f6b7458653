"""Where everything stands on a ballot."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings

from dangbo.paper.ballots.layout import Box, Layout, Row, Style, lay_out
from dangbo.paper.errors import FileError
from paper.ballots.elections import any_definition, definition, with_longest_names

TOLERANCE = 0.011
"""Millimetres: coordinates are rounded to 0.01."""
A4_OR_SMALL_A5 = any_definition(papers=("A4",)) | any_definition(papers=("A5",), most=24)


def boxes(row: Row) -> list[Box]:
    return [box for box in (row.agree_box, row.disagree_box) if box]


def texts(row: Row) -> list[Box]:
    return [box for box in (row.number_box, row.name_box, row.year_box) if box]


def gap(one: Box, other: Box) -> float:
    """The distance of two boxes along the axis in which they lie farther apart; negative where they overlap."""
    across = max(one.x, other.x) - min(one.right, other.right)
    down = max(one.y, other.y) - min(one.bottom, other.bottom)
    return max(across, down)


def marks_of(layout: Layout, page: int) -> list[Box]:
    marks = layout.marks[page - 1]
    return [*(box for _, box in marks.markers), *marks.squares, *marks.codes]


def pages_of(layout: Layout) -> list[list[Row]]:
    return [[row for row in layout.rows if row.page == page] for page in range(1, layout.pages + 1)]


@given(A4_OR_SMALL_A5)
@settings(max_examples=60, deadline=None)
def test_the_order_is_the_order_given(election):
    layout = lay_out(election)
    assert [(row.number, row.name) for row in layout.rows] == [
        (number, candidate.name) for number, candidate in enumerate(election.candidates, 1)
    ]
    assert [row.page for row in layout.rows] == sorted(row.page for row in layout.rows)
    assert {row.page for row in layout.rows} == set(range(1, layout.pages + 1))
    assert layout.pages <= 2


@given(A4_OR_SMALL_A5)
@settings(max_examples=60, deadline=None)
def test_no_box_and_no_name_lies_within_3_mm_of_a_fold(election):
    layout = lay_out(election)
    for row in layout.rows:
        for box in [*boxes(row), *texts(row)]:
            assert all(fold <= box.x - 3 + TOLERANCE or fold >= box.right + 3 - TOLERANCE for fold in layout.folds_x)
        for box in [*boxes(row), row.name_box]:
            assert all(fold <= box.y - 3 + TOLERANCE or fold >= box.bottom + 3 - TOLERANCE for fold in layout.folds_y)


@given(A4_OR_SMALL_A5)
@settings(max_examples=60, deadline=None)
def test_rows_are_at_least_8_mm_high_and_their_boxes_apart(election):
    layout = lay_out(election)
    side = {"A4": 6, "A5": 5}[layout.paper]
    for rows in pages_of(layout):
        for row in rows:
            assert row.strip.h >= 8
            assert all((box.w, box.h) == (side, side) for box in boxes(row))
            assert all(gap(*pair) >= 25 for pair in combinations(boxes(row), 2))
        for upper, lower in pairwise(rows):
            assert upper.strip.bottom <= lower.strip.y + TOLERANCE
            assert all(gap(a, b) >= 2.5 - TOLERANCE for a, b in zip(boxes(upper), boxes(lower), strict=True))


@given(A4_OR_SMALL_A5)
@settings(max_examples=60, deadline=None)
def test_nothing_stands_within_3_mm_of_a_box(election):
    layout = lay_out(election)
    for rows in pages_of(layout):
        printed = [box for row in rows for box in [*texts(row), *row.timing]] + marks_of(layout, rows[0].page)
        for row in rows:
            for box in boxes(row):
                assert all(gap(box, other) >= 3 - TOLERANCE for other in printed)
                assert all(not box.x - 3 < rule < box.right + 3 for rule in layout.column_rules)


@given(A4_OR_SMALL_A5)
@settings(max_examples=60, deadline=None)
def test_texts_stay_in_their_row_and_column(election):
    layout = lay_out(election)
    for row in layout.rows:
        for box in texts(row):
            assert row.strip.y - TOLERANCE <= box.y and box.bottom <= row.strip.bottom + TOLERANCE
            assert all(not box.x - 0.5 < rule < box.right + 0.5 for rule in layout.column_rules)
        assert " ".join(row.lines) == row.name
        assert len(row.lines) <= 2
    assert len({row.name_box.x for row in layout.rows}) == 1


@given(A4_OR_SMALL_A5)
@settings(max_examples=60, deadline=None)
def test_marks_keep_12_mm_from_the_edges_and_clear_of_each_other(election):
    layout = lay_out(election)
    for rows in pages_of(layout):
        marks = [*marks_of(layout, rows[0].page), *(mark for row in rows for mark in row.timing)]
        for mark in marks:
            assert min(mark.x, mark.y, layout.width_mm - mark.right, layout.height_mm - mark.bottom) >= 12 - TOLERANCE
        assert all(gap(*pair) >= 1.5 for pair in combinations(marks, 2))
        assert all(gap(mark, row.strip) >= 1.5 for mark in marks_of(layout, rows[0].page) for row in rows)
        for row in rows:
            assert [round(mark.center[1] - row.strip.center[1], 2) for mark in row.timing] == [0, 0]


@given(A4_OR_SMALL_A5)
@settings(max_examples=30, deadline=None)
def test_the_field_of_the_seal_holds_nothing_else(election):
    layout = lay_out(election)
    first = pages_of(layout)[0]
    others = [*marks_of(layout, 1), *(row.strip for row in first), *(mark for row in first for mark in row.timing)]
    assert all(gap(layout.seal, other) >= 3 for other in others)
    assert (layout.seal.w, layout.seal.h) == {"A4": (60, 45), "A5": (42, 35)}[layout.paper]


@given(A4_OR_SMALL_A5)
@settings(max_examples=30, deadline=None)
def test_free_areas_hold_no_row_and_no_mark(election):
    layout = lay_out(election)
    for area in layout.free:
        rows = [row for row in layout.rows if row.page == area.page]
        others = [*(row.strip for row in rows), *(mark for row in rows for mark in row.timing)]
        assert all(gap(area.box, other) > 0 for other in [*others, *marks_of(layout, area.page)])


@given(A4_OR_SMALL_A5)
@settings(max_examples=30, deadline=None)
def test_the_same_definition_gives_the_same_layout(election):
    assert lay_out(election) == lay_out(election)


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("count", range(1, 41))
def test_a4_takes_every_list_up_to_40_on_one_sheet(count, style):
    layout = lay_out(definition(count, style=style.value))
    assert (len(layout.rows), layout.pages) == (count, 1 if count <= 19 else 2)


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (12, 1), (13, 2), (27, 2)])
def test_a5_takes_12_names_on_one_side_and_27_on_two(count, pages):
    assert lay_out(definition(count, paper="A5")).pages == pages


def test_what_does_not_fit_onto_a5_is_refused_with_the_way_out():
    with pytest.raises(FileError) as refused:
        lay_out(definition(28, paper="A5"))
    assert str(refused.value) == "28 người không xếp vừa hai mặt một tờ A5; hãy chọn khổ A4."


@pytest.mark.parametrize(("count", "least"), [(5, 10.5), (19, 10.5), (33, 9), (40, 6)])
def test_the_longest_names_are_set_as_large_as_the_sheet_allows(count, least):
    assert lay_out(with_longest_names(count)).name_size >= least


def test_ids_of_markers_tell_corner_and_page():
    layout = lay_out(definition(33))
    assert [[number for number, _ in marks.markers] for marks in layout.marks] == [[0, 1, 2, 3], [4, 5, 6, 7]]
    corners = [box.center for _, box in layout.marks[0].markers]
    assert corners == [(17.5, 17.5), (192.5, 17.5), (192.5, 279.5), (17.5, 279.5)]


def test_any_change_of_the_list_changes_the_fingerprint():
    elections = [
        definition(3),
        definition(4),
        definition(3, seats=2),
        definition(3, title="Bầu Bí thư"),
        definition(3, id="khác"),
        definition(3, style="strike_out"),
        definition(3, candidates=[{"name": name} for name in ("An", "Bình", "Chí")]),
        definition(3, candidates=[{"name": name} for name in ("Bình", "An", "Chí")]),
    ]
    assert len({lay_out(election).fingerprint for election in elections}) == len(elections)
