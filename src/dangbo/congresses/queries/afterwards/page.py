"""What the page of one congress after its closing shows."""

from dataclasses import dataclass
from datetime import date

from dangbo.congresses.models import Congress
from dangbo.congresses.models.afterwards import ArchiveHandover
from dangbo.congresses.models.papers import CongressPaper
from dangbo.congresses.papers.catalogue import By, Stage, catalogue
from dangbo.congresses.queries.afterwards.facts import After, after_of, convener_of, first_meetings, new_term
from dangbo.congresses.queries.afterwards.facts import register_check as check_register
from dangbo.congresses.queries.rules import values
from dangbo.elections.models import Election, Meeting
from dangbo.registry.models import Committee, Term
from dangbo.registry.models.committees import CommitteeKind
from dangbo.rules.congress.results import AfterState, Duty
from dangbo.rules.congress.results import late_text as lateness
from dangbo.rules.congress.values import entry_of
from dangbo.rules.verdict import Finding

PROGRAMME = 7
"""The row of the action programme: discussed at the congress, issued by the new committee (11977-CV/VPTW)."""
DUTY_LOOKS: dict[AfterState, tuple[str, str]] = {
    AfterState.DONE: ("ok", "Đúng hạn"),
    AfterState.DONE_LATE: ("warn", "Chậm"),
    AfterState.DUE: ("info", "Trong hạn"),
    AfterState.LATE: ("bad", "Quá hạn"),
    AfterState.NOT_YET: ("idle", "Chưa đến lượt"),
}


@dataclass(frozen=True, slots=True)
class DutyLine:
    """A duty with its words."""

    name: str
    duty: Duty

    @property
    def look(self) -> tuple[str, str]:
        return DUTY_LOOKS[self.duty.state]

    @property
    def late_text(self) -> str:
        return lateness(self.duty)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper that the new committee issues; None where it was not drafted yet."""

    name: str
    paper: CongressPaper | None


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """A group of files, and that it was handed over."""

    code: str
    label: str
    handover: ArchiveHandover | None


@dataclass(frozen=True, slots=True)
class AfterPage:
    """One congress after its closing."""

    after: After | None
    term: Term | None
    votes: list[Election]
    first_meetings: list[Meeting]
    convener: Finding | None
    may_meet: bool
    register: tuple[Finding, ...]
    papers: list[PaperLine]
    archive: list[ArchiveLine]

    @property
    def duties(self) -> list[DutyLine]:
        if self.after is None:
            return []
        return [
            DutyLine("Gửi biên bản, danh sách kết quả lên cấp trên", self.after.sent),
            DutyLine("Cấp trên chuẩn y kết quả", self.after.ratified),
        ]

    @property
    def handed_over(self) -> int:
        return sum(line.handover is not None for line in self.archive)


def after_page(congress: Congress, at: date) -> AfterPage:
    """Everything of one congress after its closing."""
    term = new_term(congress)
    meetings = first_meetings(congress, term)
    rows = Election.objects.filter(meeting__in=[congress.meeting_id, *meetings]).select_related("meeting")
    body = executive_of(term)
    convener = convener_of(term).findings if term is not None else ()
    return AfterPage(
        after=after_of(congress, at),
        term=term,
        votes=list(rows.order_by("meeting__held_on", "pk")),
        first_meetings=meetings,
        convener=convener[0] if convener else None,
        may_meet=body is not None and not meetings,
        register=check_register(congress, term) if term is not None else (),
        papers=_papers(congress),
        archive=archive_of(congress, at),
    )


def executive_of(term: Term | None) -> Committee | None:
    """The committee of the term with seats to meet; a cell that elects no committee has none."""
    return Committee.objects.filter(term=term, kind=CommitteeKind.EXECUTIVE, seats__gt=0).first() if term else None


def _papers(congress: Congress) -> list[PaperLine]:
    made = {paper.key: paper for paper in CongressPaper.objects.filter(congress=congress).select_related("document")}
    rows = [row for row in catalogue() if row.number == PROGRAMME or (row.stage, row.by) == _NEW]
    return [PaperLine(paper.name, made.get(paper.key)) for row in rows for paper in row.papers]


_NEW = (Stage.AFTER, By.NEW_COMMITTEE)


def archive_of(congress: Congress, at: date) -> list[ArchiveLine]:
    """The groups of files to be handed over by the rules of a day."""
    entry = entry_of("archive.groups", at, values(congress.round, congress.rules_level, at))
    handed = {row.code: row for row in congress.handovers.all()}
    return [
        ArchiveLine(str(row["code"]), str(row["label"]), handed.get(str(row["code"])))
        for row in entry.rows
        if row.get("code") and row.get("label")
    ]
