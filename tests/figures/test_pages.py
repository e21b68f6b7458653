"""Pages of figures and reports: what they say, who sees which rows, plain links and the panel."""

import json
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dangbo.access.models import Account
from dangbo.access.permissions import Role
from dangbo.figures.models import ClosedReport, ReportTemplate
from dangbo.figures.reports.shipped import SHIPPED
from dangbo.paper.sheets import read_sheets
from dangbo.paper.word import read_keys
from dangbo.paper.word.build import OfficeDocument
from figures.test_every_figure import build, with_committees
from figures.world import World, day
from web.offices import account

AT = "ngay=28/06/2020"
SignIn = Callable[[Role, str], Client]


@pytest.fixture
def world(db) -> World:
    people = [
        (code, sex, day("01/01/1980"), "Kinh", "advanced", "admitted", day("01/02/2020"))
        for code, sex in [("c11", "female"), ("c21", "male"), ("cb1", "male")]
    ]
    return with_committees(build(people))


@pytest.fixture
def sign_in(world: World) -> SignIn:
    def enter(role: Role, code: str) -> Client:
        name = f"{role.value}.{code}"
        found = Account.objects.filter(username=name).first() or account(name, role, world.organisations[code])
        client = Client()
        client.force_login(found, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return enter


def text_of(response) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_list_of_figures_is_searched_without_tone_marks(sign_in: SignIn) -> None:
    page = sign_in(Role.OFFICE, "khoi").get(f"/so-lieu/?tim=cap uy vien tai cu&{AT}")
    assert re.findall(r'<a href="/so-lieu/([a-z_.]+)/', page.content.decode()) == [
        "committees.re_elected",
        "committees.re_elected.share",
        "congress_round.re_elected",
    ]
    assert "Không tìm thấy “không có gì”" in text_of(sign_in(Role.OFFICE, "khoi").get("/so-lieu/?tim=không có gì"))


def test_the_page_of_a_share_says_its_arithmetic_and_opens_its_rows(sign_in: SignIn) -> None:
    page = sign_in(Role.OFFICE, "khoi").get(f"/so-lieu/members.women.share/?{AT}&so-voi=31/12/2019")
    assert page.status_code == 200
    said = text_of(page)
    assert "33,33%" in said
    assert "1 đảng viên nữ ÷ 3 đảng viên = 33,333…%" in said
    assert "Ngày 31/12/2019: –" in said
    assert "Tổ chức db1" in said
    assert "Xem đủ 1 dòng" in said


def test_with_htmx_the_same_address_gives_the_panel(sign_in: SignIn) -> None:
    client = sign_in(Role.OFFICE, "khoi")
    panel = client.get(f"/so-lieu/members.women/?{AT}", headers={"HX-Request": "true"}).content.decode()
    assert panel.startswith('<aside class="panel" id="panel"')
    assert "data-focus" in panel
    assert "<html" not in panel


def test_the_rows_are_cut_to_what_the_reader_may_see_and_the_value_stays(world: World, sign_in: SignIn) -> None:
    whole = text_of(sign_in(Role.OFFICE, "khoi").get(f"/so-lieu/members.total/dong/?{AT}"))
    assert [name for name in ("Người 0", "Người 1", "Người 2") if name in whole] == ["Người 0", "Người 1", "Người 2"]
    reader = sign_in(Role.READER, "khoi")
    page = text_of(reader.get(f"/so-lieu/members.total/?{AT}"))
    assert "3 đảng viên" in page
    assert "Người 0" not in page
    assert "Các dòng nằm ngoài phạm vi đồng chí được xem." in page
    assert reader.post(f"/so-lieu/members.total/dong/tai/?{AT}").status_code == 403


def test_a_part_of_a_breakdown_opens_its_own_rows_and_goes_to_excel(sign_in: SignIn) -> None:
    client = sign_in(Role.OFFICE, "khoi")
    page = text_of(client.get(f"/so-lieu/members.total/dong/?{AT}&theo=sex&la=female"))
    assert "Giới tính: Nữ. 1 dòng" in page
    assert ("Người 0" in page, "Người 1" in page) == (True, False)
    answer = client.post(f"/so-lieu/members.total/dong/tai/?{AT}&theo=sex&la=male")
    (sheet,) = read_sheets(answer.content, "dong.xlsx")
    assert [row[1] for row in sheet.rows[5:]] == ["Người 1", "Người 2"]


def test_an_unknown_figure_is_not_found_and_names_the_nearest(sign_in: SignIn) -> None:
    page = sign_in(Role.OFFICE, "khoi").get("/so-lieu/members.totl/")
    assert page.status_code == 404


def test_bad_parameters_are_said_and_left_out(sign_in: SignIn) -> None:
    client = sign_in(Role.OFFICE, "khoi")
    page = text_of(client.get(f"/so-lieu/members.admitted/?{AT}&tu=31/02/2020&so-voi=xyz"))
    assert "Ngày 31/02/2020 không có, tháng 2 năm 2020 chỉ có 29 ngày." in page
    page = text_of(client.get(f"/so-lieu/members.admitted/?{AT}&tu=01/07/2020"))
    assert "Ngày đầu kỳ 01/07/2020 sau ngày số liệu 28/06/2020, nên bỏ qua." in page
    page = text_of(client.get(f"/so-lieu/members.total/dong/?{AT}&theo=mau&la=x"))
    assert "Số liệu này không chia theo “mau”." in page


def test_every_number_of_a_report_is_a_link_to_its_rows(sign_in: SignIn) -> None:
    client = sign_in(Role.OFFICE, "khoi")
    page = client.get(f"/bao-cao/congress-round/?{AT}").content.decode()
    links = dict(re.findall(r'<a class="fig" href="/so-lieu/([a-z_.0-9]+)/\?[^"]*" hx-get="[^"]+">([^<]+)</a>', page))
    assert links["committees.elected"] == "3"
    assert links["committees.change.share"] == "tăng 50,00%"
    assert "tang" not in links
    for key in links:
        assert client.get(f"/so-lieu/{key}/?{AT}").status_code == 200


def test_a_report_comes_as_word_excel_and_json(sign_in: SignIn) -> None:
    client = sign_in(Role.OFFICE, "khoi")
    word = client.get(f"/bao-cao/congress-round/tai/docx/?{AT}")
    assert {found.key: found.text for found in read_keys(word.content)}["members.total"] == "3"
    assert 'filename="congress-round-khoi-20200628.docx"' in word.headers["Content-Disposition"]
    assert read_sheets(client.get(f"/bao-cao/congress-round/tai/xlsx/?{AT}").content, "a.xlsx")
    said = json.loads(client.get(f"/bao-cao/congress-round/tai/json/?{AT}").content)
    assert (said["report"], said["organisation"], said["at"]) == ("congress-round", "khoi", "2020-06-28")
    assert client.get(f"/bao-cao/congress-round/tai/pdf/?{AT}").status_code == 404
    assert client.get(f"/bao-cao/khong-co/?{AT}").status_code == 404


def test_closing_asks_first_then_keeps_and_says_what_changed(world: World, sign_in: SignIn) -> None:
    client = sign_in(Role.OFFICE, "khoi")
    asked = text_of(client.get(f"/bao-cao/congress-round/chot/?{AT}"))
    assert "Chốt báo cáo “Tổng hợp kết quả đại hội” ngày 28/06/2020?" in asked
    answer = client.post(f"/bao-cao/congress-round/chot/?{AT}")
    closed = ClosedReport.objects.get()
    assert answer.url == f"/bao-cao/da-chot/{closed.pk}/"
    page = client.get(answer.url)
    assert "Sau khi chốt: không có dòng nào đổi" in text_of(page)
    assert f"mã chốt {closed.code}" in text_of(page)
    world.member("Đến sau", "c11", day("01/05/2020"), began_by="transferred_in")
    assert "1 dòng đổi" in text_of(client.get(answer.url))
    changes = text_of(client.get(f"{answer.url}thay-doi/"))
    assert "Đến sau" in changes
    word = client.get(f"{answer.url}tai/docx/").content
    assert {found.key: found.text for found in read_keys(word)}["members.total"] == "3"
    again = client.post(f"/bao-cao/congress-round/chot/?{AT}")
    assert again.status_code == 422
    assert f"Báo cáo này đã chốt với mã {closed.code}. Muốn chốt lại thì phải ghi lý do." in text_of(again)
    client.post(f"/bao-cao/congress-round/chot/?{AT}", {"ly_do": "Bổ sung một đảng viên"})
    assert ClosedReport.objects.get(supersedes=closed).reason == "Bổ sung một đảng viên"
    assert "Bản này đã được thay bằng" in text_of(client.get(answer.url))


def test_who_may_not_close_sees_no_button_and_is_refused(sign_in: SignIn) -> None:
    client = sign_in(Role.COMMITTEE_MEMBER, "khoi")
    assert "Chốt số liệu" not in text_of(client.get(f"/bao-cao/congress-round/?{AT}"))
    assert client.post(f"/bao-cao/congress-round/chot/?{AT}").status_code == 403
    assert ClosedReport.objects.count() == 0


def test_a_closed_report_of_another_organisation_stays_closed_to_the_reader(world: World, sign_in: SignIn) -> None:
    sign_in(Role.OFFICE, "khoi").post(f"/bao-cao/congress-round/chot/?{AT}")
    found = ClosedReport.objects.get()
    assert sign_in(Role.OFFICE, "db1").get(f"/bao-cao/da-chot/{found.pk}/").status_code == 403


def test_an_office_uploads_its_own_words_and_goes_back(sign_in: SignIn) -> None:
    client = sign_in(Role.OFFICE, "db1")
    document = OfficeDocument(title="Thử")
    document.paragraph("Hiện có {{members.total}} đảng viên, {{members.totl}}.")
    upload = SimpleUploadedFile("mau.docx", document.to_bytes())
    refused = client.post(f"/bao-cao/congress-round/mau/?{AT}", {"ten": "Của đơn vị", "word": upload})
    assert refused.status_code == 422
    assert "“members.totl” (gần nhất: members.total" in text_of(refused)
    good = SimpleUploadedFile("mau.docx", SHIPPED["member-statistics"].word())
    client.post(f"/bao-cao/congress-round/mau/?{AT}", {"ten": "Của đơn vị", "word": good})
    assert ReportTemplate.objects.get().name == "Của đơn vị"
    assert "Tăng, giảm đảng viên (Biểu 1)" in text_of(client.get(f"/bao-cao/congress-round/?{AT}"))
    client.post(f"/bao-cao/congress-round/mau/bo/?{AT}")
    assert "kết quả đại hội" in text_of(client.get(f"/bao-cao/congress-round/?{AT}"))


def test_the_editor_lists_every_key(sign_in: SignIn) -> None:
    page = sign_in(Role.OFFICE, "khoi").get(f"/bao-cao/congress-round/mau/?{AT}").content.decode()
    assert "<code>committees.women.share</code>" in page
    assert "<code>bang:bieu_3</code>" in page
    assert "<code>den_ngay</code>" in page


@pytest.mark.parametrize(
    "address", ["/so-lieu/members.total/", "/so-lieu/members.total/dong/", "/bao-cao/congress-round/"]
)
def test_the_number_of_queries_does_not_grow_with_the_rows(world: World, sign_in: SignIn, address: str) -> None:
    client = sign_in(Role.OFFICE, "khoi")
    client.get(f"{address}?{AT}")
    with CaptureQueriesContext(connection) as few:
        client.get(f"{address}?{AT}")
    for number in range(5):
        world.member(f"Thêm {number}", "c11", day("01/03/2020"), began_by="transferred_in")
    with CaptureQueriesContext(connection) as more:
        client.get(f"{address}?{AT}")
    assert len(more) == len(few)
