"""What the page of an election shows: its course, its list, the verdict with arithmetic and articles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dangbo.elections.models import Candidate, CountResult, Election, State
from dangbo.elections.queries.lists import list_findings, listed
from dangbo.elections.queries.regulations import regulation_of
from dangbo.elections.queries.roll_lines import lines_of, roll_of
from dangbo.elections.states import COURSE
from dangbo.elections.verdicts import findings_of, frozen_of, opinions_note
from dangbo.registry.models import Attainment, Person
from dangbo.registry.models.people import Scale
from dangbo.rules.verdict import CERTAINTY_LABELS, Certainty, Finding, Severity
from dangbo.rules.vocabulary import PROFESSIONAL_LABELS, THEORY_LABELS, ProfessionalLevel, TheoryLevel

_COURSE_NAMES = {
    State.PREPARED: "Chuẩn bị",
    State.LIST_FIXED: "Chốt danh sách",
    State.BALLOTS_ISSUED: "Bỏ phiếu",
    State.VOTING_CLOSED: "Kiểm phiếu",
    State.RECONCILED: "Số liệu khớp",
    State.ANNOUNCED: "Công bố",
    State.MINUTES_SIGNED: "Ký biên bản",
    State.RATIFIED: "Chuẩn y",
}
_SHOWN_COURSE = tuple(state for state in COURSE if state in _COURSE_NAMES)


@dataclass(frozen=True, slots=True)
class Step:
    """One state of the course: its words, passed or present."""

    label: str
    is_passed: bool
    is_now: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A finding as a page shows it: look of its severity, sentence, article, and a mark where nobody verified it."""

    look: str
    message: str
    article: str
    doubt: str


@dataclass(frozen=True, slots=True)
class BaseLine:
    """One number of the base: its words, its value, the end of the address of the people it counts."""

    label: str
    number: int
    key: str


def steps_of(election: Election) -> list[Step]:
    """The course of an election that goes well, with the place where it stands; opinions are ratified by nobody."""
    state = State(election.state)
    now = State.VOTING_CLOSED if state is State.COUNTING else state
    if now not in _SHOWN_COURSE:
        return []
    at = _SHOWN_COURSE.index(now)
    shown = [each for each in _SHOWN_COURSE if each is not State.RATIFIED or not election.asks_opinions]
    return [Step(_COURSE_NAMES[each], place < at, place == at) for place, each in enumerate(shown)]


def said(findings: Iterable[Finding], *, notes: bool = True) -> list[Said]:
    """The findings as a page shows them, errors first, then warnings, then notes."""
    looks = {Severity.ERROR: "bad", Severity.WARNING: "warn", Severity.NOTE: "info"}
    order = list(looks)
    shown = sorted(findings, key=lambda finding: order.index(finding.severity))
    return [
        Said(
            looks[finding.severity],
            finding.message,
            finding.article,
            "" if finding.certainty is Certainty.SOURCED else CERTAINTY_LABELS[finding.certainty],
        )
        for finding in shown
        if notes or finding.severity is not Severity.NOTE
    ]


def list_remarks(election: Election) -> list[Said]:
    """What the rules say about the list as it stands, while it may still change."""
    if election.state != State.PREPARED:
        return []
    rows = listed(election)
    return said(list_findings(election, rows)) if rows else []


def verdict_remarks(election: Election) -> list[Said]:
    """The findings of the announced verdict."""
    return said(findings_of(election.announcement.verdict))


def base_lines(election: Election) -> tuple[list[BaseLine], str, str]:
    """The numbers of a closed vote's base, its arithmetic in words, and the article."""
    frozen = frozen_of(election)
    kind, counts = frozen["meeting"]["kind"], frozen["roll"]
    lines = [BaseLine(line.label, counts[line.field], line.key) for line in lines_of(election.meeting)]
    if election.asks_opinions:
        finding = opinions_note(election, election.present or 0)
    else:
        finding = roll_of(kind, counts).base(regulation_of(election.meeting)).findings[0]
    return lines, finding.message, finding.article


def result_rows(election: Election, count: CountResult | None) -> Sequence[tuple[Candidate, Mapping[str, Any]]]:
    """Everybody on the list with votes, percent of the base and outcome, high to low; empty before the result."""
    if count is None or election.state in (State.RECONCILED, State.COUNTING, State.VOTING_CLOSED):
        return []
    by_id = {str(row.pk): row for row in listed(election)}
    said_names = [row["id"] for row in frozen_of(election)["candidates"]]
    rows = [
        (by_id[key], line)
        for key, line in zip(said_names, election.announcement.verdict["candidates"], strict=True)
        if key in by_id
    ]
    return sorted(rows, key=lambda pair: pair[0].rank or 0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A line of the short-CV table (danh sách trích ngang): the candidate, and what the register knows besides."""

    candidate: Candidate
    person: Person | None
    profession: str
    theory: str


def short_lines(election: Election) -> list[Sheet]:
    """The list with what the register knows of each on the first day; the number of queries does not grow."""
    rows = list(election.candidates.filter(on_list=True).select_related("person"))
    people = [row.person_id for row in rows if row.person_id]
    held = Attainment.objects.at(election.meeting.held_on).filter(person__in=people)
    levels = {(row.person_id, row.scale): row for row in held}
    return [Sheet(row, row.person, _profession(levels, row), _theory(levels, row)) for row in rows]


def _profession(levels: Mapping[tuple[Any, str], Attainment], row: Candidate) -> str:
    found = levels.get((row.person_id, Scale.PROFESSIONAL.value))
    return f"{PROFESSIONAL_LABELS[ProfessionalLevel(found.level)]} {found.subject}".strip() if found else ""


def _theory(levels: Mapping[tuple[Any, str], Attainment], row: Candidate) -> str:
    found = levels.get((row.person_id, Scale.THEORY.value))
    return THEORY_LABELS[TheoryLevel(found.level)] if found else ""
