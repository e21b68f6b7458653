"""The values of the regulations, the office's own values, and the installation's options."""

import datetime
from collections.abc import Callable
from http import HTTPStatus

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.office.acts import change_setting
from dangbo.office.options import REQUIRE_TOTP, options
from dangbo.office.parameter_tables import CELL_WORDS, COLUMN_WORDS, KEYS, table_of
from dangbo.office.parameters import office_parameters
from dangbo.rules.parameters import Entry as ParameterEntry
from dangbo.rules.parameters import base_parameters

SignIn = Callable[[Role], Client]
KEY = "organisation.minimum_official_members"
OWN = f"{KEY}:\n  value: 5\n  from: 2026-01-01\n  source: {{document: Hướng dẫn của Tỉnh ủy, article: mục 2}}\n"
IN_2026 = datetime.date(2026, 6, 1)


def test_every_value_is_shown_with_its_source(signed_in: SignIn) -> None:
    text = signed_in(Role.OFFICE).get("/cai-dat/").content.decode()
    for parameter in base_parameters().all():
        assert f'id="{parameter.key}"' in text
    assert "Quy định 294-QĐ/TW, điểm 20.2.1" in text


def test_a_table_of_values_is_shown_with_its_headings(signed_in: SignIn) -> None:
    table = table_of(base_parameters().entry("badge.batches", IN_2026))
    assert list(table.headings) == ["Đủ năm từ tháng", "Đến tháng", "Trao vào ngày", "Tháng"]
    assert [cell for _, cell in table.rows[0]] == ["12", "2", "3", "2"]
    text = signed_in(Role.OFFICE).get("/cai-dat/").content.decode()
    assert '<td data-l="Trao vào ngày">19</td>' in text
    assert "12, 2, 3, 2" not in text


def test_every_column_of_every_table_has_its_words() -> None:
    tables = [entry for parameter in base_parameters().all() for entry in parameter.entries if table_of(entry)]
    used = {column for entry in tables for row in entry.rows for column in row} - KEYS
    assert (len(tables) > 8, used - COLUMN_WORDS.keys()) == (True, set())
    scopes = {cell for _, cell in (row[0] for row in table_of(_deciders()).rows)}
    assert scopes == set(CELL_WORDS["scope"].values())


def _deciders() -> ParameterEntry:
    return base_parameters().entry("organisation.move.deciders", IN_2026)


def test_own_values_are_shown_before_they_are_stored(signed_in: SignIn) -> None:
    client = signed_in(Role.ORGANISATION_BOARD)
    preview = client.post("/cai-dat/tham-so/", {"text": OWN, "preview": "1"}).content.decode()
    assert "Hướng dẫn của Tỉnh ủy, mục 2" in preview
    assert office_parameters().value(KEY, IN_2026) == 3
    client.post("/cai-dat/tham-so/", {"text": OWN, "store": "1"})
    assert office_parameters().value(KEY, IN_2026) == 5
    assert Entry.objects.get().summary == f"Đổi bộ giá trị riêng: {KEY}"


def test_own_values_come_from_a_file_too(signed_in: SignIn) -> None:
    file = SimpleUploadedFile("rieng.yaml", OWN.encode())
    signed_in(Role.ORGANISATION_BOARD).post("/cai-dat/tham-so/", {"text": "", "file": file, "store": "1"})
    assert office_parameters().value(KEY, IN_2026) == 5


def test_a_wrong_own_value_is_refused_with_its_reason(signed_in: SignIn) -> None:
    client = signed_in(Role.ORGANISATION_BOARD)
    for text, reason in (("khong.co: 3", "không có tham số này"), (OWN.replace("5", "năm"), "không đúng kiểu")):
        page = client.post("/cai-dat/tham-so/", {"text": text, "store": "1"})
        assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert reason in page.content.decode()
    assert not Entry.objects.exists()


def test_who_may_not_change_settings_cannot(signed_in: SignIn) -> None:
    for role in (Role.OFFICE, Role.SECRETARY, Role.READER):
        client = signed_in(role)
        assert client.post("/cai-dat/chung/", {"idle_minutes": "5"}).status_code == HTTPStatus.FORBIDDEN
        assert client.post("/cai-dat/tham-so/", {"text": OWN, "store": "1"}).status_code == HTTPStatus.FORBIDDEN


def test_options_are_changed_one_entry_each(signed_in: SignIn) -> None:
    client = signed_in(Role.SYSTEM_ADMINISTRATOR)
    client.post("/cai-dat/chung/", {"default_as_of": "28/06/2020", "idle_minutes": "20"})
    assert (options().default_as_of, options().idle_minutes) == (datetime.date(2020, 6, 28), 20)
    assert Entry.objects.filter(act="change_setting").count() == 2
    client.post("/cai-dat/chung/", {"default_as_of": "", "idle_minutes": "20"})
    assert Entry.objects.filter(act="change_setting").count() == 3


def test_a_second_step_may_be_asked_of_those_who_change_others_data(signed_in: SignIn) -> None:
    change_setting(actor=PROGRAM, key=REQUIRE_TOTP, value=True, summary="Đổi")
    assert signed_in(Role.SECRETARY).get("/").headers["Location"] == "/tai-khoan/buoc-hai/bat/"
    assert signed_in(Role.READER).get("/").status_code == HTTPStatus.OK
