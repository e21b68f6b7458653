"""How an act says no: an error refuses it, a warning must be accepted before it goes on."""

from collections.abc import Collection, Iterable
from typing import NoReturn

from dangbo.rules.verdict import Finding, Severity

NO_CODES: frozenset[str] = frozenset()


class Refused(ValueError):  # noqa: N818 - read as "the act was refused"
    """An act was refused. `findings` say why; its text is the first reason as one Vietnamese sentence."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings[0].message)

    @property
    def may_be_accepted(self) -> bool:
        """Whether the same act goes on once its warnings are accepted."""
        return all(finding.severity is Severity.WARNING for finding in self.findings)

    @property
    def codes(self) -> frozenset[str]:
        """The codes to hand back as `accepted_warnings`."""
        return frozenset(finding.code for finding in self.findings)


def error(code: str, message: str, article: str = "") -> Finding:
    """A finding that refuses an act."""
    return Finding(code, Severity.ERROR, article, message)


def warning(code: str, message: str, article: str = "") -> Finding:
    """A finding that must be accepted."""
    return Finding(code, Severity.WARNING, article, message)


def refuse(code: str, message: str, article: str = "") -> NoReturn:
    """Raise Refused for one reason."""
    raise Refused([error(code, message, article)])


def weigh(findings: Iterable[Finding], accepted_warnings: Collection[str] = NO_CODES) -> tuple[Finding, ...]:
    """Raise Refused for errors, else for warnings nobody accepted; return the accepted ones for the journal."""
    found = tuple(findings)
    errors = [finding for finding in found if finding.severity is Severity.ERROR]
    if errors:
        raise Refused(errors)
    warnings = [finding for finding in found if finding.severity is Severity.WARNING]
    pending = [finding for finding in warnings if finding.code not in accepted_warnings]
    if pending:
        raise Refused(pending)
    return tuple(warnings)
