"""Figures and texts in the words of a document: filled in as of a day, and what cannot be is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import build
from dangbo.documents.texts import TEXTS, check_texts, known_keys, nearest_known, render, render_all, sources
from dangbo.figures.catalogue import catalogue
from dangbo.registry.models import Organisation
from dangbo.rules.vocabulary import OrganisationKind
from dangbo.vietnamese.committees import committee_of

AT = date(2020, 6, 28)


@pytest.fixture
def base(db: None) -> Organisation:
    _, base, cell, _ = build.tree()
    build.members(cell, 3)
    return base


def test_a_figure_is_filled_in_with_its_value_kept_beside_the_text(base):
    rendered = render("Đảng bộ có {{members.total}} ({{ Members.total | chu }}) đảng viên.", base, AT)
    assert rendered.text == "Đảng bộ có 3 (ba) đảng viên."
    assert [figure.as_json for figure in rendered.figures] == [
        {"key": "members.total", "text": "3", "value": 3, "at": "2020-06-28"},
        {"key": "members.total", "text": "ba", "value": 3, "at": "2020-06-28"},
    ]
    assert rendered.problems == ()


def test_a_share_keeps_its_decimals_as_text(base):
    rendered = render("Nữ chiếm {{members.women.share}}.", base, AT)
    assert [figure.as_json for figure in rendered.figures] == [
        {"key": "members.women.share", "text": "0,00%", "value": "0.00", "at": "2020-06-28"}
    ]


def test_texts_are_filled_in_and_are_no_figures(base):
    build.committee(
        base, build.members(build.organisation("cb3", parent=base), 3), starts_on=date(2015, 5, 5), name="2015-2020"
    )
    asked = "; ".join(f"{{{{{key}}}}}" for key in TEXTS)
    rendered = render(asked, base, AT)
    assert rendered.text == (
        "Đảng bộ Sở Một; Đảng ủy Sở Một; Đảng bộ Khối; Đảng ủy Khối; 28/06/2020; 01/01/2020; "
        "ngày 28 tháng 6 năm 2020; 2020; 2015-2020; 2020-2025"
    )
    assert rendered.figures == ()


def test_the_top_of_the_tree_has_nothing_above_it(db):
    bloc = build.organisation("khoi", kind=OrganisationKind.UPPER_COMMITTEE, name="Đảng bộ Khối")
    assert render("{{cap_tren}}|{{nhiem_ky}}|{{nhiem_ky_toi}}", bloc, AT).text == "||"


def test_several_texts_share_one_asking(base, django_assert_num_queries):
    with django_assert_num_queries(1):
        rendered = render_all(["{{members.total}}", "có {{members.total}} và {{members.women}}"], base, AT)
    assert rendered.texts == ("3", "có 3 và 0")


def test_a_text_without_keys_asks_nothing(base, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert render("Kính gửi các chi bộ.", base, AT).text == "Kính gửi các chi bộ."


def test_unknown_keys_stay_as_typed_and_are_told_with_the_nearest(base):
    rendered = render("{{members.totl}} và {{khong co}} và {{members.total}}", base, AT)
    assert rendered.text == "{{members.totl}} và {{khong co}} và 3"
    assert rendered.unknown == ("members.totl", "khong co")
    assert [(finding.code, finding.message[:50]) for finding in rendered.problems] == [
        ("unknown-key", "Không có mã “members.totl”. Gần nhất: members.tota"),
        ("unknown-key", rendered.problems[1].message[:50]),
    ]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("Có {{members.total đảng viên", "braces-without-pair", "Văn bản có dấu {{ hoặc }} không thành cặp ở đoạn"),
        ("{{bang:members.total}}", "table-in-text", "Mã “members.total” dùng với bang: hoặc moi:"),
        ("{{to_chuc|chu}}", "form-unfit", "Văn bản dùng dạng “chu” không có cho “Đảng bộ Sở Một”"),
        ("{{members.women.share|chu}}", "form-unfit", "Văn bản dùng dạng “chu” cho 0,00"),
    ],
)
def test_what_cannot_be_filled_in_is_one_sentence(base, text, code, message):
    rendered = render(text, base, AT)
    assert rendered.text == text
    (problem,) = rendered.problems
    assert (problem.code, problem.message[: len(message)]) == (code, message)


def test_every_key_is_known_once():
    ours = [*catalogue(), *TEXTS, *(key for source in sources() for key in source.texts)]
    assert known_keys() == frozenset(ours)
    assert len(ours) == len(set(ours))
    assert nearest_known("to_chu")[0] == "to_chuc"


def test_a_committee_is_named_after_its_organisation():
    assert committee_of("Đảng bộ Sở Y tế") == "Đảng ủy Sở Y tế"
    assert committee_of("Chi bộ Văn phòng") == "Chi bộ Văn phòng"
    assert committee_of("") == ""


@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(["{{", "}}", "a", "|", "to_chuc", "bang:"]), max_size=9).map("".join)
)
def test_any_text_is_checked_without_raising(text):
    assert all(finding.message for finding in check_texts([text]))
