"""Checking a text for programs: the same contract as the command, and the register where the key reaches it."""

import json
from collections.abc import Callable
from typing import Any

import build
from api.conftest import AT, Office, Program
from dangbo.access.permissions import Role
from dangbo.checking.models import Dismissal
from dangbo.journal.models import Entry
from dangbo.proofreading import check_text
from dangbo.proofreading.contract import as_json
from dangbo.registry.models import Organisation

Make = Callable[[Role, Organisation], Program]
TEXT = "Đảng bộ Khối có 8 đảng viên, gồm 1 đảng bộ cơ sở và 1 chi bộ cơ sở. Họp ngày 31/4/2020 ở treenn tỉnh."


def ask(program: Program, body: Any) -> Any:
    content = body if isinstance(body, str) else json.dumps(body)
    header = {"authorization": f"Bearer {program.key}"}
    return program.client.post("/api/v1/check", content, content_type="application/json", headers=header)


def test_a_text_is_answered_as_the_command_answers_and_nothing_is_kept(board: Program) -> None:
    before = Entry.objects.count()
    said = ask(board, {"text": TEXT}).json()
    for finding in said["findings"]:
        assert (finding.pop("figure"), finding.pop("at")) == ("", None)
    assert said == as_json("", check_text(TEXT), TEXT)
    assert (Entry.objects.count(), Dismissal.objects.count()) == (before, 0)


def test_figures_are_held_against_the_register_of_the_organisation(board: Program) -> None:
    said = ask(board, {"text": TEXT, "organisation": "khoi", "at": AT}).json()
    against = [
        (each["text"], each["figure"], each["at"], each["message"]) for each in said["findings"] if each["figure"]
    ]
    sentence = "Trong bài ghi 8, sổ ngày 01/07/2020 ghi 7 (đảng viên); xem lại số nào đúng."
    assert against == [("8", "members.total", AT, sentence)]


def test_a_key_reaches_only_its_own_organisations(program: Make, office: Office) -> None:
    secretary = program(Role.SECRETARY, office.cells[0])
    assert ask(secretary, {"text": TEXT, "organisation": "cb1"}).status_code == 200
    assert ask(secretary, {"text": TEXT, "organisation": "khoi"}).status_code == 403
    assert ask(secretary, {"text": TEXT, "organisation": "khong-co"}).status_code == 404


def test_what_cannot_be_checked_is_refused_in_one_sentence(board: Program) -> None:
    refusals = {
        '{"text": ': "Nội dung gửi lên không phải JSON đọc được.",
        '{"text": ""}': "Tệp không có chữ nào để soát.",
        json.dumps({"text": "The committee met on Monday and adopted its report."}): (
            "Văn bản không phải tiếng Việt có dấu nên không soát được."
        ),
        json.dumps({"text": TEXT, "la": 1}): "Tham số “la”: không có ở đây.",
        json.dumps({"text": TEXT, "at": "hôm nay"}): (
            "Tham số “at”: phải là ngày dạng năm-tháng-ngày, ví dụ 2020-07-01."
        ),
    }
    assert {body: ask(board, body).json()["detail"] for body in refusals} == refusals
    answer = ask(board, json.dumps({"text": "chữ " * 1_000_000}))
    assert (answer.status_code, answer.json()["detail"][:30]) == (413, "Nội dung gửi lên lớn quá mức n")


def test_only_post_is_answered(board: Program) -> None:
    answer = board.get("check")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")


def test_a_long_text_asks_no_more_queries_than_a_short_one(board: Program, django_assert_max_num_queries: Any) -> None:
    build.account(Role.OFFICE, Organisation.objects.get(code="khoi"))
    with django_assert_max_num_queries(40):
        ask(board, {"text": TEXT * 50, "organisation": "khoi", "at": AT})
