"""The plan counted back from the opening day."""

from datetime import date

import pytest

from dangbo.rules.calendar import OfficeDays
from dangbo.rules.congress.backward import Occasion, plan_steps, step_moves
from dangbo.rules.congress.contents import Content
from dangbo.rules.congress.kind import CongressKind
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.parameters import ParameterError, base_parameters
from dangbo.rules.verdict import Certainty

OPENING = Occasion(date(2020, 6, 25), date(2020, 6, 26))


def plan(occasion=OPENING, level=CongressLevel.GRASSROOTS, **how):
    return {step.code: step for step in plan_steps(level, occasion, **how)}


@pytest.mark.parametrize("level", CongressLevel)
def test_every_level_has_a_plan_in_the_order_of_days(level):
    steps = plan_steps(level, OPENING)
    assert [step.due_on for step in steps] == sorted(step.due_on for step in steps)
    assert len({step.code for step in steps}) == len(steps)


def test_days_are_counted_in_working_days_over_the_holidays():
    steps = plan()
    assert steps["date_announced"].due_on == date(2020, 5, 14)
    assert steps["date_announced"].basis == "30 ngày làm việc trước khai mạc: chậm nhất 14/05/2020."
    assert steps["reviewed"].due_on == date(2020, 4, 21)
    assert steps["results_sent"].due_on == date(2020, 7, 7)
    assert steps["ratified"].due_on == date(2020, 7, 28)
    assert steps["ratified"].basis == "15 ngày làm việc sau hạn gửi kết quả: chậm nhất 28/07/2020."
    assert steps["opened"].basis == "Ngày khai mạc: 25/06/2020."


def test_a_day_off_of_the_office_moves_the_deadline():
    extra = OfficeDays(off=frozenset({date(2020, 6, 10)}))
    assert plan(extra=extra)["date_announced"].due_on == date(2020, 5, 13)


def test_a_congress_without_elections_has_no_steps_for_them():
    two = Occasion(OPENING.opening, OPENING.closing, contents=(Content.REVIEW_OF_TERM, Content.HIGHER_DRAFTS))
    gone = set(plan()) - set(plan(two))
    assert gone == {"personnel_plan", "personnel_re_election", "personnel_first_time", "results_sent", "ratified"}


def test_only_a_delegate_congress_allots_delegates():
    delegates = Occasion(OPENING.opening, OPENING.closing, kind=CongressKind.DELEGATE)
    assert set(plan(delegates)) - set(plan()) == {"delegates_allocated"}


def test_a_moved_opening_moves_what_is_not_done():
    later = Occasion(date(2020, 6, 29), date(2020, 6, 30))
    steps = plan_steps(CongressLevel.GRASSROOTS, OPENING)
    done = [step.code for step in steps if step.due_on < date(2020, 6, 1)]
    moves = step_moves(steps, plan_steps(CongressLevel.GRASSROOTS, later), done)
    assert [(move.code, move.before, move.after) for move in moves][:3] == [
        ("papers_to_delegates", date(2020, 6, 15), date(2020, 6, 19)),
        ("rehearsed", date(2020, 6, 22), date(2020, 6, 26)),
        ("opened", date(2020, 6, 25), date(2020, 6, 29)),
    ]


def test_practice_is_marked_unverified_and_the_announcement_sourced_since_2021():
    later = Occasion(date(2025, 6, 25), date(2025, 6, 26))
    assert plan()["plan_issued"].certainty is Certainty.UNVERIFIED
    assert plan(later)["date_announced"].certainty is Certainty.SOURCED


def test_a_round_with_a_broken_row_is_refused():
    row = dict(base_parameters().entry("congress.plan.grassroots", OPENING.opening).rows[0])
    content = {
        "congress.plan.grassroots": {
            "value": [{**row, "unit": "weeks"}],
            "from": "2019-12-01",
            "source": {"document": "Kế hoạch 81-KH/ĐUK"},
        }
    }
    with pytest.raises(ParameterError, match="directive_studied"):
        plan(parameters=base_parameters().overlay(content))
