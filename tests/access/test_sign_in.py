"""Signing in, being locked out, the second step, and passwords."""

import datetime
from http import HTTPStatus

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from dangbo.access.models import Account
from dangbo.access.permissions import Role
from dangbo.journal.models import Entry
from dangbo.rules.vocabulary import OrganisationKind
from web.offices import PASSWORD, account, organisation

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def secretary() -> Account:
    return account("bi.thu", Role.SECRETARY, organisation("cb", "Chi bộ Kế toán", OrganisationKind.GRASSROOTS_CELL))


def sign_in(client: Client, password: str = PASSWORD, username: str = "bi.thu"):
    return client.post("/dang-nhap/", {"login": username, "password": password})


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def test_the_right_password_leads_to_the_page_that_was_asked_for(secretary: Account, client: Client) -> None:
    asked = client.get("/tai-khoan/")
    assert asked.headers["Location"] == "/dang-nhap/?next=/tai-khoan/"
    answer = client.post("/dang-nhap/?next=/tai-khoan/", {"login": "bi.thu", "password": PASSWORD})
    assert answer.headers["Location"] == "/tai-khoan/"


def test_a_wrong_password_is_said_in_one_sentence(secretary: Account, client: Client) -> None:
    page = sign_in(client, "sai")
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page.content.decode()


def test_five_failures_lock_the_sign_in_for_a_quarter_of_an_hour(secretary: Account, client: Client) -> None:
    start = datetime.datetime(2020, 6, 28, 1, 0, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as clock:
        answers = [sign_in(client, "sai").status_code for _ in range(5)]
        assert answers == [HTTPStatus.OK] * 4 + [HTTPStatus.TOO_MANY_REQUESTS]
        locked = sign_in(client)
        assert locked.status_code == HTTPStatus.TOO_MANY_REQUESTS
        assert "không đăng nhập được đến 08:15 ngày 28/06/2020" in locked.content.decode()
        clock.shift(datetime.timedelta(minutes=16))
        assert sign_in(client).status_code == HTTPStatus.FOUND


def test_a_lock_of_one_name_does_not_keep_out_another(secretary: Account, client: Client) -> None:
    account("khac", Role.READER, secretary.roles.get().organisation)
    for _ in range(5):
        sign_in(client, "sai")
    assert sign_in(client, username="khac").status_code == HTTPStatus.FOUND


def test_a_locked_account_is_told_so(secretary: Account, client: Client) -> None:
    Account.objects.update(is_active=False)
    sign_in(client)
    assert "_auth_user_id" not in client.session


def test_the_second_step_asks_for_a_code_and_takes_a_recovery_code_once(secretary: Account, client: Client) -> None:
    TOTP.activate(secretary, SECRET)
    codes = RecoveryCodes.activate(secretary).get_unused_codes()
    assert sign_in(client).headers["Location"] == "/dang-nhap/buoc-hai/"
    assert client.get("/").status_code == HTTPStatus.FOUND
    assert client.post("/dang-nhap/buoc-hai/", {"code": "000000"}).status_code == HTTPStatus.OK
    assert client.post("/dang-nhap/buoc-hai/", {"code": codes[0]}).headers["Location"] == "/"
    client.logout()
    sign_in(client)
    assert client.post("/dang-nhap/buoc-hai/", {"code": codes[0]}).status_code == HTTPStatus.OK
    assert client.post("/dang-nhap/buoc-hai/", {"code": code_now()}).headers["Location"] == "/"


def test_the_secret_of_the_second_step_is_not_stored_in_the_clear(secretary: Account) -> None:
    TOTP.activate(secretary, SECRET)
    stored = Authenticator.objects.get(user_id=secretary.pk)
    assert SECRET not in str(stored.data)
    assert stored.wrap().validate_code(code_now())


def test_turning_the_second_step_on_shows_its_key_and_is_recorded(
    secretary: Account, client: Client, django_capture_on_commit_callbacks
) -> None:
    sign_in(client)
    asked_again = client.get("/tai-khoan/buoc-hai/bat/").headers["Location"]
    client.post(asked_again, {"password": PASSWORD})
    page = client.get("/tai-khoan/buoc-hai/bat/")
    secret = page.context["form"].secret
    assert f'<p class="secret">{secret}</p>' in page.content.decode()
    code = format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/tai-khoan/buoc-hai/bat/", {"code": code})
    assert answer.headers["Location"] == "/tai-khoan/ma-du-phong/"
    assert "Mã dự phòng" in client.get("/tai-khoan/ma-du-phong/").content.decode()
    recorded = Entry.objects.filter(act="add_second_step").values_list("summary", flat=True)
    assert "Bật đăng nhập bằng mã từ ứng dụng cho tài khoản bi.thu" in list(recorded)


def test_a_password_that_somebody_else_chose_must_be_changed_first(secretary: Account, client: Client) -> None:
    Account.objects.update(must_change_password=True)
    sign_in(client)
    assert client.get("/").headers["Location"] == "/tai-khoan/mat-khau/"
    new = "mot-mat-khau-khac-20"
    client.post("/tai-khoan/mat-khau/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert client.get("/").status_code == HTTPStatus.OK
    assert Entry.objects.get(act="change_password").summary == "Đổi mật khẩu của tài khoản bi.thu"


def test_nobody_can_sign_up(client: Client) -> None:
    assert client.get("/dang-ky/").status_code == HTTPStatus.NOT_FOUND


def test_a_forgotten_password_is_set_anew_by_the_link_in_the_message(
    secretary: Account, client: Client, mailoutbox
) -> None:
    Account.objects.update(email="bi.thu@example.vn")
    client.post("/quen-mat-khau/", {"email": "bi.thu@example.vn"})
    (message,) = mailoutbox
    assert message.subject == "Đặt lại mật khẩu"
    link = next(word for word in message.body.split() if word.startswith("http"))
    page = client.get(link.removeprefix("http://testserver"), follow=True)
    new = "mot-mat-khau-khac-20"
    client.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    assert sign_in(client, new).headers["Location"] == "/"
