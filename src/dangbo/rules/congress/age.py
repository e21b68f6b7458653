"""Age to stand for a committee: months left to retirement at the reference month (thời điểm tính tuổi)."""

from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import whole
from dangbo.rules.congress.levels import CongressLevel
from dangbo.rules.congress.retirement import ORDINARY, Sex, months_from, retirement_month
from dangbo.rules.congress.values import entry_of, level_entry
from dangbo.rules.findings import finding_from
from dangbo.rules.parameters import ParameterError, ParameterSet
from dangbo.rules.verdict import Severity, Verdict


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the rule needs to know of somebody. birth: any day of the month of birth."""

    birth: date
    sex: Sex
    first_time: bool
    group: str = ORDINARY


@dataclass(frozen=True, slots=True)
class AgeAnswer:
    """Months as first days of months; `needed` and `left` in months."""

    allowed: bool
    reference: date
    retires: date
    left: int
    needed: int


def reference_month(level: CongressLevel, at: date, parameters: ParameterSet | None = None) -> date:
    """The month at which age is counted for the level, by the rules of the date."""
    entry = level_entry("age.reference", level, at, parameters)
    row = entry.rows[0] if entry.rows else {}
    year, month = row.get("year"), row.get("month")
    if not (isinstance(year, int) and isinstance(month, int)):
        raise ParameterError(f"Tham số “{entry.key}”: cần year và month.")
    return date(year, month, 1)


def age_at(birth: date, reference: date) -> int:
    """Full years of age at the reference month, counted by months."""
    return months_from(birth, reference) // 12


def check_age(
    candidate: Candidate, level: CongressLevel, at: date, parameters: ParameterSet | None = None
) -> Verdict[AgeAnswer]:
    """May somebody stand for the first time, or be re-elected, by the directive in force at the date?"""
    reference = reference_month(level, at, parameters)
    retires = retirement_month(candidate.birth, candidate.sex, at, group=candidate.group, parameters=parameters)
    left = months_from(reference, retires)
    which = "first_time" if candidate.first_time else "re_election"
    entry = entry_of(f"age.{which}_months", at, parameters)
    allowed = left >= entry.integer
    what = "tham gia lần đầu" if candidate.first_time else "tái cử"
    message = (
        f"Sinh tháng {_month(candidate.birth)}, nghỉ hưu tháng {_month(retires)}; tính từ tháng {_month(reference)} "
        f"còn {whole(left)} tháng, {what} cần ít nhất {whole(entry.integer)} tháng."
    )
    code, severity = ("age-allowed", Severity.NOTE) if allowed else ("too-few-months-left", Severity.ERROR)
    answer = AgeAnswer(allowed, reference, retires, left, entry.integer)
    return Verdict(answer, (finding_from(entry, code, message, severity),))


def _month(moment: date) -> str:
    return f"{moment.month}/{moment.year}"
