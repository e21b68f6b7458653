"""The steps: in order, with enough people, counted once, closed by the count or with a reason, opened again."""

import pytest

import build
from congresses.personnel import house
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.personnel.closing import close_step, reopen_step
from dangbo.congresses.acts.personnel.counts import record_step_counts
from dangbo.congresses.acts.personnel.meetings import fill_participants, hold_step, summon_people
from dangbo.congresses.acts.personnel.names import add_names, drop_name
from dangbo.congresses.acts.personnel.runs import open_run
from dangbo.congresses.models.personnel import PersonnelStep, RunKind, StepName
from dangbo.congresses.queries.personnel.lists import is_finished
from dangbo.journal.models import Entry
from dangbo.registry.acts.refusal import Refused
from dangbo.registry.models import Organisation
from dangbo.rules.elections.counts import BallotCounts
from dangbo.rules.vocabulary import Activity

pytestmark = pytest.mark.django_db


def first_step() -> PersonnelStep:
    return house.re_election(house.plan()).steps.all()[0]


def names(step: PersonnelStep) -> list[str]:
    return [name.nominee.person.full_name for name in step.names.all()]


def code_of(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {finding.code for finding in refused.value.findings}


def test_a_run_has_the_steps_of_the_rules_for_a_committee_without_a_standing_committee() -> None:
    run = house.re_election(house.plan())

    steps = run.steps.values_list("number", "code", "meeting", "way", "base", "is_unverified")
    assert list(steps) == [
        (1, "committee_review", "committee", "hands", "summoned", True),
        (2, "key_cadres", "key_cadres", "secret", "present", True),
        (3, "committee_first", "committee", "secret", "summoned", True),
    ]  # fmt: skip


def test_first_time_waits_until_re_election_is_finished() -> None:
    plan = house.plan()
    run = house.re_election(plan)

    with pytest.raises(Refused) as refused:
        open_run(actor=PROGRAM, plan=plan, kind=RunKind.FIRST_TIME, opened_on=house.LATER)
    assert code_of(refused) == {"re-election-first"}

    assert is_finished(house.finish(run))
    assert house.first_time(plan).steps.count() == 3


def test_first_time_cannot_come_before_re_election_where_somebody_sits() -> None:
    with pytest.raises(Refused) as refused:
        open_run(actor=PROGRAM, plan=house.plan(), kind=RunKind.FIRST_TIME, opened_on=house.LATER)

    assert code_of(refused) == {"re-election-first"}


def test_only_the_sitting_stand_for_re_election_and_only_others_for_the_first_time() -> None:
    plan = house.plan()
    run = house.re_election(plan)
    step = run.steps.all()[0]
    with pytest.raises(Refused) as refused:
        add_names(actor=PROGRAM, step=step, people=house.people(house.FRESH)[:1], on=house.BEGUN)
    assert code_of(refused) == {"not-sitting"}

    house.finish(run)
    later = house.first_time(plan).steps.all()[0]
    with pytest.raises(Refused) as refused:
        add_names(actor=PROGRAM, step=later, people=[house.person("Vì Văn Cương")], on=house.LATER)
    assert "sitting" in code_of(refused)


def test_too_few_months_left_is_a_warning_with_the_arithmetic() -> None:
    step = first_step()
    late = house.person("Vì Văn Cương")

    with pytest.raises(Refused) as refused:
        add_names(actor=PROGRAM, step=step, people=[late], on=house.BEGUN)
    assert refused.value.may_be_accepted
    assert str(refused.value) == (
        "Vì Văn Cương: sinh tháng 2/1960, nghỉ hưu tháng 2/2020; tính từ tháng 4/2020 còn -2 tháng, "
        "tái cử cần ít nhất 30 tháng."
    )

    add_names(actor=PROGRAM, step=step, people=[late], on=house.BEGUN, accepted_warnings=refused.value.codes)
    assert "Vì Văn Cương" in names(step)


def test_a_later_step_cannot_be_touched_before_the_one_ahead_is_closed() -> None:
    step = house.re_election(house.plan()).steps.all()[1]

    with pytest.raises(Refused) as refused:
        fill_participants(actor=PROGRAM, step=step, on=house.BEGUN)

    assert code_of(refused) == {"step-too-early"}


def test_the_committee_and_the_heads_of_the_cells_are_summoned_from_the_register() -> None:
    run = house.re_election(house.plan())
    house.secretary_of_cell("cb2", house.person("Cà Thị Dung"))
    house.walk(run.steps.all()[0])

    rows = fill_participants(actor=PROGRAM, step=run.steps.all()[1], on=house.BEGUN)

    expected = [*(name for name, _, _ in house.SITTING), "Cà Thị Dung"]
    assert sorted(row.full_name for row in rows) == sorted(expected)


def test_key_cadres_with_fewer_than_two_thirds_present_are_refused() -> None:
    run = house.re_election(house.plan())
    house.walk(run.steps.all()[0])
    step = run.steps.all()[1]
    rows = fill_participants(actor=PROGRAM, step=step, on=house.BEGUN)

    with pytest.raises(Refused) as refused:
        hold_step(actor=PROGRAM, step=step, held_on=house.BEGUN, absent=[row.pk for row in rows[:2]])
    assert not refused.value.may_be_accepted
    assert str(refused.value) == "Hội nghị cán bộ chủ chốt: có mặt 3 trên 5 người được triệu tập, cần ít nhất 4 (2/3)."
    step.refresh_from_db()
    assert (step.held_on, step.participants.filter(attendance="").count()) == (None, 5)

    held = hold_step(actor=PROGRAM, step=step, held_on=house.BEGUN, absent=[rows[0].pk])
    assert held.held_on == house.BEGUN


def test_in_another_step_two_thirds_are_a_warning_since_nobody_read_that_rule() -> None:
    step = first_step()
    rows = fill_participants(actor=PROGRAM, step=step, on=house.BEGUN)
    away = [row.pk for row in rows[:2]]

    with pytest.raises(Refused) as refused:
        hold_step(actor=PROGRAM, step=step, held_on=house.BEGUN, absent=away)
    assert refused.value.may_be_accepted

    held = hold_step(actor=PROGRAM, step=step, held_on=house.BEGUN, absent=away, accepted_warnings=refused.value.codes)
    house.count(held)
    close_step(actor=PROGRAM, step=held, closed_on=house.BEGUN)
    assert len(names(step.run.steps.all()[1])) == 4


def test_a_suspended_member_is_not_summoned() -> None:
    step = first_step()
    suspended = build.member(Organisation.objects.get(code="cb1"), "Mùa A Sáng", activity=Activity.SUSPENDED)

    with pytest.raises(Refused) as refused:
        summon_people(actor=PROGRAM, step=step, people=[suspended], on=house.BEGUN)

    assert code_of(refused) == {"suspended"}


def test_half_of_those_summoned_is_not_enough() -> None:
    plan = house.plan()
    run = house.re_election(plan)
    house.walk(run.steps.all()[0])
    house.walk(run.steps.all()[1])
    step = house.held_step(run.steps.all()[2], absent=1)
    house.count(step, {"Lò Thị Mai": 2, "Quàng Thị Hoa": 3})

    close_step(actor=PROGRAM, step=step, closed_on=house.BEGUN)

    assert [(name.nominee.person.full_name, name.agreed, name.goes_on) for name in step.names.all()] == [
        ("Trần Văn Bách", 4, True),
        ("Quàng Thị Hoa", 3, True),
        ("Lò Thị Mai", 2, False),
        ("Hoàng Văn Nam", 4, True),
    ]


def test_key_cadres_are_counted_over_those_present() -> None:
    run = house.re_election(house.plan())
    house.walk(run.steps.all()[0])
    step = house.held_step(run.steps.all()[1], absent=1)
    house.count(step, {"Lò Thị Mai": 3, "Quàng Thị Hoa": 2})

    close_step(actor=PROGRAM, step=step, closed_on=house.BEGUN)

    assert names(run.steps.all()[2]) == ["Trần Văn Bách", "Lò Thị Mai", "Hoàng Văn Nam"]


def test_who_goes_on_against_the_count_needs_a_reason() -> None:
    step = first_step()
    house.count(house.held_step(step), {"Lò Thị Mai": 1})
    name = step.names.get(nominee__person__full_name="Lò Thị Mai")

    with pytest.raises(Refused) as refused:
        close_step(actor=PROGRAM, step=step, closed_on=house.BEGUN, otherwise={name.pk: " "})
    assert code_of(refused) == {"reason-missing"}

    close_step(actor=PROGRAM, step=step, closed_on=house.BEGUN, otherwise={name.pk: "Bảo đảm cơ cấu nữ"})
    name.refresh_from_db()
    assert (name.goes_on, name.reason) == (True, "Bảo đảm cơ cấu nữ")
    assert len(names(step.run.steps.all()[1])) == 4


def test_nobody_is_added_to_a_later_step_or_dropped_without_a_reason() -> None:
    run = house.re_election(house.plan(), number=3)
    house.walk(run.steps.all()[0])
    step, another = run.steps.all()[1], [house.person("Trần Văn Bách")]

    with pytest.raises(Refused) as refused:
        add_names(actor=PROGRAM, step=step, people=another, on=house.BEGUN)
    assert code_of(refused) == {"reason-missing"}
    added = add_names(actor=PROGRAM, step=step, people=another, on=house.BEGUN, reason="Cán bộ chủ chốt giới thiệu")
    assert added[0].entry_reason == "Cán bộ chủ chốt giới thiệu"

    with pytest.raises(Refused) as refused:
        drop_name(actor=PROGRAM, name=step.names.all()[0], on=house.BEGUN, reason="")
    assert code_of(refused) == {"reason-missing"}
    dropped = step.names.get(nominee__person__full_name="Lò Thị Mai")
    drop_name(actor=PROGRAM, name=dropped, on=house.BEGUN, reason="Có đơn xin rút")
    assert [(row.nominee.person.full_name, row.reason) for row in step.dropped.all()] == [
        ("Lò Thị Mai", "Có đơn xin rút")
    ]


def secret_step() -> PersonnelStep:
    run = house.re_election(house.plan())
    house.walk(run.steps.all()[0])
    return house.held_step(run.steps.all()[1])


@pytest.mark.parametrize(
    ("ballots", "code"),
    [
        (BallotCounts(6, 5, 5, 0), "issued-above-present"),
        (BallotCounts(4, 5, 5, 0), "collected-above-issued"),
        (BallotCounts(5, 5, 3, 1), "valid-and-invalid-not-collected"),
        (BallotCounts(5, 5, 4, 1), "votes-above-valid"),
        (None, "ballots-missing"),
    ],
)
def test_counts_that_cannot_be_are_refused(ballots: BallotCounts | None, code: str) -> None:
    step = secret_step()

    with pytest.raises(Refused) as refused:
        record_step_counts(actor=PROGRAM, step=step, agreed=house.agreed(step), ballots=ballots)

    assert code in code_of(refused)


def test_a_step_is_not_closed_before_everybody_is_counted() -> None:
    with pytest.raises(Refused) as refused:
        close_step(actor=PROGRAM, step=secret_step(), closed_on=house.BEGUN)

    assert code_of(refused) == {"counts-missing"}


def test_a_closed_step_changes_only_after_it_is_opened_again_with_a_reason() -> None:
    step = first_step()
    house.walk(step)
    with pytest.raises(Refused) as refused:
        drop_name(actor=PROGRAM, name=step.names.all()[0], on=house.BEGUN, reason="Xin rút")
    assert code_of(refused) == {"step-closed"}

    reopened = reopen_step(actor=PROGRAM, step=step, reason="Nhập nhầm số tán thành")

    assert reopened.closed_on is None
    assert StepName.objects.filter(step__run=step.run).count() == 4
    assert Entry.objects.filter(act="reopen_personnel_step").count() == 1


def test_a_step_stays_closed_once_the_next_one_was_held() -> None:
    run = house.re_election(house.plan())
    step = house.walk(run.steps.all()[0])
    house.held_step(run.steps.all()[1])

    with pytest.raises(Refused) as refused:
        reopen_step(actor=PROGRAM, step=step, reason="Nhập nhầm")

    assert code_of(refused) == {"step-followed"}


def test_re_election_stays_closed_once_first_time_has_begun() -> None:
    plan = house.plan()
    run = house.finish(house.re_election(plan))
    house.first_time(plan)

    with pytest.raises(Refused) as refused:
        reopen_step(actor=PROGRAM, step=run.steps.all()[2], reason="Nhập nhầm")

    assert code_of(refused) == {"run-followed"}
