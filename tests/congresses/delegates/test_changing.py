"""Struck off, replaced by an alternate, cards lost; the roll of the elections follows the list."""

from datetime import date

import pytest

import build
from congresses.delegates import gathering
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.delegates.cards import issue_cards, replace_card
from dangbo.congresses.acts.delegates.changing import (
    note_absence,
    number_delegates,
    put_back_delegate,
    strike_delegate,
    substitute,
    take_back_substitution,
)
from dangbo.congresses.acts.delegates.entering import TypedDelegate, enter_delegates, take_members
from dangbo.congresses.acts.delegates.roll import lay_congress_roll
from dangbo.congresses.models import Congress
from dangbo.congresses.models.delegates import Absence, Delegate, DelegateKind
from dangbo.registry.acts.memberships.changing import change_activity
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.vocabulary import Activity, Standing

pytestmark = pytest.mark.django_db
ON = date(2020, 8, 1)


@pytest.fixture
def held() -> Congress:
    return gathering.congress(gathering.bloc(1))


def three(held: Congress) -> tuple[Delegate, Delegate, Delegate]:
    """Two delegates of a unit and one alternate of it."""
    first, second = gathering.seated(held, 2)
    (alternate,) = gathering.seated(held, 1, DelegateKind.ALTERNATE)
    return first, second, alternate


def test_an_alternate_takes_one_place_once(held: Congress) -> None:
    first, second, alternate = three(held)
    substitute(actor=PROGRAM, absent=first, alternate=alternate, reason="Ốm")
    with pytest.raises(Refused, match=f"{alternate.full_name} đã thay {first.full_name}"):
        substitute(actor=PROGRAM, absent=second, alternate=alternate, reason="Đi công tác")
    take_back_substitution(actor=PROGRAM, alternate=alternate, reason="Đồng chí đã khỏi")
    substitute(actor=PROGRAM, absent=second, alternate=alternate, reason="Đi công tác")
    assert Delegate.objects.get(pk=alternate.pk).replaces_id == second.pk


def test_an_alternate_of_another_delegation_takes_no_place(held: Congress) -> None:
    (absent,) = gathering.seated(held, 1)
    (other,) = gathering.seated(held, 1, DelegateKind.ALTERNATE, unit="Chi bộ Số 002")
    with pytest.raises(Refused, match="thuộc đoàn Chi bộ Số 002"):
        substitute(actor=PROGRAM, absent=absent, alternate=other, reason="Ốm")


def test_who_is_struck_off_keeps_the_number_and_may_be_put_back(held: Congress) -> None:
    first, _second, _alternate = three(held)
    with pytest.raises(Refused, match="phải ghi lý do"):
        strike_delegate(actor=PROGRAM, delegate=first, on=ON, reason=" ")
    strike_delegate(actor=PROGRAM, delegate=first, on=ON, reason="Chuyển công tác ra ngoài đảng bộ")
    assert [row.number for row in held.delegates.filter(struck_on=None)] == [2, 3]
    put_back_delegate(actor=PROGRAM, delegate=first)
    assert [row.number for row in held.delegates.filter(struck_on=None)] == [1, 2, 3]


def test_an_excused_absence_has_its_reason(held: Congress) -> None:
    first, *_ = three(held)
    with pytest.raises(Refused, match="phải ghi lý do"):
        note_absence(actor=PROGRAM, delegate=first, absence=Absence.EXCUSED)
    note_absence(actor=PROGRAM, delegate=first, absence=Absence.EXCUSED, reason="Điều trị tại bệnh viện")
    assert Delegate.objects.get(pk=first.pk).absence == Absence.EXCUSED


def test_everybody_gets_one_card_and_a_lost_one_is_made_void(held: Congress) -> None:
    first, *_ = three(held)
    cards = issue_cards(actor=PROGRAM, congress=held)
    assert len({card.code for card in cards}) == 3
    with pytest.raises(Refused, match="Mọi đại biểu đã có thẻ"):
        issue_cards(actor=PROGRAM, congress=held)
    again = replace_card(actor=PROGRAM, delegate=first, reason="Mất thẻ")
    assert [(card.code == again.code, card.void_reason) for card in first.cards.all()] == [
        (False, "Mất thẻ"),
        (True, ""),
    ]


def test_numbers_follow_units_and_names_until_cards_are_issued(held: Congress) -> None:
    typed = [
        TypedDelegate(name, DelegateKind.ELECTED, birth_year=1970, unit_name=unit)
        for name, unit in (("Vì Văn Sơn", "Chi bộ B"), ("Lò Văn Bình", "Chi bộ B"), ("Cà Thị An", "Chi bộ A"))
    ]
    enter_delegates(actor=PROGRAM, congress=held, typed=typed)
    number_delegates(actor=PROGRAM, congress=held)
    assert [row.full_name for row in held.delegates.all()] == ["Cà Thị An", "Lò Văn Bình", "Vì Văn Sơn"]
    issue_cards(actor=PROGRAM, congress=held)
    with pytest.raises(Refused, match="Đã in thẻ"):
        number_delegates(actor=PROGRAM, congress=held)


def test_the_roll_of_the_elections_is_laid_from_the_list_and_follows_it() -> None:
    held = gathering.congress(gathering.bloc(1), convened=True)
    first, second, alternate = three(held)
    lay_congress_roll(actor=PROGRAM, congress=held)
    assert held.meeting is not None
    assert [(row.full_name, row.capacity) for row in held.meeting.roll.order_by("name_key")] == [
        (first.full_name, "delegate"),
        (second.full_name, "delegate"),
        (alternate.full_name, "alternate"),
    ]
    first.refresh_from_db()
    strike_delegate(actor=PROGRAM, delegate=first, on=ON, reason="Bị khởi tố")
    lay_congress_roll(actor=PROGRAM, congress=held)
    assert sorted(row.full_name for row in held.meeting.roll.all()) == sorted([second.full_name, alternate.full_name])


def test_a_suspended_delegate_stands_on_the_roll_as_not_summoned() -> None:
    top = gathering.bloc(1, members=1)
    person = build.member(gathering.units_of(top)[0], "Lò Thị Mai An")
    change_activity(
        actor=PROGRAM, person=person, activity=Activity.SUSPENDED, on=date(2020, 7, 1), decision=build.decision()
    )
    held = gathering.congress(top, convened=True)
    typed = TypedDelegate("Lò Thị Mai An", DelegateKind.ELECTED, person=person)
    enter_delegates(actor=PROGRAM, congress=held, typed=[typed])
    lay_congress_roll(actor=PROGRAM, congress=held)
    assert held.meeting is not None
    assert [(row.full_name, row.summoned) for row in held.meeting.roll.all()] == [("Lò Thị Mai An", False)]


def test_probationary_members_attend_and_stand_on_no_roll() -> None:
    top = gathering.bloc(1, members=2)
    build.member(gathering.units_of(top)[0], standing=Standing.PROBATIONARY)
    held = gathering.congress(top, kind="member", convened=True)
    take_members(actor=PROGRAM, congress=held)
    lay_congress_roll(actor=PROGRAM, congress=held)
    assert held.meeting is not None
    assert (held.delegates.count(), held.meeting.roll.count()) == (3, 2)
