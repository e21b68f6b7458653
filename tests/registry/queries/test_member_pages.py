"""Pages of a member list: the same rows whichever way they are counted, and head counts that are never old."""

from datetime import date

import pytest

import build
from dangbo.registry.models import Organisation
from dangbo.registry.queries import member_list
from dangbo.registry.queries.member_list import Found, MemberSearch, find_page, totals

AT = date(2020, 7, 1)
ASKED = (
    {"tim": "nguyen"},
    {"tim": "van"},
    {"tim": "zzz"},
    {"gioi-tinh": "female"},
    {"gioi-tinh": "female", "sap-xep": "-chi-bo"},
    {"chuc-vu": "cap-uy", "sap-xep": "ngay-sinh"},
    {"chuyen-mon": "chua", "sap-xep": "-ten"},
)


@pytest.fixture
def bloc(db: None) -> Organisation:
    top, base, first, second = build.tree()
    for position in range(9):
        sex = "female" if position % 2 else "male"
        name = f"{'Nguyễn Thị' if position % 2 else 'Trần Văn'} {'ABCDEGHIK'[position]}"
        build.member((first, second)[position % 2], name, sex=sex, born=date(1990 - position, 3, 1))
    build.committee(base, build.members(first, 3), starts_on=date(2020, 5, 1))
    return top


def pages(top: Organisation, asked: dict[str, str]) -> list[Found]:
    search, whole = MemberSearch.read(asked), totals(top.pk, AT)
    return [find_page(top, AT, search, whole, number, 2) for number in range(1, 6)]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("few", [0, 2, 2_000])
def test_a_city_counts_apart_and_shows_the_same(
    bloc: Organisation, asked: dict[str, str], few: int, monkeypatch
) -> None:
    expected = pages(bloc, asked)
    monkeypatch.setattr(member_list, "CITY", 0)
    monkeypatch.setattr(member_list, "FEW", few)
    assert pages(bloc, asked) == expected


def test_head_counts_follow_every_act(bloc: Organisation) -> None:
    assert (totals(bloc.pk, AT).members, totals(bloc.pk, AT).cells) == (12, 2)
    build.member(build.organisation("cb9", parent=bloc))
    assert (totals(bloc.pk, AT).members, totals(bloc.pk, AT).cells) == (13, 3)


def test_head_counts_are_counted_once_between_two_acts(bloc: Organisation, django_assert_num_queries) -> None:
    first = totals(bloc.pk, AT)
    with django_assert_num_queries(1):
        assert totals(bloc.pk, AT) == first
