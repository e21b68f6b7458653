"""The structure table: every breakdown adds up, conditions are met or not in words, ages by months."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from congresses.personnel import house
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.personnel.names import add_names, plan_nominee
from dangbo.congresses.acts.personnel.plans import (
    add_condition,
    change_seats,
    draw_up_plan,
    drop_condition,
    take_quotas,
)
from dangbo.congresses.models.personnel import Measure, Nominee, PersonnelPlan
from dangbo.congresses.queries.personnel.lists import loaded_runs
from dangbo.congresses.queries.personnel.quotas import NewCondition
from dangbo.congresses.queries.personnel.structure import Structure, structure_of
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.posts import Post

pytestmark = pytest.mark.django_db
AT = date(2020, 1, 20)


def loaded(plan: PersonnelPlan) -> PersonnelPlan:
    rows = PersonnelPlan.objects.select_related("congress__round", "congress__organisation")
    return rows.prefetch_related("seats", "conditions", "congress__organisation__versions").get(pk=plan.pk)


def seen(plan: PersonnelPlan, **more: object) -> Structure:
    return structure_of(loaded(plan), loaded_runs(plan), AT, **more)  # type: ignore[arg-type]


def both_runs() -> PersonnelPlan:
    plan = house.plan()
    house.finish(house.re_election(plan))
    house.first_time(plan)
    return plan


def numbers(structure: Structure) -> dict[str, int]:
    return {cell.key: cell.number for cell in structure.cells if not cell.key.startswith("dk-")}


def test_every_breakdown_adds_up_to_everybody() -> None:
    found = seen(both_runs())

    assert numbers(found) == {
        "tat-ca": 7,
        "nu": 4,
        "nam": 3,
        "tai-cu": 4,
        "lan-dau": 3,
        "tuoi-young": 3,
        "tuoi-middle": 3,
        "tuoi-older": 1,
        "con-0": 0,
        "con-1": 0,
        "con-2": 7,
        "dan-toc": 0,
        "kinh": 7,
    }
    assert [sum(cell.number for cell in group.cells) for group in found.groups] == [7] * len(found.groups)


def test_months_left_are_counted_at_the_reference_month_from_the_schedule() -> None:
    plan = house.plan()
    run = house.re_election(plan)
    with pytest.raises(Refused) as refused:
        add_names(actor=PROGRAM, step=run.steps.all()[0], people=[house.person("Vì Văn Cương")], on=house.BEGUN)
    add_names(
        actor=PROGRAM,
        step=run.steps.all()[0],
        people=[house.person("Vì Văn Cương")],
        on=house.BEGUN,
        accepted_warnings=refused.value.codes,
    )

    lines = {line.nominee.person.full_name: line for line in seen(plan).lines}

    late = lines["Vì Văn Cương"]
    assert (late.years, late.retires, late.months_left, late.months_needed, late.is_short) == (
        60, date(2020, 2, 1), -2, 30, True,
    )  # fmt: skip
    assert (lines["Lò Thị Mai"].retires, lines["Lò Thị Mai"].is_short) == (date(2027, 8, 1), False)


def conditions(plan: PersonnelPlan, **more: object) -> list[tuple[str, int, tuple[str, str]]]:
    found = seen(plan, **more).conditions
    return [(checked.words, checked.cell.number, checked.look) for checked in found]


def fourth_article(plan: PersonnelPlan) -> None:
    """At least two of the first time, at least three women, under and over fifty."""
    for condition in (
        NewCondition(Measure.FIRST_TIME, least=2),
        NewCondition(Measure.WOMEN, least=3),
        NewCondition(Measure.AGE, least=1, age_below=50),
        NewCondition(Measure.AGE, least=1, age_from=50),
        NewCondition(Measure.FIXED_POST, least=1, words="Lãnh đạo Văn phòng"),
    ):
        add_condition(actor=PROGRAM, plan=plan, condition=condition)


def test_conditions_say_in_words_and_mark_whether_they_are_met() -> None:
    plan = both_runs()
    fourth_article(plan)

    assert conditions(plan) == [
        ("Tham gia lần đầu: ít nhất 2 người", 3, ("ok", "Đạt")),
        ("Nữ: ít nhất 3 người", 4, ("ok", "Đạt")),
        ("Dưới 50 tuổi: ít nhất 1 người", 6, ("ok", "Đạt")),
        ("Từ 50 tuổi trở lên: ít nhất 1 người", 1, ("ok", "Đạt")),
        ("Lãnh đạo Văn phòng: ít nhất 1 người", 0, ("warn", "Còn thiếu 1")),
    ]


def test_a_fixed_post_is_met_by_the_person_planned_for_it() -> None:
    plan = both_runs()
    fourth_article(plan)
    nominee = Nominee.objects.get(person=house.person("Hoàng Văn Nam"))
    fixed = plan.conditions.get(measure=Measure.FIXED_POST)

    plan_nominee(actor=PROGRAM, nominee=nominee, posts=[Post.SECRETARY], fixed_post=fixed)

    assert conditions(plan)[-1] == ("Lãnh đạo Văn phòng: ít nhất 1 người", 1, ("ok", "Đạt"))
    assert [row.post for row in nominee.intended.all()] == [Post.SECRETARY]


def test_leaving_somebody_out_moves_the_table_and_stores_nothing() -> None:
    plan = both_runs()
    fourth_article(plan)
    women = {house.person("Lò Thị Mai").pk, house.person("Cà Thị Dung").pk}
    kept = set(Nominee.objects.exclude(person__in=women).values_list("pk", flat=True))

    assert conditions(plan, only=kept)[1] == ("Nữ: ít nhất 3 người", 2, ("warn", "Còn thiếu 1"))
    assert conditions(plan)[1] == ("Nữ: ít nhất 3 người", 4, ("ok", "Đạt"))


def test_quotas_of_the_round_become_people_rounded_up_beside_what_is_typed() -> None:
    plan = house.plan()
    add_condition(actor=PROGRAM, plan=plan, condition=NewCondition(Measure.WOMEN, least=3))

    rows = take_quotas(actor=PROGRAM, plan=loaded(plan), on=house.DRAWN_UP)

    assert [(row.measure, row.least, row.age_below, row.is_unverified) for row in rows] == [
        ("first_time", 2, None, True),
        ("age", 1, 40, False),
    ]
    assert rows[1].source == "10% của 5, làm tròn lên là 1 (Chỉ thị 35-CT/TW)"
    with pytest.raises(Refused) as refused:
        take_quotas(actor=PROGRAM, plan=loaded(plan), on=house.DRAWN_UP)
    assert {finding.code for finding in refused.value.findings} == {"no-new-quota"}


def test_a_condition_leaves_only_with_a_reason() -> None:
    plan = house.plan()
    row = add_condition(actor=PROGRAM, plan=plan, condition=NewCondition(Measure.WOMEN, least=3))

    with pytest.raises(Refused):
        drop_condition(actor=PROGRAM, condition=row, reason="")
    drop_condition(actor=PROGRAM, condition=row, reason="Theo hướng dẫn mới")

    assert not plan.conditions.exists()


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (NewCondition(Measure.WOMEN), "number-missing"),
        (NewCondition(Measure.WOMEN, least=3, most=2), "number-range"),
        (NewCondition(Measure.AGE, least=1), "age-missing"),
        (NewCondition(Measure.FIXED_POST, least=1), "words-missing"),
    ],
)
def test_a_condition_that_says_nothing_is_refused(condition: NewCondition, code: str) -> None:
    with pytest.raises(Refused) as refused:
        add_condition(actor=PROGRAM, plan=house.plan(), condition=condition)

    assert {finding.code for finding in refused.value.findings} == {code}


def test_seats_change_with_a_reason_once_a_run_is_open() -> None:
    plan = house.plan()
    change_seats(actor=PROGRAM, plan=plan, seats={Post.COMMITTEE: 7})
    house.re_election(plan)

    with pytest.raises(Refused) as refused:
        change_seats(actor=PROGRAM, plan=plan, seats={Post.COMMITTEE: 5})
    assert {finding.code for finding in refused.value.findings} == {"reason-missing"}


def test_a_congress_has_one_plan_and_seats_for_the_committee() -> None:
    plan = house.plan()

    for seats, code in (({Post.COMMITTEE: 5}, "plan-exists"), ({}, "plan-exists")):
        with pytest.raises(Refused) as refused:
            draw_up_plan(actor=PROGRAM, congress=plan.congress, seats=seats, on=house.DRAWN_UP)
        assert {finding.code for finding in refused.value.findings} == {code}


def test_the_number_of_queries_does_not_grow_with_the_list() -> None:
    plan = house.plan()
    run = house.re_election(plan, number=1)
    taken = []
    for more in ([], house.people(house.SITTING)[1:4]):
        if more:
            add_names(actor=PROGRAM, step=run.steps.all()[0], people=more, on=house.BEGUN)
        with CaptureQueriesContext(connection) as queries:
            seen(plan)
        taken.append(len(queries))

    assert taken[0] == taken[1]
