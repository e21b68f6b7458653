"""After the congress: results sent, ratification, the register against what was elected (rules/congress 2.2, 11)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from dangbo.rules._wording import day, whole
from dangbo.rules.calendar import NO_OFFICE_DAYS, OfficeDays, working_days_between
from dangbo.rules.elections.deadlines import ratify_by, report_by
from dangbo.rules.findings import inconsistency
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Finding, Severity, Verdict, collect


class AfterState(StrEnum):
    """How a duty after the congress stands."""

    DONE = "done"
    DONE_LATE = "done_late"
    DUE = "due"
    LATE = "late"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class AfterFacts:
    """Days after the closing. received: when the superior got the results, the day they were sent where None."""

    closing: date
    sent: date | None = None
    received: date | None = None
    ratified: date | None = None
    complaint: bool = False


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: its last day (None while nothing starts it), when it was done, and working days late."""

    code: str
    due_on: date | None
    done_on: date | None
    state: AfterState
    days_late: int = 0


def after_duties(
    facts: AfterFacts,
    today: date,
    *,
    extra: OfficeDays = NO_OFFICE_DAYS,
    parameters: ParameterSet | None = None,
) -> Verdict[tuple[Duty, Duty]]:
    """The results to be sent and to be ratified, as they stand on the day.

    A complaint suspends the term of ratification: it is then due without a last day.
    """
    values = parameters or base_parameters()
    send = report_by(facts.closing, values, extra)
    sent = _duty("results_sent", send.answer, facts.sent, today, extra)
    received = facts.received or facts.sent
    if received is None:
        return Verdict((sent, Duty("ratified", None, None, AfterState.NOT_YET)), _order(facts) + send.findings)
    ratify = ratify_by(received, values, extra)
    if facts.complaint and facts.ratified is None:
        waiting = Duty("ratified", None, None, AfterState.DUE)
        message = "Có khiếu nại về bầu cử: thời hạn chuẩn y tính lại sau khi giải quyết xong."
        return Verdict((sent, waiting), collect(_order(facts), (inconsistency("complaint", message, Severity.NOTE),)))
    ratified = _duty("ratified", ratify.answer, facts.ratified, today, extra)
    return Verdict((sent, ratified), collect(_order(facts), send.findings, ratify.findings))


def _duty(code: str, due: date, done: date | None, today: date, extra: OfficeDays) -> Duty:
    late = max(0, working_days_between(due, done or today, extra)) if (done or today) > due else 0
    if done is not None:
        return Duty(code, due, done, AfterState.DONE_LATE if done > due else AfterState.DONE, late)
    return Duty(code, due, None, AfterState.LATE if today > due else AfterState.DUE, late)


def _order(facts: AfterFacts) -> tuple[Finding, ...]:
    steps = (
        ("bế mạc", facts.closing),
        ("gửi kết quả", facts.sent),
        ("cấp trên nhận", facts.received),
        ("chuẩn y", facts.ratified),
    )
    known = [(word, moment) for word, moment in steps if moment is not None]
    return tuple(
        inconsistency("after-days-out-of-order", f"Ngày {later} {day(second)} trước ngày {earlier} {day(first)}.")
        for (earlier, first), (later, second) in pairwise(known)
        if second < first
    )


@dataclass(frozen=True, slots=True)
class Held:
    """A seat or an office in the register. post: its words, the same for what was elected and what is held."""

    person: str
    name: str
    post: str
    since: date | None = None
    until: date | None = None


def register_findings(
    elected: Sequence[Held], current: Sequence[Held], former: Sequence[Held], begins: date
) -> tuple[Finding, ...]:
    """What the register says otherwise than the election: absent, not elected, another first day, old ones not ended.

    elected: persons and posts by the results, with the day of the announcement as `since` where it is not the first
    day; current: seats and offices of the new term; former: those of the old term; begins: the first day of the new
    term, on which the old one has ended.
    """
    return tuple(collect(_against_results(elected, current, begins), _not_ended(former, begins)))


def _against_results(elected: Sequence[Held], current: Sequence[Held], begins: date) -> Iterator[Finding]:
    wanted = {(one.person, one.post): one.since or begins for one in elected}
    found = {(one.person, one.post) for one in current}
    for one in elected:
        if (one.person, one.post) not in found:
            yield inconsistency("elected-not-in-register", f"{one.name} trúng cử {one.post}, chưa có trong sổ.")
    for one in current:
        due = wanted.get((one.person, one.post))
        if due is None:
            yield inconsistency("in-register-not-elected", f"Sổ ghi {one.name} là {one.post}, kết quả bầu cử không có.")
        elif one.since != due:
            since = day(one.since) if one.since else "chưa rõ"
            message = f"{one.name} ({one.post}) ghi từ ngày {since}, kết quả công bố có hiệu lực từ ngày {day(due)}."
            yield inconsistency("begins-another-day", message, Severity.WARNING)


def _not_ended(former: Sequence[Held], begins: date) -> Iterator[Finding]:
    last = begins - timedelta(days=1)
    for one in former:
        if one.until is None or one.until > begins:
            message = f"{one.name} ({one.post}) nhiệm kỳ cũ chưa kết thúc; phải hết ngày {day(last)}."
            yield inconsistency("former-not-ended", message)


def first_meeting_convener(secretary: str | None, deputies: Sequence[str]) -> Verdict[str | None]:
    """Who convenes the first meeting of a new committee: the former secretary, else a former deputy, if re-elected.

    secretary, deputies: the names of those who are in the new committee. None: the superior names somebody.
    Quy chế bầu cử trong Đảng.
    """
    name = secretary or (deputies[0] if deputies else None)
    if name is None:
        message = "Bí thư, phó bí thư khóa trước không tái cử: cấp ủy cấp trên chỉ định người triệu tập, chủ trì."
        return Verdict(None, (inconsistency("superior-names-convener", message, Severity.NOTE),))
    who = "bí thư" if secretary else "phó bí thư"
    message = f"{name}, {who} khóa trước tái cử, triệu tập và chủ trì cho đến khi bầu xong chủ tọa."
    return Verdict(name, (inconsistency("convener", message, Severity.NOTE),))


def late_text(duty: Duty) -> str:
    """How late a duty is, in working days; empty where it is not."""
    return f"chậm {whole(duty.days_late)} ngày làm việc" if duty.days_late else ""
