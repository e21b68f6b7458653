"""A scaled demo: the same code gives the same rows, and stores them as they were invented."""

import pytest

from dangbo.access.models import Account
from dangbo.demo.build import ORDER, build_demo, demo_exists, invent
from dangbo.demo.plan import small
from dangbo.journal.models import Entry
from dangbo.registry.acts.bulk import digest
from dangbo.registry.models import Membership, Organisation, Person
from demo.conftest import headcount


def _digest() -> str:
    world = invent(small())
    return digest({model: world.rows[model] for model in ORDER})


def test_two_builds_give_the_same_rows() -> None:
    assert _digest() == _digest()


@pytest.mark.django_db
def test_the_stored_demo_is_the_invented_one() -> None:
    assert not demo_exists()
    lines: list[str] = []
    build_demo(lines.append, small())
    assert demo_exists()
    assert lines[-2].endswith(" dòng")
    assert lines[-1].endswith(" văn bản")
    assert Entry.objects.order_by("number")[0].details["sha256"] == _digest()
    bloc = small().blocs[0]
    assert headcount("khoi", bloc.settled) == bloc.members
    assert Organisation.objects.filter(code="khoi").count() == 1
    assert (
        Account.objects.get(username="bithu").full_name
        == Person.objects.get(account_link__account__username="bithu").full_name
    )


@pytest.mark.django_db
def test_the_secretary_of_the_cell_of_eleven_signs_in_for_that_cell() -> None:
    build_demo(plan=small())
    account = Account.objects.get(username="bithuchibo")
    role = account.roles.get()
    assert (role.role, role.organisation.code) == ("secretary", "vp32-02")
    cell = Membership.objects.get(person__account_link__account=account, valid_to=None).organisation
    assert cell == role.organisation
