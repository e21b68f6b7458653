"""Sign-out after idle time, whatever the browser does."""

import datetime
from collections.abc import Callable
from http import HTTPStatus

import time_machine
from django.test import Client

from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.office.acts import change_setting
from dangbo.office.options import IDLE_MINUTES
from web.conftest import Office

SignIn = Callable[[Role], Client]
START = datetime.datetime(2020, 6, 28, 1, 0, tzinfo=datetime.UTC)


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def wait(clock, minutes: int) -> None:
    clock.shift(datetime.timedelta(minutes=minutes))


def test_who_asks_for_nothing_beyond_the_countdown_is_signed_out(signed_in: SignIn) -> None:
    with time_machine.travel(START, tick=False) as clock:
        client = signed_in(Role.OFFICE)
        client.get("/")
        wait(clock, 17)
        answer = client.get("/", follow=True)
        assert not is_signed_in(client)
        assert answer.redirect_chain == [("/dang-nhap/", HTTPStatus.FOUND)]
        assert "quá 15 phút không thao tác" in answer.content.decode()


def test_each_page_asked_for_begins_the_time_anew(signed_in: SignIn) -> None:
    with time_machine.travel(START, tick=False) as clock:
        client = signed_in(Role.OFFICE)
        for _ in range(4):
            client.get("/")
            wait(clock, 15)
        assert client.get("/").status_code == HTTPStatus.OK


def test_staying_is_told_to_the_server(signed_in: SignIn) -> None:
    with time_machine.travel(START, tick=False) as clock:
        client = signed_in(Role.OFFICE)
        client.get("/")
        wait(clock, 15)
        assert client.post("/phien/giu/").status_code == HTTPStatus.NO_CONTENT
        wait(clock, 15)
        assert client.get("/").status_code == HTTPStatus.OK


def test_what_a_page_asks_for_by_itself_keeps_nobody_signed_in(signed_in: SignIn) -> None:
    with time_machine.travel(START, tick=False) as clock:
        client = signed_in(Role.OFFICE)
        client.get("/")
        for _ in range(3):
            wait(clock, 5)
            client.get("/viec/", headers={"X-Dangbo-Passive": "1"})
        wait(clock, 2)
        answer = client.get("/viec/", headers={"X-Dangbo-Passive": "1", "HX-Request": "true"})
        assert answer.headers["HX-Refresh"] == "true"
        assert not is_signed_in(client)


def test_the_office_sets_its_own_idle_time(office: Office, signed_in: SignIn) -> None:
    change_setting(actor=PROGRAM, key=IDLE_MINUTES, value=30, summary="Đổi")
    with time_machine.travel(START, tick=False) as clock:
        client = signed_in(Role.OFFICE)
        client.get("/")
        wait(clock, 30)
        assert 'data-idle="1800"' in client.get("/").content.decode()
