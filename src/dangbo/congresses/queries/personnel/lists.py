"""How far a run has come: its step under way, what each step handed on, the list that comes out of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dangbo.congresses.models.personnel import (
    Attendance,
    Nominee,
    PersonnelPlan,
    PersonnelRun,
    PersonnelStep,
    RunKind,
    StepBase,
    StepMeeting,
    StepName,
)
from dangbo.elections.models import Election
from dangbo.elections.models import State as BallotState

COUNTED = (BallotState.RECONCILED, BallotState.ANNOUNCED, BallotState.MINUTES_SIGNED)
"""States of the vote in elections in which its counts can be taken to the step."""


@dataclass(frozen=True, slots=True)
class Presence:
    """How many were summoned to the meeting of a step, and how many of them came."""

    summoned: int
    present: int

    def base(self, step: PersonnelStep) -> int:
        """The number of whom the step's percentages are taken."""
        return self.summoned if step.base == StepBase.SUMMONED else self.present


def presence_of(step: PersonnelStep) -> Presence:
    """Summoned and present in the meeting of a step; reads the prefetched participants."""
    rows = step.participants.all()
    return Presence(len(rows), sum(row.attendance == Attendance.PRESENT for row in rows))


def ballot_of(step: PersonnelStep) -> Election | None:
    """The vote of the step in elections; None where none was set up, or it was cancelled there."""
    held = step.election
    return None if held is None or held.state == BallotState.CANCELLED else held


def run_of(plan: PersonnelPlan, kind: RunKind) -> PersonnelRun | None:
    """One of the two runs of a plan; reads the prefetched rows."""
    return next((run for run in plan.runs.all() if run.kind == kind), None)


def step_under_way(run: PersonnelRun) -> PersonnelStep | None:
    """The first step that is not closed; None once the run is finished. Reads the prefetched steps."""
    return next((step for step in run.steps.all() if not step.is_closed), None)


def is_finished(run: PersonnelRun) -> bool:
    """Whether every step is closed."""
    return bool(run.steps.all()) and step_under_way(run) is None


def next_step(step: PersonnelStep) -> PersonnelStep | None:
    """The step after this one."""
    return step.run.steps.filter(number__gt=step.number).order_by("number").first()


def handed_on(step: PersonnelStep) -> list[Nominee]:
    """Those whom a closed step hands on to the next, or to the congress; reads the prefetched names."""
    return [name.nominee for name in step.names.all() if name.goes_on]


def standing_list(run: PersonnelRun) -> list[Nominee]:
    """The people of a run as it stands: on the list of the step under way, or what came out of the last step."""
    step = step_under_way(run)
    if step is not None:
        return [name.nominee for name in step.names.all()]
    steps = list(run.steps.all())
    return handed_on(steps[-1]) if steps else []


def loaded_runs(plan: PersonnelPlan) -> Sequence[PersonnelRun]:
    """The runs of a plan with steps, names, participants and people; a fixed number of queries."""
    rows = plan.runs.prefetch_related(
        "steps__participants",
        "steps__difference_report",
        "steps__names__nominee__person",
        "steps__names__nominee__intended",
        "steps__names__nominee__fixed_post",
        "steps__names__nominee__run",
        "steps__dropped__nominee__person",
    )
    return list(rows)


def prepared_people(runs: Sequence[PersonnelRun]) -> list[Nominee]:
    """Everybody on the lists of the runs as they stand, in Vietnamese order of names."""
    found = [nominee for run in runs for nominee in standing_list(run)]
    return sorted(found, key=lambda nominee: (nominee.person.name_key, str(nominee.person_id)))


def differing(step: PersonnelStep) -> list[StepName]:
    """Names on which the standing committee's step decided otherwise than the committee's step before it.

    Empty for a step of another meeting, an open one, or where no step of the committee went before.
    """
    if step.meeting != StepMeeting.STANDING or not step.is_closed:
        return []
    before = step.run.steps.filter(number__lt=step.number, meeting=StepMeeting.COMMITTEE).last()
    if before is None:
        return []
    said = {name.nominee_id: name for name in before.names.all()}
    names = list(step.names.select_related("nominee__person"))
    return [name for name in names if name.nominee_id in said and name.goes_on != said[name.nominee_id].goes_on]
