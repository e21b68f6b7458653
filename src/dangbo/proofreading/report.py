"""Checking a text: its figures, what holds, what does not, and how much could be checked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dangbo.proofreading.figures.model import Figure, Kind
from dangbo.proofreading.model import Draft, Finding, Relation, Result, Severity, Span, read_draft
from dangbo.proofreading.rules import CHECKS

_WEIGHT = {Severity.WRONG: 0, Severity.DOUBTFUL: 1, Severity.NOTE: 2}
_COUNTED = (Kind.COUNT, Kind.PERCENT, Kind.RATIO)
_LESS_TELLING = frozenset({"unattested-syllable", "impossible-syllable"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many counts, percentages and ratios the text has, and how many stand in a relation that was checked."""

    figures: int
    checked: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a text; all spans are offsets of the text as it was given."""

    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]
    relations: tuple[Relation, ...]
    coverage: Coverage


def check_text(text: str, known_names: Iterable[str] = ()) -> Report:
    """Check a text; the same text always gives the same report. `known_names` are never flagged as misspelled."""
    return check_draft(read_draft(text, known_names))


def check_draft(draft: Draft) -> Report:
    """Check a text that was made ready."""
    findings: list[Finding] = []
    relations: list[Relation] = []
    for registered in CHECKS:
        for result in registered.check(draft):
            mapped = result if registered.on_original else _mapped(draft, result)
            (findings if isinstance(mapped, Finding) else relations).append(mapped)  # type: ignore[arg-type]
    return _report(tuple(_mapped_figure(draft, figure) for figure in draft.figures), findings, relations)


def with_results(report: Report, results: Iterable[Result], draft: Draft | None = None) -> Report:
    """The report with what else was found; of a `draft` its spans are those of the normalised text."""
    added = [_mapped(draft, each) if draft else each for each in results]
    findings = [*report.findings, *(each for each in added if isinstance(each, Finding))]
    relations = [*report.relations, *(each for each in added if isinstance(each, Relation))]
    return _report(report.figures, findings, relations)


def without(report: Report, dropped: Callable[[Finding], bool]) -> Report:
    """The report without the findings of which `dropped` is true."""
    kept = [each for each in report.findings if not dropped(each)]
    return _report(report.figures, kept, list(report.relations))


def _report(figures: tuple[Figure, ...], findings: list[Finding], relations: list[Relation]) -> Report:
    told = _ordered(findings)
    return Report(figures, told, tuple(_once(relations)), _coverage(figures, told, relations))


def _mapped(draft: Draft, result: Finding | Relation) -> Finding | Relation:
    if isinstance(result, Relation):
        return replace(result, spans=tuple(_original(draft, span) for span in result.spans))
    start, end = _original(draft, result.span)
    evidence = tuple(_original(draft, span) for span in result.evidence)
    return replace(result, start=start, end=end, evidence=evidence)


def _original(draft: Draft, span: Span) -> Span:
    return draft.offsets[span[0]], draft.offsets[span[1]]


def _mapped_figure(draft: Draft, figure: Figure) -> Figure:
    start, end = _original(draft, figure.span)
    return replace(figure, start=start, end=end, text=draft.original[start:end])


def _ordered(findings: list[Finding]) -> tuple[Finding, ...]:
    """In the order of the text, each fault once: of two slips at one place the more telling one."""
    telling = [each for each in findings if each.rule not in _LESS_TELLING]
    kept = telling + [each for each in findings if each.rule in _LESS_TELLING and not _is_told(each, telling)]
    unique = {(each.start, each.end, each.rule): each for each in reversed(kept)}
    return tuple(sorted(unique.values(), key=lambda each: (each.start, _WEIGHT[each.severity], each.end, each.rule)))


def _is_told(finding: Finding, others: list[Finding]) -> bool:
    return any(each.rule == "term" and each.start <= finding.start and finding.end <= each.end for each in others)


def _once(relations: list[Relation]) -> list[Relation]:
    unique = {(each.kind, each.spans): each for each in reversed(relations)}
    return sorted(unique.values(), key=lambda each: (each.spans[0], each.kind, each.message))


def _coverage(figures: tuple[Figure, ...], findings: tuple[Finding, ...], relations: list[Relation]) -> Coverage:
    counted = [figure for figure in figures if figure.kind in _COUNTED]
    spans = {span for relation in relations for span in relation.spans}
    spans |= {span for finding in findings for span in finding.evidence}
    keyed = [relation.spans[0] for relation in relations if relation.key]
    return Coverage(len(counted), sum(figure.span in spans or _lies_in(figure, keyed) for figure in counted))


def _lies_in(figure: Figure, spans: list[Span]) -> bool:
    return any(start <= figure.start and figure.end <= end for start, end in spans)
