"""Values in words, their arithmetic, and the figures as JSON."""

from decimal import Decimal

import pytest

from dangbo.facts.figures import Moment
from dangbo.figures.catalogue import figure, listed
from dangbo.figures.json import figures_json
from dangbo.figures.values import arithmetic, spoken, text_of
from figures.test_every_figure import AT, build
from figures.world import World, day


@pytest.mark.parametrize(
    ("key", "value", "alone", "in_a_sentence"),
    [
        ("members.total", 8236, "8.236", "8.236"),
        ("committees.women.share", Decimal("24.14"), "24,14%", "24,14%"),
        ("committees.women.share", None, "–", "–"),
        ("committees.change", -75, "−75", "giảm 75"),
        ("committees.change", 1200, "+1.200", "tăng 1.200"),
        ("committees.change", 0, "0", "không đổi"),
        ("committees.change.share", Decimal("-10.46"), "−10,46%", "giảm 10,46%"),
    ],
)
def test_a_value_stands_alone_and_in_a_sentence(key, value, alone, in_a_sentence) -> None:
    assert (text_of(figure(key), value), spoken(figure(key), value)) == (alone, in_a_sentence)


def test_a_share_spells_out_its_arithmetic() -> None:
    counted = {"committees.women": 155, "committees.elected": 642}
    assert arithmetic(figure("committees.women.share"), counted, Decimal("24.14")) == [
        "155 nữ trong cấp ủy mới ÷ 642 cấp ủy viên được bầu = 24,143…%",
        "làm tròn 2 chữ số thập phân: 24,14%",
    ]
    empty = {"committees.women": 0, "committees.elected": 0}
    assert arithmetic(figure("committees.women.share"), empty, None)[1] == "Tổng số bằng 0 nên không có tỷ lệ."


def test_a_change_spells_out_its_arithmetic() -> None:
    counted = {"committees.elected": 642, "committees.former_term": 717}
    assert arithmetic(figure("committees.change.share"), counted, Decimal("-10.46")) == [
        "642 − 717 = −75 (cấp ủy viên được bầu − cấp ủy viên được bầu nhiệm kỳ trước)",
        "−75 ÷ 717 = −10,460…%",
        "làm tròn 2 chữ số thập phân: −10,46%",
    ]


def test_a_plain_count_needs_no_arithmetic() -> None:
    assert arithmetic(figure("members.total"), {"members.total": 3}, 3) == []


def test_a_period_begins_with_the_year_unless_told() -> None:
    moment = Moment(day("28/06/2020"))
    assert (moment.begins, moment.eve) == (day("01/01/2020"), day("31/12/2019"))
    with pytest.raises(ValueError, match="Ngày đầu kỳ phải trước hoặc trùng"):
        Moment(day("28/06/2020"), day("29/06/2020"))


@pytest.mark.django_db
def test_all_figures_as_json() -> None:
    world: World = build([("c11", "female", day("01/01/1980"), "Tày", "advanced", "admitted", day("01/02/2020"))] * 3)
    said = figures_json(world.organisations["khoi"], AT)
    assert (said["organisation"], said["at"]) == ("khoi", "2020-06-28")
    found = {item["key"]: item for item in said["figures"]}
    assert list(found) == [item.key for item in listed()]
    assert found["members.total"] == {"key": "members.total", "name": "Đảng viên", "unit": "đảng viên", "value": 3}
    assert found["members.women.share"]["value"] == 100.0
    assert found["committees.women.share"]["value"] is None
    assert found["members.admitted"]["period"] == {"from": "2020-01-01", "to": "2020-06-28"}
