"""The agenda: usual by the kind of congress, changed before it is taken up, run with its times."""

from datetime import date

import pytest

import build
from congresses import world
from congresses.day import hall
from congresses.papers import house
from dangbo.access.actor import PROGRAM, NotAllowed
from dangbo.access.permissions import Role
from dangbo.congresses.acts.day.agenda import add_item, change_item, draw_up_agenda, drop_item, move_item
from dangbo.congresses.acts.day.running import begin_item, end_item, leave_out
from dangbo.congresses.models.day import ItemKind, Sitting
from dangbo.congresses.papers.facts.of_day import timed
from dangbo.registry.acts.refusal import Refused

pytestmark = pytest.mark.django_db


def test_a_member_congress_of_a_committee_elects_in_the_order_of_the_regulation() -> None:
    congress = hall.congress()
    items = list(congress.agenda.all())
    assert [item.title for item in items if item.kind == ItemKind.ELECTION] == [
        "Bầu ban chấp hành đảng bộ",
        "Bầu bí thư",
        "Bầu đại biểu dự đại hội cấp trên",
    ]
    assert [item.body for item in items if item.body] == ["presidium", "secretariat"]
    assert {item.sitting for item in items} == {Sitting.MAIN}
    assert "Đại hội Đảng bộ Sở Một nhiệm kỳ 2020-2025" in items[0].script


def test_a_cell_says_chair_and_its_times_follow_one_another() -> None:
    congress = world.one()
    world.planned(congress, date(2020, 4, 14))
    draw_up_agenda(actor=PROGRAM, congress=congress)
    items = list(congress.agenda.all())
    assert items[1].title == "Bầu chủ tọa đại hội"
    assert [at for _item, at in timed(items)][:4] == ["07:30", "07:40", "07:45", "07:50"]


def test_a_delegate_congress_has_a_trial_session_with_its_credentials_board() -> None:
    congress = house.congress()
    congress.kind = "delegate"
    congress.save()
    world.planned(congress, house.OPENING, house.ON, trial_day=date(2020, 5, 11), reason="Có phiên trù bị")
    draw_up_agenda(actor=PROGRAM, congress=congress)
    trial = congress.agenda.filter(sitting=Sitting.TRIAL)
    assert {item.day for item in trial} == {date(2020, 5, 11)}
    assert "credentials" in {item.body for item in trial}


def test_without_a_day_there_is_no_agenda() -> None:
    with pytest.raises(Refused, match="Chưa ghi ngày đại hội"):
        draw_up_agenda(actor=PROGRAM, congress=world.one())


def test_items_are_added_changed_moved_and_dropped_before_they_begin() -> None:
    congress = hall.congress()
    added = add_item(
        actor=PROGRAM, congress=congress, title="Trao huy hiệu", kind=ItemKind.CEREMONY, day=house.OPENING, minutes=10
    )
    last = congress.agenda.count()
    assert added.position == last
    assert move_item(actor=PROGRAM, item=added, up=True).position == last - 1
    change_item(actor=PROGRAM, item=added, title="Trao Huy hiệu Đảng", who="Bí thư", script="Xin mời.", minutes=15)
    drop_item(actor=PROGRAM, item=congress.agenda.get(code="break"))
    assert [item.position for item in congress.agenda.all()] == list(range(1, last))


def test_only_one_item_runs_and_the_next_ends_it() -> None:
    congress = hall.congress()
    first = hall.begun(congress, "flag")
    hall.begun(congress, "presidium", 12)
    first.refresh_from_db()
    assert first.ended_at is not None and (first.ended_at - hall.START).seconds == 12 * 60
    with pytest.raises(Refused, match="đã bắt đầu hoặc đã xong"):
        begin_item(actor=PROGRAM, item=first)
    with pytest.raises(Refused, match="sửa từng mục, không lập lại"):
        draw_up_agenda(actor=PROGRAM, congress=congress)


def test_an_item_left_out_says_why() -> None:
    congress = hall.congress()
    item = congress.agenda.get(code="reply")
    with pytest.raises(Refused, match="Phải ghi lý do"):
        leave_out(actor=PROGRAM, item=item, reason=" ")
    leave_out(actor=PROGRAM, item=item, reason="Cấp trên không dự")
    with pytest.raises(Refused):
        begin_item(actor=PROGRAM, item=item)


def test_an_item_that_was_not_begun_does_not_end() -> None:
    with pytest.raises(Refused, match="chưa bắt đầu"):
        end_item(actor=PROGRAM, item=hall.congress().agenda.get(code="flag"))


def test_a_member_does_not_run_the_congress() -> None:
    congress = hall.congress()
    member = build.actor(Role.MEMBER, congress.organisation)
    with pytest.raises(NotAllowed):
        begin_item(actor=member, item=congress.agenda.get(code="flag"))
