"""An earlier round comes from a file: shown row by row, stored once, and compared with."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

import build
from congresses import world
from dangbo.access.permissions import Role
from dangbo.congresses.models import Congress, CongressRound
from dangbo.congresses.models.imports import FormerResult
from dangbo.congresses.queries.board import Look, board
from dangbo.congresses.queries.former_file import RESULTS, read_results
from dangbo.congresses.queries.roundup import roundup
from dangbo.journal.models import Entry
from dangbo.paper.errors import FileError
from dangbo.registry.exchange.listed import Outcome

pytestmark = pytest.mark.django_db
HEAD = "Đơn vị;Ngày đại hội;Trúng cử;Tái cử;Lần đầu;Nữ;Bầu trực tiếp bí thư"
ROWS = [
    "Chi bộ Sở 1;12/05/2015;5;3;2;1;x",
    "cs2;15/05/2015;3;2;1;0;",
    "Chi bộ Sở 3;15/05/2015;5;3;1;1;",
    "Chi bộ Không có;15/05/2015;5;3;2;1;",
    "Chi bộ Sở 4;15/05/2019;3;2;1;1;",
    "Chi bộ Sở 1;13/05/2015;5;3;2;1;",
    "Chi bộ Sở 5;15/05/2015;nhiều;3;2;1;",
]
WHY = {
    3: "Chi bộ Sở 3",
    4: "Không có tổ chức “Chi bộ Không có” trong phạm vi của đợt.",
    5: "Ngày 15/05/2019 không thuộc đợt đại hội 2015-2020.",
    6: "Trùng với dòng 2 của tệp.",
    7: "“nhiều” không phải là số.",
}


def a_file(rows: list[str]) -> bytes:
    return "\n".join([HEAD, *rows]).encode("utf-8-sig")


def former() -> CongressRound:
    return world.a_round(world.bloc(5), 2015)


def test_every_row_is_judged_before_anything_is_stored() -> None:
    lines = read_results(a_file(ROWS), "ket qua.csv", former())
    assert [line.outcome for line in lines] == [Outcome.NEW, Outcome.NEW, *[Outcome.WRONG] * 5]
    assert lines[0].numbers == {
        "elected": 5,
        "re_elected": 3,
        "first_time": 2,
        "women": 1,
        "secretaries_direct": 1,
    }
    assert [(line.version.organisation.code, line.held_on) for line in lines[:2]] == [
        ("cs1", date(2015, 5, 12)),
        ("cs2", date(2015, 5, 15)),
    ]
    assert [[each.text for each in lines[number - 1].problems] for number in (4, 5, 6, 7)] == [
        [WHY[number]] for number in (4, 5, 6, 7)
    ]
    assert [lines[number - 1].problems[0].column for number in (4, 5, 6, 7)] == [
        "Tổ chức",
        "Ngày đại hội",
        "",
        "Cấp ủy viên trúng cử",
    ]
    assert len(lines[2].problems) == 1
    assert not Congress.objects.exists()


def test_a_file_without_the_columns_is_refused() -> None:
    with pytest.raises(FileError, match=RESULTS.no_headings):
        read_results("Tên;Số\nA;1".encode(), "x.csv", former())


def test_the_former_round_is_imported_once_and_compared_with(client: Client) -> None:
    round_ = former()
    top = round_.superior
    account = build.account(Role.ORGANISATION_BOARD, top)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    url = f"/dai-hoi/dot/{round_.pk}/nhap-ket-qua/"
    page = client.post(url, {"tep": SimpleUploadedFile("ket qua.csv", a_file(ROWS))})
    text = page.content.decode()
    assert [why in text for why in WHY.values()] == [True] * 5
    sent = {"dong": page.context["rows"]}
    client.post(url, sent)
    assert list(FormerResult.objects.order_by("line").values_list("congress__organisation__code", "elected")) == [
        ("cs1", 5),
        ("cs2", 3),
    ]
    assert Entry.objects.get(act="import_congress_results").details["rows"] == {
        "congress": 2,
        "congressdate": 2,
        "formerresult": 2,
    }
    again = client.post(url, sent)
    assert "đều đã có trong đợt này" in again.content.decode()
    assert client.post(url, {"dong": "không nguyên vẹn"}).status_code == 422
    assert [unit.look for unit in board(round_, date(2015, 6, 30)).units] == [Look.DONE, Look.DONE]
    now = world.a_round(top)
    compared = {line.name: line.change.before for line in roundup(now, date(2020, 6, 1)).compared}
    assert compared["Cấp ủy viên trúng cử trong đợt"] == 8
    assert compared["Nữ trúng cử cấp ủy trong đợt"] == 1
