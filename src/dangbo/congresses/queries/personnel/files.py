"""The file checklist: what each person on the list must have in by which day, and what is late."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import Congress, PlanStep
from dangbo.congresses.models.personnel import Nominee, NomineePaper, PersonnelPlan, PersonnelRun, RunKind
from dangbo.congresses.queries.personnel.lists import prepared_people
from dangbo.congresses.queries.personnel.rules import checklist_for, rules_day
from dangbo.rules.congress.files import STAGE_LABELS, FilePaper, FileStage

PLAN_CODES = {
    (FileStage.LISTED, RunKind.RE_ELECTION): ("personnel_re_election", "personnel_chosen"),
    (FileStage.LISTED, RunKind.FIRST_TIME): ("personnel_first_time", "personnel_chosen"),
    (FileStage.REVIEW, RunKind.RE_ELECTION): ("dossier_submitted",),
    (FileStage.REVIEW, RunKind.FIRST_TIME): ("dossier_submitted",),
    (FileStage.ELECTION, RunKind.RE_ELECTION): ("opened",),
    (FileStage.ELECTION, RunKind.FIRST_TIME): ("opened",),
}
"""The step of the congress's plan whose day is the last for the papers of a stage."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of somebody's file. due_on: None where the plan of the congress names no day."""

    paper: FilePaper
    stage: str
    due_on: date | None
    received_on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class File:
    """The file of somebody on the list."""

    nominee: Nominee
    papers: tuple[Paper, ...]

    @property
    def received(self) -> int:
        return sum(each.received_on is not None for each in self.papers)

    @property
    def late(self) -> int:
        return sum(each.is_late for each in self.papers)

    @property
    def look(self) -> tuple[str, str]:
        """The state of the file: kind and words."""
        if self.received == len(self.papers):
            return ("ok", "Đủ")
        return ("bad", f"Chậm {self.late}") if self.late else ("idle", "Chưa đủ")


def files_of(plan: PersonnelPlan, runs: Sequence[PersonnelRun], at: date) -> list[File]:
    """The files of everybody on the lists of the runs as they stand; a fixed number of queries."""
    papers = checklist_for(plan.congress, rules_day(plan.congress, at))
    due = due_days(plan.congress)
    people = prepared_people(runs)
    there: dict[object, dict[str, date]] = {}
    for row in NomineePaper.objects.filter(nominee__in=people):
        there.setdefault(row.nominee_id, {})[row.code] = row.received_on
    return [File(each, tuple(_papers(each, papers, due, there.get(each.pk, {}), at))) for each in people]


def due_days(congress: Congress) -> dict[tuple[FileStage, RunKind], date]:
    """The last day for the papers of each stage and run, by the plan of the congress; one query."""
    days = dict(PlanStep.objects.filter(congress=congress).exclude(code="").values_list("code", "due_on"))
    found = {key: [days[code] for code in codes if code in days] for key, codes in PLAN_CODES.items()}
    return {key: dates[0] for key, dates in found.items() if dates}


def _papers(
    nominee: Nominee,
    papers: Sequence[FilePaper],
    due: Mapping[tuple[FileStage, RunKind], date],
    there: Mapping[str, date],
    at: date,
) -> Iterator[Paper]:
    for paper in papers:
        last, received = due.get((paper.stage, RunKind(nominee.run.kind))), there.get(paper.code)
        if received is not None and received > at:
            received = None
        is_late = received is None and last is not None and last < at
        yield Paper(paper, STAGE_LABELS[paper.stage], last, received, is_late)
