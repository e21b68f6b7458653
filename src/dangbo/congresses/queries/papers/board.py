"""The thirty rows of a congress with how far each is, whose it is, until when, and its papers."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, QuerySet

from dangbo.access.todo import StateKind
from dangbo.congresses.models import Congress, PlanStep
from dangbo.congresses.models.papers import CongressPaper, OpinionRound, PaperCharge
from dangbo.congresses.papers.catalogue import NOT_NEEDED, Row, catalogue
from dangbo.congresses.queries.papers.wanted import Subjects, Wanted
from dangbo.documents.models import DocumentState


class Progress(StrEnum):
    """How far a paper, or a row of them, is."""

    NOT_NEEDED = "not_needed"
    NOT_BEGUN = "not_begun"
    DRAFT = "draft"
    OPINIONS = "opinions"
    ISSUED = "issued"


LOOKS: dict[Progress, tuple[StateKind, str]] = {
    Progress.NOT_NEEDED: ("idle", "Không cần"),
    Progress.NOT_BEGUN: ("idle", "Chưa soạn"),
    Progress.DRAFT: ("warn", "Dự thảo"),
    Progress.OPINIONS: ("warn", "Đang lấy ý kiến"),
    Progress.ISSUED: ("ok", "Đã xong"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One paper: what is wanted and, where it was made, what it became."""

    wanted: Wanted
    made: CongressPaper | None
    progress: Progress
    versions: int = 0

    @property
    def look(self) -> tuple[StateKind, str]:
        if self.progress is Progress.DRAFT and self.versions:
            return "warn", f"Dự thảo lần {self.versions}"
        return LOOKS[self.progress]


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One row of the catalogue. why_not: why it is not asked of this congress."""

    row: Row
    progress: Progress
    lines: tuple[Line, ...]
    owner: str
    due_on: date | None
    why_not: str = ""

    @property
    def look(self) -> tuple[StateKind, str]:
        return LOOKS[self.progress]

    @property
    def next(self) -> Line | None:
        """The first paper that nobody began."""
        return next((line for line in self.lines if line.made is None), None)

    def is_late(self, at: date) -> bool:
        """Its last day is past and it is not done."""
        done = self.progress in (Progress.ISSUED, Progress.NOT_NEEDED)
        return not done and self.due_on is not None and self.due_on < at


def board_of(congress: Congress) -> list[BoardRow]:
    """All rows of the catalogue; a fixed number of queries."""
    subjects, made = Subjects(congress), _made(congress)
    charges = {row.row: row for row in congress.paper_charges.select_related("owner")}
    steps = _steps(congress)
    return [_row(row, subjects, made, charges.get(row.number), steps) for row in catalogue()]


def made_papers(congress: Congress) -> QuerySet[CongressPaper]:
    """The papers made, with `version_count` and `has_open_round`, but for drafts that were given up."""
    open_rounds = OpinionRound.objects.filter(paper=OuterRef("pk"), closed_on=None)
    rows = CongressPaper.objects.filter(congress=congress).exclude(document__state=DocumentState.DROPPED)
    counted = rows.annotate(version_count=Count("document__versions"), has_open_round=Exists(open_rounds))
    return counted.select_related("document").defer("document__text", "document__frozen")


def _made(congress: Congress) -> dict[int, list[CongressPaper]]:
    found: dict[int, list[CongressPaper]] = defaultdict(list)
    for paper in made_papers(congress):
        found[paper.row].append(paper)
    return found


def _steps(congress: Congress) -> dict[str, PlanStep]:
    rows = PlanStep.objects.filter(congress=congress).select_related("owner_person", "owner_group")
    return {row.code: row for row in rows if row.code}


def _row(
    row: Row,
    subjects: Subjects,
    made: dict[int, list[CongressPaper]],
    charge: PaperCharge | None,
    steps: dict[str, PlanStep],
) -> BoardRow:
    wanted = list(subjects.wanted(row))
    lines = tuple(_lines(wanted, made.get(row.number, [])))
    step = next((steps[code] for code in row.steps if code in steps), None)
    due_on = charge.due_on if charge and charge.due_on else step.due_on if step else None
    why_not = "" if wanted or lines else NOT_NEEDED.get(row.need, "")
    return BoardRow(row, progress_of([line.progress for line in lines]), lines, _owner(charge, step), due_on, why_not)


def _lines(wanted: Sequence[Wanted], made: Sequence[CongressPaper]) -> list[Line]:
    """What is wanted with what was made of it, and what was made besides."""
    held = {(paper.key, paper.about): paper for paper in made}
    lines = [line_of(each, held.pop(each.key, None)) for each in wanted]
    named = {each.paper.key: each.paper for each in wanted}
    kept = [line_of(Wanted(named[paper.key], paper.about, paper.title), paper)
            for paper in held.values() if paper.key in named]  # fmt: skip
    return [*lines, *kept]


def line_of(wanted: Wanted, made: CongressPaper | None) -> Line:
    """A paper with how far it is; `made` comes from `made_papers`."""
    if made is None:
        return Line(wanted, None, Progress.NOT_BEGUN)
    if made.document.is_out or made.finished_on is not None:
        return Line(wanted, made, Progress.ISSUED)
    progress = Progress.OPINIONS if getattr(made, "has_open_round", False) else Progress.DRAFT
    return Line(wanted, made, progress, getattr(made, "version_count", 0))


def progress_of(found: Sequence[Progress]) -> Progress:
    """How far a row is: done when all its papers are; asked for opinions when one is."""
    if not found:
        return Progress.NOT_NEEDED
    if all(each is Progress.ISSUED for each in found):
        return Progress.ISSUED
    if Progress.OPINIONS in found:
        return Progress.OPINIONS
    return Progress.NOT_BEGUN if all(each is Progress.NOT_BEGUN for each in found) else Progress.DRAFT


def _owner(charge: PaperCharge | None, step: PlanStep | None) -> str:
    if charge is not None and (charge.owner or charge.owner_words):
        return charge.owner.full_name if charge.owner else charge.owner_words
    if step is None:
        return ""
    if step.owner_person is not None:
        return step.owner_person.full_name
    return step.owner_group.name if step.owner_group else step.owner_words


def next_line(rows: Sequence[BoardRow]) -> tuple[BoardRow, Line] | None:
    """The paper to be made next: the earliest day first, rows without a day in the order of the catalogue."""
    open_rows = [row for row in rows if row.next is not None]
    if not open_rows:
        return None
    row = min(open_rows, key=lambda each: (each.due_on or date.max, each.row.number))
    return (row, row.next) if row.next else None


def unmade(rows: Sequence[BoardRow]) -> list[Wanted]:
    """Every paper that nobody began."""
    return [line.wanted for row in rows for line in row.lines if line.made is None]


def wanted_with(rows: Sequence[BoardRow], key: str, about: str) -> Wanted | None:
    """The paper of an address, where the congress wants it."""
    found = (line.wanted for row in rows for line in row.lines)
    return next((each for each in found if each.key == (key, about)), None)


def paper_with(congress: Congress, paper_id: uuid.UUID) -> CongressPaper | None:
    """One paper of a congress with its document."""
    rows = CongressPaper.objects.filter(congress=congress, pk=paper_id)
    return rows.select_related("document__issuer", "document__organisation").first()
