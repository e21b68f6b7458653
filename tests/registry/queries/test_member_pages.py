"""Pages of a member list: the same rows whichever way they are counted, and head counts that are never old."""

from datetime import date
from itertools import groupby

import pytest

import build
from dangbo.registry.models import Organisation
from dangbo.registry.queries import member_pages
from dangbo.registry.queries.member_counts import totals
from dangbo.registry.queries.member_list import MemberSearch, matching, ordered
from dangbo.registry.queries.member_pages import Found, Listing, find_page
from dangbo.rules.vocabulary import Activity, Standing

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


def page(top: Organisation, asked: dict[str, str], number: int, size: int = 2, count_now: bool = False) -> Found:
    return find_page(Listing(top, AT, MemberSearch.read(asked), totals(top.pk, AT), size), number, count_now)


def pages(top: Organisation, asked: dict[str, str]) -> list[Found]:
    return [page(top, asked, number, count_now=True) for number in range(1, 6)]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("few", [0, 2, 2_000])
def test_a_city_counts_apart_and_shows_the_same(
    bloc: Organisation, asked: dict[str, str], few: int, monkeypatch
) -> None:
    expected = pages(bloc, asked)
    monkeypatch.setattr(member_pages, "CITY", 0)
    monkeypatch.setattr(member_pages, "FEW", few)
    assert pages(bloc, asked) == expected


def test_a_city_leaves_the_count_out_until_somebody_has_counted(bloc: Organisation, monkeypatch) -> None:
    monkeypatch.setattr(member_pages, "CITY", 0)
    women = {"gioi-tinh": "female"}
    uncounted = page(bloc, women, 1)
    assert (len(uncounted.rows), uncounted.count) == (2, None)
    assert page(bloc, women, 1, count_now=True) == Found(uncounted.rows, 4, 1)
    assert page(bloc, women, 1) == Found(uncounted.rows, 4, 1)
    build.member(Organisation.objects.get(code="cb1"), "Nguyễn Thị Ấn", sex="female")
    assert page(bloc, women, 1).count is None


def test_a_counted_search_is_cut_without_counting_again(bloc: Organisation, monkeypatch) -> None:
    monkeypatch.setattr(member_pages, "LARGE", 3)
    for asked in ASKED:
        assert pages(bloc, asked) == pages(bloc, asked)


def test_the_last_page_of_a_city_tells_the_count(bloc: Organisation, monkeypatch) -> None:
    monkeypatch.setattr(member_pages, "CITY", 0)
    assert page(bloc, {"gioi-tinh": "female"}, 1, size=50).count == 4


@pytest.mark.parametrize(
    "sort", ["ten", "-ten", "ngay-sinh", "-vao-dang", "chi-bo", "-chi-bo", "tu-cach", "-sinh-hoat"]
)
@pytest.mark.parametrize("asked", [{}, {"gioi-tinh": "male"}, {"tu-cach": "official"}])
def test_a_large_list_has_the_same_order_page_by_page_and_as_a_whole(
    bloc: Organisation, sort: str, asked: dict[str, str], monkeypatch
) -> None:
    monkeypatch.setattr(member_pages, "LARGE", 0)
    for position, cell in enumerate(Organisation.objects.filter(code__in=("cb1", "cb2"))):
        build.member(cell, f"Hồ Văn {'XY'[position]}", standing=Standing.PROBATIONARY, joined_on=date(2020, 1, 5))
        build.member(cell, f"Hồ Văn {'UV'[position]}", activity=Activity.EXEMPT)
    search = MemberSearch.read({**asked, "sap-xep": sort})
    ids = [row.person_id for row in ordered(matching(bloc, AT, search), AT, sort)]
    for _again in range(2):
        cut = [page(bloc, {**asked, "sap-xep": sort}, number + 1) for number in range(-(-len(ids) // 2))]
        assert [row.person_id for found in cut for row in found.rows] == ids
        assert {found.count for found in cut} == {len(ids)}


@pytest.mark.parametrize("sort", ["chi-bo", "-chi-bo"])
def test_a_list_by_cells_keeps_the_members_of_a_cell_together(bloc: Organisation, sort: str) -> None:
    for code in ("cb8", "cb9"):
        cell = build.organisation(code, parent=bloc, name="Chi bộ Một")
        for name in ("Lê Văn An", "Lê Văn Bá", "Lê Văn Chí"):
            build.member(cell, name)
    found = [row for number in range(1, 10) for row in page(bloc, {"sap-xep": sort}, number).rows]
    ids = [row.person_id for row in ordered(matching(bloc, AT, MemberSearch()), AT, sort)]
    assert [row.person_id for row in found] == ids
    places = [place for place, _rows in groupby(found, key=lambda row: row.organisation_id)]
    assert len(places) == len(set(places))


def test_head_counts_follow_every_act(bloc: Organisation) -> None:
    assert (totals(bloc.pk, AT).members, totals(bloc.pk, AT).cells) == (12, 2)
    build.member(build.organisation("cb9", parent=bloc))
    assert (totals(bloc.pk, AT).members, totals(bloc.pk, AT).cells) == (13, 3)


def test_head_counts_are_counted_once_between_two_acts(bloc: Organisation, django_assert_num_queries) -> None:
    first = totals(bloc.pk, AT)
    with django_assert_num_queries(1):
        assert totals(bloc.pk, AT) == first
