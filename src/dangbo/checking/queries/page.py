"""What the page of a checked draft shows: the text paragraph by paragraph, with its findings beside."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from dangbo.checking.fingerprints import Marked, marked
from dangbo.checking.models import Dismissal
from dangbo.checking.queries.checking import Checked, check_draft_file
from dangbo.checking.work import Work
from dangbo.facts.figures import Moment, within_sentence
from dangbo.figures.asking import figure_url
from dangbo.figures.catalogue import catalogue
from dangbo.proofreading import RULE_NAMES, SEVERITY_LABELS, SPELLING_RULES, Relation, Severity
from dangbo.proofreading.model import Span
from dangbo.registry.models import Organisation
from dangbo.registry.viewing import Viewing

LOOKS = {Severity.WRONG: ("bad", "bad"), Severity.DOUBTFUL: ("warn", "warn"), Severity.NOTE: ("note", "info")}
_WEIGHT = {severity: weight for weight, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding as it stands in the margin; `number` counts it on the page, `url` opens the rows of the register."""

    number: int
    marked: Marked
    css: str
    state: str
    label: str
    name: str
    may_correct: bool
    url: str = ""

    @property
    def fingerprint(self) -> str:
        return self.marked.fingerprint

    @property
    def message(self) -> str:
        return self.marked.finding.message

    @property
    def suggestion(self) -> str:
        return self.marked.finding.suggestion or ""


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure that agrees with the register: its name there, and the address of the rows behind it."""

    name: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures of one paragraph that agree with the register of a day."""

    at: date
    figures: tuple[ShownFigure, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: plain (`link` 0), or marked as its gravest finding, with the numbers that end there."""

    text: str
    css: str = ""
    link: int = 0
    numbers: tuple[int, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with what is said of it."""

    pieces: tuple[Piece, ...]
    findings: tuple[ShownFinding, ...] = ()
    relations: tuple[str, ...] = ()
    agreements: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A checked draft as its page shows it."""

    work: Work
    checked: Checked
    rows: tuple[Row, ...]
    findings: tuple[ShownFinding, ...]
    counts: dict[str, int]
    dismissed: tuple[tuple[ShownFinding, Dismissal], ...] = field(default=())

    @property
    def at(self) -> date | None:
        return self.checked.at


def page_of(work: Work, viewing: Viewing, only: str = "") -> Page:
    """The page of a draft for the organisation looked at; `only`: the findings of one severity alone."""
    checked = check_draft_file(work.read, viewing.organisation, work.day, viewing.at)
    kept = dismissals_of(viewing.organisation, work)
    shown = [_shown(number, each, viewing) for number, each in _numbered(checked, kept)]
    open_ = [each for each in shown if each.fingerprint not in kept]
    told = [each for each in open_ if not only or each.marked.finding.severity == only]
    counts = {severity.value: sum(each.marked.finding.severity is severity for each in open_) for severity in Severity}
    return Page(
        work=work,
        checked=checked,
        rows=tuple(_rows(checked, told, viewing)),
        findings=tuple(told),
        counts=counts,
        dismissed=tuple((each, kept[each.fingerprint]) for each in shown if each.fingerprint in kept),
    )


def found_in(work: Work, viewing: Viewing, fingerprint: str) -> Marked | None:
    """The finding with this fingerprint; None where the draft has none such (any more)."""
    checked = check_draft_file(work.read, viewing.organisation, work.day, viewing.at)
    found = marked(checked.text, checked.report.findings)
    return next((each for each in found if each.fingerprint == fingerprint), None)


def dismissals_of(organisation: Organisation, work: Work) -> dict[str, Dismissal]:
    """What was let stand in a draft, by the fingerprint of the finding."""
    rows = Dismissal.objects.filter(organisation=organisation, text_digest__in=work.digests)
    return {row.fingerprint: row for row in rows.order_by("made_at")}


def _numbered(checked: Checked, kept: dict[str, Dismissal]) -> Iterator[tuple[int, Marked]]:
    """Every finding with its number on the page; those that were let stand have none."""
    number = 0
    for each in marked(checked.text, checked.report.findings):
        number += each.fingerprint not in kept
        yield (0 if each.fingerprint in kept else number), each


def _shown(number: int, each: Marked, viewing: Viewing) -> ShownFinding:
    finding = each.finding
    css, state = LOOKS[finding.severity]
    return ShownFinding(
        number=number,
        marked=each,
        css=css,
        state=state,
        label=SEVERITY_LABELS[finding.severity],
        name=RULE_NAMES.get(finding.rule, finding.rule),
        may_correct=finding.rule in SPELLING_RULES and bool(finding.suggestion) and len(finding.evidence) < 2,
        url=_rows_url(finding.key, finding.at, viewing),
    )


def _rows_url(key: str, at: date | None, viewing: Viewing) -> str:
    if not key or at is None or key not in catalogue():
        return ""
    return figure_url(key, viewing, Moment(at), page="rows")


def _rows(checked: Checked, findings: Sequence[ShownFinding], viewing: Viewing) -> Iterator[Row]:
    start = 0
    for line in checked.text.split("\n"):
        span = (start, start + len(line))
        start = span[1] + 1
        if line.strip():
            here = tuple(each for each in findings if span[0] <= each.marked.finding.start <= span[1])
            marks = [mark for each in findings for mark in _marks(each) if mark[0] < span[1] and mark[1] > span[0]]
            relations = [each for each in checked.report.relations if span[0] <= each.spans[0][0] < span[1]]
            said = tuple(each.message for each in relations if not each.key)
            agreed = tuple(_agreements(checked.text, relations, viewing))
            yield Row(tuple(_pieces(checked.text, span, marks)), here, said, agreed)


Mark = tuple[int, int, ShownFinding]


def _marks(each: ShownFinding) -> Iterator[Mark]:
    """The words that a finding marks; of figures also those that it rests on."""
    finding = each.marked.finding
    spans: list[Span] = [finding.span]
    if finding.rule not in SPELLING_RULES and finding.rule != "list-length":
        spans += [span for span in finding.evidence if span != finding.span]
    yield from ((start, max(end, start + 1), each) for start, end in spans)


def _pieces(text: str, span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    edges = sorted({*span, *(min(max(edge, span[0]), span[1]) for mark in marks for edge in mark[:2])})
    for start, end in pairwise(edges):
        here = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
        if not here:
            yield Piece(text[start:end])
            continue
        gravest = sorted({each.number: each for _, _, each in here}.values(), key=_gravity)
        ends = {mark[2].number for mark in here if min(mark[1], span[1]) == end}
        numbers = tuple(each.number for each in gravest if each.number in ends)
        yield Piece(text[start:end], gravest[0].css, gravest[0].number, numbers, gravest[0].name)


def _gravity(each: ShownFinding) -> tuple[int, int]:
    return _WEIGHT[each.marked.finding.severity], each.number


def _agreements(text: str, relations: Sequence[Relation], viewing: Viewing) -> Iterator[Agreement]:
    days = dict.fromkeys(each.at for each in relations if each.key and each.at)
    for day in days:
        here = [each for each in relations if each.key and each.at == day]
        yield Agreement(day, tuple(_agreeing(text, each, viewing) for each in here))


def _agreeing(text: str, relation: Relation, viewing: Viewing) -> ShownFigure:
    start, end = relation.spans[0]
    name = within_sentence(catalogue()[relation.key].name)
    return ShownFigure(name, text[start:end], _rows_url(relation.key, relation.at, viewing))
