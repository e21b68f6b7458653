"""Findings made from a parameter: its source becomes the article, its certainty limits the severity."""

from collections.abc import Iterable

from dangbo.rules.parameters.model import Entry
from dangbo.rules.verdict import Certainty, Finding, Severity, Verdict, collect


def finding_from(entry: Entry, code: str, message: str, severity: Severity = Severity.ERROR) -> Finding:
    """A finding on the strength of a parameter's value. An unverified value never refuses: its error is a warning."""
    if severity is Severity.ERROR and entry.certainty is Certainty.UNVERIFIED:
        severity = Severity.WARNING
    return Finding(code, severity, entry.article, message, entry.certainty)


def inconsistency(code: str, message: str, severity: Severity = Severity.ERROR) -> Finding:
    """A finding on plain consistency, which needs no article."""
    return Finding(code, severity, "", message)


def permits(*groups: Iterable[Finding]) -> Verdict[bool]:
    """The verdict of several rules: allowed where none of them refuses."""
    findings = collect(*groups)
    return Verdict(all(finding.severity is not Severity.ERROR for finding in findings), findings)
