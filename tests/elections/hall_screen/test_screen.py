"""The hall's screen: opened by tellers, seen by whoever has the address, silent about votes until the announcement."""

import json
import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

import build
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.elections.acts import announce
from dangbo.elections.acts.screens import close_screen, open_screen
from dangbo.elections.queries.hall import board_of, version_of
from dangbo.elections.views.hall import draw, look
from dangbo.journal.models import Entry
from dangbo.rules.elections.posts import Post
from elections import hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def vote():
    meeting = hall.congress(hall.cell(11), name="Đại hội Chi bộ Một")
    return hall.election(meeting, Post.COMMITTEE, 3, hall.people_of(meeting)[:4])


def announced(vote) -> None:
    hall.counted(vote, [10, 6, 9, 2])
    announce(actor=PROGRAM, election=vote, announced_on=vote.meeting.last_day, accepted_warnings=hall.EVERY_WARNING)
    vote.refresh_from_db()


def test_tellers_open_one_screen_and_close_it_both_in_the_journal(vote) -> None:
    teller = build.actor(Role.TELLER, vote.meeting.organisation)
    made = open_screen(actor=teller, election=vote)
    assert open_screen(actor=teller, election=vote).pk == made.pk
    close_screen(actor=teller, election=vote)
    assert open_screen(actor=teller, election=vote).token != made.token
    with pytest.raises(NotAllowed):
        open_screen(actor=build.actor(Role.MEMBER, vote.meeting.organisation), election=vote)
    acts = Entry.objects.filter(act__contains="hall_screen").order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["open_hall_screen", "close_hall_screen", "open_hall_screen"]


def test_a_stranger_with_the_address_sees_no_vote_before_the_announcement(vote) -> None:
    made = open_screen(actor=PROGRAM, election=vote)
    address = reverse("elections:hall", args=[made.token])
    page = Client().get(address)
    assert page.status_code == HTTPStatus.OK
    text = page.content.decode()
    name = vote.frozen["candidates"][0]["name"]
    assert "Đang kiểm phiếu" in text
    assert name not in text
    hall.counted(vote, [10, 6, 9, 2])
    vote.refresh_from_db()
    assert name not in json.dumps(draw(made.token), ensure_ascii=False)
    announce(actor=PROGRAM, election=vote, announced_on=vote.meeting.last_day, accepted_warnings=hall.EVERY_WARNING)
    board = draw(made.token)
    (lines,) = board["columns"]
    assert sorted(name for name, *_ in lines) == sorted(row["name"] for row in vote.frozen["candidates"])
    assert (board["elected"], board["seats"]) == (3, 3)
    assert "3/3</b>đồng chí trúng cử" in Client().get(address).content.decode()
    asked = Client().get(reverse("elections:hall_board", args=[made.token]))
    assert asked.json() == json.loads(json.dumps(board))


def test_names_stand_from_high_to_low_with_the_elected_marked_and_every_number(vote) -> None:
    announced(vote)
    board = board_of(vote)
    ((*lines,),) = board.columns
    assert [(line.votes, line.is_elected, line.length) for line in lines] == [
        ("10", True, "90.91%"),
        ("9", True, "81.82%"),
        ("6", True, "54.55%"),
        ("2", False, "18.18%"),
    ]
    numbers = {label: (number, rests) for label, number, rests in board.numbers}
    assert numbers["Số để tính kết quả"] == ("11", True)
    assert numbers["Phiếu hợp lệ"] == ("11", False)
    assert board.foot == "Đường đứt: một nửa của 11 người. Trúng cử khi được từ 6 phiếu."


def test_the_version_moves_with_every_step_and_a_closed_screen_has_none(vote) -> None:
    made = open_screen(actor=PROGRAM, election=vote)
    seen = [version_of(made.token)]
    hall.counted(vote, [10, 6, 9, 2])
    seen.append(version_of(made.token))
    assert look(made.token).is_result is False
    vote.refresh_from_db()
    announce(actor=PROGRAM, election=vote, announced_on=vote.meeting.last_day, accepted_warnings=hall.EVERY_WARNING)
    seen.append(version_of(made.token))
    assert look(made.token).is_result is True
    close_screen(actor=PROGRAM, election=vote)
    assert (len(set(seen)), version_of(made.token)) == (3, "")
    assert draw(made.token) == {"closed": True}
    assert Client().get(reverse("elections:hall", args=[made.token])).status_code == HTTPStatus.NOT_FOUND


def test_a_phone_in_the_hall_finds_the_page_by_the_code_and_nobody_by_that_of_a_lone_laptop(vote) -> None:
    address = reverse("elections:hall", args=[open_screen(actor=PROGRAM, election=vote).token])
    code = re.compile(r'<aside class="hall-join"[^>]*><svg')
    assert code.search(Client().get(address, headers={"host": "192.168.1.20:8000"}).content.decode())
    assert not code.search(Client().get(address, headers={"host": "127.0.0.1:8000"}).content.decode())
