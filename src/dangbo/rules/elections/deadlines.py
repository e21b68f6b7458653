"""Deadlines after an election: report, ratification, complaints, keeping of ballots.

Their values: rules/parameters/elections.yaml.
"""

from __future__ import annotations

from datetime import date

from dangbo.rules._wording import day
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, add_months, add_working_days
from dangbo.rules.parameters import Entry, ParameterSet
from dangbo.rules.verdict import Finding, Severity, Verdict


def report_by(closing: date, parameters: ParameterSet, extra: OfficeDays = NO_OFFICE_DAYS) -> Verdict[date]:
    """The last day to send minutes and lists to the superior; counted in working days from the closing."""
    entry = parameters.entry("election.report.days", closing)
    return _working_days(entry, "report-deadline", "Báo cáo kết quả lên cấp trên", closing, extra)


def ratify_by(received: date, parameters: ParameterSet, extra: OfficeDays = NO_OFFICE_DAYS) -> Verdict[date]:
    """The last day for the superior to ratify (chuẩn y) where nobody complains; from the receipt of the report."""
    entry = parameters.entry("election.ratification.days", received)
    return _working_days(entry, "ratification-deadline", "Chuẩn y kết quả nếu không có khiếu nại", received, extra)


def complain_by(closing: date, parameters: ParameterSet, extra: OfficeDays = NO_OFFICE_DAYS) -> Verdict[date]:
    """The last day on which a complaint about the election is received."""
    entry = parameters.entry("election.complaint.days", closing)
    return _working_days(entry, "complaint-deadline", "Nhận khiếu nại về bầu cử", closing, extra)


def keep_ballots_until(closing: date, parameters: ParameterSet) -> Verdict[date]:
    """The last day of keeping the sealed ballots; then the committee decides to destroy them if nobody complained."""
    entry = parameters.entry("election.keeping.months", closing)
    last = add_months(closing, entry.integer)
    message = (
        f"Niêm phong và lưu giữ phiếu bầu {entry.integer} tháng kể từ ngày {day(closing)}, đến hết ngày {day(last)};"
        " sau đó cấp ủy quyết định hủy nếu không có khiếu nại."
    )
    return Verdict(last, (_note(entry, "keeping-of-ballots", message),))


def _working_days(entry: Entry, code: str, what: str, start: date, extra: OfficeDays) -> Verdict[date]:
    last = add_working_days(start, entry.integer, extra)
    message = f"{what}: {entry.integer} ngày làm việc kể từ ngày {day(start)}, chậm nhất ngày {day(last)}."
    return Verdict(last, (_note(entry, code, message),))


def _note(entry: Entry, code: str, message: str) -> Finding:
    return Finding(code, Severity.NOTE, entry.article, message, entry.certainty)
