"""The number of queries of a page of the shell does not grow with its rows."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dangbo.access.permissions import Role
from dangbo.journal.chain import record
from dangbo.office.models import LongTask
from dangbo.rules.vocabulary import OrganisationKind
from web.conftest import Office
from web.offices import account, organisation

SignIn = Callable[[Role], Client]
PAGES = {"/phan-quyen/": 10, "/nhat-ky/": 8, "/viec/": 8, "/xem/to-chuc/": 8, "/cai-dat/": 8, "/tai-khoan/": 11}
GROWTH = 5


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)


def add_rows(office: Office, first: int) -> None:
    for index in range(first, first + GROWTH):
        organisation(f"cb-x{index}", f"Chi bộ {index}", OrganisationKind.CELL, office.top)
        account(f"them.{index}", Role.READER, office.top)
        LongTask.objects.create(kind="x", title="Nhập", owner=office.accounts[Role.SYSTEM_ADMINISTRATOR])
        with transaction.atomic():
            record(act="x", actor_id=None, actor_name="Hệ thống", summary="x", organisation_id=office.top.pk)


@pytest.mark.parametrize(("url", "most"), PAGES.items())
def test_queries_are_few_and_do_not_grow(office: Office, signed_in: SignIn, url: str, most: int) -> None:
    client = signed_in(Role.SYSTEM_ADMINISTRATOR)
    client.get(url)
    add_rows(office, 0)
    before = queries(client, url)
    add_rows(office, GROWTH)
    assert queries(client, url) == before
    assert before <= most
