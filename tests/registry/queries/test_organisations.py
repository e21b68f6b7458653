"""The tree at a date with its counts, the way up, the history; always the same number of statements."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM
from dangbo.registry.acts.memberships import end_membership
from dangbo.registry.acts.organisations import dissolve_organisation, move_organisation, rename_organisation
from dangbo.registry.queries.history import history, versions_of
from dangbo.registry.queries.organisations import (
    breadcrumb,
    find_by_code,
    names_at,
    search_within,
    versions_under,
)
from dangbo.registry.queries.tree_page import tree
from dangbo.rules.vocabulary import ExitCause, OrganisationKind, Standing

pytestmark = pytest.mark.django_db
DAY = datetime.date(2015, 3, 1)
EVE = DAY - datetime.timedelta(days=1)
COMMITTEE = OrganisationKind.GRASSROOTS_COMMITTEE


def test_the_tree_lists_parents_before_children_with_the_counts_of_all_below() -> None:
    bloc, _, first, second = build.tree()
    build.organisation("cs0", kind=OrganisationKind.GRASSROOTS_CELL, parent=bloc, name="Chi bộ Ba")
    build.members(first, 3)
    build.members(second, 2, standing=Standing.PROBATIONARY)
    rows = [(node.code, node.depth, node.children, node.cells, node.members) for node in tree(bloc, DAY)]
    assert rows == [
        ("khoi", 0, 2, 3, 5),
        ("cs1", 1, 2, 2, 5),
        ("cb1", 2, 0, 0, 3),
        ("cb2", 2, 0, 0, 2),
        ("cs0", 1, 0, 0, 0),
    ]
    assert [version.organisation.code for version in versions_under(bloc, DAY)] == ["cs0", "cs1"]


@pytest.mark.parametrize("number", [1, 3])
def test_the_tree_takes_three_queries(number: int, django_assert_num_queries: object) -> None:
    bloc = build.organisation("khoi", kind=OrganisationKind.UPPER_COMMITTEE)
    for n in range(number):
        base = build.organisation(f"cs{n}", kind=COMMITTEE, parent=bloc)
        build.members(build.organisation(f"cb{n}", parent=base), number)
    with django_assert_num_queries(3):  # type: ignore[operator]
        assert len(tree(bloc, DAY)) == 1 + 2 * number


def test_at_each_date_an_organisation_counts_where_it_then_stood() -> None:
    bloc, base, cell, _ = build.tree()
    other = build.organisation("cs2", kind=COMMITTEE, parent=bloc)
    people = build.members(cell, 4)
    move_organisation(actor=PROGRAM, organisation=cell, parent=other, on=DAY, decision=build.decision())
    end_membership(actor=PROGRAM, person=people[0], cause=ExitCause.DIED, on=DAY)

    def counts(at: datetime.date) -> dict[str, int]:
        return {node.code: node.members for node in tree(bloc, at)}

    assert counts(EVE) == {"khoi": 4, "cs1": 4, "cb1": 4, "cb2": 0, "cs2": 0}
    assert counts(DAY) == {"khoi": 3, "cs1": 0, "cb1": 3, "cb2": 0, "cs2": 3}
    assert [version.organisation for version in breadcrumb(cell, EVE)] == [bloc, base, cell]
    assert [version.organisation for version in breadcrumb(cell, DAY)] == [bloc, other, cell]


def test_every_parent_is_the_sum_of_its_children_and_its_own() -> None:
    bloc, base, first, second = build.tree()
    build.members(first, 3)
    build.members(second, 4)
    build.members(base, 2)
    nodes = {node.code: node.members for node in tree(bloc, DAY)}
    assert nodes["cs1"] == nodes["cb1"] + nodes["cb2"] + 2
    assert nodes["khoi"] == nodes["cs1"]


def test_an_organisation_is_found_by_words_without_marks_and_by_its_code() -> None:
    bloc, _, cell, _ = build.tree()
    rename_organisation(
        actor=PROGRAM, organisation=cell, name="Chi bộ Trường Đại học", on=DAY, decision=build.decision()
    )
    assert [version.organisation for version in search_within(bloc, DAY, "dai TRUONG")] == [cell]
    assert [version.organisation for version in search_within(bloc, EVE, "dai truong")] == []
    assert [version.organisation for version in search_within(bloc, DAY, "cb1")] == [cell]
    assert (find_by_code(" cb1 "), find_by_code("cb9")) == (cell, None)
    assert names_at([cell.pk, bloc.pk], EVE) == {cell.pk: "Chi bộ cb1", bloc.pk: "Đảng bộ Khối"}


def test_history_tells_each_change_with_the_others_in_it(django_assert_num_queries: object) -> None:
    _, _, cell, sibling = build.tree()
    rename_organisation(actor=PROGRAM, organisation=cell, name="Tên mới", on=EVE, decision=build.decision())
    dissolve_organisation(
        actor=PROGRAM, organisation=cell, members_to=sibling, on=DAY, decision=build.decision(EVE, "9-QĐ/ĐU")
    )
    with django_assert_num_queries(3):  # type: ignore[operator]
        changes = history(cell)
    told = [(c.on, c.kind, c.part, [(o.code, o.part) for o in c.others]) for c in changes]
    assert told == [
        (DAY, "dissolve", "source", [("cb2", "result")]),
        (EVE, "rename", "result", []),
        (build.LONG_AGO, "found", "result", [("cs1", "parent")]),
    ]
    assert changes[0].decision is not None
    assert changes[0].decision.symbol == "9-QĐ/ĐU"
    assert [version.name for version in versions_of(cell)] == ["Tên mới", "Chi bộ cb1"]
