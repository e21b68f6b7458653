"""Nobody gets an organisation or a person outside their reach; everybody gets their own record."""

import datetime
import uuid

import pytest
from django.http import Http404

import build
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Permission, Role
from dangbo.registry.acts.transfers import Place, accept_transfers, begin_transfers
from dangbo.registry.models import PersonAccount
from dangbo.registry.queries.reach import organisation_for, people_for, person_for

pytestmark = pytest.mark.django_db
SEE = Permission.SEE_MEMBERS


def test_an_organisation_is_got_by_id_or_code_within_reach() -> None:
    _, base, cell, sibling = build.tree()
    secretary = build.actor(Role.SECRETARY, cell)
    assert organisation_for(secretary, "cb1", SEE) == cell
    assert organisation_for(secretary, cell.pk, SEE) == organisation_for(secretary, str(cell.pk), SEE) == cell
    for outside in (base, sibling):
        with pytest.raises(NotAllowed):
            organisation_for(secretary, outside.code, SEE)
    with pytest.raises(Http404):
        organisation_for(secretary, "cb9", SEE)


def test_a_permission_that_the_role_lacks_is_refused_in_reach_too() -> None:
    _, _, cell, _ = build.tree()
    with pytest.raises(NotAllowed):
        organisation_for(build.actor(Role.READER, cell), "cb1", SEE)


def test_a_person_is_reached_by_the_last_organisation_only() -> None:
    _, base, cell, sibling = build.tree()
    person = build.member(cell)
    old, new, board = (build.actor(Role.SECRETARY, each) for each in (cell, sibling, base))
    day = datetime.date(2015, 3, 1)
    transfers = begin_transfers(
        actor=PROGRAM, people=[person], to=Place(sibling), decided_on=day, reason="Chuyển công tác"
    )
    assert person_for(old, person.pk, SEE) == person
    accept_transfers(actor=PROGRAM, transfers=transfers, on=day)
    for actor in (new, board, PROGRAM):
        assert person_for(actor, str(person.pk), SEE) == person
        assert list(people_for(actor, SEE)) == [person]
    with pytest.raises(NotAllowed):
        person_for(old, person.pk, SEE)
    assert list(people_for(old, SEE)) == []


def test_everybody_may_see_their_own_record_and_no_more() -> None:
    _, _, cell, _ = build.tree()
    person, other = build.member(cell), build.member(cell)
    account = build.account(Role.MEMBER, cell)
    PersonAccount.objects.create(person=person, account=account)
    actor = Actor.of(account)
    assert person_for(actor, person.pk, SEE) == person
    for somebody, permission in ((other, SEE), (person, Permission.CHANGE_MEMBERS), (person, Permission.OPEN_NUMBERS)):
        with pytest.raises(NotAllowed):
            person_for(actor, somebody.pk, permission)


def test_a_person_who_does_not_exist_is_not_found() -> None:
    build.tree()
    for wrong in (uuid.uuid4(), "x"):
        with pytest.raises(Http404):
            person_for(PROGRAM, wrong, SEE)
