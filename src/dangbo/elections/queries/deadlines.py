"""What falls due after a meeting has elected: report, ratification, complaints, keeping of ballots."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dangbo.elections.models import Election, Meeting, State, Way
from dangbo.office.parameters import office_parameters
from dangbo.office.working_days import office_days
from dangbo.rules.elections.deadlines import complain_by, keep_ballots_until, ratify_by, report_by
from dangbo.rules.parameters import ParameterError
from dangbo.rules.verdict import Finding

ELECTED = (State.ANNOUNCED, State.MINUTES_SIGNED, State.RATIFIED, State.REFUSED)


_MUST = ("bao-cao", "chuan-y")
"""Deadlines by which somebody must act; the others only end a time."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One deadline: its key, the act in words, its last day, the day on which it was done, and the rule."""

    key: str
    what: str
    last_day: date
    done_on: date | None
    finding: Finding

    def is_late(self, at: date) -> bool:
        """Whether something that must be done by its last day was not."""
        return self.key in _MUST and self.done_on is None and self.last_day < at


def with_result(meeting: Meeting) -> QuerySet[Election]:
    """The votes of a meeting that elected or did not, once announced; opinions elect nobody and go to no superior."""
    return Election.objects.filter(meeting=meeting, state__in=ELECTED).exclude(way=Way.OPINION)


def deadlines_of(meeting: Meeting) -> list[Deadline]:
    """The deadlines of a meeting that has announced a result, in order; none where the rules of its day are unknown."""
    values, days, closing = office_parameters(), office_days(), meeting.last_day
    found: list[Deadline] = []
    try:
        report = report_by(closing, values, days)
        found.append(Deadline("bao-cao", "Báo cáo kết quả lên cấp trên", report.answer, meeting.reported_on,
                              report.findings[0]))  # fmt: skip
        complaint = complain_by(closing, values, days)
        found.append(Deadline("khieu-nai", "Nhận khiếu nại về bầu cử", complaint.answer, None, complaint.findings[0]))
        if meeting.received_on is not None:
            ratify = ratify_by(meeting.received_on, values, days)
            found.append(Deadline("chuan-y", "Cấp trên chuẩn y kết quả", ratify.answer, _ratified_on(meeting),
                                  ratify.findings[0]))  # fmt: skip
        kept = keep_ballots_until(closing, values)
        found.append(Deadline("luu-phieu", "Niêm phong, lưu giữ phiếu bầu", kept.answer,
                              meeting.ballots_destroyed_on, kept.findings[0]))  # fmt: skip
    except ParameterError:
        return found
    return found


def _ratified_on(meeting: Meeting) -> date | None:
    """The day of the last ratification or refusal, once no announced vote waits for one."""
    rows = with_result(meeting)
    if rows.exclude(state__in=[State.RATIFIED, State.REFUSED]).exists():
        return None
    return rows.order_by("-ratified_on").values_list("ratified_on", flat=True).first()
