"""Age at admission (Điều 1 Điều lệ Đảng): counted by month unless an office counts by day."""

from datetime import date

from dangbo.rules._wording import day, whole
from dangbo.rules.calendar import add_months, months_between
from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Finding, Severity, Verdict

YOUNGEST = "member.admission.minimum_age"
OLDEST = "member.admission.maximum_age"
BY_MONTH = "member.admission.age_by_month"


def admission_age(
    birth: date, considered: date, *, consent: bool = False, parameters: ParameterSet | None = None
) -> Verdict[bool]:
    """May somebody born on that day be considered by the cell on that day?

    consent: the committee directly under the Central Committee has agreed to an age above the limit.
    """
    values = parameters or base_parameters()
    return permits(too_young_findings(birth, considered, values), _too_old_findings(birth, considered, consent, values))


def too_young_findings(birth: date, admitted: date, values: ParameterSet) -> tuple[Finding, ...]:
    """An error where somebody is admitted before the lowest age."""
    if admitted <= birth:
        message = f"Ngày kết nạp {day(admitted)} không sau ngày sinh {day(birth)}."
        return (inconsistency("admitted-before-birth", message),)
    least = values.entry(YOUNGEST, admitted)
    months = _age_months(birth, admitted, values)
    if months >= 12 * least.integer:
        return ()
    message = (
        f"Sinh ngày {day(birth)}, đến ngày {day(admitted)} mới {whole(months // 12)} tuổi {months % 12} tháng; "
        f"phải đủ {whole(least.integer)} tuổi."
    )
    return (finding_from(least, "too-young", message),)


def _too_old_findings(birth: date, considered: date, consent: bool, values: ParameterSet) -> tuple[Finding, ...]:
    most = values.entry(OLDEST, considered)
    if not _is_past(birth, considered, most.integer, values):
        return ()
    message = f"Sinh ngày {day(birth)}, đến ngày {day(considered)} đã quá {whole(most.integer)} tuổi"
    if consent:
        return (finding_from(most, "above-age-by-consent", f"{message}; đã được đồng ý.", Severity.NOTE),)
    message += "; phải được cấp ủy trực thuộc Trung ương đồng ý."
    return (finding_from(most, "above-age-needs-consent", message),)


def _is_past(birth: date, at: date, years: int, values: ParameterSet) -> bool:
    if values.entry(BY_MONTH, at).flag:
        return _age_months(birth, at, values) > 12 * years
    return at > add_months(birth, 12 * years)


def _age_months(birth: date, at: date, values: ParameterSet) -> int:
    if values.entry(BY_MONTH, at).flag:
        return (at.year - birth.year) * 12 + at.month - birth.month
    return months_between(birth, at)
