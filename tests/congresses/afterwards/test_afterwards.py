"""After the congress: results sent and ratified, the register against them, the first meeting, the archive."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

import build
from congresses import world
from congresses.afterwards import closing
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Permission, Role
from dangbo.congresses.acts.afterwards.following import call_first_meeting, hand_over
from dangbo.congresses.acts.afterwards.ratifying import ratify_congress, receive_results
from dangbo.congresses.acts.congresses.convening import convene
from dangbo.congresses.models import Congress
from dangbo.congresses.queries.afterwards.facts import after_of, all_after, new_term, register_check
from dangbo.congresses.queries.afterwards.listing import after_lines
from dangbo.congresses.queries.afterwards.page import after_page
from dangbo.congresses.queries.afterwards.steps import next_steps, tasks
from dangbo.congresses.queries.states import state_of
from dangbo.congresses.states import State
from dangbo.elections.acts.afterwards import receive_complaint
from dangbo.elections.models import MeetingKind
from dangbo.journal.models import Entry
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import CommitteeMember, Organisation
from dangbo.registry.viewing import Viewing
from dangbo.rules.congress.results import AfterState

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
BOTH = frozenset({Permission.PREPARE_CONGRESSES, Permission.REVIEW_CONGRESSES})


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return set(refused.value.codes)


def fresh(congress: Congress) -> Congress:
    return Congress.objects.select_related("round__superior", "organisation", "meeting").get(pk=congress.pk)


def ratify(congress: Congress, **more: Any) -> None:
    given = {"actor": PROGRAM, "on": closing.RATIFIED, "decision": closing.decision()} | more
    ratify_congress(congress=congress, **given)


def viewing(organisation: Organisation, at: date) -> Viewing:
    return Viewing(organisation, organisation.version_at(at), at, BOTH, (Role.ORGANISATION_BOARD,))


def test_the_duties_follow_from_the_closing_and_the_receipt() -> None:
    congress = closing.unit()
    assert after_of(congress, date(2020, 6, 11)) is None
    closing.reported(congress)
    after = after_of(congress, date(2020, 7, 15))
    assert after is not None
    assert (after.sent.due_on, after.sent.state) == (date(2020, 6, 23), AfterState.DONE)
    assert (after.ratified.due_on, after.ratified.state, after.ratified.days_late) == (
        date(2020, 7, 10),
        AfterState.LATE,
        3,
    )


def test_one_decision_ratifies_every_vote_of_the_congress() -> None:
    congress = closing.unit()
    closing.reported(congress)
    ratify(congress)
    assert closing.states(congress) == {"Đã chuẩn y"}
    assert state_of(congress, closing.RATIFIED) is State.RATIFIED
    assert Entry.objects.get(act="ratify_congress").summary == (
        "Chuẩn y kết quả đại hội Chi bộ Sở 1: 2 cuộc bầu, theo 45-QĐ/ĐUK"
    )
    with pytest.raises(Refused) as refused:
        ratify(congress)
    assert codes(refused) == {"nothing-to-ratify"}


def test_somebody_left_out_is_not_ratified_and_loses_the_seat() -> None:
    congress = closing.unit()
    committee, _ = closing.reported(congress)
    last = committee.candidates.get(rank=3)
    ratify(congress, left_out=[last])
    seat = CommitteeMember.objects.get(person=last.person, committee__term=new_term(congress))
    assert seat.valid_to == closing.RATIFIED


def test_results_are_ratified_only_when_sent_and_signed() -> None:
    congress = closing.unit()
    closing.elected(congress)
    with pytest.raises(Refused) as refused:
        ratify(congress)
    assert codes(refused) == {"not-reported", "minutes-not-signed"}
    with pytest.raises(Refused) as not_received:
        receive_results(actor=PROGRAM, congress=congress, on=closing.RECEIVED)
    assert codes(not_received) == {"not-reported"}


def test_an_open_complaint_stops_the_clock_and_is_warned_of() -> None:
    congress = closing.unit()
    closing.reported(congress)
    receive_complaint(
        actor=PROGRAM, meeting=closing.meeting_of(congress), received_on=date(2020, 6, 16), sender="Một đảng viên",
        text="Về số dư",
    )  # fmt: skip
    after = after_of(congress, date(2020, 8, 3))
    assert after is not None
    assert (after.ratified.due_on, after.ratified.state) == (None, AfterState.DUE)
    with pytest.raises(Refused) as warned:
        ratify(congress)
    assert (codes(warned), warned.value.may_be_accepted) == ({"complaint-open"}, True)


def test_the_superior_alone_receives_and_ratifies() -> None:
    congress = closing.unit()
    closing.reported(congress)
    unit = build.actor(Role.SECRETARY, congress.organisation)
    with pytest.raises(NotAllowed):
        ratify(congress, actor=unit)
    with pytest.raises(NotAllowed):
        receive_results(actor=unit, congress=congress, on=closing.RECEIVED)
    board = build.actor(Role.ORGANISATION_BOARD, congress.round.superior)
    meeting = receive_results(actor=board, congress=congress, on=date(2020, 6, 22))
    assert (meeting.received_on, meeting.report_symbol) == (date(2020, 6, 22), "03-BC/CU")


def test_the_register_agrees_with_the_results_and_says_where_it_does_not() -> None:
    congress = closing.unit()
    closing.elected(congress)
    term = new_term(congress)
    assert term is not None
    assert register_check(congress, term) == ()
    seat = CommitteeMember.objects.filter(committee__term=term).order_by("position").last()
    assert seat is not None
    name = seat.person.full_name
    seat.delete()
    CommitteeMember.objects.filter(committee__term=term.previous).update(valid_to=None)
    messages = [finding.message for finding in register_check(congress, term)]
    assert messages[0] == f"{name} trúng cử ủy viên cấp ủy, chưa có trong sổ."
    assert len([message for message in messages if "nhiệm kỳ cũ chưa kết thúc" in message]) == 3


def test_the_first_meeting_is_of_the_new_committee_with_its_roll() -> None:
    congress = closing.unit()
    with pytest.raises(Refused) as early:
        call_first_meeting(actor=PROGRAM, congress=congress, on=closing.DAY)
    assert codes(early) == {"no-committee"}
    closing.elected(congress)
    page = after_page(congress, closing.DAY)
    assert page.may_meet
    assert page.convener is not None
    assert page.convener.message.endswith(
        "bí thư khóa trước tái cử, triệu tập và chủ trì cho đến khi bầu xong chủ tọa."
    )
    with pytest.raises(Refused) as before:
        call_first_meeting(actor=PROGRAM, congress=congress, on=date(2020, 6, 11))
    assert codes(before) == {"day-too-early"}
    meeting = call_first_meeting(actor=PROGRAM, congress=congress, on=closing.DAY, place="Phòng họp")
    assert (meeting.kind, meeting.roll.count()) == (MeetingKind.COMMITTEE_MEETING, 3)
    assert meeting.name == "Hội nghị lần thứ nhất Chi ủy Chi bộ Sở 1, nhiệm kỳ 2020-2025"
    with pytest.raises(Refused) as twice:
        call_first_meeting(actor=PROGRAM, congress=congress, on=closing.DAY)
    assert codes(twice) == {"meeting-exists"}


def test_the_archive_is_handed_over_group_by_group() -> None:
    congress = closing.unit()
    given = {"actor": PROGRAM, "congress": congress, "on": date(2020, 8, 3), "received_by": "Văn phòng Đảng ủy Khối"}
    hand_over(code="course", note="02 tập", **given)
    page = after_page(congress, date(2020, 8, 3))
    assert (page.handed_over, len(page.archive)) == (1, 9)
    for change, code in (
        ({"code": "course"}, "already-handed-over"),
        ({"code": "poems"}, "not-of-the-archive"),
        ({"code": "images", "received_by": " "}, "receiver-missing"),
        ({"code": "images", "on": date(2020, 6, 1)}, "day-too-early"),
    ):
        with pytest.raises(Refused) as refused:
            hand_over(**(given | change))
        assert codes(refused) == {code}


def test_the_next_step_goes_from_the_first_meeting_to_the_archive() -> None:
    congress = closing.unit()
    closing.reported(congress)

    def labels(actor: Actor) -> list[str]:
        return [step.label for step in next_steps(fresh(congress), actor, date(2020, 7, 1))]

    unit = build.actor(Role.SECRETARY, congress.organisation)
    board = build.actor(Role.ORGANISATION_BOARD, congress.round.superior)
    assert labels(unit) == ["Lập hội nghị lần thứ nhất"]
    assert labels(board) == ["Lập hội nghị lần thứ nhất", "Chuẩn y kết quả"]
    call_first_meeting(actor=PROGRAM, congress=congress, on=closing.DAY)
    ratify(congress)
    assert labels(unit) == ["Nộp lưu hồ sơ"]


def test_what_is_late_is_counted_for_the_superior() -> None:
    congress = closing.unit()
    closing.signed(congress)
    top, at = congress.round.superior, date(2020, 7, 1)
    assert [task.title for task in tasks(PROGRAM, viewing(congress.organisation, at))] == []
    assert [task.title for task in tasks(PROGRAM, viewing(top, at))] == ["1 đơn vị chậm báo cáo kết quả đại hội"]
    assert [task.title for task in tasks(PROGRAM, viewing(top, date(2020, 6, 15)))] == []


def test_the_pages_show_where_a_unit_stands() -> None:
    congress = closing.unit()
    closing.reported(congress)
    client = Client()
    client.force_login(build.account(Role.ORGANISATION_BOARD, congress.round.superior), backend=BACKEND)
    client.get("/", {"to-chuc": "khoi", "ngay": "15/07/2020"})
    listed = " ".join(
        client.get(reverse("congresses:afterwards_list", args=[congress.round_id])).content.decode().split()
    )
    assert "1 đại hội triệu tập trong chương trình đã họp, 1 đã báo cáo kết quả, 0 đã được chuẩn y." in listed
    assert "Quá hạn chuẩn y" in listed
    page = client.get(reverse("congresses:afterwards", args=[congress.pk])).content.decode()
    assert "chậm 3 ngày làm việc" in page
    assert "nhiệm kỳ cũ đã kết thúc" in page
    url = reverse("congresses:after_act", args=[congress.pk, "chuan-y"])
    sent = {
        "symbol": "45-QĐ/ĐUK",
        "issued_on": "30/06/2020",
        "issuer": "Đảng ủy Khối",
        "on": "30/06/2020",
        "xac-nhan": "1",
    }
    assert client.post(url, sent).status_code == 302
    assert closing.states(congress) == {"Đã chuẩn y"}


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_takes_a_fixed_number_of_queries(number: int, django_assert_num_queries: Any) -> None:
    round_ = world.a_round(world.bloc(number))
    for congress in world.congresses(round_):
        world.planned(congress, closing.DAY)
        world.approved(congress, closing.DAY, date(2020, 5, 4))
        convene(actor=PROGRAM, congress=congress, on=date(2020, 5, 5), accepted_warnings=world.ACCEPTED)
    with django_assert_num_queries(8):
        lines = after_lines(round_, round_.superior, date(2020, 7, 1))
    assert [line.look for line in lines] == [("idle", "Chưa công bố kết quả")] * number
    assert set(all_after([line.pk for line in lines], date(2020, 6, 11))) == set()
