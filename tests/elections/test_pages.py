"""The pages of elections: from the list of meetings to the announced result, as a secretary clicks through them."""

import re
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

import build
from dangbo.access.permissions import Role
from dangbo.elections.models import Election, Meeting, MeetingKind, State
from dangbo.elections.queries.lists import listed
from dangbo.registry.models import Office, Organisation
from dangbo.rules.elections.posts import Post
from elections import hall

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PRIMARY = re.compile(r'class="btn btn-primary" href="([^"]+)"[^>]*>(?:<svg.*?</svg>)?\s*([^<]+)<')


@pytest.fixture
def cell() -> Organisation:
    """A cell of eight official members."""
    return hall.cell(8, name="Chi bộ Hành chính")


def client_of(role: Role, organisation: Organisation) -> Client:
    """Signed in with a role at an organisation."""
    client = Client()
    client.force_login(build.account(role, organisation), backend=BACKEND)
    return client


@pytest.fixture
def secretary(cell: Organisation) -> Client:
    return client_of(Role.SECRETARY, cell)


def do(client: Client, url: str, data: dict[str, object], *accepted: str) -> str:
    """Fill in a form, accept its warnings, confirm; answers where it leads."""
    asked = client.post(url, data)
    assert asked.status_code == HTTPStatus.OK, errors_of(asked.content.decode())
    told = client.post(url, {**data, "xac-nhan": "1", "chap-nhan": list(accepted)})
    assert told.status_code == HTTPStatus.FOUND, errors_of(told.content.decode())
    return str(told["Location"])


def errors_of(page: str) -> list[str]:
    """What a form's page complains of."""
    return re.findall(r'field-error[^>]*>([^<]+)<|alert">.*?<p>([^<]+)<', page)


def next_of(client: Client, url: str) -> tuple[str, str]:
    """Address and words of the one primary button of a page."""
    (found,) = PRIMARY.findall(client.get(url).content.decode())
    return str(found[0]), str(found[1]).strip()


def test_a_secretary_clicks_from_the_congress_to_the_elected_secretary(cell: Organisation, secretary: Client) -> None:
    congress = {"organisation": cell.code, "kind": "member_congress", "held_on": "14/03/2025", "term_name": "2025-2027"}
    meeting_url = do(secretary, reverse("elections:new_meeting"), congress)
    url, label = next_of(secretary, meeting_url)
    assert label == "Lập danh sách triệu tập"
    do(secretary, url, {})
    url, label = next_of(secretary, meeting_url)
    assert label == "Điểm danh"
    do(secretary, url, {"absent": []})
    url, label = next_of(secretary, meeting_url)
    assert label == "Lập cuộc bầu bí thư chi bộ"
    election_url = do(secretary, url, {"post": "branch_secretary", "seats": "1", "paper": "A5"})
    people = hall.people_of(Meeting.objects.get())
    steps = [
        ("Thêm người ứng cử, đề cử", {"people": [str(people[0].pk)], "source": "prepared"}),
        ("Ghi ban kiểm phiếu", lambda: tellers_data(people[1].pk)),
        ("Chốt danh sách", {"style": "agree_disagree", "votes_for": "8", "hall": "8"}),
        ("Ghi phát phiếu", {"present": "8", "issued": "8"}),
        ("Đóng bỏ phiếu", {}),
        ("Ghi kết quả kiểm phiếu", {"issued": 8, "collected": 8, "valid": 7, "invalid": 1, "votes_1": 7,
                                    "reason_nobody": 1}),
        ("Công bố kết quả", {"on": "14/03/2025"}),
        ("Ghi đã ký biên bản", {"on": "14/03/2025"}),
    ]  # fmt: skip
    for wanted, data in steps:
        url, label = next_of(secretary, election_url)
        assert label == wanted
        assert do(secretary, url, data() if callable(data) else data) == election_url
    assert Election.objects.get().state == State.MINUTES_SIGNED
    assert Office.objects.get().person == people[0]
    assert next_of(secretary, meeting_url)[1] == "Ghi báo cáo cấp trên"


def tellers_data(person_id: object) -> dict[str, object]:
    """The form of tellers with one person of the roll as its head."""
    entry = Meeting.objects.get().roll.get(person=person_id)
    return {"people": [str(entry.pk)], "head": str(entry.pk)}


def test_a_count_that_cannot_be_is_told_at_its_field(cell: Organisation, secretary: Client) -> None:
    meeting = hall.congress(cell)
    vote = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    url = reverse("elections:election_act", args=[vote.pk, "kiem-phieu"])
    wrong = {"issued": 8, "collected": 9, "valid": 9, "invalid": 0, "votes_1": 7}
    page = secretary.post(url, wrong)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    sentence = (
        "Số phiếu thu vào (9) nhiều hơn số phiếu phát ra (8): hủy toàn bộ số phiếu và bầu lại, không được rút bớt "
        "phiếu thừa. (Điều 15 Quyết định 190-QĐ/TW ngày 10/10/2024)"
    )
    assert sentence in page.content.decode()


def test_the_result_says_why_with_arithmetic_article_and_doubt(cell: Organisation, secretary: Client) -> None:
    meeting = hall.congress(cell)
    vote = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    hall.announced(vote, [4])
    page = secretary.get(reverse("elections:election", args=[vote.pk])).content.decode()
    assert "Trúng cử phải quá một nửa của 8: ít nhất 5 phiếu (2 × 5 = 10 &gt; 8)." in page
    assert "Điều 30 Quyết định 190-QĐ/TW ngày 10/10/2024 · Chưa kiểm chứng" in page
    assert "Không trúng cử" in page
    assert next_of(secretary, reverse("elections:election", args=[vote.pk]))[1] == "Ghi quyết định của đại hội"


def test_every_number_of_the_base_opens_its_names(cell: Organisation, secretary: Client) -> None:
    meeting = hall.congress(cell)
    away = meeting.roll.all()[0]
    hall.absent(meeting, [away])
    page = secretary.get(reverse("elections:meeting", args=[meeting.pk])).content.decode()
    roll = reverse("elections:roll", args=[meeting.pk])
    assert f'href="{roll}?loc=trieu-tap"' in page
    listed_away = secretary.get(f"{roll}?loc=vang").content.decode()
    names = [entry.full_name for entry in meeting.roll.all() if f">{entry.full_name}</a>" in listed_away]
    assert names == [away.full_name]


def test_the_ballot_is_a_pdf_of_the_list(cell: Organisation, secretary: Client) -> None:
    meeting = hall.congress(cell)
    vote = hall.prepared(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    url = reverse("elections:ballot", args=[vote.pk])
    first, second = secretary.get(url), secretary.get(url)
    assert (first["Content-Type"], first.content[:5]) == ("application/pdf", b"%PDF-")
    assert first.content == second.content


def test_a_ballot_without_names_says_so(cell: Organisation, secretary: Client) -> None:
    meeting = hall.congress(cell)
    vote = hall.prepared(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    vote.candidates.all().delete()
    page = secretary.get(reverse("elections:ballot", args=[vote.pk]), follow=True)
    assert "phải có ít nhất một người" in page.content.decode()


def test_the_short_cv_table_has_the_list_in_its_order(cell: Organisation, secretary: Client) -> None:
    meeting = hall.congress(cell)
    vote = hall.election(meeting, Post.OTHER, 3, hall.people_of(meeting)[:3])
    page = secretary.get(reverse("elections:candidates", args=[vote.pk])).content.decode()
    shown = re.findall(r'<th scope="row">([^<]+)</th>', page)
    assert shown == [row.full_name for row in listed(vote)]


def test_an_act_of_another_state_leads_back_with_a_sentence(cell: Organisation, secretary: Client) -> None:
    meeting = hall.congress(cell)
    vote = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    page = secretary.get(reverse("elections:election_act", args=[vote.pk, "chot"]), follow=True)
    assert "Cuộc bầu này đã bỏ phiếu xong; không làm việc đó được nữa." in page.content.decode()


def test_who_is_only_a_member_sees_no_elections(cell: Organisation) -> None:
    meeting = hall.congress(cell)
    client = client_of(Role.MEMBER, cell)
    for url in (reverse("elections:meetings"), reverse("elections:meeting", args=[meeting.pk])):
        assert client.get(url).status_code == HTTPStatus.FORBIDDEN


def test_a_committee_member_reads_without_any_button(cell: Organisation) -> None:
    meeting = hall.congress(cell)
    vote = hall.prepared(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    client = client_of(Role.COMMITTEE_MEMBER, cell)
    for url in (reverse("elections:meeting", args=[meeting.pk]), reverse("elections:election", args=[vote.pk])):
        assert PRIMARY.findall(client.get(url).content.decode()) == []
    assert client.get(reverse("elections:election_act", args=[vote.pk, "chot"])).status_code == HTTPStatus.FORBIDDEN


def test_a_teller_is_led_to_the_count_alone(cell: Organisation) -> None:
    meeting = hall.congress(cell)
    vote = hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1])
    client = client_of(Role.TELLER, cell)
    assert next_of(client, reverse("elections:election", args=[vote.pk]))[1] == "Ghi kết quả kiểm phiếu"
    assert "Kiểm phiếu: Bầu bí thư chi bộ" in client.get(reverse("web:home")).content.decode()


@pytest.mark.parametrize("members", [3, 8])
def test_the_roll_asks_the_same_number_of_queries_for_few_and_many(
    members: int,
    django_assert_max_num_queries,
) -> None:
    made = hall.cell(members)
    meeting, client = hall.congress(made), client_of(Role.SECRETARY, made)
    client.get(reverse("elections:meetings"))
    with django_assert_max_num_queries(24):
        client.get(reverse("elections:roll", args=[meeting.pk]))
    with django_assert_max_num_queries(18):
        client.get(reverse("elections:meetings"))


def test_the_list_of_meetings_says_how_far_each_has_come(cell: Organisation, secretary: Client) -> None:
    page = secretary.get(reverse("elections:meetings")).content.decode()
    assert "Chưa có đợt bầu cử nào" in page
    meeting = hall.congress(cell, MeetingKind.MEMBER_CONGRESS, name="Đại hội Chi bộ Hành chính")
    hall.announced(hall.election(meeting, Post.SECRETARY, 1, hall.people_of(meeting)[:1]), [8])
    page = secretary.get(reverse("elections:meetings")).content.decode()
    assert ("Đại hội Chi bộ Hành chính" in page, "1/1" in page, "Đã có kết quả" in page) == (True, True, True)
