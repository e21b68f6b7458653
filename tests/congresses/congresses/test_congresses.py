"""A congress is made for every organisation, is of the kind that the rule says, keeps its days, and is convened."""

from datetime import date

import pytest

import build
from congresses import world
from dangbo.access.actor import PROGRAM, Actor, NotAllowed
from dangbo.access.permissions import Role
from dangbo.congresses.acts.congresses.convening import convene
from dangbo.congresses.acts.congresses.setting import cancel_congress, set_congress
from dangbo.congresses.acts.congresses.starting import start_congresses
from dangbo.congresses.acts.rounds.rules import change_rule
from dangbo.congresses.models import Congress, CongressDate, DateKind
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.states import state_of
from dangbo.congresses.states import State
from dangbo.elections.models import Meeting, MeetingKind
from dangbo.journal.models import Entry
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.congress.contents import Content
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.congress.levels import CongressLevel

pytestmark = pytest.mark.django_db
MAY_DAY = date(2020, 5, 12)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return set(refused.value.codes)


def test_one_act_makes_the_congresses_of_all_who_have_none() -> None:
    bloc, base, first, second = build.tree()
    round_ = world.a_round(bloc)
    made = world.congresses(round_)
    assert [(each.organisation_id, each.level, each.kind) for each in made] == [(base.pk, "grassroots", "member")]
    world.congresses(round_, CongressLevel.GRASSROOTS, CongressLevel.CELL_OF_COMMITTEE)
    found = Congress.objects.order_by("organisation__code").values_list("organisation__code", "level")
    assert list(found) == [
        ("cb1", "cell_of_committee"),
        ("cb2", "cell_of_committee"),
        ("cs1", "grassroots"),
    ]
    assert [first.code, second.code] == ["cb1", "cb2"]
    assert [entry.details["rows"] for entry in Entry.objects.filter(act="start_congresses").order_by("number")] == [
        {"congress": 1},
        {"congress": 2},
    ]
    with pytest.raises(Refused) as refused:
        world.congresses(round_)
    assert codes(refused) == {"nothing-to-start"}


def test_two_hundred_members_meet_by_delegates() -> None:
    bloc, base, cell, _ = build.tree()
    build.members(cell, 3)
    round_ = world.a_round(bloc)
    change_rule(
        actor=PROGRAM,
        round_=round_,
        key="congress.member_congress.below_members",
        value=3,
        holds_from=world.OPENED,
        source="5-KH/ĐUK",
    )
    made = world.congresses(round_, CongressLevel.GRASSROOTS, CongressLevel.CELL_OF_COMMITTEE)
    assert {each.organisation.code: each.kind for each in made} == {"cb1": "member", "cb2": "member", "cs1": "delegate"}
    assert base.code == "cs1"


def test_another_kind_than_the_rules_needs_a_reason_and_who_agreed() -> None:
    congress = world.congresses(world.a_round(build.tree()[0]))[0]
    options = {"actor": PROGRAM, "congress": congress, "on": world.PLANNED_ON, "contents": tuple(Content)}
    with pytest.raises(Refused) as refused:
        set_congress(**options, kind=CongressKind.DELEGATE, reason="Đảng viên ở xa nhau")
    assert codes(refused) == {"congress-kind-exception"}
    found = set_congress(
        **options,
        kind=CongressKind.DELEGATE,
        reason="Đảng viên ở xa nhau",
        agreed_by="Ban Thường vụ Đảng ủy Khối",
        pilot=True,
        ordinal=4,
    )
    assert (found.kind, found.exception_agreed_by, found.pilot) == ("delegate", "Ban Thường vụ Đảng ủy Khối", True)


def test_a_congress_that_elects_no_committee_needs_leave() -> None:
    congress = world.one()
    options = {
        "actor": PROGRAM,
        "congress": congress,
        "on": world.PLANNED_ON,
        "kind": CongressKind.MEMBER,
        "contents": (Content.REVIEW_OF_TERM, Content.HIGHER_DRAFTS),
    }
    with pytest.raises(Refused) as refused:
        set_congress(**options)
    assert codes(refused) == {"without-election-needs-leave"}
    found = set_congress(**options, contents_leave="163-KL/TW")
    assert found.contents == {Content.REVIEW_OF_TERM, Content.HIGHER_DRAFTS}


def test_a_move_says_why_and_the_earlier_day_stays() -> None:
    congress = world.one()
    world.planned(congress, date(2020, 4, 9))
    with pytest.raises(Refused) as refused:
        world.planned(congress, MAY_DAY, on=date(2020, 3, 27))
    assert codes(refused) == {"reason-missing"}
    world.planned(congress, MAY_DAY, on=date(2020, 3, 27), reason="Công điện 2140-CĐ/TU phòng, chống dịch")
    now, before = days_of(congress), days_of(congress, date(2020, 3, 26))
    assert (now.planned.first_day, now.moves) == (MAY_DAY, 1)
    assert (before.planned.first_day, before.moves) == (date(2020, 4, 9), 0)
    assert CongressDate.objects.count() == 2


def test_a_day_outside_the_window_needs_the_superiors_leave() -> None:
    congress = world.one()
    with pytest.raises(Refused) as refused:
        world.planned(congress, date(2020, 7, 6))
    assert codes(refused) == {"outside-window"}
    made = world.planned(congress, date(2020, 7, 6), leave="Công văn 31-CV/ĐUK")
    assert made.leave == "Công văn 31-CV/ĐUK"


def test_only_the_superior_approves_days_and_names_the_paper() -> None:
    congress = world.one()
    own = Actor.of(build.account(Role.SECRETARY, congress.organisation))
    above = Actor.of(build.account(Role.ORGANISATION_BOARD, congress.round.superior))
    with pytest.raises(NotAllowed):
        world.approved(congress, MAY_DAY, date(2020, 3, 2), actor=own)
    with pytest.raises(Refused) as refused:
        world.approved(congress, MAY_DAY, date(2020, 3, 2), decided_by="", actor=above)
    assert codes(refused) == {"decision-missing"}
    made = world.approved(congress, MAY_DAY, date(2020, 3, 2), actor=above)
    assert (made.decided_by, made.recorded_by_name) == ("12-TB/ĐUK", above.name)


def test_a_congress_is_held_when_it_is_over_and_then_stays_where_it_is() -> None:
    congress = world.one()
    world.approved(congress, MAY_DAY, date(2020, 3, 2))
    with pytest.raises(Refused) as refused:
        world.days(congress, DateKind.HELD, MAY_DAY, on=date(2020, 5, 11))
    assert codes(refused) == {"not-held-yet"}
    world.held(congress, MAY_DAY)
    assert state_of(congress, date(2020, 5, 11)) is State.PREPARING
    assert state_of(congress, MAY_DAY) is State.HELD
    with pytest.raises(Refused) as refused:
        world.planned(congress, date(2020, 6, 1), on=date(2020, 5, 20), reason="Ghi lại")
    assert codes(refused) == {"already-held"}


def test_a_congress_that_has_days_is_convened_and_its_meeting_moves_with_it() -> None:
    congress = world.one()
    with pytest.raises(Refused) as refused:
        convene(actor=PROGRAM, congress=congress, on=date(2020, 4, 1))
    assert codes(refused) == {"no-days"}
    world.approved(congress, MAY_DAY, date(2020, 3, 2))
    with pytest.raises(Refused) as refused:
        convene(actor=PROGRAM, congress=congress, on=date(2020, 4, 1))
    assert codes(refused) == {"not-reviewed"}
    found = convene(actor=PROGRAM, congress=congress, on=date(2020, 4, 1), accepted_warnings=world.ACCEPTED)
    meeting = Meeting.objects.get()
    assert found.meeting == meeting
    assert (meeting.kind, meeting.held_on, meeting.term_name) == (MeetingKind.MEMBER_CONGRESS, MAY_DAY, "2020-2025")
    assert state_of(congress, date(2020, 4, 1)) is State.CONVENED
    world.approved(congress, date(2020, 5, 19), date(2020, 5, 4), reason="Hội trường chưa xong")
    assert Meeting.objects.get().held_on == date(2020, 5, 19)


def test_a_congress_given_up_changes_no_more() -> None:
    congress = world.one()
    cancel_congress(actor=PROGRAM, congress=congress, on=date(2020, 3, 2), reason="Sáp nhập vào Chi bộ Sở Tài chính")
    assert state_of(congress, date(2020, 3, 2)) is State.CANCELLED
    with pytest.raises(Refused) as refused:
        world.planned(congress, MAY_DAY)
    assert codes(refused) == {"congress-cancelled"}


def test_nobody_below_starts_the_congresses_of_a_round() -> None:
    congress = world.one()
    actor = Actor.of(build.account(Role.SECRETARY, congress.organisation))
    with pytest.raises(NotAllowed):
        start_congresses(actor=actor, round_=congress.round, levels=[CongressLevel.GRASSROOTS], on=world.OPENED)
