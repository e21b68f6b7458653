"""Re-admission (kết nạp lại): who may be considered again, and when (điểm 3.5)."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from dangbo.rules._wording import day, whole
from dangbo.rules.calendar import add_months
from dangbo.rules.findings import finding_from, permits
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Finding, Verdict

WAIT = "member.readmission.wait_months"
WAIT_CONVICTED = "member.readmission.wait_months_after_conviction"
TIMES = "member.readmission.maximum_times"
BARRED = "member.readmission.barred_grounds"


class LeavingGround(StrEnum):
    """Why somebody left the Party, as far as it matters for coming back."""

    DELETED = "deleted"
    EXPELLED = "expelled"
    FAMILY_HARDSHIP = "family_hardship"
    LESSER_CRIME = "lesser_crime"
    ABANDONED_ACTIVITY = "abandoned_activity"
    OWN_REQUEST = "own_request"
    SERIOUS_DISUNITY = "serious_disunity"
    CORRUPTION = "corruption"
    SERIOUS_CRIME = "serious_crime"


def ground_labels() -> Mapping[str, str]:
    """The grounds with their Vietnamese labels."""
    return base_parameters().parameter(BARRED).words


def may_readmit(
    ground: LeavingGround,
    since: date,
    asked: date,
    *,
    earlier_readmissions: int = 0,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May somebody be considered again who asks on that day?

    since: the day of leaving; for a less serious crime the day on which the conviction was cleared.
    """
    values = parameters or base_parameters()
    return permits(
        _barred_findings(ground, asked, values),
        _times_findings(earlier_readmissions, asked, values),
        _wait_findings(ground, since, asked, values),
    )


def _barred_findings(ground: LeavingGround, asked: date, values: ParameterSet) -> tuple[Finding, ...]:
    entry = values.entry(BARRED, asked)
    if ground not in entry.words:
        return ()
    message = f"Không xét kết nạp lại người ra khỏi Đảng vì: {ground_labels()[ground].lower()}."
    return (finding_from(entry, "readmission-barred", message),)


def _times_findings(earlier: int, asked: date, values: ParameterSet) -> tuple[Finding, ...]:
    entry = values.entry(TIMES, asked)
    if earlier < entry.integer:
        return ()
    message = f"Chỉ được kết nạp lại {whole(entry.integer)} lần; đã kết nạp lại {whole(earlier)} lần."
    return (finding_from(entry, "readmission-again", message),)


def _wait_findings(ground: LeavingGround, since: date, asked: date, values: ParameterSet) -> tuple[Finding, ...]:
    convicted = ground is LeavingGround.LESSER_CRIME
    entry = values.entry(WAIT_CONVICTED if convicted else WAIT, asked)
    earliest = add_months(since, entry.integer)
    if asked >= earliest:
        return ()
    event = "được xóa án tích" if convicted else "ra khỏi Đảng"
    message = (
        f"Phải ít nhất {whole(entry.integer)} tháng kể từ khi {event} ngày {day(since)}; "
        f"sớm nhất là ngày {day(earliest)}."
    )
    return (finding_from(entry, "readmission-too-early", message),)
