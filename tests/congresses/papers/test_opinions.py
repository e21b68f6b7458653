"""Rounds of opinions: sent to units, given by section, settled with a reason, told in the report."""

from datetime import date

import pytest

import build
from congresses.papers import house
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.congresses.acts.papers.opinions import (
    answer_call,
    close_opinions,
    give_opinion,
    open_opinions,
    settle_opinion,
)
from dangbo.congresses.models.papers import CongressPaper, OpinionRound, Taken
from dangbo.congresses.queries.papers.board import Progress, board_of
from dangbo.congresses.queries.papers.opinions import headings_of, sections_of, units_below
from dangbo.documents.acts.drafting import save_draft
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Organisation

pytestmark = pytest.mark.django_db
UNTIL = date(2020, 2, 10)


def sent(paper: CongressPaper | None = None) -> OpinionRound:
    """The political report sent to both cells."""
    made = paper or house.make(house.congress(), "bao-cao-chinh-tri")
    cells = [unit.organisation for unit in units_below(made.congress)]
    return open_opinions(actor=PROGRAM, paper=made, organisations=cells, on=house.ON, until=UNTIL)


def cell(code: str = "cb1") -> Organisation:
    return Organisation.objects.get(code=code)


def test_a_version_is_sent_to_the_units_below_and_the_row_says_so() -> None:
    held = sent()
    assert [call.organisation.code for call in held.calls.all()] == ["cb1", "cb2"]
    assert (held.version.number, held.number) == (1, 1)
    assert board_of(held.paper.congress)[3].progress is Progress.OPINIONS


def test_only_one_round_runs_on_a_paper() -> None:
    held = sent()
    with pytest.raises(Refused, match="Báo cáo chính trị đang lấy ý kiến"):
        sent(held.paper)
    close_opinions(actor=PROGRAM, round_=held, on=UNTIL)
    assert sent(held.paper).number == 2


def test_a_later_version_does_not_change_what_was_sent() -> None:
    held = sent()
    document = held.paper.document
    save_draft(actor=PROGRAM, document=document, saved=document.saved, text="I. MỤC MỚI\nKhác hẳn.")
    held.refresh_from_db()
    assert "III. HẠN CHẾ, NGUYÊN NHÂN" in headings_of(held)


def test_an_opinion_stands_at_its_section_of_the_version_sent() -> None:
    held = sent()
    section = "III. HẠN CHẾ, NGUYÊN NHÂN"
    made = give_opinion(
        actor=PROGRAM, round_=held, organisation=cell(), text="Nêu rõ nguyên nhân.", section=section, on=house.ON
    )
    whole = give_opinion(actor=PROGRAM, round_=held, organisation=cell(), text="Báo cáo còn dài.", on=house.ON)
    found = {
        each.title: tuple(heard.opinion for heard in each.opinions) for each in sections_of(held, held.opinions.all())
    }
    assert found[section] == (made,)
    assert [opinion for title, opinions in found.items() if title != section for opinion in opinions] == [whole]
    assert "Phần thứ nhất KẾT QUẢ THỰC HIỆN" not in found and any("Phần thứ nhất" in title for title in found)


def test_a_member_gives_an_opinion_through_their_own_cell_until_the_last_day() -> None:
    held = sent()
    member = build.actor(Role.MEMBER, cell())
    given = give_opinion(actor=member, round_=held, organisation=cell(), text="Đồng ý.", on=UNTIL)
    assert given.entered_by_name == member.name
    with pytest.raises(NotAllowed):
        give_opinion(actor=member, round_=held, organisation=cell("cb2"), text="Đồng ý.", on=UNTIL)
    with pytest.raises(Refused, match="Đã hết hạn góp ý ngày 10/02/2020"):
        give_opinion(actor=member, round_=held, organisation=cell(), text="Chậm.", on=date(2020, 2, 11))


def test_those_who_gather_still_enter_what_came_on_paper_until_the_round_is_closed() -> None:
    held = sent()
    keeper = build.actor(Role.OFFICE, held.paper.congress.organisation)
    give_opinion(
        actor=keeper, round_=held, organisation=None, author="Cán bộ hưu", text="Nên gọn.", on=date(2020, 2, 15)
    )
    close_opinions(actor=keeper, round_=held, on=date(2020, 2, 16))
    with pytest.raises(Refused, match="đã kết thúc ngày 16/02/2020"):
        give_opinion(actor=keeper, round_=held, organisation=None, text="Nữa.", on=date(2020, 2, 17))


def test_an_opinion_that_is_not_taken_up_whole_has_a_reason() -> None:
    held = sent()
    opinion = give_opinion(actor=PROGRAM, round_=held, organisation=cell(), text="Bỏ mục IV.", on=house.ON)
    for taken in (Taken.PARTLY, Taken.NOT):
        with pytest.raises(Refused, match="phải ghi lý do để giải trình"):
            settle_opinion(actor=PROGRAM, opinion=opinion, taken=taken)
    settled = settle_opinion(actor=PROGRAM, opinion=opinion, taken=Taken.NOT, reason="Đề cương của cấp trên có mục này")
    assert (settled.taken, settled.decided_by_name) == ("not", PROGRAM.name)


def test_a_member_settles_nothing() -> None:
    held = sent()
    opinion = give_opinion(actor=PROGRAM, round_=held, organisation=cell(), text="Bỏ mục IV.", on=house.ON)
    with pytest.raises(NotAllowed):
        settle_opinion(actor=build.actor(Role.MEMBER, cell()), opinion=opinion, taken=Taken.ACCEPTED)


def test_the_report_tells_every_opinion_with_what_became_of_it() -> None:
    held = sent()
    section = "IV. BÀI HỌC KINH NGHIỆM"
    first = give_opinion(
        actor=PROGRAM, round_=held, organisation=cell(), text="Thêm bài học.", section=section, on=house.ON
    )
    second = give_opinion(actor=PROGRAM, round_=held, organisation=cell("cb2"), text="Giảm số trang.", on=house.ON)
    settle_opinion(actor=PROGRAM, opinion=first, taken=Taken.ACCEPTED)
    settle_opinion(actor=PROGRAM, opinion=second, taken=Taken.PARTLY, reason="Rút hai trang")
    answer_call(actor=PROGRAM, call=held.calls.all()[0], took_part=5, on=house.ON)
    text = house.text_of(house.make(held.paper.congress, "bao-cao-gop-y"))
    assert "| 1 | Báo cáo chính trị | 20/01/2020 đến 10/02/2020 | 1/2 | 5 | 2 |" in text
    assert f"| {section} | Thêm bài học. | Chi bộ cb1 | Tiếp thu |" in text
    assert "| Toàn văn | Giảm số trang. | Chi bộ cb2 | Tiếp thu một phần: Rút hai trang |" in text
    assert "có 2 ý kiến: tiếp thu 1, tiếp thu một phần 1." in text
