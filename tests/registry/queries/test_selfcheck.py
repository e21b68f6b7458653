"""The self-check is silent on what the acts wrote and finds what something else broke."""

import datetime

import pytest

import build
from dangbo.access.actor import PROGRAM
from dangbo.registry.acts.organisations import dissolve_organisation, merge_organisations
from dangbo.registry.models import Membership, Organisation, OrganisationVersion, Person, TreeLink
from dangbo.registry.queries.selfcheck import selfcheck

pytestmark = pytest.mark.django_db
DAY = datetime.date(2015, 3, 1)


def codes() -> set[str]:
    return {finding.code for finding in selfcheck()}


def test_what_the_acts_wrote_is_in_order() -> None:
    _, base, cell, sibling = build.tree()
    people = build.members(cell, 9) + build.members(sibling, 3)
    build.committee(base, people[:3], starts_on=datetime.date(2013, 1, 1))
    merge_organisations(actor=PROGRAM, organisations=[cell], into=sibling, on=DAY, decision=build.decision())
    third = build.organisation("cb3", parent=base)
    dissolve_organisation(actor=PROGRAM, organisation=third, on=DAY, decision=build.decision())
    assert list(selfcheck()) == []


def test_a_missing_link_is_found() -> None:
    bloc, *_ = build.tree()
    TreeLink.objects.filter(ancestor=bloc, depth=2)[0].delete()
    assert [finding.message for finding in selfcheck()] == ["Cây tổ chức thiếu 1 liên kết; cần dựng lại cây."]


def test_a_stale_key_is_found() -> None:
    _, _, cell, _ = build.tree()
    build.member(cell)
    Person.objects.update(full_name="Tên khác")
    assert codes() == {"keys-stale"}


def test_a_membership_outside_the_life_of_its_organisation_is_found() -> None:
    _, _, cell, _ = build.tree()
    build.member(cell)
    Membership.objects.update(valid_from=datetime.date(1990, 1, 1))
    assert codes() == {"membership-outside-life"}


def test_an_organisation_whose_versions_do_not_cover_its_life_is_found() -> None:
    _, _, cell, _ = build.tree()
    Organisation.objects.filter(pk=cell.pk).update(founded_on=datetime.date(1999, 1, 1))
    assert codes() == {"version-not-life"}


def test_a_broken_chain_and_a_post_without_membership_are_found() -> None:
    _, base, cell, sibling = build.tree()
    people = build.members(cell, 3)
    build.committee(base, people, starts_on=datetime.date(2013, 1, 1))
    merge_organisations(
        actor=PROGRAM,
        organisations=[cell],
        into=sibling,
        on=DAY,
        decision=build.decision(),
    )
    moved = Membership.objects.get(person=people[0], valid_to=None)
    moved.valid_from, moved.valid_to, moved.ended_by = datetime.date(2016, 1, 1), datetime.date(2017, 1, 1), "died"
    moved.save()
    assert codes() == {"chain-broken", "post-without-membership"}


def test_a_parent_that_has_ended_is_found() -> None:
    _, base, _, _ = build.tree()
    OrganisationVersion.objects.filter(organisation=base).update(valid_to=DAY)
    Organisation.objects.filter(pk=base.pk).update(ended_on=DAY)
    assert codes() == {"parent-not-living", "tree-links-stale"}


def test_probation_that_was_too_short_is_found() -> None:
    _, _, cell, _ = build.tree()
    build.member(cell)
    Person.objects.update(joined_on=datetime.date(2024, 1, 1), official_on=datetime.date(2024, 6, 1))
    assert codes() == {"official-too-early"}
