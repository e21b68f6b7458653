"""The rules of the round as the personnel process asks them: steps and thresholds, ages, papers of the file."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.models.personnel import PersonnelRun, PersonnelStep, RunKind, StepMeeting, StepName, StepWay
from dangbo.congresses.queries.days import days_of
from dangbo.congresses.queries.personnel.lists import Presence
from dangbo.congresses.queries.personnel.offering import sitting_committee
from dangbo.congresses.queries.rules import values
from dangbo.registry.models import Person
from dangbo.registry.models.committees import CommitteeKind
from dangbo.rules.congress import age
from dangbo.rules.congress.files import FilePaper, file_papers
from dangbo.rules.congress.retirement import ORDINARY, Sex
from dangbo.rules.congress.steps import (
    KEY_CADRES,
    BaseKind,
    ProcessStep,
    StepCount,
    StepResult,
    StepScheme,
    process_steps,
    scheme_of,
    step_result,
)
from dangbo.rules.organisations import is_cell
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Certainty, Finding, Severity, Verdict
from dangbo.rules.vocabulary import OrganisationKind

_MEETINGS = {KEY_CADRES: StepMeeting.KEY_CADRES, "members": StepMeeting.MEMBERS}


def rules_day(congress: Congress, at: date) -> date:
    """The day as of which a congress is judged: as one looks at it, at the latest its opening day."""
    days = days_of(congress).known
    return min(at, days.first_day) if days else at


def values_for(congress: Congress, on: date) -> ParameterSet:
    """The values that hold for a congress on a day, its round's own among them; two queries."""
    return values(congress.round, congress.rules_level, on)


def scheme_for(congress: Congress, on: date) -> StepScheme:
    """Which list of steps applies to the organisation on a day."""
    kind = OrganisationKind(congress.organisation.version_at(on).kind)
    standing = sitting_committee(congress, on, CommitteeKind.STANDING)
    return scheme_of(is_cell=is_cell(kind), standing_committee=standing is not None and standing.seats > 0)


def steps_of_rules(congress: Congress, on: date) -> tuple[tuple[ProcessStep, ...], str]:
    """The steps for a congress on a day, and the source of their list."""
    scheme, parameters = scheme_for(congress, on), values_for(congress, on)
    return process_steps(scheme, on, parameters), parameters.entry(f"congress.steps.{scheme}", on).article


def meeting_of(step: ProcessStep) -> StepMeeting:
    """Who meets in a step of the rules: said by its code, the committee where a round's own code does not say."""
    if step.code.startswith("standing"):
        return StepMeeting.STANDING
    return _MEETINGS.get(step.code, StepMeeting.COMMITTEE)


def result_of(
    step: PersonnelStep, presence: Presence, names: Iterable[StepName] = (), on: date | None = None
) -> Verdict[StepResult]:
    """What the rules say of a step's count: base, votes needed, who passes (by the name's id as text), percentages."""
    day = on or step.held_on
    if day is None:
        raise ValueError("the step was not held yet")
    votes = {str(name.pk): name.agreed for name in names if name.agreed is not None}
    count = StepCount(presence.summoned, presence.present, votes)
    return step_result(_process_step(step), count, day, values_for(step.run.plan.congress, day))


def _process_step(step: PersonnelStep) -> ProcessStep:
    certainty = Certainty.UNVERIFIED if step.is_unverified else Certainty.SOURCED
    code = KEY_CADRES if step.meeting == StepMeeting.KEY_CADRES else step.code
    is_secret = step.way == StepWay.SECRET
    return ProcessStep(step.number, code, step.title, step.task, is_secret, BaseKind(step.base), certainty)


def presence_findings(step: PersonnelStep, presence: Presence, on: date) -> Iterator[Finding]:
    """What speaks against a meeting to which too few came: an error where the rule was read, else a warning."""
    yield from _spoken_against(result_of(step, presence, on=on).findings)


def age_findings(run: PersonnelRun, people: Iterable[Person], on: date) -> Iterator[Finding]:
    """A warning for each person with fewer months left than the directive of the round asks (never an age in years).

    A warning and no refusal: the competent committee may decide otherwise of a single person.
    """
    congress = run.plan.congress
    parameters = values_for(congress, on)
    for person in people:
        candidate = age.Candidate(person.birth_date, Sex(person.sex), run.kind == RunKind.FIRST_TIME)
        for finding in _spoken_against(age.check_age(candidate, congress.rules_level, on, parameters).findings):
            yield replace(
                finding,
                code=f"{finding.code}-{person.pk}",
                severity=Severity.WARNING,
                message=f"{person.full_name}: {finding.message[0].lower()}{finding.message[1:]}",
            )


def _spoken_against(findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding for finding in findings if finding.severity is not Severity.NOTE)


def checklist_for(congress: Congress, on: date) -> tuple[FilePaper, ...]:
    """The papers that the file of everybody on the list must have, with the stage by which they are asked."""
    return file_papers(on, parameters=values_for(congress, on))


def retirement_groups(congress: Congress, on: date) -> list[str]:
    """The groups of the schedule of retirement, the ordinary one first."""
    rows = values_for(congress, on).entry("congress.retirement.schedule", on).rows
    return sorted({str(row["group"]) for row in rows}, key=lambda group: (group != ORDINARY, group))
