"""Which figures of the register a draft speaks of, and what is said where both differ."""

from datetime import date
from decimal import Decimal

import pytest

from dangbo.proofreading.model import Finding, Relation, Severity, read_draft
from dangbo.proofreading.register import Asked, Spoken, compare, compare_keyed, date_of_text, statements

OWN = ["Đảng bộ Khối các cơ quan tỉnh", "Đảng ủy Khối các cơ quan tỉnh"]
AT = date(2020, 6, 28)
SPOKEN = [
    Spoken("grassroots", "tổ chức cơ sở đảng", "tổ chức"),
    Spoken("members", "đảng viên", "đảng viên"),
    Spoken("women", "đảng viên nữ", "đảng viên", phrases=("{} đảng viên là nữ",)),
    Spoken("women.share", "tỷ lệ đảng viên nữ", "%", numerator="women", phrases=("| tỷ lệ đảng viên nữ … {}",)),
    Spoken("committees", "đảng bộ cơ sở", "đảng bộ"),
    Spoken("cells", "chi bộ cơ sở", "chi bộ"),
    Spoken("elected", "cấp ủy viên được bầu", "đồng chí", phrases=("cơ sở + cấp ủy | bầu … {} đồng chí",)),
    Spoken("again", "cấp ủy viên tái cử", "đồng chí", phrases=("cơ sở + cấp ủy | tái cử … {}",)),
    Spoken("inspected", "ủy viên được bầu", "đồng chí", phrases=("cơ sở + ủy ban kiểm tra | bầu … {} đồng chí",)),
    Spoken("change", "mức giảm", "%", change=True, phrases=("cơ sở + cấp ủy | giảm {} so với",)),
]


def told(text: str) -> list[tuple[str, str]]:
    return [(each.figure.text, each.key) for each in statements(read_draft(text), SPOKEN, OWN)]


def test_what_the_organisation_has_is_read_along_the_list() -> None:
    text = (
        "Đảng bộ Khối hiện có 108 tổ chức cơ sở đảng, 8.236 đảng viên, trong đó có 67 đảng bộ cơ sở và 41 chi bộ cơ sở."
    )
    assert told(text) == [("108", "grassroots"), ("8.236", "members"), ("67", "committees"), ("41", "cells")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Toàn Đảng bộ có 500 đảng viên, trong đó đảng viên nữ 200 đồng chí, chiếm 40%.",
         [("500", "members"), ("200", "women"), ("40%", "women.share")]),
        ("Toàn Đảng bộ có 500 đảng viên, trong đó đảng viên nữ 15 đồng chí cấp ủy.", [("500", "members")]),
        ("Với 7 chi bộ cơ sở, 106 đảng viên, nhiệm kỳ qua Đảng bộ đoàn kết.", [("7", "cells"), ("106", "members")]),
        ("Đảng bộ Khối có 120 đảng viên là nữ.", [("120", "women")]),
        ("Tỷ lệ đảng viên nữ của Đảng bộ đạt 37,5%.", [("37,5%", "women.share")]),
        ("Các đại hội đã bầu 642 đồng chí vào cấp ủy, giảm 10,5% so với nhiệm kỳ trước, trong đó tái cử 457 đồng chí; "
         "bầu ủy ban kiểm tra các đơn vị gồm 220 đồng chí.",
         [("642", "elected"), ("10,5%", "change"), ("457", "again"), ("220", "inspected")]),
    ],
)  # fmt: skip
def test_phrases_are_put_to_their_figures(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đảng bộ tỉnh có 60.000 đảng viên.",
        "Đảng bộ Sở Y tế hiện có 320 đảng viên.",
        "Đảng bộ Khối có 15 đảng viên tham gia lớp học.",
        "Năm 2015, Đảng bộ Khối có 7.000 đảng viên.",
        "Đầu nhiệm kỳ, Đảng bộ có 7.000 đảng viên.",
        "Đảng bộ phấn đấu kết nạp 400 đảng viên.",
        "Tuyên dương 12 chi bộ cơ sở.",
        "Đại hội Đảng bộ Sở Y tế đã bầu 15 đồng chí vào cấp ủy.",
        "Đại hội đại biểu Đảng bộ Khối bầu 39 đồng chí vào Ban Chấp hành.",
        "Các chi bộ đã bầu 12 đồng chí bí thư.",
    ],
)
def test_what_is_not_surely_about_the_organisation_now_is_left_out(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thứ sáu - 16/10/2020 04:47\nTính đến ngày 28/6/2020 đã có 108 tổ chức.", date(2020, 6, 28)),
        ("Vĩnh Khê, ngày 12 tháng 7 năm 2021\nBÁO CÁO\nTheo Chỉ thị số 35-CT/TW, ngày 30/5/2019.", date(2021, 7, 12)),
        ("Theo Chỉ thị số 35-CT/TW, ngày 30/5/2019 của Bộ Chính trị.", None),
    ],
)
def test_the_day_of_a_text_is_found(text: str, expected: date | None) -> None:
    assert date_of_text(read_draft(text)) == expected


def test_a_sentence_with_its_own_day_is_asked_for_that_day() -> None:
    text = "Tính đến ngày 31/12/2019, Đảng bộ Khối có 8.100 đảng viên. Hiện nay Đảng bộ Khối có 8.236 đảng viên."
    assert [each.at for each in statements(read_draft(text), SPOKEN, OWN)] == [date(2019, 12, 31), None]


def compared(text: str, **values: int | Decimal) -> list[Finding | Relation]:
    known = {each.key: each for each in SPOKEN}
    said = statements(read_draft(text), SPOKEN, OWN)
    return list(compare(Asked(each, known[each.key], values[each.key.replace(".", "_")], AT) for each in said))


def test_a_difference_is_doubtful_and_shows_both_values() -> None:
    text = "Đảng bộ Khối hiện có 108 tổ chức cơ sở đảng, 8.326 đảng viên."
    agreed, differs = compared(text, grassroots=108, members=8_236)
    assert isinstance(agreed, Relation)
    assert isinstance(differs, Finding)
    assert (differs.severity, differs.key, differs.at) == (Severity.DOUBTFUL, "members", AT)
    assert differs.message == "Trong bài ghi 8.326, sổ ngày 28/06/2020 ghi 8.236 (đảng viên); xem lại số nào đúng."


def test_where_nothing_vouches_for_the_meaning_a_far_number_is_left_alone() -> None:
    assert compared("Đảng bộ Khối hiện có 12 tổ chức cơ sở đảng.", grassroots=108) == []


@pytest.mark.parametrize(("said", "agrees"), [("hơn 8.000", True), ("gần 8.300", True), ("gần 8.200", False)])
def test_a_hedged_number_agrees_in_its_direction(said: str, agrees: bool) -> None:
    found = compared(f"Đảng bộ Khối có {said} đảng viên.", members=8_236)
    assert [isinstance(each, Relation) for each in found] == [agrees]


@pytest.mark.parametrize(("said", "agrees"), [("24,14%", True), ("24,1%", True), ("24%", True), ("24,2%", False)])
def test_a_share_agrees_rounded_or_cut(said: str, agrees: bool) -> None:
    found = compared(f"Tỷ lệ đảng viên nữ của Đảng bộ đạt {said}.", women_share=Decimal("24.14"))
    assert [isinstance(each, Relation) for each in found] == [agrees]


def test_a_figure_with_its_key_must_stand_as_the_register_writes_it() -> None:
    right = compare_keyed("642", (0, 3), SPOKEN[6], "642", AT, sure=True)
    wrong = compare_keyed("652", (0, 3), SPOKEN[6], "642", AT, sure=True)
    guess = compare_keyed("652", (0, 3), SPOKEN[6], "642", AT, sure=False)
    assert isinstance(right, Relation)
    assert isinstance(wrong, Finding)
    assert isinstance(guess, Finding)
    assert (wrong.severity, guess.severity) == (Severity.WRONG, Severity.DOUBTFUL)
    assert wrong.message == "Ô số “cấp ủy viên được bầu” trong bài ghi 652, sổ ngày 28/06/2020 ghi 642."
