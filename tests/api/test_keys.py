"""Who may ask: a key in force of an account that may use the interface, and nothing else."""

from collections.abc import Callable

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

import build
from api.conftest import AT, Office, Program
from dangbo.access.acts.keys import hash_of
from dangbo.access.models import ApiKey
from dangbo.access.permissions import Role
from dangbo.api import keys
from dangbo.registry.models import Organisation

Make = Callable[[Role, Organisation], Program]
QUESTION = "organisations/khoi"


def refused(answer) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    content = answer.json()
    assert content["status"] == answer.status_code
    return answer.status_code, content["detail"]


def test_a_key_in_force_is_answered(board: Program) -> None:
    assert board.get(QUESTION, at=AT).status_code == 200
    assert board.key.startswith("dbk_")


@pytest.mark.parametrize("header", [{}, {"authorization": "Bearer dbk_00000000.x"}, {"authorization": "Basic eDp5"}])
def test_without_a_known_key_the_way_in_is_told(office: Office, header: dict[str, str]) -> None:
    answer = Client().get(f"/api/v1/{QUESTION}", headers=header)
    assert refused(answer) == (
        401,
        "Thiếu khóa hoặc khóa không còn dùng được. Hãy gửi khóa trong tiêu đề Authorization: Bearer dbk_…",
    )
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_key_changed_in_one_letter_is_not_known(board: Program) -> None:
    board.key = board.key[:-1] + ("a" if board.key[-1] != "a" else "b")
    assert board.get(QUESTION).status_code == 401


def test_a_revoked_key_and_a_locked_account_are_refused(board: Program) -> None:
    ApiKey.objects.update(revoked_at=timezone.now())
    assert board.get(QUESTION).status_code == 401
    ApiKey.objects.update(revoked_at=None)
    assert board.get(QUESTION, at=AT).status_code == 200
    type(board.account).objects.filter(pk=board.account.pk).update(is_active=False)
    assert board.get(QUESTION).status_code == 401


def test_a_session_is_no_key(board: Program) -> None:
    client = Client()
    client.force_login(board.account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/api/v1/{QUESTION}").status_code == 401


def test_no_answer_sets_a_cookie(board: Program) -> None:
    assert not board.get(QUESTION, at=AT).cookies


def test_a_role_that_may_not_use_the_interface_is_told_whom_to_ask(office: Office) -> None:
    account = build.account(Role.READER, office.bloc)
    key = "dbk_12345678.secret"
    ApiKey.objects.create(account=account, name="thử", prefix="dbk_12345678", key_hash=hash_of(key))
    assert refused(Program(account, key).get(QUESTION)) == (403, keys.NO_API)
    assert ApiKey.objects.get().last_used_on is None


def test_the_day_of_use_is_written_once_a_day(board: Program) -> None:
    with time_machine.travel("2020-07-01T03:00:00Z", tick=False):
        board.get(QUESTION, at=AT)
        assert f"{ApiKey.objects.get().last_used_on}" == "2020-07-01"
        with CaptureQueriesContext(connection) as captured:
            board.get(QUESTION, at=AT)
        assert [query for query in captured if not query["sql"].startswith("SELECT")] == []
    with time_machine.travel("2020-07-02T03:00:00Z", tick=False):
        board.get(QUESTION, at=AT)
        assert f"{ApiKey.objects.get().last_used_on}" == "2020-07-02"


def test_a_key_that_asks_too_often_is_told_how_long_to_wait(board: Program, program: Make, office, monkeypatch) -> None:
    monkeypatch.setattr(keys, "REQUESTS_A_MINUTE", 2)
    other = program(Role.SECRETARY, office.cells[0])
    with time_machine.travel("2020-07-01T03:00:20Z", tick=False):
        statuses = [board.get(QUESTION, at=AT).status_code for _ in range(3)]
        answer = board.get(QUESTION)
        assert statuses == [200, 200, 429]
        assert refused(answer)[1] == "Khóa này đã hỏi quá nhiều trong một phút. Hãy đợi rồi hỏi tiếp."
        assert answer.headers["Retry-After"] == "40"
        assert other.get("organisations/cb1", at=AT).status_code == 200
    with time_machine.travel("2020-07-01T03:01:00Z", tick=False):
        assert board.get(QUESTION, at=AT).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_changed_by_the_interface(board: Program, method: str) -> None:
    answer = getattr(board.client, method)(f"/api/v1/{QUESTION}", headers={"authorization": f"Bearer {board.key}"})
    assert refused(answer) == (405, "Giao diện này chỉ đọc; hãy hỏi bằng GET.")
    assert answer.headers["Allow"] == "GET"


def test_another_address_is_absent(board: Program) -> None:
    assert refused(board.get("nothing")) == (404, "Không có địa chỉ này trong giao diện cho chương trình.")
    assert refused(board.get("")) == (404, "Không có địa chỉ này trong giao diện cho chương trình.")
