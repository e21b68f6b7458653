"""What waits in the personnel of the congresses within an organisation: for the home page."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import PlanStep
from dangbo.congresses.models.personnel import PersonnelPlan, PersonnelStep, StepMeeting
from dangbo.congresses.queries.personnel.files import PLAN_CODES, files_of
from dangbo.congresses.queries.personnel.lists import differing, loaded_runs
from dangbo.congresses.queries.reach import congresses_within
from dangbo.registry.models import Organisation

SHOWN = 5
"""Congresses of which late files are told, those due first."""


@dataclass(frozen=True, slots=True)
class LateFiles:
    """The files of a congress that miss papers whose day has passed; due_on: the earliest of these days."""

    congress_id: uuid.UUID
    name: str
    people: int
    papers: int
    due_on: date


def late_files(root: Organisation, at: date) -> Iterator[LateFiles]:
    """The late files of congresses that are not held yet; at most `SHOWN` congresses are looked into."""
    codes = {code for found in PLAN_CODES.values() for code in found}
    waiting = PlanStep.objects.filter(
        congress__in=congresses_within(root).filter(personnel__isnull=False, cancelled_on=None, round__closed_on=None),
        code__in=codes,
        due_on__lt=at,
    ).exclude(congress__dates__kind="held")
    ids = list(dict.fromkeys(waiting.order_by("due_on").values_list("congress", flat=True)))[:SHOWN]
    plans = PersonnelPlan.objects.filter(congress__in=ids).select_related("congress__round", "congress__organisation")
    for plan in plans.prefetch_related("seats", "conditions", "congress__organisation__versions"):
        files = [file for file in files_of(plan, loaded_runs(plan), at) if file.late]
        days = [paper.due_on for file in files for paper in file.papers if paper.is_late and paper.due_on]
        if files and days:
            name = plan.congress.organisation.version_at(at).name
            yield LateFiles(plan.congress_id, name, len(files), sum(file.late for file in files), min(days))


def unanswered_differences(root: Organisation, at: date) -> Iterator[tuple[PersonnelStep, str]]:
    """Steps whose difference is not reported or not answered, with the name of the organisation."""
    rows = PersonnelStep.objects.filter(
        run__plan__congress__in=congresses_within(root).filter(round__closed_on=None),
        meeting=StepMeeting.STANDING,
        closed_on__lte=at,
        difference_report__answered_on=None,
    )
    for step in rows.select_related("run__plan__congress__organisation", "difference_report"):
        if differing(step):
            yield step, step.run.plan.congress.organisation.version_at(at).name
