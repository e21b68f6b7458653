"""Numbering series (dãy số văn bản): which documents count together, and from which day to which.

36-HD/VPTW item II.1.3: congress papers in one series for all kinds, from the opening of the trial session to the
closing day; other papers from 01 for each kind within one committee term, from the day after the closing of this
congress to the end of the closing day of the next. Secret papers would share the counter of open papers; joint papers
take the next number of the lead body. The leading zero and the slashes are written by the formatting of symbols.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dangbo.rules._wording import day
from dangbo.rules.documents.issuers import CONGRESS_CODE
from dangbo.rules.documents.kinds import DocumentKind, document_kind
from dangbo.rules.findings import finding_from, inconsistency, permits
from dangbo.rules.parameters import ParameterSet, base_parameters
from dangbo.rules.verdict import Finding, Severity, Verdict

CONGRESS_GROUP = "congress"


class Restart(StrEnum):
    """When a series begins again at its first number; the guideline knows the term only, some offices use the year."""

    TERM = "term"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class NumberingOption:
    """How an office counts.

    shared: groups of codes with one counter, such as ("CV", "CĐ"); apart: kinds of one code with a counter each
    (quyết định and quy định, both QĐ, share one unless their keys stand here).
    """

    restart: Restart = Restart.TERM
    shared: tuple[tuple[str, ...], ...] = ()
    apart: frozenset[str] = frozenset()


USUAL_NUMBERING = NumberingOption()


@dataclass(frozen=True, slots=True)
class NumberingTerm:
    """The days of a committee's term for its numbers; `last_day` is inclusive, None while the next congress is open."""

    first_day: date
    last_day: date | None = None

    def __post_init__(self) -> None:
        if self.last_day is not None and self.last_day < self.first_day:
            raise ValueError(
                f"Nhiệm kỳ hết ngày {day(self.last_day)}, trước ngày bắt đầu {day(self.first_day)}: hãy xem lại ngày."
            )

    def holds(self, at: date) -> bool:
        return self.first_day <= at and (self.last_day is None or at <= self.last_day)


@dataclass(frozen=True, slots=True)
class CongressDays:
    """The days of one congress: opening of its trial session, closing, and the new committee's first plenum.

    Raises ValueError where they are out of order.
    """

    trial_opening: date
    closing: date
    first_plenum: date | None = None

    def __post_init__(self) -> None:
        if self.closing < self.trial_opening:
            raise ValueError(
                f"Đại hội bế mạc ngày {day(self.closing)}, trước ngày khai mạc phiên trù bị {day(self.trial_opening)}."
            )

    @property
    def term_begins(self) -> date:
        """The day after the closing; the day of the first plenum where that sits during the congress."""
        if self.first_plenum is not None and self.trial_opening <= self.first_plenum <= self.closing:
            return self.first_plenum
        return self.closing + timedelta(days=1)

    @property
    def term_before_ends(self) -> date:
        """The closing day; the day before the first plenum where that sits during the congress (derived)."""
        return self.term_begins - timedelta(days=1)


def committee_term(congress: CongressDays, following: CongressDays | None = None) -> NumberingTerm:
    """The term for the numbers of the committee that a congress elected; `following` is the next congress if held."""
    return NumberingTerm(congress.term_begins, following.term_before_ends if following else None)


@dataclass(frozen=True, slots=True)
class SeriesKey:
    """What tells one series from another: with a number it is unique.

    issuer: code in the symbol; group: code ("KH"), codes joined by + ("CV+CĐ"), key of a kind counted apart, or
    "congress"; first_day: of the term, the year or the congress.
    """

    issuer: str
    group: str
    first_day: date

    def __str__(self) -> str:
        return f"{self.issuer}/{self.group}/{self.first_day.isoformat()}"


@dataclass(frozen=True, slots=True)
class Series:
    """A series with the last day on which it takes a document (None while open) and its Vietnamese name."""

    key: SeriesKey
    last_day: date | None
    name: str

    def holds(self, at: date) -> bool:
        return NumberingTerm(self.key.first_day, self.last_day).holds(at)


def series_for(
    kind: str,
    issuer: str,
    at: date,
    term: NumberingTerm,
    option: NumberingOption = USUAL_NUMBERING,
    parameters: ParameterSet | None = None,
) -> Series:
    """The series in which a committee's or an organ's document takes its number.

    issuer: of joint issuers the lead body's alone is used. Raises ParameterError for an unknown kind and ValueError,
    with a Vietnamese sentence, where the date lies outside the term.
    """
    if not term.holds(at):
        raise ValueError(_outside(term.first_day, term.last_day, at, "nhiệm kỳ"))
    found = document_kind(kind, at, parameters)
    first_day, last_day, span = term.first_day, term.last_day, f"nhiệm kỳ từ {day(term.first_day)}"
    if option.restart is Restart.YEAR:
        first_day, last_day, span = *_year_within(term, at), f"năm {at.year}"
    lead = issuer.split("-", maxsplit=1)[0]
    group = _group(found, option)
    return Series(SeriesKey(lead, group, first_day), last_day, f"{_counted(found, group)} của {lead}, {span}")


def _group(kind: DocumentKind, option: NumberingOption) -> str:
    if kind.key in option.apart or not kind.code:
        return kind.key
    shared = next((codes for codes in option.shared if kind.code in codes), (kind.code,))
    return "+".join(shared)


def _counted(kind: DocumentKind, group: str) -> str:
    return kind.name if group == kind.key else f"Ký hiệu {group}"


def _year_within(term: NumberingTerm, at: date) -> tuple[date, date]:
    """The days of the year that lie in the term: a new term restarts the numbers too (derived)."""
    first, last = date(at.year, 1, 1), date(at.year, 12, 31)
    return max(first, term.first_day), min(last, term.last_day or last)


def congress_series(congress: CongressDays, issuer: str = CONGRESS_CODE) -> Series:
    """The one series of all papers of a congress, its presidium, secretariat, credentials board and tellers."""
    key = SeriesKey(issuer, CONGRESS_GROUP, congress.trial_opening)
    return Series(key, congress.closing, f"Văn bản đại hội, khai mạc phiên trù bị ngày {day(congress.trial_opening)}")


def date_in_series(series: Series, at: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """May a document of that date take a number of the series?"""
    if series.holds(at):
        return Verdict(True)
    of_congress = series.key.group == CONGRESS_GROUP
    rule = "document.number.congress" if of_congress else "document.number.series"
    entry = (parameters or base_parameters()).entry(rule, at)
    message = _outside(series.key.first_day, series.last_day, at, f"dãy số “{series.name}”")
    return permits((Finding("date-outside-series", Severity.ERROR, entry.article, message, entry.certainty),))


def _outside(first: date, last: date | None, at: date, what: str) -> str:
    until = f" đến hết ngày {day(last)}" if last else ""
    return f"Ngày {day(at)} không thuộc {what}, tính từ ngày {day(first)}{until}."


def number_text(number: int, at: date, parameters: ParameterSet | None = None) -> str:
    """A number as it is written, with a leading zero below 10. ValueError below 1 or above five digits."""
    if not 1 <= number <= 99_999:
        raise ValueError(f"Số văn bản phải từ 1 đến 99999, không phải {number}.")
    digits = (parameters or base_parameters()).entry("document.number.digits", at).integer
    return f"{number:0{digits}d}"


def next_number(taken: Sequence[int], at: date, parameters: ParameterSet | None = None) -> int:
    """The number after the highest taken one; the first number of a series where none is. Gaps are not filled."""
    first = (parameters or base_parameters()).entry("document.number.first", at).integer
    return max(taken, default=first - 1) + 1


def check_shared_codes(option: NumberingOption, at: date, parameters: ParameterSet | None = None) -> Verdict[bool]:
    """Is an office's own way of counting sound? A code in two groups is an error, restarting by year a warning."""
    codes = [code for group in option.shared for code in group]
    doubled = sorted({code for code in codes if codes.count(code) > 1})
    findings = [
        inconsistency("code-in-two-groups", f"Chữ viết tắt {code} nằm trong hai nhóm đếm chung.") for code in doubled
    ]
    if option.restart is Restart.YEAR:
        entry = (parameters or base_parameters()).entry("document.number.series", at)
        message = "Cơ quan ghi lại số từ 01 mỗi năm; hướng dẫn ghi số liên tục trong cả nhiệm kỳ."
        findings.append(finding_from(entry, "restart-by-year", message, Severity.WARNING))
    return permits(findings)
