"""The interface does what its description says, whatever is asked: examples made from the description itself."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.conftest import Office, Program
from dangbo.api import keys

schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
few = settings(max_examples=5, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.fixture(autouse=True)
def connection_kept() -> Iterator[None]:
    """The interface is asked as a server asks it; the connection of the test must outlive each answer."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def known(office: Office, board: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Puts what the office holds in the place of made-up names."""
    monkeypatch.setattr(keys, "REQUESTS_A_MINUTE", 1_000_000)
    real = {"organisation": "khoi", "code": "cs1", "key": "members.total", "person_id": str(office.people[0].pk)}

    def put(case: Any) -> None:
        for values in (case.query, case.path_parameters):
            for name in values:
                values[name] = real.get(name, values[name])

    return put


@schema.parametrize()
@few
def test_whatever_is_asked_is_answered_as_described(case: Any, board: Program, known: Callable[[Any], None]) -> None:
    headers = {"Authorization": f"Bearer {board.key}"}
    # Cursors, divisions and periods that fit the description may still fit nothing else.
    case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])
    known(case)
    case.call_and_validate(headers=headers, excluded_checks=[positive_data_acceptance])
