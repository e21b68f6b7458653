"""Pages of papers and opinions, clicked through."""

import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

import build
from congresses.papers import house
from dangbo.access.permissions import Role
from dangbo.congresses.models.papers import CongressPaper, Opinion, OpinionRound
from dangbo.registry.models import Organisation

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
DAY = "?ngay=20/01/2020"


def client_of(role: Role, organisation: Organisation) -> Client:
    client = Client()
    client.force_login(build.account(role, organisation), backend=BACKEND)
    client.get(f"/{DAY}&to-chuc={organisation.code}")
    return client


def do(client: Client, url: str, data: dict[str, object]) -> None:
    """Fill in a form and confirm it."""
    asked = client.post(url, data)
    assert asked.status_code == HTTPStatus.OK, re.findall(r"field-error[^>]*>([^<]+)<", asked.content.decode())
    told = client.post(url, {**data, "xac-nhan": "1"})
    assert told.status_code == HTTPStatus.FOUND, told.content.decode()


def test_the_office_makes_the_next_paper_and_then_all_the_others() -> None:
    congress = house.congress()
    office = client_of(Role.OFFICE, congress.organisation)
    url = reverse("congresses:papers", args=[congress.pk])
    page = office.get(url).content.decode()
    assert page.split("<main")[1].split("</main>")[0].count("btn-primary") == 1 and "Kế hoạch tổ chức đại hội" in page
    key, about = re.findall(r'name="van-ban" value="([^"]*)"><input type="hidden" name="ve" value="([^"]*)"', page)[0]
    answer = office.post(reverse("congresses:make_paper", args=[congress.pk]), {"van-ban": key, "ve": about})
    made = CongressPaper.objects.get()
    assert answer["Location"] == reverse("congresses:paper", args=[congress.pk, made.pk])
    assert "Kế hoạch tổ chức đại hội" in office.get(answer["Location"]).content.decode()
    told = office.post(reverse("congresses:make_papers", args=[congress.pk]))
    assert "dự thảo. Còn 2 văn bản do cấp trên ban hành." in office.get(told["Location"], follow=True).content.decode()
    assert set(range(1, 31)) - set(CongressPaper.objects.values_list("row", flat=True)) == {17, 19}


def test_a_row_is_given_to_somebody_with_a_day() -> None:
    congress = house.congress()
    office = client_of(Role.OFFICE, congress.organisation)
    do(
        office,
        reverse("congresses:charge_paper", args=[congress.pk, 4]),
        {"owner_words": "Tổ văn kiện", "due_on": "10/01/2020"},
    )
    page = office.get(reverse("congresses:papers", args=[congress.pk])).content.decode()
    assert "Tổ văn kiện" in page and "Quá hạn" in page


def test_a_paper_without_number_is_said_to_be_done() -> None:
    congress = house.congress()
    made = house.make(congress, "dien-van-khai-mac")
    office = client_of(Role.OFFICE, congress.organisation)
    office.post(reverse("congresses:finish_paper", args=[congress.pk, made.pk]))
    assert "không lấy số" in office.get(reverse("congresses:paper", args=[congress.pk, made.pk])).content.decode()


def test_opinions_from_sending_to_the_settled_one() -> None:
    congress = house.congress()
    made = house.make(congress, "bao-cao-chinh-tri")
    office = client_of(Role.OFFICE, congress.organisation)
    cell = Organisation.objects.get(code="cb1")
    ask = reverse("congresses:ask_opinions", args=[congress.pk, made.pk])
    do(office, ask, {"until": "10/02/2020", "organisations": [str(cell.pk)]})
    held = OpinionRound.objects.get()
    member = client_of(Role.MEMBER, cell)
    page = member.get(reverse("congresses:opinions", args=[held.pk])).content.decode()
    assert "Góp ý mục này" in page and "Kết thúc lấy ý kiến" not in page
    give = reverse("congresses:give_opinion", args=[held.pk])
    do(member, give, {"section": "IV. BÀI HỌC KINH NGHIỆM", "text": "Thêm bài học.", "organisation": str(cell.pk)})
    opinion = Opinion.objects.get()
    assert (opinion.section, opinion.given_on) == ("IV. BÀI HỌC KINH NGHIỆM", house.ON)
    do(office, reverse("congresses:settle_opinion", args=[opinion.pk]), {"taken": "accepted", "reason": ""})
    assert "Tiếp thu" in member.get(reverse("congresses:opinions", args=[held.pk])).content.decode()
    do(office, reverse("congresses:close_opinions", args=[held.pk]), {})


def test_a_member_of_another_cell_sees_no_round_that_was_not_sent_there() -> None:
    congress = house.congress()
    made = house.make(congress, "bao-cao-chinh-tri")
    cell = Organisation.objects.get(code="cb1")
    office = client_of(Role.OFFICE, congress.organisation)
    ask = reverse("congresses:ask_opinions", args=[congress.pk, made.pk])
    do(office, ask, {"until": "10/02/2020", "organisations": [str(cell.pk)]})
    stranger = client_of(Role.MEMBER, Organisation.objects.get(code="cb2"))
    page = stranger.get(reverse("congresses:opinions", args=[OpinionRound.objects.get().pk]))
    assert page.status_code == HTTPStatus.FORBIDDEN
