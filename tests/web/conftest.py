"""An office and signed-in clients for the tests of pages."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from dangbo.access.models import Account
from dangbo.access.permissions import Role
from dangbo.registry.models import Organisation
from dangbo.rules.vocabulary import OrganisationKind
from kept import kept
from web.offices import account, organisation


@dataclass
class Office:
    """A committee, a cell below it, a cell outside it, and an account per role at the committee."""

    top: Organisation
    cell: Organisation
    elsewhere: Organisation
    accounts: dict[Role, Account]


@pytest.fixture
@kept
def office(db: None) -> Office:
    top = organisation("db-a", "Đảng bộ Bưu điện tỉnh", OrganisationKind.GRASSROOTS_COMMITTEE)
    cell = organisation("cb-a1", "Chi bộ Kế toán", OrganisationKind.CELL, top)
    elsewhere = organisation("cb-b", "Chi bộ Quỹ bảo vệ môi trường", OrganisationKind.GRASSROOTS_CELL)
    accounts = {role: account(role.value, role, top) for role in Role}
    return Office(top, cell, elsewhere, accounts)


@pytest.fixture
def signed_in(office: Office) -> Callable[[Role], Client]:
    """A client signed in with a role at the committee."""

    def sign_in(role: Role) -> Client:
        client = Client()
        client.force_login(office.accounts[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in
