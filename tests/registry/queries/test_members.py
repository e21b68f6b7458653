"""The members of an organisation on a day: once each, in Vietnamese order, with the name of their cell then."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM
from dangbo.registry.acts.memberships import Destination, change_activity
from dangbo.registry.acts.organisations import rename_organisation
from dangbo.registry.queries.members import guests_at, members_at, named
from dangbo.rules.vocabulary import Activity

pytestmark = pytest.mark.django_db
DAY = datetime.date(2015, 3, 1)
EVE = DAY - datetime.timedelta(days=1)


def test_members_come_in_vietnamese_order_of_given_names() -> None:
    bloc, _, first, second = build.tree()
    for cell, name in ((first, "Đỗ Văn Ước"), (second, "Trần Thị Ánh"), (first, "Lê Văn Anh"), (second, "Bùi Văn Uy")):
        build.member(cell, name)
    names = [row.person.full_name for row in members_at(bloc, DAY)]
    assert names == ["Lê Văn Anh", "Trần Thị Ánh", "Bùi Văn Uy", "Đỗ Văn Ước"]


@pytest.mark.parametrize("number", [1, 3])
def test_a_list_of_members_is_one_query(number: int, django_assert_num_queries: object) -> None:
    bloc, _, cell, _ = build.tree()
    build.members(cell, number)
    with django_assert_num_queries(1):  # type: ignore[operator]
        rows = [(row.person.full_name, row.organisation.code, row.organisation_name) for row in members_at(bloc, DAY)]
    assert [row[1:] for row in rows] == [("cb1", "Chi bộ cb1")] * number


def test_the_name_of_the_cell_is_the_one_it_had_on_the_day() -> None:
    bloc, _, cell, _ = build.tree()
    build.member(cell)
    rename_organisation(actor=PROGRAM, organisation=cell, name="Tên mới", on=DAY, decision=build.decision())
    assert [members_at(bloc, at)[0].organisation_name for at in (EVE, DAY)] == ["Chi bộ cb1", "Tên mới"]


def test_a_search_needs_no_marks_and_takes_words_in_any_order() -> None:
    bloc, _, cell, _ = build.tree()
    build.member(cell, "Nguyễn Thị Hòa")
    build.member(cell, "Nguyễn Văn Hoàng")
    found = [row.person.full_name for row in named(members_at(bloc, DAY), "hoa thi")]
    assert found == ["Nguyễn Thị Hòa"]


def test_a_guest_is_listed_where_they_are_and_counted_at_home() -> None:
    bloc, _, home, elsewhere = build.tree()
    person = build.member(home)
    away = Destination(elsewhere)
    change_activity(actor=PROGRAM, person=person, activity=Activity.AWAY, on=DAY, destination=away)
    assert [stay.person for stay in guests_at(elsewhere, DAY)] == [person]
    assert [members_at(each, DAY).count() for each in (bloc, home, elsewhere)] == [1, 1, 0]
