"""Cards at the doors: who may come in, one clear sentence for everybody else, clocks put right, nothing doubled."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

import build
from congresses.checkin.doors import Hall, hall
from congresses.delegates import gathering
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Role
from dangbo.congresses.acts.checkin.scanning import record_scans, take_back_check_in
from dangbo.congresses.acts.checkin.sessions import add_door, close_session, open_session
from dangbo.congresses.acts.delegates.cards import replace_card
from dangbo.congresses.acts.delegates.changing import strike_delegate, substitute
from dangbo.congresses.acts.delegates.entering import TypedDelegate, enter_delegates
from dangbo.congresses.acts.delegates.roll import write_attendance
from dangbo.congresses.models.checkin import Outcome, Scan
from dangbo.congresses.models.delegates import DelegateKind
from dangbo.congresses.queries.checkin.presence import door_data, presence_now
from dangbo.registry.acts.memberships.changing import change_activity
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.vocabulary import Activity

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Hall:
    """Three delegates and an alternate of one unit, one delegate of another, two doors."""
    return hall()


def test_a_card_lets_its_bearer_in_and_presence_counts_them_by_delegation(held: Hall) -> None:
    told = held.scan(held.codes["Lò Văn AAAB"])
    assert (told.outcome, told.sentence) == (Outcome.IN, "Lò Văn AAAB, Chi bộ Số 001.")
    now = presence_now(held.session)
    assert [(each.name, each.summoned, each.present) for each in now.delegations] == [
        ("Chi bộ Số 001", 3, 1),
        ("Chi bộ Số 002", 1, 0),
    ]
    assert (now.summoned, now.present) == (4, 1)


def test_the_same_card_at_two_doors_lets_in_once_and_says_where_and_when(held: Hall) -> None:
    code = held.codes["Lò Văn AAAB"]
    first = timezone.now() - timedelta(minutes=5)
    held.scan(code, at=first)
    told = held.scan(code, door=1)
    clock = timezone.localtime(first).strftime("%H:%M")
    assert (told.outcome, told.sentence) == (Outcome.ALREADY, f"Lò Văn AAAB đã điểm danh ở Cửa 1 lúc {clock}.")
    assert presence_now(held.session).present == 1


def test_an_alternate_comes_in_only_in_the_place_of_somebody(held: Hall) -> None:
    code = held.codes[held.alternate.full_name]
    assert held.scan(code).sentence == (
        f"{held.alternate.full_name} là đại biểu dự khuyết, chưa thay ai; ghi việc thay rồi quét lại."
    )
    absent = held.delegates[0]
    substitute(actor=PROGRAM, absent=absent, alternate=held.alternate, reason="Ốm")
    assert held.scan(code).sentence == f"{held.alternate.full_name}, Chi bộ Số 001, thay {absent.full_name}."
    told = held.scan(held.codes[absent.full_name])
    assert (told.outcome, told.sentence) == (
        Outcome.REPLACED,
        f"{absent.full_name} đã có {held.alternate.full_name} thay.",
    )
    assert [(each.summoned, each.present) for each in presence_now(held.session).delegations] == [(3, 1), (1, 0)]


def test_a_suspended_member_does_not_come_in() -> None:
    top = gathering.bloc(1, members=1)
    person = build.member(gathering.units_of(top)[0], "Lò Thị Mai An")
    change_activity(
        actor=PROGRAM, person=person, activity=Activity.SUSPENDED, on=date(2020, 7, 1), decision=build.decision()
    )
    congress = gathering.congress(top)
    typed = TypedDelegate("Lò Thị Mai An", DelegateKind.ELECTED, person=person)
    enter_delegates(actor=PROGRAM, congress=congress, typed=[typed])
    held = hall(congress)
    told = held.scan(held.codes["Lò Thị Mai An"])
    assert told.outcome is Outcome.SUSPENDED
    assert told.sentence.startswith("Lò Thị Mai An bị đình chỉ sinh hoạt đảng")
    assert presence_now(held.session).summoned == 0


def test_cards_of_another_congress_void_cards_slips_and_strangers_each_have_their_sentence(held: Hall) -> None:
    other = gathering.congress(gathering.bloc(1))
    gathering.seated(other, 1)
    (foreign,) = gathering.carded(other).values()
    lost = held.codes["Lò Văn AAAB"]
    replace_card(actor=PROGRAM, delegate=held.delegates[0], reason="Mất thẻ")
    strike_delegate(actor=PROGRAM, delegate=held.delegates[1], on=date(2020, 8, 1), reason="Chuyển công tác")
    good = held.codes["Lò Văn AAAD"]
    slip = good[:-1] + ("0" if good[-1] != "0" else "1")
    told = [held.scan(code) for code in (foreign, lost, held.codes["Lò Văn AAAC"], slip, "vé xe", good)]
    assert [(each.outcome, each.sentence) for each in told] == [
        (Outcome.OTHER_CONGRESS, "Đây là thẻ của đại hội khác, không dùng được ở đây."),
        (Outcome.VOID, "Thẻ này đã hủy (Mất thẻ); Lò Văn AAAB dùng thẻ cấp lại."),
        (Outcome.STRUCK, "Lò Văn AAAC không còn là đại biểu từ ngày 01/08/2020: Chuyển công tác."),
        (Outcome.MISTYPED, "Mã chưa đúng; hãy quét lại hoặc gõ lại từng ký tự trên thẻ."),
        (Outcome.UNKNOWN, "Không có thẻ này trong danh sách đại biểu."),
        (Outcome.IN, "Lò Văn AAAD, Chi bộ Số 001."),
    ]


def test_a_clock_wrong_by_a_day_is_put_right_by_the_servers(held: Hall) -> None:
    now = timezone.now()
    ahead = timedelta(days=1)
    read = now - timedelta(minutes=2)
    held.scan(held.codes["Lò Văn AAAB"], at=read + ahead, clock=timezone.now() + ahead)
    scan = Scan.objects.get()
    assert abs(scan.scanned_at - read) < timedelta(seconds=30)
    assert abs(scan.clock_off - 86_400) < 30


def test_what_is_sent_twice_is_stored_once_and_answered_the_same(held: Hall) -> None:
    sent = held.sent(held.codes["Lò Văn AAAB"])
    first = held.record([sent])
    again = held.record([sent, sent])
    assert [each.outcome for each in (*first, *again)] == [Outcome.IN] * 3
    assert Scan.objects.count() == 1


def test_a_batch_from_a_door_without_network_is_judged_in_the_order_of_reading(held: Hall) -> None:
    now = timezone.now()
    code = held.codes["Lò Văn AAAB"]
    late, early = (held.sent(code, at=now - timedelta(minutes=minutes)) for minutes in (1, 9))
    assert [each.outcome for each in held.record([late, early])] == [Outcome.ALREADY, Outcome.IN]


def test_after_closing_only_what_was_read_before_counts(held: Hall) -> None:
    close_session(actor=PROGRAM, session=held.session)
    held.session.refresh_from_db()
    before, after = timezone.now() - timedelta(minutes=1), timezone.now()
    told = [held.scan(held.codes["Lò Văn AAAB"], at=before), held.scan(held.codes["Lò Văn AAAC"], at=after)]
    assert [each.outcome for each in told] == [Outcome.IN, Outcome.CLOSED]
    assert Scan.objects.filter(outcome=Outcome.IN).count() == 1


def test_a_check_in_by_mistake_is_taken_back_and_the_card_lets_in_again(held: Hall) -> None:
    code = held.codes["Lò Văn AAAB"]
    held.scan(code)
    scan = Scan.objects.get()
    with pytest.raises(Refused, match="phải ghi lý do"):
        take_back_check_in(actor=PROGRAM, scan=scan, reason="")
    take_back_check_in(actor=PROGRAM, scan=scan, reason="Quét nhầm")
    assert presence_now(held.session).present == 0
    assert held.scan(code).outcome is Outcome.IN


def test_a_chosen_name_lets_in_as_a_card_does(held: Hall) -> None:
    sent = held.sent("", delegate=held.delegates[2])
    (told,) = held.record([sent])
    assert (told.outcome, told.delegate) == (Outcome.IN, held.delegates[2].pk)


def test_attendance_of_the_elections_is_written_from_the_doors() -> None:
    held = hall(gathering.congress(gathering.bloc(1), convened=True))
    substitute(actor=PROGRAM, absent=held.delegates[0], alternate=held.alternate, reason="Ốm")
    for name in (held.alternate.full_name, held.delegates[1].full_name):
        held.scan(held.codes[name])
    assert write_attendance(actor=PROGRAM, session=held.session) == 2
    assert held.congress.meeting is not None
    roll = {row.full_name: row for row in held.congress.meeting.roll.select_related("replaces")}
    assert {name: row.presence for name, row in roll.items()} == {
        held.delegates[0].full_name: "absent",
        held.delegates[1].full_name: "present",
        held.delegates[2].full_name: "absent",
        held.delegates[3].full_name: "absent",
        held.alternate.full_name: "present",
    }
    assert roll[held.alternate.full_name].replaces == roll[held.delegates[0].full_name]


def test_one_session_at_a_time_and_each_door_once(held: Hall) -> None:
    with pytest.raises(Refused, match="Phiên trù bị đang điểm danh"):
        open_session(actor=PROGRAM, congress=held.congress, name="Phiên chính thức", day=gathering.DAY)
    with pytest.raises(Refused, match="Đã có Cửa 1"):
        add_door(actor=PROGRAM, congress=held.congress, name="Cửa 1")


def test_who_may_not_run_the_congress_checks_nobody_in(held: Hall) -> None:
    looker = Actor.of(build.account(Role.COMMITTEE_MEMBER, held.congress.organisation))
    with pytest.raises(NotAllowed):
        record_scans(actor=looker, session=held.session, door=held.doors[0], sent=[], clock=timezone.now())


def test_a_door_carries_the_sentences_for_when_there_is_no_network(held: Hall) -> None:
    held.scan(held.codes["Lò Văn AAAB"])
    data = door_data(held.session)
    assert {each["name"]: each["outcome"] for each in data["people"]} == {
        "Lò Văn AAAB": "in",
        "Lò Văn AAAC": "in",
        "Lò Văn AAAD": "in",
        "Lò Văn AAAE": "in",
        held.alternate.full_name: "alternate",
    }
    ((delegate, (door, clock)),) = data["came"].items()
    assert (delegate, door) == (str(held.delegates[0].pk), "Cửa 1")
    assert datetime.strptime(clock, "%H:%M")  # noqa: DTZ007 - a time of day alone
