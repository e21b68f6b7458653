"""Which organisation and which date pages show."""

from collections.abc import Callable
from http import HTTPStatus

from django.test import Client

from dangbo.access.actor import NOT_YOURS
from dangbo.access.permissions import Role
from web.conftest import Office
from web.offices import account

SignIn = Callable[[Role], Client]


def shown(client: Client, query: str = "") -> tuple[str, str]:
    viewing = client.get(f"/{query}").context["viewing"]
    return viewing.organisation.code, f"{viewing.at:%d/%m/%Y}"


def test_the_first_page_shows_the_organisation_of_the_first_role(signed_in: SignIn, monkeypatch) -> None:
    monkeypatch.setenv("DANGBO_AS_OF_DATE", "2020-06-28")
    assert shown(signed_in(Role.OFFICE)) == ("db-a", "28/06/2020")


def test_an_organisation_and_a_date_in_the_address_are_kept_for_the_session(signed_in: SignIn) -> None:
    client = signed_in(Role.OFFICE)
    assert shown(client, "?to-chuc=cb-a1&ngay=31/12/2011") == ("cb-a1", "31/12/2011")
    assert shown(client) == ("cb-a1", "31/12/2011")
    assert shown(client, "?ngay=2012-01-31") == ("cb-a1", "31/01/2012")


def test_a_date_that_does_not_exist_is_said_and_the_former_one_kept(signed_in: SignIn) -> None:
    client = signed_in(Role.OFFICE)
    shown(client, "?ngay=30/04/2015")
    page = client.get("/?ngay=31/04/2015")
    assert f"{page.context['viewing'].at:%d/%m/%Y}" == "30/04/2015"
    assert "Ngày 31/04/2015 không có, tháng 4 chỉ có 30 ngày." in page.content.decode()


def test_an_organisation_out_of_reach_is_refused_and_not_kept(signed_in: SignIn) -> None:
    client = signed_in(Role.OFFICE)
    page = client.get("/?to-chuc=cb-b")
    assert page.status_code == HTTPStatus.FORBIDDEN
    assert NOT_YOURS in page.content.decode()
    assert shown(client)[0] == "db-a"


def test_an_unknown_organisation_is_refused_in_the_same_words(signed_in: SignIn) -> None:
    assert NOT_YOURS in signed_in(Role.OFFICE).get("/?to-chuc=khong-co").content.decode()


def test_an_account_without_a_role_is_told_whom_to_ask(office: Office) -> None:
    client = Client()
    client.force_login(account("moi", None, None), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/").status_code == HTTPStatus.FORBIDDEN
    assert "chưa được giao vai trò" in client.get("/").content.decode()
    assert client.get("/tai-khoan/").status_code == HTTPStatus.OK


def test_the_pages_that_choose_lead_back_without_undoing_the_choice(signed_in: SignIn) -> None:
    client = signed_in(Role.OFFICE)
    answer = client.post("/xem/ngay/", {"ngay": "28/06/2020", "tiep": "/?ngay=01/01/2019&trang=2"})
    assert answer.headers["Location"] == "/?trang=2"
    answer = client.post("/xem/to-chuc/", {"to-chuc": "cb-a1", "tiep": "https://example.org/"})
    assert answer.headers["Location"] == "/"
    assert shown(client) == ("cb-a1", "28/06/2020")


def test_a_wrong_date_typed_on_the_page_is_answered_there(signed_in: SignIn) -> None:
    page = signed_in(Role.OFFICE).post("/xem/ngay/", {"ngay": "32/13/2020"})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert 'value="32/13/2020"' in page.content.decode()


def test_organisations_are_found_without_tone_marks_and_only_within_reach(signed_in: SignIn) -> None:
    client = signed_in(Role.OFFICE)
    assert [found.name for found in client.get("/xem/to-chuc/?tim=ke toan").context["found"]] == ["Chi bộ Kế toán"]
    assert [found.code for found in client.get("/xem/to-chuc/").context["found"]] == ["cb-a1", "db-a"]


def test_pages_are_vietnamese_whatever_the_browser_asks_for_until_english_is_chosen(signed_in: SignIn) -> None:
    client = signed_in(Role.OFFICE)
    english = {"Accept-Language": "en-US,en"}
    assert "Việc cần làm" in client.get("/", headers=english).content.decode()
    client.post("/ngon-ngu/", {"language": "en", "next": "/"})
    assert "To do" in client.get("/", headers=english).content.decode()
