"""Transfers of members (chuyển sinh hoạt): kind, deadlines, lateness (điểm 6.3)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import day, whole
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, add_months, add_working_days
from dangbo.rules.findings import finding_from
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Severity, Verdict

START = "member.transfer.start_working_days"
PRESENT = "member.transfer.present_working_days"
DELETION = "member.transfer.deletion_after_months"
OFFICIAL_FROM = "member.transfer.official_from_months"
TEMPORARY_FROM = "member.transfer.temporary_from_months"


class TransferKind(StrEnum):
    """How a member who goes elsewhere takes part in Party life."""

    NONE = "none"
    TEMPORARY = "temporary"
    OFFICIAL = "official"


TRANSFER_LABELS: dict[TransferKind, str] = {
    TransferKind.NONE: "Không chuyển sinh hoạt",
    TransferKind.TEMPORARY: "Chuyển sinh hoạt tạm thời",
    TransferKind.OFFICIAL: "Chuyển sinh hoạt chính thức",
}


class Presentation(StrEnum):
    """How a letter of introduction stands with its deadline."""

    ON_TIME = "on_time"
    LATE = "late"
    DELETION_MAY_START = "deletion_may_start"


@dataclass(frozen=True, slots=True)
class TransferDeadlines:
    """Last days: to begin the procedure, to hand in the letter, and before the procedure of deletion may start."""

    start_by: date
    present_by: date
    deletion_after: date


def transfer_kind(contract_months: int | None, at: date, parameters: ParameterSet | None = None) -> TransferKind:
    """The kind of transfer for a contract or stay of so many months, None for one without an end."""
    values = parameters or base_parameters()
    if contract_months is None or contract_months >= values.entry(OFFICIAL_FROM, at).integer:
        return TransferKind.OFFICIAL
    if contract_months >= values.entry(TEMPORARY_FROM, at).integer:
        return TransferKind.TEMPORARY
    return TransferKind.NONE


def transfer_deadlines(
    effective: date,
    letter: date,
    extra: OfficeDays = NO_OFFICE_DAYS,
    parameters: ParameterSet | None = None,
) -> TransferDeadlines:
    """The deadlines of a transfer by the rules of its own days.

    effective: the day from which the decision (of work, retirement, residence) holds; letter: the day of the letter.
    """
    values = parameters or base_parameters()
    return TransferDeadlines(
        start_by=add_working_days(effective, values.entry(START, effective).integer, extra),
        present_by=add_working_days(letter, values.entry(PRESENT, letter).integer, extra),
        deletion_after=add_months(letter, values.entry(DELETION, letter).integer),
    )


def presentation(
    letter: date,
    presented: date,
    extra: OfficeDays = NO_OFFICE_DAYS,
    parameters: ParameterSet | None = None,
) -> Verdict[Presentation]:
    """How a letter stands that is presented on that day (or is not yet presented on that day)."""
    values = parameters or base_parameters()
    due = transfer_deadlines(letter, letter, extra, values)
    if presented <= due.present_by:
        return Verdict(Presentation.ON_TIME)
    entry = values.entry(PRESENT, letter)
    message = (
        f"Giấy giới thiệu ngày {day(letter)} phải nộp đến ngày {day(due.present_by)} "
        f"({whole(entry.integer)} ngày làm việc); nay là {day(presented)}."
    )
    late = finding_from(entry, "letter-late", message, Severity.WARNING)
    if presented <= due.deletion_after:
        return Verdict(Presentation.LATE, (late,))
    limit = values.entry(DELETION, letter)
    message = (
        f"Quá {whole(limit.integer)} tháng từ ngày {day(letter)}; nếu không có lý do chính đáng "
        "thì xem xét xóa tên vì tự ý bỏ sinh hoạt đảng."
    )
    deletion = finding_from(limit, "deletion-may-start", message, Severity.WARNING)
    return Verdict(Presentation.DELETION_MAY_START, (late, deletion))
