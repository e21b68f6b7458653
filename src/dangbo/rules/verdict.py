"""What a rule answers: a value, and findings that say why, each with its article."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Answer = TypeVar("Answer", covariant=True)


class Severity(StrEnum):
    """How much a finding weighs: an error refuses the act, a warning asks for a decision, a note explains."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Certainty(StrEnum):
    """How sure we are of a rule's text."""

    SOURCED = "sourced"
    DERIVED = "derived"
    UNVERIFIED = "unverified"


SEVERITY_LABELS: dict[Severity, str] = {
    Severity.ERROR: "Không được",
    Severity.WARNING: "Cần xem xét",
    Severity.NOTE: "Ghi chú",
}

CERTAINTY_LABELS: dict[Certainty, str] = {
    Certainty.SOURCED: "Có văn bản",
    Certainty.DERIVED: "Suy ra từ văn bản",
    Certainty.UNVERIFIED: "Chưa kiểm chứng",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark of a rule.

    code: stable English identifier in kebab-case; article: document number and article, empty for a matter of
    plain consistency; message: one Vietnamese sentence that spells out the arithmetic.
    """

    code: str
    severity: Severity
    article: str
    message: str
    certainty: Certainty = Certainty.SOURCED


@dataclass(frozen=True, slots=True)
class Verdict(Generic[Answer]):
    """A rule's answer and the findings that led to it."""

    answer: Answer
    findings: tuple[Finding, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        return self.of(Severity.ERROR)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return self.of(Severity.WARNING)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        return tuple(finding for finding in self.findings if finding.severity is severity)


def collect(*groups: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of several rules in the order given."""
    return tuple(finding for group in groups for finding in group)
