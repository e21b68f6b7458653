"""Checking a draft before it is signed (soát văn bản): figures, dates, document numbers, slips of typing."""

from dangbo.proofreading.model import SEVERITY_LABELS, Finding, Relation, Severity
from dangbo.proofreading.report import Coverage, Report, check_text
from dangbo.proofreading.rules import RULE_NAMES, SPELLING_RULES

__all__ = [
    "RULE_NAMES",
    "SEVERITY_LABELS",
    "SPELLING_RULES",
    "Coverage",
    "Finding",
    "Relation",
    "Report",
    "Severity",
    "check_text",
]
