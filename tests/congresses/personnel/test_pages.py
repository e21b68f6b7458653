"""The pages: one primary button that leads through the steps, numbers that open names, papers as files."""

import io
from datetime import date

import docx
import pytest
from django.test import Client
from django.urls import reverse

import build
from congresses.personnel import house
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.congresses.acts.personnel.meetings import give_duties
from dangbo.congresses.acts.personnel.plans import add_condition
from dangbo.congresses.models.personnel import Duty, Measure, PersonnelPlan, PersonnelStep
from dangbo.congresses.papers.personnel import step_paper
from dangbo.congresses.queries.personnel.quotas import NewCondition
from dangbo.paper.errors import FileError
from dangbo.registry.models import Organisation

pytestmark = pytest.mark.django_db
AT = "?ngay=20/01/2020"
PRIMARY = 'class="btn btn-primary" href'


def client_of(role: Role = Role.SECRETARY, code: str = "cs1") -> Client:
    client = Client()
    account = build.account(role, Organisation.objects.get(code=code))
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page(client: Client, name: str, *args: object, query: str = AT) -> str:
    answer = client.get(f"{reverse(f'congresses:{name}', args=args)}{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def first_step() -> PersonnelStep:
    return house.re_election(house.plan()).steps.all()[0]


def test_one_primary_button_says_what_comes_next() -> None:
    congress = house.congress()
    client = client_of()

    text = page(client, "personnel", congress.pk)

    assert text.count(PRIMARY) == 1
    assert "Lập đề án nhân sự" in text


def test_a_plan_is_drawn_up_through_its_form() -> None:
    congress = house.congress()
    client = client_of()
    url = f"{reverse('congresses:personnel_act', args=[congress.pk, 'lap-de-an'])}{AT}"
    sent = {"on": "11/11/2019", "seats_committee": "5", "seats_secretary": "1"}

    assert "ban chấp hành đảng bộ" in client.get(url).content.decode().lower()
    assert "cấp ủy 5, bí thư 1" in client.post(url, sent).content.decode()
    answer = client.post(url, {**sent, "xac-nhan": "1"})

    assert answer.url == reverse("congresses:personnel", args=[congress.pk])
    plan = PersonnelPlan.objects.get(congress=congress)
    assert {row.post: row.seats for row in plan.seats.all()} == {"committee": 5, "secretary": 1}


def test_the_page_of_a_step_leads_through_it() -> None:
    step = first_step()
    client = client_of()
    assert "Lập danh sách triệu tập" in page(client, "personnel_step", step.pk)

    house.held_step(step)
    assert "chưa ghi kết quả lấy ý kiến" in page(client, "personnel_step", step.pk)
    house.count(step, {"Lò Thị Mai": 2})
    text = page(client, "personnel_step", step.pk)

    assert "2/5 được triệu tập" in text
    assert "40,00%" in text
    assert "Không quá nửa" in text


def test_counts_are_keyed_in_a_form_that_refuses_what_cannot_be() -> None:
    step = first_step()
    house.held_step(step)
    client = client_of()
    url = reverse("congresses:personnel_step_act", args=[step.pk, "ket-qua"])
    sent = {f"agreed_{place}": "5" for place in range(1, 5)}

    wrong = client.post(url, {**sent, "agreed_1": "6"})
    assert wrong.status_code == 422
    assert "nhiều hơn số có mặt (5)" in wrong.content.decode()
    client.post(url, {**sent, "xac-nhan": "1"})

    assert set(step.names.values_list("agreed", flat=True)) == {5}


def test_closing_a_step_shows_each_share_with_its_base() -> None:
    step = first_step()
    house.count(house.held_step(step), {"Lò Thị Mai": 2})
    client = client_of()
    url = reverse("congresses:personnel_step_act", args=[step.pk, "ket-thuc"])

    form = client.get(f"{url}{AT}").content.decode()
    assert "Lò Thị Mai: 2/5 người được triệu tập, 40,00%, không quá một nửa, không đưa tiếp" in form
    sent = {"on": "02/12/2019", "why_1": "", "why_2": "", "why_3": "", "why_4": ""}
    asked = client.post(url, sent).content.decode()
    client.post(url, {**sent, "xac-nhan": "1"})

    assert "đưa tiếp 3/4 người" in asked
    step.refresh_from_db()
    assert step.closed_on == date(2019, 12, 2)


def test_a_number_of_the_structure_opens_its_names() -> None:
    step = first_step()
    congress = step.run.plan.congress
    client = client_of()

    text = page(client, "personnel_structure", congress.pk, query=f"{AT}&o=nu")

    table = text.split('id="ten"')[1]
    assert "Lò Thị Mai" in table
    assert "Hoàng Văn Nam" not in table


def test_trying_a_list_moves_the_numbers_alone() -> None:
    step = first_step()
    plan = step.run.plan
    add_condition(actor=PROGRAM, plan=plan, condition=NewCondition(Measure.WOMEN, least=2))
    men = [str(row.pk) for row in step.run.nominees.filter(person__sex="male")]
    client = client_of()
    query = f"{AT}&thu=1" + "".join(f"&chon={key}" for key in men)

    assert "Đạt cả" in page(client, "personnel_structure", plan.congress_id)
    assert "Còn thiếu 2" in page(client, "personnel_structure", plan.congress_id, query=query)


def test_files_and_short_list_are_pages_of_their_own() -> None:
    step = first_step()
    congress = step.run.plan.congress
    client = client_of()

    assert "Giấy chứng nhận sức khỏe" in page(client, "personnel_files", congress.pk)
    assert "Danh sách trích ngang" in page(client, "personnel_list", congress.pk)


def test_the_short_list_is_a_word_and_an_excel_file() -> None:
    step = first_step()
    congress = step.run.plan.congress
    client = client_of()

    word = client.get(f"{reverse('congresses:personnel_list_file', args=[congress.pk, 'word'])}{AT}")
    excel = client.get(f"{reverse('congresses:personnel_list_file', args=[congress.pk, 'excel'])}{AT}")

    table = docx.Document(io.BytesIO(word.content)).tables[1]
    assert [row.cells[1].text for row in table.rows] == [
        "Họ và tên", "Trần Văn Bách", "Quàng Thị Hoa", "Lò Thị Mai", "Hoàng Văn Nam",
    ]  # fmt: skip
    assert excel.content[:2] == b"PK"


def test_minutes_say_presence_counts_shares_and_who_goes_on() -> None:
    step = first_step()
    held = house.held_step(step, absent=1)
    here = [row for row in held.participants.all() if row.attendance == "present"]
    give_duties(actor=PROGRAM, step=held, duties={here[0].pk: Duty.CHAIR, here[1].pk: Duty.SECRETARY})
    house.count(held, {"Lò Thị Mai": 2})

    text = step_paper(held, "bien-ban").text

    assert "| Được triệu tập | 5 |" in text
    assert "| Có mặt | 4 |" in text
    assert "Tỷ lệ tính trên 5 người được triệu tập." in text
    assert "| 3 | Lò Thị Mai | 2 | 40,00% |" in text
    assert "Quá một nửa là từ 3 trở lên." in text


def test_the_minutes_of_the_last_step_say_that_the_list_goes_to_the_congress() -> None:
    run = house.finish(house.re_election(house.plan()))
    first, *_, last = run.steps.all()
    assert "Đưa sang bước sau 4 đồng chí: " in step_paper(first, "bien-ban").text
    assert "Đưa ra đại hội 4 đồng chí: " in step_paper(last, "bien-ban").text


def test_there_are_no_minutes_before_the_meeting_and_no_count_of_raised_hands() -> None:
    step = first_step()
    with pytest.raises(FileError):
        step_paper(step, "bien-ban")
    house.walk(step)
    with pytest.raises(FileError):
        step_paper(step, "kiem-phieu")


def test_the_minutes_of_a_count_are_a_pdf_and_a_word_file() -> None:
    step = first_step()
    house.walk(step)
    second = house.walk(step.run.steps.all()[1])
    client = client_of()

    files = {
        form: client.get(reverse("congresses:personnel_step_paper", args=[second.pk, "kiem-phieu", form])).content
        for form in ("word", "pdf")
    }

    assert (files["word"][:2], files["pdf"][:4]) == (b"PK", b"%PDF")


def test_whoever_may_not_see_members_does_not_see_the_personnel() -> None:
    congress = house.congress()

    for role in (Role.DELEGATE, Role.MEMBER, Role.TELLER):
        answer = client_of(role).get(reverse("congresses:personnel", args=[congress.pk]))
        assert answer.status_code == 403
    assert client_of(Role.COMMITTEE_MEMBER).get(reverse("congresses:personnel", args=[congress.pk])).status_code == 200


def test_a_committee_member_sees_and_changes_nothing() -> None:
    step = first_step()
    client = client_of(Role.COMMITTEE_MEMBER)

    assert PRIMARY not in page(client, "personnel_step", step.pk)
    answer = client.get(reverse("congresses:personnel_step_act", args=[step.pk, "danh-sach"]))
    assert answer.status_code == 403
