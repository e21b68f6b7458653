"""Which series a document counts in, and the terms behind it (36-HD/VPTW II.1.3)."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import zip_longest

from dangbo.documents.models import CongressPeriod, Issuer, NumberingPolicy
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import refuse
from dangbo.registry.models import Organisation, Term
from dangbo.rules.documents import (
    CongressDays,
    NumberingOption,
    NumberingTerm,
    Restart,
    Series,
    SigningBody,
    committee_term,
    congress_series,
    series_for,
)
from dangbo.rules.parameters import ParameterError, ParameterSet
from dangbo.vietnamese.dates import format_date

ONE_DAY = timedelta(days=1)


def numbering_terms(organisation: Organisation) -> list[NumberingTerm]:
    """The terms for numbers, in order: from congress to congress, the first from the day of founding.

    A congress whose days nobody wrote down took place on the day on which the register's term begins.
    """
    held = sorted(_congresses(organisation), key=lambda days: days.trial_opening)
    terms = [committee_term(congress, following) for congress, following in zip_longest(held, held[1:])]
    first_day = organisation.founded_on
    until = held[0].term_before_ends if held else None
    return terms if until is not None and until < first_day else [NumberingTerm(first_day, until), *terms]


def _congresses(organisation: Organisation) -> Iterator[CongressDays]:
    periods = list(CongressPeriod.objects.filter(organisation=organisation))
    for period in periods:
        if known_end := period.closing or period.first_plenum:
            yield CongressDays(period.trial_opening, known_end, period.first_plenum)
    for starts_on in Term.objects.filter(organisation=organisation).values_list("starts_on", flat=True):
        if not any(_began_by(period, starts_on) for period in periods):
            yield CongressDays(starts_on, starts_on)


def _began_by(period: CongressPeriod, starts_on: date) -> bool:
    """Whether the register's term is the one that this congress began."""
    last = period.closing + ONE_DAY if period.closing else date.max
    return period.trial_opening <= starts_on <= last


def term_of(organisation: Organisation, at: date) -> NumberingTerm:
    """The term for the numbers of that day. Raises Refused before the founding and after the end."""
    if organisation.ended_on is not None and at >= organisation.ended_on:
        refuse("organisation-ended", f"Tổ chức đã kết thúc hoạt động ngày {format_date(organisation.ended_on)}.")
    for term in numbering_terms(organisation):
        if term.holds(at):
            return term
    return refuse(
        "date-outside-term",
        f"Ngày {format_date(at)} không thuộc nhiệm kỳ nào; tổ chức thành lập ngày "
        f"{format_date(organisation.founded_on)}.",
    )


def numbering_option(organisation: Organisation, at: date) -> NumberingOption:
    """How the organisation counts on a day; as the guideline says where it has chosen nothing."""
    policy = NumberingPolicy.objects.at(at).filter(organisation=organisation).first()
    return NumberingOption() if policy is None else option_of(policy)


def option_of(policy: NumberingPolicy) -> NumberingOption:
    """A stored way of counting as the rules take it."""
    return NumberingOption(Restart(policy.restart), tuple(map(tuple, policy.shared)), frozenset(policy.apart))


def series_at(
    issuer: Issuer, kind: str, at: date, *, in_congress: bool = False, values: ParameterSet | None = None
) -> Series:
    """The series in which a document of that kind and day takes its number.

    in_congress: a paper of the congress, its presidium, secretariat, credentials board or tellers, whatever their
    code. Raises Refused for a date in no term or congress and for an unknown kind.
    """
    organisation = issuer.organisation
    if in_congress or issuer.body == SigningBody.CONGRESS:
        return _of_congress(organisation, at)
    term = term_of(organisation, at)
    try:
        return series_for(
            kind, issuer.code, at, term, numbering_option(organisation, at), values or office_parameters()
        )
    except ParameterError as unknown:
        refuse("unknown-document-kind", str(unknown))


def _of_congress(organisation: Organisation, at: date) -> Series:
    period = CongressPeriod.objects.filter(organisation=organisation, trial_opening__lte=at).last()
    if period is None:
        refuse(
            "no-congress",
            f"Chưa mở dãy số đại hội nào tính đến ngày {format_date(at)}. Mở ở trang “Dãy số”, hoặc chọn cơ quan ban "
            "hành khác.",
        )
    series = congress_days_series(period)
    if not series.holds(at):
        refuse(
            "date-outside-congress",
            f"Ngày {format_date(at)} ngoài thời gian đại hội, từ {format_date(period.trial_opening)} "
            f"đến hết {format_date(series.last_day or at)}.",
            "36-HD/VPTW, mục II.1.3",
        )
    return series


def congress_days_series(period: CongressPeriod) -> Series:
    """The series of a congress; without last day while it is open."""
    days = CongressDays(period.trial_opening, period.closing or date.max, period.first_plenum)
    series = congress_series(days)
    return series if period.closing else Series(series.key, None, series.name)


def issuers_at(organisation: Organisation, at: date) -> list[Issuer]:
    """The bodies that issue for the organisation on a day, by code and body."""
    return list(Issuer.objects.at(at).filter(organisation=organisation).select_related("organisation"))
