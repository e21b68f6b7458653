"""Members by standing, age, schooling and party age, as of a day."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dangbo.registry.figures.ages import latest_start
from dangbo.registry.models import TemporaryStay
from dangbo.vietnamese.dates import months_between
from figures.world import World, day

AT = day("28/06/2020")
DATES = st.dates(datetime.date(1930, 1, 1), datetime.date(2060, 12, 31))


@pytest.fixture
def world() -> World:
    world = World()
    world.organisation("khoi", "upper_committee")
    world.organisation("db1", "grassroots_committee", "khoi")
    world.organisation("c11", "cell", "db1")
    world.organisation("c12", "cell", "db1")
    world.organisation("cb1", "grassroots_cell", "khoi", sector="school")
    world.link()
    return world


@given(at=DATES, start=DATES, months=st.integers(0, 900))
def test_the_latest_start_is_the_last_day_with_so_many_full_months(at, start, months) -> None:
    assert (start <= latest_start(at, months)) == (months_between(start, at) >= months)


@pytest.mark.django_db
def test_organisations_are_counted_as_they_were_on_the_day(world: World) -> None:
    world.version("cb1", "grassroots_committee", "khoi", day("10/09/2009"))
    world.link()
    assert world.value("organisations.grassroots", "khoi", AT) == 2
    assert world.rows("organisations.grassroots_committees", "khoi", AT) == ["Tổ chức cb1", "Tổ chức db1"]
    assert world.rows("organisations.grassroots_cells", "khoi", day("09/09/2009")) == ["Tổ chức cb1"]
    assert world.value("organisations.cells_under_committees", "khoi", AT) == 2
    assert world.value("organisations.total", "khoi", day("31/12/1999")) == 0


@pytest.mark.django_db
def test_members_by_standing_and_activity_count_each_person_once(world: World) -> None:
    world.member("A", "c11", activity="away")
    world.member("B", "c12", activity="exempt")
    world.member("C", "cb1", standing="probationary")
    world.member("D", "cb1", until=AT, ended_by="died")
    TemporaryStay.objects.create(
        person=world.people["A"], organisation=world.organisations["cb1"], valid_from=day("01/01/2020")
    )
    assert world.rows("members.total", "khoi", AT) == ["A", "B", "C"]
    assert world.value("members.total", "khoi", day("27/06/2020")) == 4
    assert world.rows("members.official", "khoi", AT) == ["A", "B"]
    assert world.rows("members.probationary", "khoi", AT) == ["C"]
    assert world.rows("members.exempt", "khoi", AT) == ["B"]
    assert world.rows("members.total", "cb1", AT) == ["C"]


@pytest.mark.django_db
def test_a_level_counts_from_the_day_it_was_gained(world: World) -> None:
    for name in "ABC":
        world.member(name, "c11")
    world.level("A", "theory", "intermediate", opening=True)
    world.level("A", "theory", "advanced", day("01/03/2020"))
    world.level("A", "professional", "university")
    world.level("B", "theory", "bachelor", day("01/03/2019"))
    world.level("B", "professional", "college")
    assert world.rows("members.theory.advanced_or_bachelor", "khoi", AT) == ["A", "B"]
    assert world.rows("members.theory.intermediate", "khoi", day("29/02/2020")) == ["A"]
    assert world.rows("members.degree", "khoi", AT) == ["A"]
    assert world.value("members.degree.share", "khoi", AT) == Decimal("33.33")
    assert world.rows("attainments.theory.gained", "khoi", AT) == ["A"]
    assert world.rows("attainments.theory.gained", "khoi", AT, day("01/01/2019")) == ["A", "B"]
    assert world.rows("attainments.theory.gained.bachelor", "c11", AT, day("01/01/2019")) == ["B"]
    assert world.value("attainments.theory.gained", "c12", AT, day("01/01/2019")) == 0


@pytest.mark.django_db
def test_a_level_is_counted_where_its_holder_stood_on_the_day_it_was_gained(world: World) -> None:
    move = day("01/02/2020")
    world.member("A", "c11", until=move, ended_by="transferred_out")
    world.member("A", "cb1", move, began_by="transferred_in")
    world.level("A", "theory", "intermediate", day("10/01/2020"))
    world.level("A", "theory", "advanced", day("10/02/2020"))
    assert world.rows("attainments.theory.gained", "khoi", AT) == ["A", "A"]
    assert world.value("attainments.theory.gained", "db1", AT) == 1
    assert world.value("attainments.theory.gained.advanced", "db1", AT) == 0
    assert world.value("attainments.theory.gained.advanced", "cb1", AT) == 1


@pytest.mark.django_db
def test_ages_and_party_ages_count_full_years(world: World) -> None:
    world.person("30", birth_date=day("29/06/1989"), admission_decided_on=day("29/06/2010"))
    world.person("31", birth_date=day("28/06/1989"), admission_decided_on=day("28/06/2010"))
    world.person("Cao niên", birth_date=day("01/01/1940"), admission_decided_on=day("28/06/1970"), months_out=1)
    world.person("Mất quyết định", birth_date=day("01/01/1970"), joined_on=day("28/06/1970"))
    for name in list(world.people):
        world.member(name, "c11")
    assert world.rows("members.age.under_31", "khoi", AT) == ["30"]
    assert world.rows("members.age.31_40", "khoi", AT) == ["31"]
    assert world.rows("members.age.over_60", "khoi", AT) == ["Cao niên"]
    assert world.rows("members.party_age.under_10", "khoi", AT) == ["30"]
    assert world.rows("members.party_age.10_19", "khoi", AT) == ["31"]
    assert world.rows("members.party_age.40_49", "khoi", AT) == ["Cao niên"]
    assert world.rows("members.party_age.over_49", "khoi", AT) == ["Mất quyết định"]
    assert world.rows("members.party_age.over_49", "khoi", day("28/07/2020")) == ["Cao niên", "Mất quyết định"]


@pytest.mark.django_db
def test_an_admission_counts_where_and_when_it_was(world: World) -> None:
    world.person("A", sex="female", was_youth_union_member=True)
    world.member("A", "c11", day("03/02/2020"), day("01/03/2020"), "admitted", "transferred_out")
    world.member("A", "cb1", day("01/03/2020"), began_by="transferred_in")
    world.member("B", "cb1", day("31/12/2019"), began_by="admitted")
    assert world.rows("members.admitted", "khoi", AT) == ["A"]
    assert world.rows("members.admitted", "db1", AT) == ["A"]
    assert world.value("members.admitted", "cb1", AT) == 0
    assert world.rows("members.admitted", "cb1", AT, day("01/01/2019")) == ["B"]
    assert world.value("members.admitted.youth_union.share", "khoi", AT, day("01/01/2019")) == Decimal("50.00")
