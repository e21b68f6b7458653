"""Which regulation was in force at a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.rules.parameters import ParameterError
from dangbo.rules.regulations import Area, read_regulations, regulation_in_force, regulations


@pytest.mark.parametrize(
    ("at", "symbol"),
    [
        (date(2016, 7, 24), "45-QĐ/TW"),
        (date(2016, 7, 25), "29-QĐ/TW"),
        (date(2021, 7, 30), "24-QĐ/TW"),
        (date(2025, 1, 20), "232-QĐ/TW"),
        (date(2025, 6, 30), "232-QĐ/TW"),
        (date(2025, 7, 1), "294-QĐ/TW"),
        (date(2026, 7, 25), "20-QĐ/TW"),
        (date(2026, 7, 26), "208-QĐ/TW"),
    ],
)
def test_the_rules_of_the_charter_follow_one_another(at, symbol):
    assert regulation_in_force(Area.CHARTER_RULES, at).symbol == symbol


def test_case_91_the_fee_rules_change_in_february_2026():
    assert regulation_in_force(Area.FEE, date(2026, 1, 31)).symbol == "342-QĐ/TW"
    assert regulation_in_force(Area.FEE, date(2026, 2, 1)).symbol == "01-QĐ/TW"


def test_before_the_first_known_regulation_nothing_is_answered():
    with pytest.raises(ParameterError, match="Chưa có dữ liệu về văn bản có hiệu lực vào ngày 01/01/2000"):
        regulation_in_force(Area.CHARTER_RULES, date(2000, 1, 1))


@given(st.sampled_from(Area), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_one_regulation_at_most_holds_on_a_day(area, at):
    holding = [
        regulation
        for regulation in regulations(area)
        if regulation.valid_from <= at and (regulation.valid_to is None or at < regulation.valid_to)
    ]
    assert len(holding) == (1 if at >= regulations(area)[0].valid_from else 0)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("charter: []", "chưa có văn bản nào"),
        ("mau: []", "có mục không hiểu được “mau”"),
        ("charter: [{symbol: A, title: B, certainty: sourced}]", "thiếu ngày bắt đầu"),
        (
            "charter: [{symbol: A, title: B, certainty: sourced, from: 2020-01-01},"
            " {symbol: C, title: D, certainty: sourced, from: 2019-01-01}]",
            "ngày hiệu lực 01/01/2019 không sau ngày 01/01/2020",
        ),
    ],
)
def test_a_bad_chain_is_refused(text, reason):
    with pytest.raises(ParameterError, match=reason):
        read_regulations(text, "regulations.yaml")
