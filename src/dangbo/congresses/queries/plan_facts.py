"""Which steps of plans are still to be done: not written down as done, and not told by the course of the congress.

A dossier handed in, a review, a congress held, results reported and ratified are entered where they happen; nobody
writes them into the plan a second time.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from dangbo.congresses.models import Congress, PlanStep
from dangbo.congresses.offers import Asked, Reached
from dangbo.congresses.states import State

TOLD_BY: Mapping[str, frozenset[State]] = {
    "dossier_submitted": frozenset({State.SUBMITTED, State.APPRAISED, State.REVIEWED, State.CLEARED}),
    "reviewed": frozenset({State.REVIEWED, State.CLEARED}),
    "opened": frozenset({State.IN_SESSION, State.HELD}),
    "results_sent": frozenset({State.RESULTS_SENT}),
    "ratified": frozenset({State.RATIFIED}),
}
"""The steps of the rules that a state of the congress tells to be done."""


@dataclass(frozen=True, slots=True)
class Told:
    """done: steps told to be done, by congress and code; over: the last day of each congress that was held."""

    done: frozenset[tuple[uuid.UUID, str]]
    over: Mapping[uuid.UUID, date]

    def waits(self, congress_id: uuid.UUID, code: str, due_on: date) -> bool:
        """Whether a step that nobody wrote down as done is still to be done.

        What was due before a congress that was held since can no longer be made good and waits no more.
        """
        over = self.over.get(congress_id)
        return (congress_id, code) not in self.done and (over is None or over < due_on)


def told_steps(facts: Iterable[Reached]) -> Told:
    """What the states reached tell of the steps of plans."""
    known = list(facts)
    done = ((fact.congress_id, code) for fact in known for code, states in TOLD_BY.items() if fact.state in states)
    return Told(frozenset(done), {fact.congress_id: fact.on for fact in known if fact.state is State.HELD})


def not_done(rows: QuerySet[PlanStep], at: date) -> QuerySet[PlanStep]:
    """Those of the steps that were not written down as done by the day."""
    return rows.filter(Q(done_on=None) | Q(done_on__gt=at))


def waiting_steps(rows: QuerySet[PlanStep], at: date, facts: Iterable[Reached]) -> list[PlanStep]:
    """The steps that still waited to be done on the day, in the order of the rows; facts: of their congresses."""
    told = told_steps(facts)
    return [step for step in not_done(rows, at) if told.waits(step.congress_id, step.code, step.due_on)]


def with_open_late_steps(congresses: QuerySet[Congress], at: date) -> set[uuid.UUID]:
    """Those with a step past its day that nobody wrote down as done: the only ones whose course need be asked."""
    rows = not_done(PlanStep.objects.filter(congress__in=congresses, due_on__lt=at), at)
    return set(rows.order_by().values_list("congress_id", flat=True))


def late_steps(asked: Asked, at: date, facts: Iterable[Reached]) -> dict[uuid.UUID, tuple[int, date]]:
    """How many steps of each plan waited past their day, and the day of the oldest; one query."""
    told = told_steps(facts)
    late: dict[uuid.UUID, tuple[int, date]] = {}
    rows = not_done(PlanStep.objects.filter(congress__in=asked, due_on__lt=at), at).order_by()
    for pk, code, due_on in rows.values_list("congress_id", "code", "due_on").iterator():
        if told.waits(pk, code, due_on):
            number, first = late.get(pk, (0, due_on))
            late[pk] = number + 1, min(first, due_on)
    return late
