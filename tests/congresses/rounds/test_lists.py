"""The lists of a round: sorted, searched, filtered, and the same rows as Excel."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

import build
from congresses import world
from dangbo.access.permissions import Role
from dangbo.congresses.models import CongressRound
from dangbo.congresses.views import rounds as views
from dangbo.journal.models import Entry
from dangbo.registry.models import OrganisationVersion

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ON = "ngay=31/05/2020"


@pytest.fixture
def round_() -> CongressRound:
    """Three units: one held in May, one planned for June, one without a day."""
    found = world.a_round(world.bloc(3))
    first, second, _ = world.congresses(found)
    world.planned(first, date(2020, 5, 12))
    world.held(first, date(2020, 5, 12))
    world.planned(second, date(2020, 6, 16))
    return found


def board(round_: CongressRound, role: Role = Role.ORGANISATION_BOARD) -> Client:
    client = Client()
    client.force_login(build.account(role, round_.superior), backend=BACKEND)
    return client


def names(answer: Any) -> list[str]:
    return [unit.name for unit in answer.context["page"]]


def test_units_are_sorted_by_a_column_those_without_a_day_last(round_: CongressRound) -> None:
    client, url = board(round_), reverse("congresses:units", args=[round_.pk])
    assert names(client.get(f"{url}?{ON}&sap-xep=du-kien")) == ["Chi bộ Sở 1", "Chi bộ Sở 2", "Chi bộ Sở 3"]
    assert names(client.get(f"{url}?sap-xep=-du-kien")) == ["Chi bộ Sở 2", "Chi bộ Sở 1", "Chi bộ Sở 3"]
    assert names(client.get(f"{url}?sap-xep=-ten")) == ["Chi bộ Sở 3", "Chi bộ Sở 2", "Chi bộ Sở 1"]
    assert names(client.get(f"{url}?sap-xep=-trang-thai"))[0] == "Chi bộ Sở 1"
    assert names(client.get(f"{url}?tim=so+2")) == ["Chi bộ Sở 2"]
    assert names(client.get(f"{url}?loc=done")) == ["Chi bộ Sở 1"]
    assert 'aria-sort="descending"' in client.get(f"{url}?sap-xep=-du-kien").content.decode()


@pytest.mark.parametrize("page", ["units", "reviews", "afterwards_list"])
def test_every_list_leaves_as_excel_on_record(round_: CongressRound, page: str) -> None:
    client = board(round_)
    url = reverse(f"congresses:{page}", args=[round_.pk])
    shown = client.get(f"{url}?{ON}&sap-xep=-ten")
    file = reverse(f"congresses:{page.removesuffix('_list')}_file", args=[round_.pk])
    answer = client.post(f"{file}?sap-xep=-ten")
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    head = next(place for place, row in enumerate(sheet) if row[0] == "STT")
    column = sheet[head].index("Đơn vị")
    assert [row[column] for row in sheet[head + 1 :]] == [line.name for line in shown.context["page"]]
    assert Entry.objects.filter(act="export_round_list").count() == 1


def test_who_may_not_export_gets_no_file(round_: CongressRound) -> None:
    file = reverse("congresses:units_file", args=[round_.pk])
    assert board(round_, Role.COMMITTEE_MEMBER).post(file).status_code == 403
    assert not Entry.objects.filter(act="export_round_list").exists()


def test_beyond_a_size_the_map_gives_way_to_numbers_by_sector(
    round_: CongressRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    OrganisationVersion.objects.filter(organisation__code="cs3").update(sector="school")
    client, url = board(round_), reverse("congresses:round", args=[round_.pk])
    assert "tile-box" in client.get(f"{url}?{ON}").content.decode()
    monkeypatch.setattr(views, "UNITS_ON_A_MAP", 2)
    answer = client.get(url)
    assert "tile-box" not in answer.content.decode()
    lines = [(line.name, counts) for line, counts in answer.context["sector_lines"]]
    assert lines == [
        ("Cơ quan hành chính", [("done", 1), ("mid", 1), ("todo", 0)]),
        ("Trường học", [("done", 0), ("mid", 0), ("todo", 1)]),
    ]


def test_the_way_back_names_the_round_without_an_address_for_who_may_not_open_it(round_: CongressRound) -> None:
    congress = round_.congresses.first()
    assert congress is not None
    client = Client()
    client.force_login(build.account(Role.SECRETARY, congress.organisation), backend=BACKEND)
    act = reverse("congresses:congress_act", args=[congress.pk, "du-kien"])
    text = client.get(act).content.decode()
    assert f"<span>{round_.name}</span>" in text
    assert reverse("congresses:round", args=[round_.pk]) not in text
    mine = board(round_).get(act).content.decode()
    assert f'<a href="{reverse("congresses:round", args=[round_.pk])}">{round_.name}</a>' in mine
