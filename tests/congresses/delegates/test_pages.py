"""The pages of delegates, doors and credentials as an office clicks through them."""

import json
import re
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import build
from congresses.checkin.doors import Hall, hall
from congresses.delegates import gathering
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.congresses.acts.credentials.freezing import freeze_credentials
from dangbo.congresses.models import Congress
from dangbo.congresses.models.checkin import Outcome, Scan
from dangbo.congresses.models.delegates import Allocation
from dangbo.facts.models import new_id

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PRIMARY = re.compile(r'class="btn btn-primary" href="([^"]+)"')


def signed_in(role: Role, held: Congress) -> Client:
    """A client with a role at the organisation that holds the congress."""
    client = Client()
    client.force_login(build.account(role, held.organisation), backend=BACKEND)
    return client


def text_of(answer: Any) -> str:
    """The words of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


@pytest.fixture
def there() -> Hall:
    return hall()


def test_the_list_shows_everybody_and_finds_by_words_without_marks(there: Hall) -> None:
    client = signed_in(Role.ORGANISATION_BOARD, there.congress)
    url = reverse("congresses:delegates", args=[there.congress.pk])
    assert "5 đại biểu" in text_of(client.get(url))
    found = text_of(client.get(url, {"tim": "lo aaab"}))
    assert "1 đại biểu có “lo aaab”" in found
    assert len(PRIMARY.findall(client.get(url).content.decode())) <= 1


def test_an_office_allocates_from_the_form_to_the_fixed_table() -> None:
    top = gathering.bloc(2, members=6)
    held = gathering.congress(top)
    client = signed_in(Role.ORGANISATION_BOARD, held)
    act = reverse("congresses:delegates_act", args=[held.pk, "phan-bo"])
    data = {"counted_on": "31/03/2020", "base": "1", "step": "4", "remainder": "2", "includes_ex_officio": "on"}
    asked = client.post(act, data)
    assert "Phân bổ 6 đại biểu cho 2 tổ chức theo số đảng viên ngày 31/03/2020?" in text_of(asked)
    client.post(act, {**data, "xac-nhan": "1"})
    page = text_of(client.get(reverse("congresses:allocation", args=[held.pk])))
    assert "1 + 1 (đảng viên) + 1 (số dư) = 3" in page
    line = Allocation.objects.get(congress=held).lines.all()[0]
    adjust = reverse("congresses:adjust_allotment", args=[line.pk])
    refused = client.post(adjust, {"special": "0", "adjustment": "1", "reason": ""})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "phải ghi lý do" in text_of(refused)


def test_a_door_sends_what_it_read_and_is_told_what_came_of_it(there: Hall) -> None:
    client = signed_in(Role.ORGANISATION_BOARD, there.congress)
    url = reverse("congresses:door_send", args=[there.session.pk, there.doors[0].pk])
    now = timezone.now()
    scan = {"id": str(new_id()), "code": there.codes["Lò Văn AAAB"], "way": "scanner", "at": now.isoformat()}
    body = {"clock": (now + timedelta(days=1)).isoformat(), "scans": [scan]}
    answer = client.post(url, json.dumps(body), content_type="application/json").json()
    assert (answer["present"], answer["summoned"]) == (1, 4)
    assert [(one["id"], one["outcome"]) for one in answer["results"]] == [(scan["id"], "in")]
    assert answer["clock"].startswith("Đồng hồ máy này nhanh")
    assert Scan.objects.get().outcome == Outcome.IN


@pytest.mark.parametrize("body", ["", "[]", '{"clock": "x", "scans": []}', '{"clock": 1, "scans": [{}]}'])
def test_what_a_door_sends_wrongly_is_refused_with_one_sentence(there: Hall, body: str) -> None:
    client = signed_in(Role.ORGANISATION_BOARD, there.congress)
    url = reverse("congresses:door_send", args=[there.session.pk, there.doors[0].pk])
    answer = client.post(url, body, content_type="application/json")
    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert answer.json() == {"sentence": "Máy chủ không đọc được dữ liệu của cửa; tải lại trang này."}


def test_every_number_of_the_report_opens_as_many_names(there: Hall) -> None:
    for delegate in there.delegates[:3]:
        there.scan(there.codes[delegate.full_name])
    freeze_credentials(actor=PROGRAM, session=there.session)
    client = signed_in(Role.ORGANISATION_BOARD, there.congress)
    page = client.get(reverse("congresses:credentials", args=[there.congress.pk])).content.decode()
    links = re.findall(r'class="fig num" href="([^"]+)">(?:<span[^>]*>[^<]*</span>)?([\d.]+)</a>', page)
    assert len(links) > 8
    for url, number in links:
        assert f"{number} người" in text_of(client.get(url.replace("&amp;", "&")))


def test_the_screen_of_those_present_is_open_to_strangers_while_it_is_open(there: Hall) -> None:
    client = signed_in(Role.ORGANISATION_BOARD, there.congress)
    url = client.post(reverse("congresses:show_presence", args=[there.session.pk]))["Location"]
    there.scan(there.codes["Lò Văn AAAB"])
    assert "Có mặt 1/4" in text_of(Client().get(url))
    client.post(reverse("congresses:hide_presence", args=[there.session.pk]))
    assert Client().get(url).status_code == HTTPStatus.NOT_FOUND
