"""The pages of reviews: what the unit and its superior see and do."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

import build
from congresses import world
from congresses.papers import house
from congresses.review import desk
from dangbo.access.actor import PROGRAM, Actor
from dangbo.access.models import Account
from dangbo.access.permissions import Permission, Role
from dangbo.congresses.acts.review.concluding import Wanted, ask_question
from dangbo.congresses.acts.review.sessions import seat_reviewer
from dangbo.congresses.models import Congress, DateKind
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.models.review import ReviewSession
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.review.dossier import checklist
from dangbo.congresses.queries.review.listing import review_lines
from dangbo.congresses.queries.review.page import review_page
from dangbo.congresses.queries.review.states import course_of
from dangbo.congresses.queries.review.steps import next_steps
from dangbo.congresses.queries.review.tasks import tasks
from dangbo.documents.acts.drafting import drop_draft
from dangbo.registry.models import Organisation
from dangbo.registry.viewing import Viewing
from dangbo.rules.congress.dossier import ReviewState

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BOTH = frozenset({Permission.PREPARE_CONGRESSES, Permission.REVIEW_CONGRESSES})


def client(role: Role, organisation: Organisation, at: date) -> Client:
    made = Client()
    account: Account = build.account(role, organisation)
    made.force_login(account, backend=BACKEND)
    made.get("/", {"to-chuc": organisation.code, "ngay": f"{at:%d/%m/%Y}"})
    return made


def text_of(answer) -> str:
    assert answer.status_code == 200, answer.content.decode()[:500]
    return " ".join(answer.content.decode().split())


def viewing(organisation: Organisation, at: date) -> Viewing:
    return Viewing(organisation, organisation.version_at(at), at, BOTH, (Role.ORGANISATION_BOARD,))


def test_the_unit_sees_what_is_missing_and_no_act_of_the_superior() -> None:
    congress = desk.with_papers(desk.unit(), "script")
    unit = client(Role.SECRETARY, congress.organisation, desk.SUBMITTED)
    page = text_of(unit.get(reverse("congresses:review", args=[congress.pk])))
    assert "hồ sơ còn thiếu 1 văn bản" in page
    assert "Duyệt trước khai mạc 12/06/2020 ít nhất 45 ngày làm việc: chậm nhất ngày 08/04/2020." in page
    assert page.count("Còn thiếu") == 1
    assert "Giao thẩm định" not in page
    assert unit.get(reverse("congresses:review_act", args=[congress.pk, "tra-lai"])).status_code == 403


def test_a_paper_is_attached_and_the_dossier_submitted_by_pages() -> None:
    congress = desk.with_papers(desk.unit(), "script")
    unit = client(Role.SECRETARY, congress.organisation, desk.SUBMITTED)
    url = reverse("congresses:dossier_act", args=[congress.pk, "script", "dinh"])
    sent = {"note": "Bản giấy 3 tờ", "on": "02/03/2020", "document": "", "xac-nhan": "1"}
    assert unit.post(url, sent).status_code == 302
    submit = reverse("congresses:review_act", args=[congress.pk, "trinh"])
    asked = text_of(unit.post(submit, {"on": "02/03/2020"}))
    assert "gồm 17 văn bản lên cấp trên?" in asked
    assert unit.post(submit, {"on": "02/03/2020", "xac-nhan": "1"}).status_code == 302
    assert course_of(congress, desk.SUBMITTED).state is ReviewState.SUBMITTED


def test_the_superior_calls_a_session_on_line_for_two_units_and_concludes() -> None:
    round_ = world.a_round(world.bloc(2))
    units = world.congresses(round_)
    for congress in units:
        world.planned(congress, desk.OPENING)
        desk.appraised(congress)
    board = client(Role.ORGANISATION_BOARD, round_.superior, desk.APPRAISED)
    listed = text_of(board.get(reverse("congresses:reviews", args=[round_.pk])))
    assert listed.count("Đã thẩm định") == 3
    sent = {
        "congresses": [str(congress.pk) for congress in units],
        "called_for": "19/03/2020",
        "begins_at": "08:00",
        "form": "online",
        "link": "https://hop.khoi.vn/duyet",
        "xac-nhan": "1",
    }
    answer = board.post(reverse("congresses:new_review_session", args=[round_.pk]), sent)
    session = ReviewSession.objects.get()
    assert answer["Location"] == reverse("congresses:review_session", args=[session.pk])
    page = text_of(board.get(answer["Location"]))
    assert 'href="https://hop.khoi.vn/duyet"' in page
    assert "Phiên duyệt chưa có người chủ trì." in page
    chair = build.person("Lê Văn Chủ")
    build.committee(round_.superior, [chair], starts_on=date(2015, 8, 1))
    seat = reverse("congresses:review_session_act", args=[session.pk, "nguoi-du"])
    assert board.post(seat, {"person": str(chair.pk), "role": "chair", "xac-nhan": "1"}).status_code == 302
    held = reverse("congresses:review_session_act", args=[session.pk, "da-hop"])
    assert board.post(held, {"on": "19/03/2020", "xac-nhan": "1"}).status_code == 302
    assert "Còn 2 đơn vị chưa ghi kết luận." in text_of(board.get(answer["Location"]))


def test_the_conclusion_form_approves_the_days_and_asks_for_supplements() -> None:
    congress = desk.unit()
    review = desk.reviewed(congress)
    board = client(Role.ORGANISATION_BOARD, congress.round.superior, desk.CONCLUDED)
    url = reverse("congresses:one_review_act", args=[review.pk, "ket-luan"])
    sent = {
        "approved": "co",
        "text": "Đồng ý nội dung",
        "on": "24/03/2020",
        "symbol": "12-TB/ĐUK",
        "document": "",
        "first_day": "11/06/2020",
        "supplements": "Nộp kịch bản\nSửa báo cáo",
        "xac-nhan": "1",
    }
    assert "Ghi hạn bổ sung." in board.post(url, sent).content.decode()
    assert board.post(url, sent | {"supplements_due": "03/04/2020"}).status_code == 302
    approved = days_of(congress).approved
    assert approved is not None
    assert (approved.first_day, approved.decided_by) == (date(2020, 6, 11), "12-TB/ĐUK")
    unit = client(Role.SECRETARY, congress.organisation, desk.CONCLUDED)
    page = text_of(unit.get(reverse("congresses:review", args=[congress.pk])))
    assert page.count("Chưa bổ sung") == 2
    assert "Cấp trên yêu cầu bổ sung trước ngày 03/04/2020: " in page


def test_the_page_warns_of_a_reviewer_tied_to_a_unit() -> None:
    congress = desk.unit()
    member = build.member(congress.organisation, "Phạm Thị Thư")
    desk.appraised(congress)
    session = desk.called(congress)
    seat_reviewer(actor=PROGRAM, session=session, person=member, accepted_warnings={"reviewer-member"})
    board = client(Role.ORGANISATION_BOARD, congress.round.superior, desk.APPRAISED)
    page = text_of(board.get(reverse("congresses:review_session", args=[session.pk])))
    assert "Phạm Thị Thư (Chi bộ Sở 1) là đảng viên của đơn vị được duyệt." in page


def test_a_unit_may_not_open_the_list_of_its_superior() -> None:
    congress = desk.unit()
    desk.reviewed(congress)
    unit = client(Role.SECRETARY, congress.organisation, desk.CONCLUDED)
    assert unit.get(reverse("congresses:review_session", args=[congress.reviews.get().session_id])).status_code == 403
    own = text_of(unit.get(reverse("congresses:reviews", args=[congress.round_id])))
    assert "duyệt đại hội của 0 đơn vị" in own


@pytest.mark.parametrize("number", [1, 4])
def test_the_list_takes_a_fixed_number_of_queries(number: int, django_assert_num_queries) -> None:
    round_ = world.a_round(world.bloc(number))
    for congress in world.congresses(round_):
        world.planned(congress, desk.OPENING)
        desk.concluded(congress)
    with django_assert_num_queries(9):
        lines = review_lines(round_, round_.superior, desk.CONCLUDED)
    assert [line.state for line in lines] == [ReviewState.CLEARED] * number


def test_what_waits_is_told_to_whom_it_concerns() -> None:
    congress = desk.unit()
    top, at = congress.round.superior, date(2020, 4, 20)

    def told(organisation: Organisation, day: date) -> list[str]:
        return [task.title for task in tasks(PROGRAM, viewing(organisation, day))]

    assert told(congress.organisation, date(2020, 1, 10)) == []
    assert told(congress.organisation, at) == ["Trình hồ sơ duyệt đại hội"]
    assert told(top, at) == ["1 đơn vị quá hạn duyệt đại hội"]
    review = desk.reviewed(congress)
    ask_question(actor=PROGRAM, review=review, asked_by="Ban Tổ chức", text="Vì sao?")
    assert told(congress.organisation, at) == ["Trả lời câu hỏi khi duyệt đại hội"]
    assert told(top, at) == ["Ghi kết luận: Duyệt đại hội ngày 19/03/2020"]


def test_a_congress_held_without_a_review_is_late_for_none() -> None:
    congress = desk.unit()
    top, at = congress.round.superior, date(2020, 6, 30)
    (line,) = review_lines(congress.round, top, at)
    assert (line.is_late, review_page(congress, at).is_late) == (True, True)
    world.days(congress, DateKind.HELD, desk.OPENING, desk.OPENING)
    (line,) = review_lines(congress.round, top, at)
    page = review_page(congress, at)
    assert (line.is_late, page.is_late, line.may_be_called) == (False, False, False)
    assert line.look == page.look == ("idle", "Đã họp, không ghi duyệt")
    asked = [task.title for place in (top, congress.organisation) for task in tasks(PROGRAM, viewing(place, at))]
    assert asked == []


def test_the_next_step_leads_each_side_through_the_review() -> None:
    congress = desk.with_papers(desk.unit())
    unit, board = desk.people(congress)

    def step(actor: Actor, at: date) -> list[str]:
        fresh = Congress.objects.select_related("round__superior", "organisation").get(pk=congress.pk)
        return [each.label for each in next_steps(fresh, actor, at)]

    assert (step(unit, desk.SUBMITTED), step(board, desk.SUBMITTED)) == (["Trình hồ sơ"], ["Trình hồ sơ"])
    congress.dossier.all().delete()
    desk.appraised(congress)
    assert (step(unit, desk.APPRAISED), step(board, desk.APPRAISED)) == ([], ["Lập phiên duyệt"])
    session = desk.called(congress)
    assert step(board, desk.APPRAISED) == ["Mở phiên duyệt"]
    session.delete()
    congress.submissions.all().delete()
    desk.concluded(congress, supplements=[Wanted("Nộp kịch bản", date(2020, 4, 3))])
    assert (step(unit, desk.CONCLUDED), step(board, desk.CONCLUDED)) == (["Bổ sung hồ sơ"], ["Bổ sung hồ sơ"])


def test_papers_already_made_are_attached_by_one_click_or_all_at_once() -> None:
    congress = house.congress()
    for key in ("de-cuong-bao-cao-chinh-tri", "bao-cao-chinh-tri", "du-thao-nghi-quyet", "bao-cao-kiem-diem"):
        house.make(congress, key)
    dropped = CongressPaper.objects.get(key="bao-cao-kiem-diem")
    drop_draft(actor=PROGRAM, document=dropped.document, reason="Soạn lại")
    unit = client(Role.SECRETARY, congress.organisation, desk.SUBMITTED)
    url = reverse("congresses:review", args=[congress.pk])
    assert text_of(unit.get(url)).count("Đính bản đã soạn") == 2
    offered = {line.item.code: line for line in checklist(congress, desk.SUBMITTED) if line.offered}
    report = offered["political_report"]
    assert report.offered == CongressPaper.objects.get(key="bao-cao-chinh-tri").document
    assert report.note == "cùng 1 văn bản khác của mục này trong văn bản đại hội"
    attach = reverse("congresses:dossier_act", args=[congress.pk, "political_report", "dinh"])
    sent = {"document": str(report.offered.pk), "note": report.note, "on": "02/03/2020", "xac-nhan": "1"}
    assert unit.post(attach, sent).status_code == 302
    assert text_of(unit.get(url)).count("Đính bản đã soạn") == 1
    every = reverse("congresses:review_act", args=[congress.pk, "dinh-da-soan"])
    assert unit.post(every, {"xac-nhan": "1"}).status_code == 302
    assert set(congress.dossier.values_list("code", flat=True)) == {"political_report", "resolution"}
    assert "Chưa soạn thêm văn bản nào của hồ sơ." in unit.post(every, {"xac-nhan": "1"}).content.decode()
