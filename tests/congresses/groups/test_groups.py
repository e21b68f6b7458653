"""Preparation groups have one head, dated members, tasks with owners, and sessions of those who were in them."""

from datetime import date

import pytest
from django.test import Client

import build
from congresses import world
from dangbo.access.actor import PROGRAM
from dangbo.access.permissions import Role
from dangbo.congresses.acts.groups import membership
from dangbo.congresses.acts.groups.membership import found_group, join_group, leave_group
from dangbo.congresses.acts.groups.work import add_task, finish_task, hold_session
from dangbo.congresses.models import Congress, GroupKind, GroupMember, GroupRole, PreparationGroup
from dangbo.congresses.queries.group_page import group_lines
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Person

pytestmark = pytest.mark.django_db
ON = date(2020, 1, 6)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return set(refused.value.codes)


def a_group(congress: Congress, people: list[Person]) -> PreparationGroup:
    roles = [GroupRole.HEAD, GroupRole.DEPUTY, *[GroupRole.MEMBER] * (len(people) - 2)]
    return found_group(
        actor=PROGRAM,
        congress=congress,
        kind=GroupKind.PERSONNEL,
        on=ON,
        cited=build.decision(ON, "12-QĐ/CB"),
        people=list(zip(people, roles, strict=True)),
    )


def test_a_group_is_set_up_with_its_people_by_a_decision() -> None:
    congress = world.one()
    people = build.members(congress.organisation, 5)
    group = a_group(congress, people)
    line = group_lines(congress, ON)[0]
    assert (group.name, group.decision.symbol) == ("Tiểu ban Nhân sự", "12-QĐ/CB")
    assert [(row.person, row.role) for row in line.members][:2] == [(people[0], "head"), (people[1], "deputy")]
    assert len(line.members) == 5
    with pytest.raises(Refused) as refused:
        a_group(congress, people)
    assert codes(refused) == {"same-name"}


def test_a_group_has_one_head_and_changes_by_date() -> None:
    congress = world.one()
    people = build.members(congress.organisation, 3)
    group = a_group(congress, people[:2])
    with pytest.raises(Refused) as refused:
        join_group(actor=PROGRAM, group=group, person=people[2], role=GroupRole.HEAD, on=date(2020, 2, 3))
    assert codes(refused) == {"two-heads"}
    head = GroupMember.objects.get(role="head")
    leave_group(actor=PROGRAM, member=head, on=date(2020, 2, 3), reason="Chuyển công tác")
    join_group(actor=PROGRAM, group=group, person=people[1], role=GroupRole.HEAD, on=date(2020, 2, 3))
    before, after = group_lines(congress, date(2020, 2, 2))[0], group_lines(congress, date(2020, 2, 3))[0]
    assert [(row.person, row.role) for row in before.members] == [(people[0], "head"), (people[1], "deputy")]
    assert [(row.person, row.role) for row in after.members] == [(people[1], "head")]
    with pytest.raises(Refused) as refused:
        join_group(actor=PROGRAM, group=group, person=people[1], role=GroupRole.HEAD, on=date(2020, 2, 4))
    assert codes(refused) == {"already-there"}


def test_who_reviews_and_prepares_is_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    congress = world.one()
    people = build.members(congress.organisation, 2)

    def reviewing(of: Congress, person: Person) -> list[str]:
        return ["Ở tổ thẩm định số 1."] if person == people[1] else []

    monkeypatch.setattr(membership, "offered", lambda name: [reviewing])
    with pytest.raises(Refused) as refused:
        a_group(congress, people)
    assert codes(refused) == {"also-reviews"}
    assert refused.value.may_be_accepted
    assert str(refused.value) == f"{people[1].full_name} đang ở phía duyệt đại hội này: Ở tổ thẩm định số 1."


def test_tasks_belong_to_people_of_the_group() -> None:
    congress = world.one()
    people = build.members(congress.organisation, 4)
    group = a_group(congress, people[:2])
    other = found_group(
        actor=PROGRAM, congress=congress, kind=GroupKind.PAPERS, on=ON, people=[(people[2], GroupRole.HEAD)]
    )
    stranger = GroupMember.objects.get(group=other)
    with pytest.raises(Refused) as refused:
        add_task(actor=PROGRAM, group=group, title="Rà soát quy hoạch", owner=stranger)
    assert codes(refused) == {"not-of-the-group"}
    owner = GroupMember.objects.get(group=group, role="head")
    task = add_task(actor=PROGRAM, group=group, title="Rà soát quy hoạch", owner=owner, due_on=date(2020, 2, 14))
    assert group_lines(congress, date(2020, 2, 20))[0].tasks == [(task, ("bad", "Quá hạn 6 ngày"))]
    finish_task(actor=PROGRAM, task=task, on=date(2020, 2, 20))
    assert group_lines(congress, date(2020, 2, 20))[0].tasks == [(task, ("ok", "Đã xong"))]
    with pytest.raises(Refused) as refused:
        finish_task(actor=PROGRAM, task=task, on=date(2020, 2, 21))
    assert codes(refused) == {"already-done"}


def test_a_session_keeps_who_was_there_and_what_was_said() -> None:
    congress = world.one()
    people = build.members(congress.organisation, 3)
    group = a_group(congress, people)
    members = list(GroupMember.objects.filter(group=group))
    with pytest.raises(Refused) as refused:
        hold_session(actor=PROGRAM, group=group, held_on=ON, present=members, minutes=" ")
    assert codes(refused) == {"minutes-missing"}
    hold_session(
        actor=PROGRAM, group=group, held_on=date(2020, 1, 20), present=members[:2], minutes="Thống nhất đề án."
    )
    leave_group(actor=PROGRAM, member=members[2], on=date(2020, 2, 3), reason="Nghỉ hưu")
    with pytest.raises(Refused) as refused:
        hold_session(actor=PROGRAM, group=group, held_on=date(2020, 2, 10), present=members, minutes="Họp lần hai.")
    assert codes(refused) == {"not-of-the-group"}
    line = group_lines(congress, date(2020, 2, 10))[0]
    assert [(row.minutes, present) for row, present in line.sessions] == [("Thống nhất đề án.", 2)]


def test_a_group_is_set_up_on_its_page(client: Client) -> None:
    congress = world.one()
    people = build.members(congress.organisation, 3)
    account = build.account(Role.SECRETARY, congress.organisation)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    url = f"/dai-hoi/{congress.pk}/tieu-ban/"
    sent = {
        "kind": "papers",
        "on": "06/01/2020",
        "people": [str(person.pk) for person in people],
        "head": people[1].full_name,
        "deputy": "Người khác",
    }
    refused = client.post(f"{url}lap/?ngay=06/01/2020", sent)
    assert "Người khác không có trong những người được đánh dấu." in refused.content.decode()
    client.post(f"{url}lap/", sent | {"deputy": "", "xac-nhan": "1"})
    group = PreparationGroup.objects.get()
    assert GroupMember.objects.get(group=group, role="head").person == people[1]
    page = client.get(url).content.decode()
    assert "Tiểu ban Văn kiện" in page
    assert people[2].full_name in page
