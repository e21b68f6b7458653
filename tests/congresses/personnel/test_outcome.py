"""What comes out: five steps with a standing committee, a difference reported, files, ballots and the prepared list."""

from datetime import date

import pytest

from congresses import world
from congresses.personnel import house
from dangbo.access.actor import PROGRAM
from dangbo.congresses.acts.congresses.convening import convene
from dangbo.congresses.acts.personnel.closing import close_step
from dangbo.congresses.acts.personnel.differences import answer_difference, report_difference
from dangbo.congresses.acts.personnel.files import receive_papers
from dangbo.congresses.acts.personnel.handing import hand_to_election
from dangbo.congresses.acts.personnel.names import plan_nominee
from dangbo.congresses.acts.personnel.runs import StepShape, add_step, change_step, leave_out_step
from dangbo.congresses.acts.plan.steps import draw_up_plan as draw_up_days
from dangbo.congresses.models import RoundRule
from dangbo.congresses.models.personnel import (
    Nominee,
    PersonnelPlan,
    PersonnelStep,
    RunKind,
    StepBase,
    StepMeeting,
    StepWay,
)
from dangbo.congresses.queries.personnel.files import files_of
from dangbo.congresses.queries.personnel.lists import differing, loaded_runs
from dangbo.congresses.queries.personnel.waiting import late_files, unanswered_differences
from dangbo.congresses.queries.touched import touched
from dangbo.elections.models import Source
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.elections.posts import Post

pytestmark = pytest.mark.django_db
OPENING = date(2020, 5, 14)
NAMES = {"Hoàng Văn Nam", "Lò Thị Mai", "Quàng Thị Hoa", "Trần Văn Bách"}


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {finding.code for finding in refused.value.findings}


def loaded(plan: PersonnelPlan) -> PersonnelPlan:
    return PersonnelPlan.objects.select_related("congress__round", "congress__organisation").get(pk=plan.pk)


def fourth_step_closed_otherwise() -> PersonnelStep:
    """The standing committee leaves somebody out whom the committee had voted for."""
    plan = house.plan()
    house.standing_committee(["Hoàng Văn Nam", "Lò Thị Mai", "Quàng Thị Hoa"])
    run = house.re_election(plan)
    for step in run.steps.all()[:3]:
        house.walk(step)
    return house.walk(run.steps.all()[3], {"Trần Văn Bách": 1})


def test_with_a_standing_committee_there_are_five_steps() -> None:
    plan = house.plan()
    house.standing_committee(["Hoàng Văn Nam", "Lò Thị Mai", "Quàng Thị Hoa"])

    steps = house.re_election(plan).steps.values_list("number", "meeting", "way", "base")

    assert list(steps) == [
        (1, StepMeeting.STANDING, StepWay.HANDS, StepBase.SUMMONED),
        (2, StepMeeting.KEY_CADRES, StepWay.SECRET, StepBase.PRESENT),
        (3, StepMeeting.COMMITTEE, StepWay.SECRET, StepBase.SUMMONED),
        (4, StepMeeting.STANDING, StepWay.HANDS, StepBase.SUMMONED),
        (5, StepMeeting.COMMITTEE, StepWay.SECRET, StepBase.SUMMONED),
    ]


def test_a_difference_between_standing_committee_and_committee_is_flagged_until_the_superior_answers() -> None:
    step = fourth_step_closed_otherwise()
    organisation = step.run.plan.congress.organisation
    assert [name.nominee.person.full_name for name in differing(step)] == ["Trần Văn Bách"]
    assert [found.pk for found, _ in unanswered_differences(organisation, house.BEGUN)] == [step.pk]

    last = house.count(house.held_step(step.run.steps.all()[4]))
    with pytest.raises(Refused) as refused:
        close_step(actor=PROGRAM, step=last, closed_on=house.BEGUN)
    assert codes(refused) == {"difference-not-reported"}
    assert refused.value.may_be_accepted

    report_difference(actor=PROGRAM, step=step, reported_on=house.BEGUN, symbol="12-BC/ĐU")
    close_step(actor=PROGRAM, step=last, closed_on=house.BEGUN)
    assert len(list(unanswered_differences(organisation, house.BEGUN))) == 1
    answer_difference(actor=PROGRAM, step=step, answered_on=house.LATER, answer="Đồng ý với ban thường vụ")
    assert list(unanswered_differences(organisation, house.LATER)) == []


def test_no_difference_no_report() -> None:
    run = house.re_election(house.plan())

    with pytest.raises(Refused) as refused:
        report_difference(actor=PROGRAM, step=house.walk(run.steps.all()[0]), reported_on=house.BEGUN)

    assert codes(refused) == {"no-difference"}


def test_steps_are_changed_added_and_left_out_with_a_reason_as_the_superior_guides() -> None:
    run = house.re_election(house.plan())
    shape = StepShape("Hội nghị cấp ủy lần 3", StepMeeting.COMMITTEE, StepWay.SECRET, StepBase.SUMMONED)
    with pytest.raises(Refused):
        add_step(actor=PROGRAM, run=run, shape=shape, reason="")
    added = add_step(actor=PROGRAM, run=run, shape=shape, reason="Kế hoạch 81-KH/ĐUK")
    second = run.steps.all()[1]
    changed = StepShape("Hội nghị toàn thể đảng viên", StepMeeting.MEMBERS, StepWay.SECRET, StepBase.PRESENT)
    change_step(actor=PROGRAM, step=second, shape=changed, reason="Đảng bộ ít người")
    leave_out_step(actor=PROGRAM, step=run.steps.all()[2], reason="Kế hoạch 81-KH/ĐUK")

    assert list(run.steps.values_list("number", "title")) == [
        (1, "Hội nghị cấp ủy lần 1"),
        (2, "Hội nghị toàn thể đảng viên"),
        (3, "Hội nghị cấp ủy lần 3"),
    ]
    added.refresh_from_db()
    assert added.changed_reason == "Kế hoạch 81-KH/ĐUK"


def convened() -> PersonnelPlan:
    """A plan whose two runs are finished and whose congress is convened."""
    plan = house.plan()
    world.planned(plan.congress, OPENING)
    house.finish(house.re_election(plan))
    house.finish(house.first_time(plan, number=2))
    convene(actor=PROGRAM, congress=plan.congress, on=date(2020, 4, 1), accepted_warnings=world.ACCEPTED)
    return PersonnelPlan.objects.select_related("congress__meeting__organisation").get(pk=plan.pk)


def test_the_list_of_the_last_step_becomes_the_prepared_list_of_the_election() -> None:
    plan = convened()

    election = hand_to_election(actor=PROGRAM, plan=plan)

    assert (election.post, election.seats, election.meeting_id) == (Post.COMMITTEE, 5, plan.congress.meeting_id)
    rows = election.candidates.all()
    assert {row.full_name for row in rows} == NAMES | {"Cà Thị Dung", "Đinh Thị Giang"}
    assert {row.source for row in rows} == {Source.PREPARED}
    with pytest.raises(Refused) as refused:
        hand_to_election(actor=PROGRAM, plan=plan)
    assert codes(refused) == {"already-candidate"}


def test_another_post_takes_those_planned_for_it() -> None:
    plan = convened()
    with pytest.raises(Refused) as refused:
        hand_to_election(actor=PROGRAM, plan=plan, post=Post.SECRETARY)
    assert codes(refused) == {"nobody-planned"}
    nominee = Nominee.objects.get(person=house.person("Hoàng Văn Nam"))
    plan_nominee(actor=PROGRAM, nominee=nominee, posts=[Post.SECRETARY])
    with pytest.raises(Refused) as refused:
        hand_to_election(actor=PROGRAM, plan=plan, post=Post.SECRETARY)
    assert codes(refused) == {"no-seats"}


def test_nothing_is_handed_on_before_the_runs_are_finished_and_the_congress_convened() -> None:
    plan = house.plan()
    with pytest.raises(Refused) as refused:
        hand_to_election(actor=PROGRAM, plan=plan)
    assert codes(refused) == {"not-convened"}


def with_days() -> PersonnelPlan:
    """A plan with one run, and the plan of days of its congress (re-election done by 14/01/2020)."""
    plan = house.plan()
    world.planned(plan.congress, OPENING)
    draw_up_days(actor=PROGRAM, congress=plan.congress, at=world.PLANNED_ON)
    house.re_election(plan, number=2)
    return plan


def test_papers_that_are_not_in_by_their_day_are_late_and_told_on_the_home_page() -> None:
    plan = with_days()
    organisation, day = plan.congress.organisation, date(2020, 1, 15)
    assert list(late_files(organisation, date(2020, 1, 14))) == []

    [late] = late_files(organisation, day)

    assert (late.people, late.papers, late.due_on) == (2, 10, date(2020, 1, 14))


def test_a_paper_that_came_in_is_late_no_more_and_may_be_taken_back() -> None:
    plan = with_days()
    nominee = Nominee.objects.get(person=house.person("Lò Thị Mai"))
    receive_papers(actor=PROGRAM, nominee=nominee, codes=["cv", "health"], received_on=house.BEGUN)
    receive_papers(actor=PROGRAM, nominee=nominee, codes=["cv", "assets"], received_on=house.LATER)

    files = {file.nominee.person.full_name: file for file in files_of(loaded(plan), loaded_runs(plan), house.LATER)}

    mai = files["Lò Thị Mai"]
    assert {paper.paper.code: paper.received_on for paper in mai.papers} == {
        "cv": house.BEGUN,
        "assets": house.LATER,
        "health": None,
        "remarks_work": None,
        "remarks_home": None,
    }
    assert (mai.received, mai.late, mai.look) == (2, 0, ("idle", "Chưa đủ"))
    with pytest.raises(Refused) as refused:
        receive_papers(actor=PROGRAM, nominee=nominee, codes=["diary"], received_on=house.LATER)
    assert codes(refused) == {"unknown-paper"}


def test_where_nobody_sits_first_time_goes_first() -> None:
    plan = house.plan()
    congress = plan.congress
    congress.organisation.terms.update(ended_on=date(2019, 1, 1))

    assert house.first_time(plan).kind == RunKind.FIRST_TIME


def test_a_stricter_age_tells_whom_it_touches_before_it_is_applied() -> None:
    plan = house.plan()
    house.re_election(plan)
    stricter = RoundRule(
        round=plan.congress.round,
        key="congress.age.re_election_months",
        value=120,
        holds_from=house.LATER,
        source="Chỉ thị mới",
    )

    found = [sentence for line in touched(stricter, house.LATER) for sentence in line.sentences]

    assert found == ["2 người trong danh sách nhân sự không còn đủ thời gian công tác: Lò Thị Mai, Hoàng Văn Nam."]
