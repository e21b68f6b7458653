"""A layout as JSON and back."""

import json

import pytest
from hypothesis import given, settings

from dangbo.paper.ballots.layout import lay_out, layout_json, read_layout
from dangbo.paper.errors import FileError
from paper.ballots.elections import any_definition, definition

CHANGED = "Tệp bố cục phiếu đã bị sửa sau khi in phiếu: mã kiểm tra không khớp."


def written(count: int = 3, **changes):
    return json.loads(json.dumps(layout_json(lay_out(definition(count, **changes)))))


@given(any_definition(papers=("A4",)))
@settings(max_examples=40, deadline=None)
def test_what_is_written_is_read_back(election):
    layout = lay_out(election)
    assert read_layout(json.loads(json.dumps(layout_json(layout)))) == layout


def test_the_keys_of_the_contract():
    data = written(33, candidates=[{"name": "An", "birth_year": 1970}, {"name": "Bình"}], seats=1)
    assert {"election", "paper", "width_mm", "height_mm", "pages", "rows"} <= data.keys()
    assert {"page", "name", "name_box", "agree_box", "disagree_box"} <= data["rows"][0].keys()
    assert (data["width_mm"], data["height_mm"], data["pages"]) == (210, 297, 1)
    assert [row.get("birth_year") for row in data["rows"]] == [1970, None]


def test_a_strike_out_row_has_no_boxes():
    assert not {"agree_box", "disagree_box"} & written(style="strike_out")["rows"][0].keys()


def test_numbers_may_lose_their_point_on_the_way():
    data = written()
    data["width_mm"] = 210
    data["rows"][0]["strip"] = [round(side) if side == round(side) else side for side in data["rows"][0]["strip"]]
    assert read_layout(data) == lay_out(definition(3))


def test_a_changed_layout_is_refused():
    data = written()
    data["rows"][0]["name"], data["rows"][1]["name"] = data["rows"][1]["name"], data["rows"][0]["name"]
    with pytest.raises(FileError) as refused:
        read_layout(data)
    assert str(refused.value) == CHANGED


@pytest.mark.parametrize("key", sorted(written()))
@pytest.mark.parametrize("wrong", [None, {}, "x", [1, 2], float("nan"), True])
def test_anything_else_is_refused_with_one_sentence(key, wrong):
    with pytest.raises(FileError) as refused:
        read_layout(written() | {key: wrong})
    assert str(refused.value).startswith("Tệp bố cục phiếu ")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("data", [None, [], "layout", 7, {}])
def test_what_is_no_layout_at_all_is_refused(data):
    with pytest.raises(FileError):
        read_layout(data)


@pytest.mark.parametrize("key", sorted(written()["rows"][0]))
def test_a_row_without_one_of_its_keys_is_refused(key):
    data = written()
    del data["rows"][0][key]
    with pytest.raises(FileError):
        read_layout(data)
