"""Papers made for a congress: filled from facts, each once, all at once."""

import pytest

from congresses.day import hall
from congresses.papers import house
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.personnel.plans import draw_up_plan, take_quotas
from dangbo.congresses.acts.plan.steps import draw_up_plan as draw_up_days
from dangbo.congresses.models.day import Body
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.models.review import Review, ReviewSession, Supplement
from dangbo.congresses.papers.catalogue import catalogue
from dangbo.congresses.queries.papers.board import Progress, board_of, next_line, unmade
from dangbo.documents.acts.drafting import drop_draft, save_draft
from dangbo.documents.acts.issuing import issue_document
from dangbo.documents.models import DocumentTemplate, Issuer
from dangbo.paper.party_documents import to_docx
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.posts import Post

pytestmark = pytest.mark.django_db


def test_the_plan_says_the_name_the_day_and_the_members_of_the_organisation() -> None:
    made = house.make(house.congress(), "ke-hoach")
    paper, text = house.set_paper(made), house.text_of(made)
    assert paper.abstract == "tổ chức Đại hội Đảng bộ Sở Một nhiệm kỳ 2020-2025"
    assert "Thời gian: ngày 12 tháng 5 năm 2020 (01 ngày)." in text
    assert "nhiệm kỳ 2015-2020, xác định phương hướng, mục tiêu, nhiệm vụ nhiệm kỳ 2020-2025" in text
    assert "có 2 chi bộ, 8 đảng viên, trong đó 8 đảng viên chính thức" in text


def test_a_moved_day_moves_in_the_draft() -> None:
    congress = house.congress()
    made = house.make(congress, "ke-hoach")
    house.world.planned(congress, house.OPENING.replace(day=19), house.ON, reason="Dịch bệnh")
    assert "ngày 19 tháng 5 năm 2020" in house.text_of(made)


def test_each_group_has_its_decision_with_its_members() -> None:
    congress = house.congress()
    papers, service = house.group(congress), house.group(congress, "Tiểu ban Phục vụ", 3)
    first, second = (house.make(congress, "quyet-dinh-tieu-ban", str(each.pk)) for each in (papers, service))
    assert [first.title, second.title] == [
        "Quyết định thành lập Tiểu ban Văn kiện",
        "Quyết định thành lập Tiểu ban Phục vụ",
    ]
    assert "| 1 | Hoàng Văn Nam | Trưởng tiểu ban |" in house.text_of(first)
    assert "gồm 3 đồng chí" in house.text_of(second)


def test_a_paper_is_made_once_and_again_when_its_draft_is_given_up() -> None:
    congress = house.congress()
    made = house.make(congress, "bao-cao-chinh-tri")
    with pytest.raises(Refused, match="Báo cáo chính trị đã soạn rồi"):
        house.make(congress, "bao-cao-chinh-tri")
    drop_draft(actor=PROGRAM, document=made.document, reason="Soạn lại")
    again = house.make(congress, "bao-cao-chinh-tri")
    assert list(CongressPaper.objects.filter(key="bao-cao-chinh-tri")) == [again]


def test_everything_is_made_at_once_and_can_be_set_on_paper() -> None:
    congress = house.congress()
    house.group(congress)
    told: list[tuple[int, int]] = []
    wanted = unmade(board_of(congress))
    made = house.make_all(
        actor=PROGRAM,
        congress=congress,
        wanted=wanted,
        on=house.ON,
        told=lambda done, whole, _name: told.append((done, whole)),
    )
    assert len(made) == len(wanted) and told[-1] == (len(wanted), len(wanted))
    assert {paper.row for paper in made} == {row.number for row in catalogue()} - {17}
    for paper in made:
        document = house.set_paper(paper)
        assert "{{" not in house.text_of(paper), paper.key
        assert to_docx(document).startswith(b"PK")
    assert unmade(board_of(congress)) == []


def test_the_office_may_keep_a_template_of_its_own() -> None:
    congress = house.congress()
    DocumentTemplate.objects.create(
        organisation=congress.round.superior,
        kind="plan",
        name="Mẫu đại hội 01: Kế hoạch tổ chức đại hội",
        abstract="tổ chức đại hội",
        text="Theo mẫu của Khối, họp {{dai_hoi.ngay}}.",
        word=b"",
        stored_at="2020-01-01T00:00:00Z",
        stored_by="Văn thư",
    )
    made = house.make(congress, "ke-hoach")
    assert house.text_of(made) == "Theo mẫu của Khối, họp ngày 12 tháng 5 năm 2020."


def test_without_anybody_who_issues_nothing_is_made() -> None:
    congress = house.congress()
    Issuer.objects.all().delete()
    with pytest.raises(Refused, match="Đảng bộ Sở Một chưa có cơ quan ban hành văn bản vào ngày 20/01/2020"):
        house.make(congress, "ke-hoach")


def test_a_row_goes_from_not_begun_to_draft_to_done() -> None:
    congress = house.congress()

    def progress(number: int) -> Progress:
        return board_of(congress)[number - 1].progress

    assert (progress(1), progress(17)) == (Progress.NOT_BEGUN, Progress.NOT_NEEDED)
    made = house.make(congress, "ke-hoach")
    assert progress(1) is Progress.DRAFT
    signed = save_draft(actor=PROGRAM, document=made.document, saved=1, signer_name="Hoàng Văn Nam")
    issue_document(
        actor=PROGRAM,
        document=signed,
        issued_on=house.ON,
        accepted_warnings={"body-unfit", "signer-missing", "kind-not-for-issuer", "unresolved-citation"},
    )
    assert progress(1) is Progress.ISSUED


def test_the_next_paper_is_the_one_whose_day_comes_first() -> None:
    congress = house.congress()
    row, line = next_line(board_of(congress)) or pytest.fail("nothing is next")
    assert (row.row.number, line.wanted.title) == (1, "Kế hoạch tổ chức đại hội")


@pytest.mark.parametrize("groups", [1, 3])
def test_the_board_asks_a_fixed_number_of_queries(groups: int, django_assert_num_queries: object) -> None:
    congress = house.congress()
    for number in range(groups):
        house.group(congress, f"Tiểu ban {number}", 1)
    house.make(congress, "ke-hoach")
    with django_assert_num_queries(7):  # type: ignore[operator]
        board_of(congress)


def test_a_paper_of_the_congress_is_signed_by_whoever_heads_the_presidium() -> None:
    congress = hall.congress()
    assert house.make(congress, "nghi-quyet").document.signer_name == ""
    hall.organ(hall.begun(congress, "presidium"), Body.PRESIDIUM, 3)
    made = house.make(congress, "dien-van-khai-mac").document
    assert (made.signer_title, made.signer_name) == ("Chủ tọa", hall.entries(congress, 1)[0].full_name)


def test_the_scheme_names_the_ages_that_its_structure_asks_for() -> None:
    congress = house.congress()
    plan = draw_up_plan(actor=PROGRAM, congress=congress, seats={Post.COMMITTEE: 5}, on=house.ON)
    take_quotas(actor=PROGRAM, plan=plan, on=house.ON)
    assert "Dưới 40 tuổi" in house.text_of(house.make(congress, "de-an-cap-uy"))


def test_the_notice_of_the_superior_goes_to_the_unit_that_was_reviewed() -> None:
    made = house.make(house.congress(), "thong-bao-ket-luan").document
    assert made.recipient_lines == ["Đảng bộ Sở Một", "Lưu {{cap_uy}}"]


def test_the_plan_names_the_committee_that_takes_each_step() -> None:
    congress = house.congress()
    draw_up_days(actor=PROGRAM, congress=congress, at=house.ON)
    text = house.text_of(house.make(congress, "ke-hoach"))
    rows = [line.split(" | ") for line in text.splitlines() if line.startswith("| ") and "/" in line]
    owners = {row[1]: row[2] for row in rows}
    assert {title for title, owner in owners.items() if owner == "Đảng ủy Khối"} == {
        "Ban thường vụ cấp trên duyệt đại hội",
        "Cấp trên chuẩn y kết quả bầu cử",
    }
    assert set(owners.values()) == {"Đảng ủy Khối", "Cấp ủy"}


def test_the_notice_of_a_review_says_what_was_concluded_and_leaves_nothing_blank() -> None:
    congress = house.congress()
    session = ReviewSession.objects.create(
        superior=congress.round.superior, round=congress.round, name="Phiên 1", called_for=house.ON, form="direct"
    )
    review = Review.objects.create(session=session, congress=congress, place=1)
    made = house.make(congress, "thong-bao-ket-luan")
    assert house.text_of(made).count("……") > 0
    ReviewSession.objects.update(took_place_on=house.ON)
    Review.objects.filter(pk=review.pk).update(
        approved=True, concluded_on=house.ON, conclusion="Đồng ý nội dung văn kiện."
    )
    assert house.text_of(made) == (
        "Ngày 20 tháng 01 năm 2020, Đảng ủy Khối duyệt công tác chuẩn bị Đại hội Đảng bộ Sở Một nhiệm kỳ 2020-2025 và"
        " kết luận:\nI. KẾT LUẬN CHUNG\nĐồng ý nội dung văn kiện.\nII. NHÂN SỰ\nKhông giới thiệu chức danh.\n"
        "III. THỜI GIAN\nĐồng ý tổ chức đại hội ngày 12 tháng 5 năm 2020.\nIV. TỔ CHỨC THỰC HIỆN\n"
        "Không yêu cầu bổ sung; đơn vị tổ chức đại hội theo nội dung đã duyệt."
    )
    Supplement.objects.create(review=review, text="Bổ sung chỉ tiêu", due_on=house.OPENING)
    Review.objects.filter(pk=review.pk).update(approved=False)
    text = house.text_of(made)
    assert "- Bổ sung chỉ tiêu, trước ngày 12/05/2020;" in text
    assert "Chưa đồng ý thời gian tổ chức đại hội" in text
