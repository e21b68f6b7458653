"""Answers of the election rules as JSON (`dangbo resolve`, contract in docs)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dangbo.rules.elections.ballot import BallotPaper, judge
from dangbo.rules.elections.case_reading import Case, ListQuestion
from dangbo.rules.elections.election_list import check_list
from dangbo.rules.elections.outcome import Poll
from dangbo.rules.elections.resolving import resolve
from dangbo.rules.verdict import Certainty, Finding, Severity


def answer(case: Case) -> dict[str, object]:
    """The answer of a case, its keys in the order of the contract."""
    if isinstance(case.question, Poll):
        body, findings = _result(case.question, case)
    elif isinstance(case.question, BallotPaper):
        body, findings = _ballot(case.question, case)
    else:
        body, findings = _list(case.question, case)
    shown = [*findings, *_unknown_post(case, findings), *_unverified(findings)]
    return {"id": case.id, **body, "findings": [_finding(finding) for finding in shown]}


def _result(poll: Poll, case: Case) -> tuple[dict[str, object], tuple[Finding, ...]]:
    verdict = resolve(poll, case.regulation)
    result = verdict.answer
    standings = [
        {
            "name": standing.name,
            "votes": standing.votes,
            "percent": standing.percent,
            "over_half": standing.over_half,
            "outcome": standing.outcome.value,
        }
        for standing in result.standings
    ]
    body: dict[str, object] = {
        "base": result.base,
        "needed": result.needed,
        "candidates": standings,
        "elected": list(result.elected),
        "tied": list(result.tied),
        "seats_unfilled": result.seats_unfilled,
        "next": result.next_step.value,
    }
    return body, verdict.findings


def _ballot(paper: BallotPaper, case: Case) -> tuple[dict[str, object], tuple[Finding, ...]]:
    verdict = judge(paper, case.regulation)
    return {"valid": verdict.answer.valid, "counted_for": list(verdict.answer.counted_for)}, verdict.findings


def _list(question: ListQuestion, case: Case) -> tuple[dict[str, object], tuple[Finding, ...]]:
    verdict = check_list(question.post, question.seats, question.names, case.regulation)
    body: dict[str, object] = {
        "surplus": verdict.answer.surplus,
        "surplus_percent": verdict.answer.percent,
        "max_surplus": verdict.answer.maximum,
        "allowed": verdict.answer.allowed,
    }
    return body, verdict.findings


def _finding(finding: Finding) -> dict[str, str]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "article": finding.article,
        "message": finding.message,
    }


def _unknown_post(case: Case, findings: Sequence[Finding]) -> Iterator[Finding]:
    if case.unknown_post:
        yield Finding(
            "unknown-post",
            Severity.WARNING,
            findings[0].article,
            f"Không rõ chức danh “{case.unknown_post}”: chỉ áp dụng quy tắc chung, chưa xét quy tắc riêng"
            " của cấp ủy, ban thường vụ, đại biểu hay bí thư chi bộ.",
        )


def _unverified(findings: Sequence[Finding]) -> Iterator[Finding]:
    """One note that names every finding whose rule was not read in the text (the contract has no field for it)."""
    doubtful = [finding for finding in findings if finding.certainty is Certainty.UNVERIFIED]
    if doubtful:
        codes = ", ".join(dict.fromkeys(finding.code for finding in doubtful))
        yield Finding(
            "unverified",
            Severity.NOTE,
            "; ".join(dict.fromkeys(finding.article for finding in doubtful)),
            f"Chưa kiểm chứng với nguyên văn (unverified): {codes}. Cần đối chiếu văn bản trước khi công bố.",
            Certainty.UNVERIFIED,
        )
