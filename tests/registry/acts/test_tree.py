"""The opened-out tree says the same as walking the parents, at any date."""

import datetime
import uuid
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

import build
from dangbo.access.actor import PROGRAM
from dangbo.registry.acts.organisations import move_organisation
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.acts.tree import rebuild_links
from dangbo.registry.models import Organisation, OrganisationVersion, TreeLink
from dangbo.rules.vocabulary import OrganisationKind

YEARS = list(range(2000, 2012))


def first_of(year: int) -> datetime.date:
    return datetime.date(year, 1, 1)


def walk(
    versions: list[OrganisationVersion], organisation_id: uuid.UUID, at: datetime.date
) -> list[tuple[uuid.UUID, int]]:
    """The naive way: from each version to its parent."""
    above: list[tuple[uuid.UUID, int]] = []
    current: uuid.UUID | None = organisation_id
    while current is not None:
        version = next((v for v in versions if v.organisation_id == current and v.holds_at(at)), None)
        if version is None:
            return above
        above.append((current, len(above)))
        current = version.parent_id
    return above


def linked(links: Iterable[TreeLink], organisation_id: uuid.UUID, at: datetime.date) -> list[tuple[uuid.UUID, int]]:
    found = [link for link in links if link.descendant_id == organisation_id and link.holds_at(at)]
    return sorted(((link.ancestor_id, link.depth) for link in found), key=lambda pair: pair[1])


class TreeOfManyYears(TestCase):
    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        moves=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(YEARS[1:])), max_size=14),
        ends=st.dictionaries(st.integers(0, 5), st.sampled_from(YEARS[3:]), max_size=2),
        touched=st.sets(st.integers(0, 5)),
    )
    def test_links_equal_a_walk_of_the_parents_at_every_date(
        self, moves: list[tuple[int, int, int]], ends: dict[int, int], touched: set[int]
    ) -> None:
        nodes = [Organisation.objects.create(code=f"n{n}", founded_on=first_of(2000)) for n in range(6)]
        plan = {n: {2000: None if n == 0 else nodes[(n - 1) // 2]} for n in range(6)}
        for child, parent, year in moves:
            if parent < child:  # a parent always has the lower number, so that there is no cycle
                plan[child][year] = nodes[parent]
        for n, years in plan.items():
            store_versions(nodes[n], years, ends.get(n))
        rebuild_links()
        rebuild_links([nodes[n].pk for n in touched])
        links, versions = list(TreeLink.objects.all()), list(OrganisationVersion.objects.all())
        for node in nodes:
            for year in YEARS:
                day = first_of(year)
                assert linked(links, node.pk, day) == walk(versions, node.pk, day)


def store_versions(node: Organisation, years: dict[int, Organisation | None], end: int | None) -> None:
    starts = sorted(year for year in years if end is None or year < end)
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        OrganisationVersion.objects.create(
            organisation=node,
            name=node.code,
            kind="cell",
            sector="other",
            parent=years[start],
            valid_from=first_of(start),
            valid_to=None if stop is None else first_of(stop),
        )


@pytest.mark.django_db
def test_a_moved_organisation_counts_at_each_date_where_it_then_stood() -> None:
    bloc, base, cell, _ = build.tree()
    other = build.organisation("cs2", kind=OrganisationKind.GRASSROOTS_COMMITTEE, parent=bloc)
    day = datetime.date(2010, 6, 1)
    move_organisation(actor=PROGRAM, organisation=cell, parent=other, on=day, decision=build.decision())
    links = TreeLink.objects.all()
    assert linked(links, cell.pk, day - datetime.timedelta(days=1)) == [(cell.pk, 0), (base.pk, 1), (bloc.pk, 2)]
    assert linked(links, cell.pk, day) == [(cell.pk, 0), (other.pk, 1), (bloc.pk, 2)]
    assert TreeLink.objects.filter(ancestor=bloc, descendant=cell).count() == 1
    latest = TreeLink.objects.filter(descendant=cell, is_latest=True)
    assert {link.ancestor_id for link in latest} == {cell.pk, other.pk, bloc.pk}


@pytest.mark.django_db
def test_an_organisation_cannot_stand_below_itself() -> None:
    bloc, _, cell, _ = build.tree()
    before = set(TreeLink.objects.values_list("pk", flat=True))
    with pytest.raises(Refused) as refused:
        move_organisation(
            actor=PROGRAM,
            organisation=bloc,
            parent=cell,
            on=datetime.date(2010, 1, 1),
            decision=build.decision(),
            accepted_warnings={"wrong-parent"},
        )
    assert refused.value.codes == {"tree-cycle"}
    assert set(TreeLink.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db
def test_a_cycle_is_refused_and_changes_nothing() -> None:
    _, base, cell, _ = build.tree()
    OrganisationVersion.objects.filter(organisation=base).update(parent=cell)
    before = set(TreeLink.objects.values_list("pk", flat=True))
    with pytest.raises(Refused) as refused:
        rebuild_links([base.pk])
    assert refused.value.codes == {"tree-cycle"}
    assert set(TreeLink.objects.values_list("pk", flat=True)) == before


@pytest.mark.django_db
def test_links_of_a_tree_are_written_in_a_number_of_statements_that_does_not_grow(
    django_assert_max_num_queries: object,
) -> None:
    build.tree()
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        assert rebuild_links() == 1 + 2 + 3 + 3
