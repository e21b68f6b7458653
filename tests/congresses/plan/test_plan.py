"""A plan is counted back from the opening day, moves with it, keeps what is done, and waits on the home page."""

from datetime import date, timedelta

import pytest
from django.test import Client

import build
from congresses import world
from congresses.afterwards import closing
from congresses.review import desk
from dangbo.access.actor import PROGRAM, Actor
from dangbo.access.permissions import Role
from dangbo.congresses.acts.afterwards.ratifying import ratify_congress
from dangbo.congresses.acts.plan.steps import add_step, draw_up_plan, drop_step, finish_step, give_step, reopen_step
from dangbo.congresses.acts.review.dossier import return_dossier
from dangbo.congresses.models import Congress, DateKind, PlanStep
from dangbo.congresses.queries.board import board
from dangbo.congresses.queries.next_step import THE_DAY, next_step
from dangbo.congresses.queries.plan_facts import late_steps
from dangbo.congresses.queries.plan_page import plan_page
from dangbo.congresses.queries.planning import shifts
from dangbo.congresses.queries.states import reached_by
from dangbo.registry.acts.refusal import Refused
from dangbo.rules.calendar import add_working_days
from dangbo.rules.congress.backward import Occasion, plan_steps

pytestmark = pytest.mark.django_db
OPENING, MOVED = date(2020, 4, 9), date(2020, 5, 12)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[str]:
    return set(refused.value.codes)


def planned() -> Congress:
    congress = world.one()
    world.planned(congress, OPENING)
    draw_up_plan(actor=PROGRAM, congress=congress, at=world.PLANNED_ON)
    return congress


def due_days(congress: Congress) -> dict[str, date]:
    return dict(PlanStep.objects.filter(congress=congress).values_list("code", "due_on"))


def by_rules(congress: Congress, opening: date) -> dict[str, date]:
    occasion = Occasion(opening, opening, congress.rules_kind, congress.contents)
    return {step.code: step.due_on for step in plan_steps(congress.rules_level, occasion, at=world.PLANNED_ON)}


def test_the_plan_is_that_of_the_rules_and_is_drawn_up_once() -> None:
    congress = world.one()
    with pytest.raises(Refused) as refused:
        draw_up_plan(actor=PROGRAM, congress=congress, at=world.PLANNED_ON)
    assert codes(refused) == {"no-days"}
    congress = Congress.objects.get()
    world.planned(congress, OPENING)
    draw_up_plan(actor=PROGRAM, congress=congress, at=world.PLANNED_ON)
    assert due_days(congress) == by_rules(congress, OPENING)
    with pytest.raises(Refused) as refused:
        draw_up_plan(actor=PROGRAM, congress=congress, at=world.PLANNED_ON)
    assert codes(refused) == {"plan-complete"}


def test_a_moved_opening_moves_what_is_not_done() -> None:
    congress = planned()
    first, second = PlanStep.objects.filter(congress=congress).order_by("due_on")[:2]
    finish_step(actor=PROGRAM, step=first, on=first.due_on)
    own = add_step(actor=PROGRAM, congress=congress, title="Trang trí hội trường", offset=-3)
    fixed = add_step(actor=PROGRAM, congress=congress, title="Gặp mặt các đồng chí nguyên", due_on=date(2020, 2, 3))
    world.planned(congress, MOVED, on=date(2020, 3, 27), reason="Phòng, chống dịch")
    now = {step.pk: step.due_on for step in PlanStep.objects.filter(congress=congress)}
    assert now[first.pk] == first.due_on
    assert now[second.pk] == by_rules(congress, MOVED)[second.code]
    assert now[own.pk] == add_working_days(MOVED, -3)
    assert now[fixed.pk] == date(2020, 2, 3)


def test_a_step_has_one_owner_and_is_done_once() -> None:
    congress = planned()
    step = PlanStep.objects.filter(congress=congress)[0]
    cell = congress.organisation
    person = build.member(cell, "Đinh Thị Hoa")
    assert give_step(actor=PROGRAM, step=step, owner=person).owner_person == person
    step = give_step(actor=PROGRAM, step=step, owner=" Văn phòng ")
    assert (step.owner_person, step.owner_words) == (None, "Văn phòng")
    finish_step(actor=PROGRAM, step=step, on=date(2020, 1, 6), note="Kế hoạch 01-KH/CB")
    with pytest.raises(Refused) as refused:
        finish_step(actor=PROGRAM, step=step, on=date(2020, 1, 7))
    assert codes(refused) == {"already-done"}
    with pytest.raises(Refused) as refused:
        drop_step(actor=PROGRAM, step=step, reason="Thừa")
    assert codes(refused) == {"already-done"}
    assert reopen_step(actor=PROGRAM, step=step, reason="Phải làm lại").done_on is None
    drop_step(actor=PROGRAM, step=step, reason="Thừa")
    assert not PlanStep.objects.filter(pk=step.pk).exists()


def test_a_step_of_ones_own_needs_a_day() -> None:
    congress = world.one()
    with pytest.raises(Refused) as refused:
        add_step(actor=PROGRAM, congress=congress, title="Trang trí hội trường")
    assert codes(refused) == {"due-missing"}


def test_the_next_thing_to_do_follows_the_course() -> None:
    congress = world.one()
    actor = Actor.of(build.account(Role.SECRETARY, congress.organisation))
    on = date(2019, 11, 18)
    assert next_step(congress, actor, on).label == "Ghi ngày dự kiến"
    world.planned(congress, OPENING)
    assert next_step(congress, actor, on).label == "Lập kế hoạch"


def test_a_congress_that_was_held_is_not_asked_for_what_belongs_before_it() -> None:
    congress = planned()
    actor = Actor.of(build.account(Role.SECRETARY, congress.organisation))
    assert next_step(congress, actor, OPENING).rank < THE_DAY
    world.held(congress, OPENING)
    day = OPENING + timedelta(days=1)
    after = next_step(congress, actor, day)
    assert after is None or after.rank >= THE_DAY
    before = PlanStep.objects.filter(congress=congress, due_on__lte=OPENING)
    assert before.exists()
    assert after is None or not any(step.title in after.why for step in before)


def test_a_step_that_was_due_before_the_congress_waits_on_no_home_page_after_it(client: Client) -> None:
    congress = planned()
    first = PlanStep.objects.filter(congress=congress).order_by("due_on")[0]
    account = build.account(Role.SECRETARY, congress.organisation)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert first.title in client.get("/?ngay=10/04/2020").content.decode()
    world.held(congress, OPENING)
    assert first.title not in client.get("/?ngay=10/04/2020").content.decode()


def told(congress: Congress, at: date) -> set[str]:
    """The steps that the page tells to be done though nobody wrote them down."""
    return {line.step.code for line in plan_page(congress, at).lines if line.is_told}


def late(congress: Congress, at: date) -> tuple[int, date] | None:
    asked = Congress.objects.filter(pk=congress.pk)
    return late_steps(asked, at, reached_by(asked, at)).get(congress.pk)


def test_a_step_is_done_when_the_fact_it_waits_for_is_entered() -> None:
    congress = closing.unit()
    draw_up_plan(actor=PROGRAM, congress=congress, at=world.PLANNED_ON)
    assert told(congress, closing.RATIFIED) == set()
    closing.reported(congress)
    assert told(congress, closing.RATIFIED) == {"opened", "results_sent"}
    held = Congress.objects.select_related("round__superior", "organisation", "meeting").get(pk=congress.pk)
    ratify_congress(actor=PROGRAM, congress=held, on=closing.RATIFIED, decision=closing.decision())
    assert told(congress, closing.SENT) == {"opened", "results_sent"}
    assert told(congress, closing.RATIFIED) == {"opened", "results_sent", "ratified"}
    after = PlanStep.objects.filter(congress=congress, due_on__gt=closing.DAY).order_by("due_on")
    left = [step.due_on for step in after if step.code not in ("results_sent", "ratified")]
    assert late(congress, left[-1]) == (len(left) - 1, left[0])


def test_a_returned_dossier_is_still_to_be_submitted() -> None:
    congress = desk.unit()
    draw_up_plan(actor=PROGRAM, congress=congress, at=world.PLANNED_ON)
    submission = desk.submitted(congress)
    assert told(congress, desk.HELD) == {"dossier_submitted"}
    return_dossier(actor=PROGRAM, submission=submission, on=desk.APPRAISED, reason="Thiếu phương án nhân sự")
    assert told(congress, desk.SUBMITTED) == {"dossier_submitted"}
    assert told(congress, desk.HELD) == set()


def test_a_congress_to_be_reviewed_again_is_not_reviewed() -> None:
    congress = desk.unit()
    draw_up_plan(actor=PROGRAM, congress=congress, at=world.PLANNED_ON)
    desk.concluded(congress, approved=False)
    assert told(congress, desk.HELD) == {"dossier_submitted", "reviewed"}
    assert told(congress, desk.CONCLUDED) == {"dossier_submitted"}


def test_the_newest_day_held_tells_what_was_before_the_congress() -> None:
    congress = planned()
    world.held(congress, OPENING)
    world.days(congress, DateKind.HELD, MOVED, MOVED, reason="Ghi nhầm ngày")
    assert told(congress, OPENING) == set()
    assert told(congress, MOVED) == {"opened"}
    due = [day for day in sorted(due_days(congress).values()) if day < OPENING]
    assert late(congress, OPENING) == (len(due), due[0])
    assert late(congress, MOVED) is None
    unit = next(unit for unit in board(congress.round, OPENING).units if unit.pk == congress.pk)
    assert unit.late_steps == len(due)


def test_a_move_leaves_the_steps_that_the_course_tells_to_be_done() -> None:
    congress = desk.unit()
    draw_up_plan(actor=PROGRAM, congress=congress, at=world.PLANNED_ON)
    desk.submitted(congress)
    moved = date(2020, 6, 19)

    def codes_moved(at: date) -> set[str]:
        return {shift.step.code for shift in shifts(congress, moved, moved, at)}

    assert codes_moved(world.PLANNED_ON) - codes_moved(desk.SUBMITTED) == {"dossier_submitted"}


def test_what_is_late_waits_on_the_home_page_of_its_owner_and_of_the_superior(client: Client) -> None:
    congress = planned()
    first = PlanStep.objects.filter(congress=congress).order_by("due_on")[0]
    late = "?ngay=08/04/2020"
    for organisation, words in (
        (congress.organisation, first.title),
        (congress.round.superior, "Đôn đốc việc đại hội"),
    ):
        account = build.account(Role.SECRETARY, organisation)
        client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        assert words in client.get(f"/{late}").content.decode()
    page = plan_page(congress, date(2020, 4, 8))
    assert page.late == sum(line.step.due_on < date(2020, 4, 8) for line in page.lines)


def test_the_page_of_the_plan_shows_steps_and_their_drawing(client: Client) -> None:
    congress = planned()
    account = build.account(Role.SECRETARY, congress.organisation)
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    text = client.get(f"/dai-hoi/{congress.pk}/ke-hoach/?ngay=06/01/2020").content.decode()
    assert [title in text for title in PlanStep.objects.values_list("title", flat=True)] == [True] * len(
        due_days(congress)
    )
    assert text.count('<svg class="gantt"') == 1
