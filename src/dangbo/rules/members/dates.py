"""The dates of a member's life in the Party: ceremony, probation, recognition (Điều 5 Điều lệ Đảng; điểm 4)."""

from datetime import date, timedelta

from dangbo.rules._wording import day, whole
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, add_months, add_working_days
from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.members.age import too_young_findings
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Finding, Severity, Verdict, collect

CEREMONY = "member.ceremony.working_days"
COUNTED_FROM = "member.ceremony.counted_from"
PROBATION = "member.probation.months"
MISSING_DAY = "member.probation.missing_day"
REVIEW = "member.probation.review_working_days"


def ceremony_deadline(
    issued: date,
    received: date,
    at: date,
    extra: OfficeDays = NO_OFFICE_DAYS,
    parameters: ParameterSet | None = None,
) -> date:
    """The last day for the ceremony of admission.

    issued, received: the day of the decision of admission and the day on which the cell got it; at: the day whose
    rules apply, since the deadline ran from receipt until 208-QĐ/TW and runs from issue since.
    """
    values = parameters or base_parameters()
    start = issued if values.entry(COUNTED_FROM, at).text == "issued" else received
    return add_working_days(start, values.entry(CEREMONY, at).integer, extra)


def probation_end(ceremony: date, parameters: ParameterSet | None = None) -> date:
    """The day from which the probationary member may be official: 12 months from the ceremony.

    Where the month lacks the day it is the last of the month, or the next day if the office has so decided.
    """
    values = parameters or base_parameters()
    end = add_months(ceremony, values.entry(PROBATION, ceremony).integer)
    next_day = values.entry(MISSING_DAY, ceremony).text == "next_day"
    return end + timedelta(days=1) if next_day and end.day < ceremony.day else end


def review_deadline(ceremony: date, extra: OfficeDays = NO_OFFICE_DAYS, parameters: ParameterSet | None = None) -> date:
    """The last day for the cell to review a probationary member."""
    end = probation_end(ceremony, parameters)
    days = (parameters or base_parameters()).entry(REVIEW, end).integer
    return add_working_days(end, days, extra)


def recognition(
    ceremony: date,
    reviewed: date,
    extra: OfficeDays = NO_OFFICE_DAYS,
    parameters: ParameterSet | None = None,
) -> Verdict[date]:
    """The official date of a member reviewed by the cell on that day; always the end of probation, however late."""
    end = probation_end(ceremony, parameters)
    entry = (parameters or base_parameters()).entry(REVIEW, end)
    last = review_deadline(ceremony, extra, parameters)
    if reviewed < end:
        message = f"Chi bộ xét ngày {day(reviewed)}, trước ngày hết thời gian dự bị {day(end)}."
        return Verdict(end, (finding_from(entry, "review-before-probation-end", message),))
    if reviewed <= last:
        return Verdict(end)
    message = (
        f"Chi bộ xét ngày {day(reviewed)}, quá hạn {day(last)} ({whole(entry.integer)} ngày làm việc); "
        f"ngày chính thức vẫn tính từ {day(end)}."
    )
    return Verdict(end, (finding_from(entry, "review-late", message, Severity.WARNING),))


def check_party_dates(
    *,
    birth: date | None = None,
    decision: date | None = None,
    ceremony: date | None = None,
    official: date | None = None,
    parameters: ParameterSet | None = None,
) -> tuple[Finding, ...]:
    """What is wrong with a member's dates; what is unknown is not judged.

    birth: for a partial date pass its first possible day, so that only a certain mistake is found. Rules that were
    in force before our oldest source only warn.
    """
    values = parameters or base_parameters()
    return collect(
        _order_findings(decision, ceremony),
        _probation_findings(ceremony or decision, official, values),
        _birth_findings(birth, decision or ceremony, values),
    )


def _order_findings(decision: date | None, ceremony: date | None) -> tuple[Finding, ...]:
    if decision is None or ceremony is None or decision <= ceremony:
        return ()
    message = f"Ngày quyết định kết nạp {day(decision)} không được sau ngày vào Đảng {day(ceremony)}."
    return (inconsistency("decision-after-ceremony", message),)


def _probation_findings(ceremony: date | None, official: date | None, values: ParameterSet) -> tuple[Finding, ...]:
    if ceremony is None or official is None:
        return ()
    entry = values.entry(PROBATION, ceremony)
    earliest = probation_end(ceremony, values)
    if official >= earliest:
        return ()
    message = (
        f"Ngày chính thức phải sau ngày vào Đảng ít nhất {whole(entry.integer)} tháng: "
        f"vào Đảng {day(ceremony)}, chính thức sớm nhất {day(earliest)}, đang ghi {day(official)}."
    )
    return (finding_from(entry, "official-too-early", message),)


def _birth_findings(birth: date | None, admitted: date | None, values: ParameterSet) -> tuple[Finding, ...]:
    if birth is None or admitted is None:
        return ()
    return too_young_findings(birth, admitted, values)


def may_be_official(ceremony: date, at: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """Has the probation of a member ended at the date?"""
    return permits(_probation_findings(ceremony, at, parameters or base_parameters()))
