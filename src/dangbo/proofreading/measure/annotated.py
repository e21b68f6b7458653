"""Scores on annotated texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dangbo.proofreading.figures.model import Figure
from dangbo.proofreading.measure.cases import Case
from dangbo.proofreading.measure.score import Score
from dangbo.proofreading.model import Finding, Relation, Severity, Span
from dangbo.proofreading.report import Report
from dangbo.proofreading.rules import RULE_NAMES

FIGURE_RULES = frozenset(
    [
        "partition-sum",
        "share",
        "share-unattainable",
        "mean-unattainable",
        "scale-total",
        "same-quantity",
        "ratio-over-one",
        "remaining",
        "difference",
        "growth",
        "subset",
        "list-length",
        "date-order",
        "past-plan",
        "term-length",
        "anniversary",
        "weekday",
        "impossible-date",
        "symbol-kind",
        "symbol-issuer",
    ]
)
"""Rules about figures and dates; all others are about typing."""
_KINDS = {"doc_number": "document_number"}
Checked = Sequence[tuple[Case, Report]]


@dataclass
class _Tally:
    hits: int = 0
    total: int = 0

    def add(self, hit: bool) -> None:
        self.hits += hit
        self.total += 1


def figure_scores(checked: Checked) -> list[Score]:
    """Spans, kinds and values of figures."""
    gold, found, spans, kinds, valued, values = 0, 0, 0, 0, 0, 0
    for case, report in checked:
        if not case.figures:
            continue
        got = {figure.span: figure for figure in report.figures if not case.is_ignored(figure.start)}
        gold, found = gold + len(case.figures), found + len(got)
        for figure in case.figures:
            match = got.get((figure["start"], figure["end"]))
            spans += match is not None
            kinds += match is not None and match.kind == _KINDS.get(figure["kind"], figure["kind"])
            if figure["value"] is not None:
                valued += 1
                values += match is not None and _same_value(match, figure["value"])
    return [
        Score("Số liệu: đúng vị trí (P)", spans, found, 0.99),
        Score("Số liệu: tìm thấy (R)", spans, gold, 0.99),
        Score("Số liệu: đúng loại", kinds, gold, 0.99),
        Score("Số liệu: đúng giá trị", values, valued, 0.995),
    ]


def _same_value(figure: Figure, value: Any) -> bool:
    wanted = value if isinstance(value, list) else [value]
    return [Decimal(str(each)) for each in wanted] == list(figure.values)


def relation_scores(checked: Checked) -> list[Score]:
    """Percentages verified, sums found and made up, contradictions found."""
    percent, sums, certain = _Tally(), _Tally(), _Tally()
    made_up, made = 0, 0
    for case, report in checked:
        sums_told = [each for each in report.relations if each.kind == "sum" and not case.is_ignored(each.spans[0][0])]
        for relation in case.relations:
            spans = _spans(case, relation)
            if relation["holds"] is True and relation["kind"] == "percent_of":
                percent.add(_is_told(report, spans, ("percent_of", "attainable")))
            elif relation["holds"] is True and relation["kind"] in ("sum", "difference"):
                hit = _is_told(report, spans, ("sum", "list_length", "difference"))
                sums.add(hit)
            elif relation["holds"] is False and relation.get("certainty") == "certain":
                certain.add(any(_touches(each, spans) for each in report.findings if each.rule in FIGURE_RULES))
        if case.relations:
            made += len(sums_told)
            made_up += max(0, len([each for each in sums_told if not _is_annotated(case, each)]))
    return [
        Score("Tỷ lệ đúng: xác nhận được", percent.hits, percent.total, 0.93),
        Score("Tổng đúng: tìm thấy", sums.hits, sums.total, 0.90),
        Score("Tổng thừa (không có trong chú giải)", made_up, made, 0.10, most=True),
        Score("Mâu thuẫn chắc chắn: tìm thấy", certain.hits, certain.total, 1.0),
    ]


def _spans(case: Case, relation: dict[str, Any]) -> list[Span]:
    spans = [(figure["start"], figure["end"]) for figure in case.figures_of(relation)]
    if not spans and relation.get("span"):
        dates = [figure for figure in case.figures if figure["text"] in str(relation.get("parts"))]
        spans = [(figure["start"], figure["end"]) for figure in dates]
    return spans


def _is_told(report: Report, spans: Sequence[Span], kinds: Sequence[str]) -> bool:
    """Whether a relation that was told speaks of the figures: of all of them, of all parts, or of the percentage."""
    for each in report.relations:
        if (
            each.kind in kinds
            and spans
            and (set(spans[len(spans) > 2 :]) <= set(each.spans) or each.spans[0] == spans[0])
        ):
            return True
    return False


def _is_annotated(case: Case, told: Relation) -> bool:
    return any(
        len(set(_spans(case, relation)) & set(told.spans)) >= 2 or _spans(case, relation)[:1] == [told.spans[0]]
        for relation in case.relations
        if relation["holds"] is not False
    )


def _touches(finding: Finding, spans: Sequence[Span]) -> bool:
    places = [finding.span, *finding.evidence]
    return any(start < last and first < end for start, end in places for first, last in spans)


def alarm_scores(checked: Checked) -> list[Score]:
    """How many findings are right, and those on relations that hold."""
    right = {Severity.WRONG: _Tally(), Severity.DOUBTFUL: _Tally()}
    wrong, doubtful = right[Severity.WRONG], right[Severity.DOUBTFUL]
    false_on_holding, holding = 0, 0
    for case, report in checked:
        failing = [_spans(case, each) for each in case.relations if each["holds"] is False]
        holding += sum(1 for each in case.relations if each["holds"] is not False)
        for finding in _judged(case, report):
            hit = _is_typo(case, finding) or any(_touches(finding, spans) for spans in failing)
            right[finding.severity].add(hit)
            false_on_holding += not hit and finding.severity is Severity.WRONG and finding.rule in FIGURE_RULES
    return [
        Score("Kết luận “sai”: đúng", wrong.hits, wrong.total, 0.95),
        Score("Kết luận “nghi ngờ”: đúng", doubtful.hits, doubtful.total, 0.70),
        Score("“Sai” trên quan hệ đúng hoặc bỏ ngỏ", false_on_holding, holding, 0.0, most=True),
    ]


def _judged(case: Case, report: Report) -> Iterator[Finding]:
    """Findings that the annotations can judge: those on figures only where figures are annotated."""
    for finding in report.findings:
        if finding.severity is Severity.NOTE or case.is_ignored(finding.start):
            continue
        if finding.rule in FIGURE_RULES and not case.relations:
            continue
        yield finding


def _is_typo(case: Case, finding: Finding) -> bool:
    return any(typo["start"] < finding.end and finding.start < typo["start"] + len(typo["span"]) for typo in case.typos)


def typing_scores(checked: Checked) -> list[Score]:
    """Errors of typing that were found, and false alarms on the original texts (per token)."""
    found, total, false, tokens = 0, 0, 0, 0
    for case, report in checked:
        slips = [each for each in report.findings if each.rule in RULE_NAMES]
        for typo in case.typos:
            total += 1
            end = typo["start"] + len(typo["span"])
            found += any(each.start < end and typo["start"] < each.end for each in slips)
        if case.original:
            tokens += len(case.text.split())
            false += sum(
                1 for each in _judged(case, report) if each.rule not in FIGURE_RULES and not _is_typo(case, each)
            )
    return [
        Score("Lỗi gõ khác: tìm thấy", found, total, 0.70),
        Score("Báo lỗi gõ thừa trên bản gốc (mỗi âm tiết)", false, tokens, 0.0005, most=True),
    ]
