"""Who may make accounts, give roles and lock; and keys for programs."""

import pytest

from dangbo.access.actor import Actor, NotAllowed
from dangbo.access.acts import (
    create_account,
    create_key,
    end_role,
    give_role,
    lock_account,
    reset_password,
    revoke_key,
    unlock_account,
)
from dangbo.access.acts.keys import account_of
from dangbo.access.acts.reach import AccountError, managed_accounts
from dangbo.access.models import Account
from dangbo.access.permissions import Permission, Role
from dangbo.journal.chain import verify
from dangbo.journal.models import Entry
from dangbo.registry.models import Organisation
from dangbo.rules.vocabulary import OrganisationKind
from web.offices import account, organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def top() -> Organisation:
    return organisation("khoi", "Đảng bộ Khối", OrganisationKind.UPPER_COMMITTEE)


@pytest.fixture
def below(top: Organisation) -> Organisation:
    return organisation("db-a", "Đảng bộ Bưu điện tỉnh", OrganisationKind.GRASSROOTS_COMMITTEE, top)


@pytest.fixture
def administrator(below: Organisation) -> Actor:
    """An administrator of the lower organisation only."""
    return Actor.of(account("quan.tri", Role.SYSTEM_ADMINISTRATOR, below))


def make(actor: Actor, where: Organisation, role: Role = Role.OFFICE, username: str = "nguoi.moi"):
    return create_account(actor=actor, username=username, full_name="Bế Văn Khoa", role=role, organisation_id=where.pk)


def test_a_new_account_has_its_role_and_must_change_its_password(administrator: Actor, below: Organisation) -> None:
    made, password = make(administrator, below)
    assert made.check_password(password)
    assert made.must_change_password
    assert Actor.of(made).may(Permission.SEE_MEMBERS, below)
    assert Entry.objects.get().summary == "Tạo tài khoản nguoi.moi (Bế Văn Khoa), vai trò Văn phòng"
    assert list(verify()) == []


def test_no_account_is_made_above_ones_reach(administrator: Actor, top: Organisation) -> None:
    with pytest.raises(NotAllowed):
        make(administrator, top)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM_ADMINISTRATOR])
def test_only_who_manages_accounts_may_make_them(below: Organisation, role: Role) -> None:
    actor = Actor.of(account("ai.do", role, below))
    with pytest.raises(NotAllowed):
        make(actor, below)


def test_names_for_signing_in_are_plain_and_single(administrator: Actor, below: Organisation) -> None:
    make(administrator, below)
    for name, sentence in (
        ("nguoi.moi", "Đã có tài khoản"),
        ("Người Mới", "chữ thường không dấu"),
        ("a", "từ 2 ký tự"),
    ):
        with pytest.raises(AccountError, match=sentence):
            make(administrator, below, username=name)


def test_a_role_is_given_once_and_ended(administrator: Actor, below: Organisation) -> None:
    made, _ = make(administrator, below)
    given = give_role(actor=administrator, account=made, role=Role.SECRETARY, organisation_id=below.pk)
    with pytest.raises(AccountError, match="đã có vai trò"):
        give_role(actor=administrator, account=made, role=Role.SECRETARY, organisation_id=below.pk)
    end_role(actor=administrator, assignment=given)
    assert not Actor.of(made).may(Permission.CHANGE_MEMBERS, below)


def test_the_account_of_a_superior_is_not_managed_from_below(
    administrator: Actor, top: Organisation, below: Organisation
) -> None:
    superior = account("cap.tren", Role.ORGANISATION_BOARD, top)
    assert superior not in managed_accounts(administrator)
    with pytest.raises(NotAllowed):
        lock_account(actor=administrator, account=superior)
    with pytest.raises(NotAllowed):
        reset_password(actor=administrator, account=superior)
    with pytest.raises(NotAllowed):
        give_role(actor=administrator, account=superior, role=Role.READER, organisation_id=below.pk)


def test_an_administrator_neither_locks_nor_ends_themself(administrator: Actor) -> None:
    own = Account.objects.get(pk=administrator.account_id)
    with pytest.raises(AccountError):
        lock_account(actor=administrator, account=own)
    with pytest.raises(AccountError):
        end_role(actor=administrator, assignment=own.roles.get())


def test_locking_and_unlocking(administrator: Actor, below: Organisation) -> None:
    made, _ = make(administrator, below)
    lock_account(actor=administrator, account=made)
    assert not Account.objects.get(pk=made.pk).is_active
    unlock_account(actor=administrator, account=made)
    assert Account.objects.get(pk=made.pk).is_active
    assert [entry.act for entry in Entry.objects.order_by("number")] == [
        "create_account",
        "lock_account",
        "unlock_account",
    ]


def test_a_key_opens_its_account_until_it_is_revoked(below: Organisation) -> None:
    owner = account("bi.thu", Role.SECRETARY, below)
    stored, key = create_key(actor=Actor.of(owner), account=owner, name="Bảng tin")
    found = account_of(key)
    assert found is not None
    assert found.account == owner
    assert account_of(key + "x") is None
    assert key not in str(vars(stored))
    revoke_key(actor=Actor.of(owner), key=stored)
    assert account_of(key) is None


def test_a_reader_has_no_keys_and_nobody_makes_them_for_another(below: Organisation) -> None:
    reader, owner = account("xem", Role.READER, below), account("bi.thu", Role.SECRETARY, below)
    with pytest.raises(NotAllowed):
        create_key(actor=Actor.of(reader), account=reader, name="x")
    with pytest.raises(NotAllowed):
        create_key(actor=Actor.of(reader), account=owner, name="x")
