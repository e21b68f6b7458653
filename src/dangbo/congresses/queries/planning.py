"""The plan of a congress as the rules count it from its days, and which steps a move of the opening day moves."""

from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import Congress, PlanStep
from dangbo.congresses.queries.days import Said, days_of
from dangbo.congresses.queries.plan_facts import not_done, told_steps
from dangbo.congresses.queries.rules import values
from dangbo.congresses.queries.states import reached_by
from dangbo.office.working_days import office_days
from dangbo.rules.calendar import add_working_days
from dangbo.rules.congress.backward import Occasion, PlannedStep, plan_steps


@dataclass(frozen=True, slots=True)
class Shift:
    """A step that is not done, its day until now and its day after the opening has moved."""

    step: PlanStep
    before: date
    after: date


def ruled_steps(congress: Congress, opening: date, closing: date, at: date) -> tuple[PlannedStep, ...]:
    """The steps that the rules of a day give for these days of the congress; three queries."""
    occasion = Occasion(opening, closing, congress.rules_kind, congress.contents)
    rules = values(congress.round, congress.rules_level, at)
    return plan_steps(congress.rules_level, occasion, at=at, extra=office_days(), parameters=rules)


def expected_days(congress: Congress) -> Said | None:
    """The days for which the congress is prepared now: approved, else planned."""
    return days_of(congress).expected


def shifts(congress: Congress, opening: date, closing: date, at: date) -> list[Shift]:
    """The steps not done whose day would be another one with these days; a day fixed by hand stays."""
    ruled = {step.code: step.due_on for step in ruled_steps(congress, opening, closing, at)}
    extra, found = office_days(), []
    done = told_steps(reached_by([congress.pk], at)).done
    for step in not_done(PlanStep.objects.filter(congress=congress), at):
        if (congress.pk, step.code) in done:
            continue
        after = ruled.get(step.code) if step.code else None
        if after is None and step.offset is not None:
            after = add_working_days(opening, step.offset, extra)
        if after is not None and after != step.due_on:
            found.append(Shift(step, step.due_on, after))
    return found
