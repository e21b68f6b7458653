"""Committees, secretaries and inspection commissions come out of counting seats."""

from decimal import Decimal

import pytest

from figures.world import World, day

pytestmark = pytest.mark.django_db

CONGRESS, BEFORE = day("15/05/2020"), day("20/05/2015")
AT = day("28/06/2020")


@pytest.fixture
def world() -> World:
    world = World()
    world.organisation("khoi", "upper_committee")
    world.organisation("db1", "grassroots_committee", "khoi")
    world.organisation("cb1", "grassroots_cell", "khoi", sector="party_agency")
    world.organisation("c11", "cell", "db1")
    world.link()
    world.person("Nữ", sex="female", birth_date=day("16/05/1980"))
    world.person("Già", birth_date=day("15/05/1980"))
    former = world.term("db1", 1, BEFORE, CONGRESS)
    world.committee(former, "executive", ["Già", "Cũ 1", "Cũ 2", "Cũ 3"])
    world.committee(former, "executive", ["Bổ sung"], entry="co_opted")
    world.committee(former, "inspection", ["Nữ"])
    now = world.term("db1", 2, CONGRESS)
    world.committee(now, "executive", ["Nữ", "Già", "Bổ sung"])
    world.committee(now, "executive", ["Chỉ định"], entry="appointed")
    world.committee(now, "inspection", ["Nữ", "Mới"])
    world.secretary(now, "Già", "by_congress", CONGRESS, day("01/06/2020"))
    world.secretary(now, "Nữ", "by_committee", day("01/06/2020"), None)
    return world


def test_seats_elected_re_elected_and_first_time(world: World) -> None:
    assert world.rows("committees.elected", "khoi", AT) == ["Bổ sung", "Già", "Nữ"]
    assert world.rows("committees.re_elected", "khoi", AT) == ["Bổ sung", "Già"]
    assert world.rows("committees.first_time", "khoi", AT) == ["Nữ"]
    assert world.value("committees.women.share", "khoi", AT) == Decimal("33.33")


def test_change_against_the_former_term(world: World) -> None:
    assert world.rows("committees.former_term", "khoi", AT) == ["Cũ 1", "Cũ 2", "Cũ 3", "Già"]
    assert world.value("committees.change", "khoi", AT) == -1
    assert world.value("committees.change.share", "khoi", AT) == Decimal("-25.00")


def test_age_is_counted_to_the_day_of_the_congress(world: World) -> None:
    assert world.rows("committees.under_40", "khoi", AT) == ["Nữ"]
    assert world.rows("committees.under_40", "khoi", day("01/01/2024")) == ["Nữ"]


def test_re_elected_looks_at_the_same_kind_of_committee(world: World) -> None:
    assert world.rows("inspection.elected", "khoi", AT) == ["Mới", "Nữ"]
    assert world.rows("inspection.re_elected", "khoi", AT) == ["Nữ"]
    assert world.rows("inspection.first_time", "khoi", AT) == ["Mới"]


def test_the_secretary_counted_is_the_first_of_the_term(world: World) -> None:
    assert world.rows("secretaries.total", "khoi", AT) == ["Già"]
    assert world.rows("secretaries.elected_directly", "khoi", AT) == ["Già"]
    assert world.rows("secretaries.elected_by_committee", "khoi", AT) == []


def test_the_term_in_force_at_the_date_is_counted(world: World) -> None:
    assert world.value("committees.elected", "khoi", day("14/05/2020")) == 4
    assert world.value("committees.elected", "khoi", CONGRESS) == 3
    assert world.value("committees.elected", "khoi", day("01/01/2014")) == 0
    assert world.value("committees.women.share", "khoi", day("01/01/2014")) is None
    assert world.rows("congresses.held", "khoi", AT) == ["Tổ chức db1"]
    assert world.rows("congresses.held", "khoi", AT, day("16/05/2020")) == []


def test_only_grassroots_organisations_count(world: World) -> None:
    term = world.term("khoi", 1, CONGRESS)
    world.committee(term, "executive", ["Cấp trên"])
    assert world.value("committees.elected", "khoi", AT) == 3


def test_nobody_of_a_first_recorded_term_is_called_first_time(world: World) -> None:
    before_it = day("01/06/2019")
    assert world.value("committees.elected", "khoi", before_it) == 4
    assert world.value("committees.first_time", "khoi", before_it) == 0
    assert world.value("committees.re_elected", "khoi", before_it) == 0
