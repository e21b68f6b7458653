"""The contract of `dangbo check --format json`, of the interface for programs too."""

from decimal import Decimal
from typing import Any

from dangbo.proofreading.figures.model import Figure
from dangbo.proofreading.model import Finding
from dangbo.proofreading.report import Report


def as_json(name: str, report: Report, text: str) -> dict[str, Any]:
    """A report as plain values; offsets are characters of the text as read.

    Findings against the register also say which figure it is there ("figure") and as of which day ("at").
    """
    return {
        "file": name,
        "figures": [_figure(figure) for figure in report.figures],
        "findings": [_finding(each, text) for each in report.findings],
        "coverage": {"figures": report.coverage.figures, "checked": report.coverage.checked},
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "text": figure.text,
        "value": _value(figure.values),
        "unit": figure.unit,
        "kind": figure.kind.value,
    }


def _finding(each: Finding, text: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "start": each.start,
        "end": each.end,
        "text": text[each.start : each.end],
        "rule": each.rule,
        "severity": each.severity.value,
        "message": each.message,
        "suggestion": each.suggestion,
        "evidence": [list(span) for span in each.evidence or (each.span,)],
    }
    return said | ({"figure": each.key, "at": each.at.isoformat()} if each.key and each.at else {})


def _value(values: tuple[Decimal, ...]) -> int | float | list[int | float] | None:
    numbers = [int(value) if value == int(value) else float(value) for value in values]
    return None if not numbers else numbers[0] if len(numbers) == 1 else numbers
