"""What holds of every figure: its rows are what it counts, its parts and lower organisations add up, few queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dangbo.facts.figures import Change, Count, Moment, Ratio, Sum, counts_of
from dangbo.figures.catalogue import UnknownFigureError, catalogue, figure, listed
from dangbo.figures.dividing import Division, breakdowns_of, by_dimension, by_lower_organisations
from dangbo.figures.evaluation import count_rows, evaluate
from dangbo.figures.rows import row_lists
from figures.world import World, day

AT = day("28/06/2020")
MOMENT = Moment(AT, day("01/01/2019"))
CODES = ["khoi", "db1", "c11", "c12", "db2", "c21", "cb1"]
LEAVES = ["c11", "c12", "c21", "cb1"]


def build(choices: list[tuple]) -> World:
    """A bloc with two grassroots committees and a cell, one of its cells moved, and people as chosen."""
    world = World()
    world.organisation("khoi", "upper_committee")
    world.organisation("db1", "grassroots_committee", "khoi")
    world.organisation("db2", "grassroots_committee", "khoi", sector="school")
    for code, parent in [("c11", "db1"), ("c12", "db1"), ("c21", "db2")]:
        world.organisation(code, "cell", parent)
    world.organisation("cb1", "grassroots_cell", "khoi")
    world.version("c12", "cell", "db2", day("01/06/2019"))
    world.link()
    for index, (code, sex, born, ethnic, theory, cause, gained) in enumerate(choices):
        name = f"Người {index}"
        world.person(name, sex=sex, birth_date=born, ethnic_group=ethnic, admission_decided_on=gained)
        world.member(name, code, gained, began_by=cause)
        if theory:
            world.level(name, "theory", theory, gained + datetime.timedelta(days=index))
            world.level(name, "professional", "master", gained)
    return world


PEOPLE = st.tuples(
    st.sampled_from(["khoi", "db1", *LEAVES]),
    st.sampled_from(["male", "female"]),
    st.dates(day("01/01/1940"), day("01/01/2002")),
    st.sampled_from(["Kinh", "Tày", "Nùng"]),
    st.sampled_from(["", "elementary", "advanced", "bachelor"]),
    st.sampled_from(["opening", "admitted", "transferred_in"]),
    st.dates(day("01/06/2018"), day("01/07/2020")),
)


def with_committees(world: World) -> World:
    first = world.term("db1", 1, day("20/05/2015"), day("15/05/2020"))
    world.committee(first, "executive", ["Người 0", "Cũ"])
    second = world.term("db1", 2, day("15/05/2020"))
    world.committee(second, "executive", ["Người 0", "Người 1", "Người 2"])
    world.committee(second, "inspection", ["Người 1"])
    world.secretary(second, "Người 0", "by_congress", day("15/05/2020"), None)
    return world


class EveryFigure(TestCase):
    @settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(PEOPLE, min_size=3, max_size=8))
    def test_value_rows_breakdowns_and_lower_organisations_agree(self, choices) -> None:
        world = with_committees(build(choices))
        organisation_id = world.organisations["khoi"].pk
        values = evaluate(catalogue().values(), organisation_id, MOMENT)
        for found in catalogue().values():
            if isinstance(found, Count | Sum):
                rows = [row for part in row_lists(found, organisation_id, MOMENT) for row in part.page()]
                assert (found.key, values[found.key]) == (found.key, len(rows))
        _lower_add_up(organisation_id, values)
        for found in {count.source.key: count for count in catalogue().values() if isinstance(count, Count)}.values():
            _parts_add_up(found, organisation_id, values)


def _lower_add_up(organisation_id, values) -> None:
    figures = [
        found
        for found in catalogue().values()
        if isinstance(found, Count | Sum) and all(count.source.additive for count in counts_of(found))
    ]
    lines = by_lower_organisations(figures, organisation_id, MOMENT)
    for found in figures:
        assert (found.key, sum(line.values[found.key] for line in lines)) == (found.key, values[found.key])


def _parts_add_up(found, organisation_id, values) -> None:
    for breakdown in breakdowns_of(found):
        parts = by_dimension([found], breakdown, organisation_id, MOMENT)
        assert sum(part.values[found.key] for part in parts) == values[found.key]
        for part in parts:
            division = Division(breakdown.key, part.value)
            shown = sum(len(rows.page()) for rows in row_lists(found, organisation_id, MOMENT, division=division))
            assert (breakdown.key, part.value, shown) == (breakdown.key, part.value, part.values[found.key])


@pytest.mark.django_db
def test_a_cell_counts_under_the_committee_where_it_stood_on_each_date() -> None:
    world = build([])
    world.member("An", "c12")
    assert world.value("members.total", "db1", day("31/05/2019")) == 1
    assert world.value("members.total", "db1", day("01/06/2019")) == 0
    assert world.value("members.total", "db2", day("01/06/2019")) == 1
    world.member("Ba", "c12", day("01/03/2019"), began_by="admitted")
    world.member("Tư", "c12", day("01/07/2019"), began_by="admitted")
    assert world.rows("members.admitted", "db1", AT, day("01/01/2019")) == ["Ba"]
    assert world.rows("members.admitted", "db2", AT, day("01/01/2019")) == ["Tư"]
    lines = by_lower_organisations([figure("members.admitted")], world.organisations["khoi"].pk, MOMENT)
    found = {line.name: line.values["members.admitted"] for line in lines}
    assert found == {"Trực thuộc trực tiếp": 0, "Tổ chức cb1": 0, "Tổ chức db1": 1, "Tổ chức db2": 1}


@pytest.mark.django_db
@pytest.mark.parametrize("people", [1, 3])
def test_the_number_of_queries_is_one_for_each_source(people: int) -> None:
    world = build([("c11", "male", day("01/01/1980"), "Kinh", "advanced", "admitted", day("01/02/2020"))] * people)
    organisation_id = world.organisations["khoi"].pk
    sources = {count.source.key for found in catalogue().values() for count in counts_of(found)}
    with CaptureQueriesContext(
        connection,
    ) as queries:
        evaluate(catalogue().values(), organisation_id, MOMENT)
    assert len(queries) == len(sources)
    with CaptureQueriesContext(connection) as queries:
        by_lower_organisations([figure("members.women.share")], organisation_id, MOMENT)
    assert len(queries) == 3
    with CaptureQueriesContext(connection) as queries:
        row_lists(figure("members.total"), organisation_id, MOMENT)[0].page(0, 2)
    assert len(queries) == 3


def test_every_figure_says_what_it_counts_in_words() -> None:
    for found in listed():
        assert found.name
        assert found.unit
        assert found.explanation.endswith(".")
        assert found.group


def test_keys_are_found_and_a_mistyped_key_names_the_nearest() -> None:
    assert figure("committees.women.share").name == "Tỷ lệ nữ trong cấp ủy mới"
    with pytest.raises(UnknownFigureError) as caught:
        figure("comittees.electd")
    assert "committees.elected" in caught.value.nearest
    assert str(caught.value).startswith("Không có số liệu nào mang mã “comittees.electd”. Gần nhất: committees.elected")


@pytest.mark.django_db
def test_ratios_and_changes_rest_on_the_counts_they_name() -> None:
    world = build([])
    for found in listed():
        if isinstance(found, Ratio | Change):
            counted = count_rows([found], world.organisations["khoi"].pk, MOMENT)
            assert set(counted) == {count.key for count in counts_of(found)}
