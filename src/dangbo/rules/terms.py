"""Terms: how long they are, when they end, and when the next congress may meet (Điều 22, 24 Điều lệ Đảng)."""

from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import day, whole
from dangbo.rules.calendar import add_months
from dangbo.rules.findings import finding_from, permits
from dangbo.rules.parameters import Entry, ParameterSet, base_parameters
from dangbo.rules.verdict import Finding, Severity, Verdict
from dangbo.rules.vocabulary import OrganisationKind


@dataclass(frozen=True, slots=True)
class TermWindow:
    """A term from its congress: its length in months, its nominal end, and between which days the next may meet."""

    months: int
    nominal_end: date
    earliest: date
    latest: date


def term_length(kind: OrganisationKind, at: date, parameters: ParameterSet | None = None) -> Entry:
    """The length in months of a term that begins at the date, with its source.

    An intermediate committee has the term of its grassroots committee. ValueError for a party group, which has none.
    """
    return _entry(kind, "months", at, parameters)


def _entry(kind: OrganisationKind, what: str, at: date, parameters: ParameterSet | None) -> Entry:
    if kind is OrganisationKind.PARTY_GROUP:
        raise ValueError("a party group has no term")
    body = "cell" if kind is OrganisationKind.CELL else "committee"
    return (parameters or base_parameters()).entry(f"term.{body}.{what}", at)


def term_window(kind: OrganisationKind, congress: date, parameters: ParameterSet | None = None) -> TermWindow:
    """The term that begins with a congress, by the rules of that day. The earliest and latest day need approval."""
    months = term_length(kind, congress, parameters).integer
    shift = _entry(kind, "shift_months", congress, parameters).integer
    end = add_months(congress, months)
    return TermWindow(months, end, add_months(end, -shift), add_months(end, shift))


def next_congress(
    kind: OrganisationKind,
    congress: date,
    planned: date,
    *,
    approved: bool,
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May the next congress meet on the planned day?

    congress: the day of the last one; approved: the level above has agreed to the earlier or later day.
    """
    window = term_window(kind, congress, parameters)
    shift = _entry(kind, "shift_months", congress, parameters)
    if planned == window.nominal_end:
        return Verdict(True)
    if window.earliest <= planned <= window.latest:
        return permits(_shifted(window, planned, shift, approved))
    message = (
        f"Nhiệm kỳ hết ngày {day(window.nominal_end)}; đại hội chỉ được sớm hoặc muộn {whole(shift.integer)} tháng, "
        f"từ {day(window.earliest)} đến {day(window.latest)}, không phải ngày {day(planned)}."
    )
    return permits((finding_from(shift, "congress-outside-window", message),))


def _shifted(window: TermWindow, planned: date, shift: Entry, approved: bool) -> tuple[Finding, ...]:
    side = "sớm" if planned < window.nominal_end else "muộn"
    message = f"Đại hội ngày {day(planned)} {side} hơn ngày hết nhiệm kỳ {day(window.nominal_end)}"
    if approved:
        return (finding_from(shift, "congress-shifted", f"{message}; đã được đồng ý.", Severity.NOTE),)
    return (finding_from(shift, "congress-shift-needs-approval", f"{message}; phải được cấp trên đồng ý."),)
