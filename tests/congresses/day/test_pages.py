"""The day clicked through: agenda, organs, votes, speakers, the hall's screen, minutes."""

import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from congresses.day import hall
from congresses.papers import house
from congresses.papers.test_pages import client_of, do
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.congresses.acts.day.screens import close_agenda_screen, open_agenda_screen
from dangbo.congresses.models.day import AgendaItem, OrganMember, Speaker
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.queries.day.screen import version_of
from dangbo.congresses.views.agenda_screen import draw, look

pytestmark = pytest.mark.django_db


def primary_of(page: str) -> list[str]:
    """The words of the primary buttons in the main part of a page."""
    main = page.split("<main")[1].split("</main>")[0]
    return [words.strip() for words in re.findall(r'class="btn btn-primary"[^>]*>([^<]+)<', main)]


def test_the_day_is_run_from_one_button_to_the_next() -> None:
    congress = hall.congress(with_agenda=False)
    office = client_of(Role.OFFICE, congress.organisation)
    url = reverse("congresses:day", args=[congress.pk])
    assert primary_of(office.get(url).content.decode()) == ["Lập chương trình"]
    do(office, reverse("congresses:day_act", args=[congress.pk, "lap"]), {})
    assert primary_of(office.get(url).content.decode()) == ["Bắt đầu"]
    item = congress.agenda.get(code="presidium")
    page = reverse("congresses:item", args=[item.pk])
    assert primary_of(office.get(page).content.decode()) == ["Bắt đầu"]
    office.post(reverse("congresses:begin_item", args=[item.pk]))
    assert primary_of(office.get(page).content.decode()) == ["Ghi kết quả bầu"]
    people = [str(entry.pk) for entry in hall.entries(congress, 3)]
    data: dict[str, object] = {"people": people, "head": people[0], "votes_for": 8, "hall": 8}
    do(office, reverse("congresses:item_act", args=[item.pk, "bau"]), data)
    assert OrganMember.objects.count() == 3
    do(office, reverse("congresses:item_act", args=[item.pk, "xong"]), {"happened": "Bầu 3 đồng chí."})
    assert primary_of(office.get(page).content.decode()) == ["Bắt đầu mục sau"]
    assert "Đoàn Chủ tịch" in office.get(url).content.decode()


def test_an_item_of_which_there_is_nothing_to_write_leads_straight_to_the_next() -> None:
    congress = hall.congress()
    office = client_of(Role.OFFICE, congress.organisation)
    flag, presidium = congress.agenda.get(code="flag"), congress.agenda.get(code="presidium")
    office.post(reverse("congresses:begin_item", args=[flag.pk]))
    page = office.get(reverse("congresses:item", args=[flag.pk])).content.decode()
    begin = reverse("congresses:begin_item", args=[presidium.pk])
    assert f'action="{begin}"' in page
    assert "Sang mục sau" in page
    office.post(begin)
    flag.refresh_from_db()
    presidium.refresh_from_db()
    assert flag.ended_at == presidium.began_at
    assert "Sang mục sau" not in office.get(reverse("congresses:item", args=[presidium.pk])).content.decode()


def test_a_vote_a_speaker_and_the_minutes_by_hand() -> None:
    congress = hall.congress()
    office = client_of(Role.OFFICE, congress.organisation)
    debate = hall.begun(congress, "debate")
    act = reverse("congresses:item_act", args=[debate.pk, "dang-ky"])
    do(office, act, {"entry": str(hall.entries(congress, 1)[0].pk), "topic": "Kết nạp"})
    speaker = Speaker.objects.get()
    office.post(reverse("congresses:call_speaker", args=[speaker.pk]))
    do(office, reverse("congresses:end_speaker", args=[speaker.pk]), {"gist": "Tăng chỉ tiêu."})
    assert "Tăng chỉ tiêu." in office.get(reverse("congresses:item", args=[debate.pk])).content.decode()
    resolution = hall.begun(congress, "resolution", 60)
    vote = reverse("congresses:item_act", args=[resolution.pk, "bieu-quyet"])
    do(office, vote, {"about": "nghị quyết đại hội", "votes_for": 8, "hall": 8})
    refused = office.post(vote, {"about": "nghị quyết", "votes_for": 9, "hall": 8})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    hall.ended(resolution, 70)
    page = office.get(reverse("congresses:day", args=[congress.pk])).content.decode()
    assert "Biểu quyết giơ tay" in page
    office.post(reverse("congresses:make_paper", args=[congress.pk]), {"van-ban": "bien-ban-dai-hoi", "ve": ""})
    assert "Tăng chỉ tiêu" in house.text_of(CongressPaper.objects.get(), house.OPENING)


def test_items_change_places_and_an_act_that_makes_no_sense_is_told() -> None:
    congress = hall.congress()
    office = client_of(Role.OFFICE, congress.organisation)
    item = congress.agenda.get(code="secretariat")
    office.post(reverse("congresses:move_item", args=[item.pk]), {"len": "1"})
    assert AgendaItem.objects.get(pk=item.pk).position == 2
    answer = office.get(reverse("congresses:item_act", args=[item.pk, "bau"]), follow=True)
    assert "lúc này không làm việc đó được" in answer.content.decode()


def test_the_hall_sees_the_item_that_runs_who_speaks_and_the_last_vote_without_sign_in() -> None:
    congress = hall.congress()
    screen = open_agenda_screen(actor=PROGRAM, congress=congress)
    url = reverse("congresses:agenda_screen", args=[screen.token])
    first = version_of(screen.token)
    assert "Chương trình đại hội" in Client().get(url).content.decode()
    item = hall.begun(congress, "programme")
    second = version_of(screen.token)
    hall.vote(item, "chương trình đại hội")
    assert len({first, second, version_of(screen.token)}) == 3
    board = draw(screen.token)
    assert "Thông qua chương trình, quy chế làm việc" in board and "Tán thành 8/8" in board
    close_agenda_screen(actor=PROGRAM, congress=congress)
    assert look(screen.token).version == "" and "đã đóng" in draw(screen.token)
    assert Client().get(url).status_code == HTTPStatus.NOT_FOUND
