"""The days of a congress as far as numbers go: its own series while it sits, a new term after it."""

from collections.abc import Collection, Iterator
from datetime import date

from django.db import transaction

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.models import CongressPeriod, NumberSeries, SeriesNumber
from dangbo.documents.queries.series import ONE_DAY, numbering_terms
from dangbo.registry.acts.refusal import NO_CODES, error, refuse, warning, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.rules.documents import CONGRESS_GROUP
from dangbo.rules.verdict import Finding
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.numbers import format_int


@transaction.atomic
def open_congress(*, actor: Actor, organisation: Organisation, trial_opening: date) -> CongressPeriod:
    """Open the series of a congress with the opening of its trial session. Raises Refused and NotAllowed."""
    actor.require(Permission.ISSUE_DOCUMENTS, organisation)
    last = CongressPeriod.objects.filter(organisation=organisation).last()
    if last is not None and last.closing is None:
        refuse(
            "congress-open", f"Đại hội khai mạc phiên trù bị ngày {format_date(last.trial_opening)} chưa khép dãy số."
        )
    if last is not None and last.closing is not None and trial_opening <= last.closing + ONE_DAY:
        refuse("congress-overlaps", f"Đại hội trước bế mạc ngày {format_date(last.closing)}; hãy xem lại ngày.")
    period = CongressPeriod.objects.create(organisation=organisation, trial_opening=trial_opening)
    _keep_series_whole(organisation)
    write(
        "open_congress",
        actor,
        f"Mở dãy số đại hội từ ngày {format_date(trial_opening)}",
        organisation=organisation,
        subject=period,
    )
    return period


@transaction.atomic
def hold_first_plenum(*, actor: Actor, organisation: Organisation, on: date) -> CongressPeriod:
    """The new committee met for the first time while its congress sits: its term begins that day for numbers.

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.ISSUE_DOCUMENTS, organisation)
    period = _open_period(organisation)
    if on < period.trial_opening:
        refuse("plenum-before-congress", f"Đại hội khai mạc phiên trù bị ngày {format_date(period.trial_opening)}.")
    period.first_plenum = on
    period.save(update_fields=["first_plenum"])
    _keep_series_whole(organisation)
    _end_series(organisation)
    write(
        "hold_first_plenum",
        actor,
        f"Cấp ủy khóa mới họp phiên thứ nhất ngày {format_date(on)}",
        organisation=organisation,
        subject=period,
    )
    return period


@transaction.atomic
def close_congress(
    *,
    actor: Actor,
    organisation: Organisation,
    closing: date,
    first_plenum: date | None = None,
    accepted_warnings: Collection[str] = NO_CODES,
) -> CongressPeriod:
    """Close the open congress on a day; for numbers the new term begins the day after, or with the first plenum.

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.ISSUE_DOCUMENTS, organisation)
    period = _open_period(organisation)
    plenum = first_plenum or period.first_plenum
    accepted = weigh(_closing_findings(period, closing, plenum), accepted_warnings)
    period.closing, period.first_plenum = closing, plenum
    period.save(update_fields=["closing", "first_plenum"])
    _keep_series_whole(organisation)
    NumberSeries.objects.filter(organisation=organisation, group=CONGRESS_GROUP, first_day=period.trial_opening).update(
        last_day=closing
    )
    _end_series(organisation)
    write(
        "close_congress",
        actor,
        f"Khép dãy số đại hội ngày {format_date(closing)}",
        organisation=organisation,
        subject=period,
        accepted=accepted,
        details={"first_plenum": plenum},
    )
    return period


def _open_period(organisation: Organisation) -> CongressPeriod:
    open_ones = CongressPeriod.objects.select_for_update(of=("self",))
    period = open_ones.filter(organisation=organisation, closing=None).first()
    return period or refuse("no-congress", "Không có đại hội nào đang mở dãy số.")


def _closing_findings(period: CongressPeriod, closing: date, plenum: date | None) -> Iterator[Finding]:
    if closing < period.trial_opening:
        yield error(
            "closing-before-opening", f"Đại hội khai mạc phiên trù bị ngày {format_date(period.trial_opening)}."
        )
        return
    if plenum is not None and not period.trial_opening <= plenum <= closing:
        yield error(
            "plenum-outside-congress",
            f"Phiên thứ nhất ngày {format_date(plenum)} không nằm trong thời gian đại hội nên không ghi ở đây.",
        )
    numbers = SeriesNumber.objects.filter(
        series__organisation=period.organisation, cancelled_at=None, dated__gt=closing
    )
    last = numbers.filter(series__group=CONGRESS_GROUP, series__first_day=period.trial_opening).order_by("dated").last()
    if last is not None:
        yield error(
            "congress-paper-after-closing", f"Số {last} của đại hội đã cấp cho văn bản ngày {format_date(last.dated)}."
        )
    late = numbers.exclude(series__group=CONGRESS_GROUP).filter(series__first_day__lte=closing).count()
    if late:
        yield warning(
            "papers-after-closing",
            f"{format_int(late)} văn bản sau ngày bế mạc đã lấy số của nhiệm kỳ trước; số đã cấp giữ nguyên.",
        )


def _keep_series_whole(organisation: Organisation) -> None:
    """Refuse days of a congress that would let a series which has numbers begin on another day, and so twice."""
    first_days = {term.first_day for term in numbering_terms(organisation)}
    rows = NumberSeries.objects.filter(organisation=organisation, highest__gt=0).exclude(group=CONGRESS_GROUP)
    for row in rows:
        by_year = (row.first_day.month, row.first_day.day) == (1, 1)
        if row.first_day not in first_days and not by_year:
            refuse(
                "series-would-begin-anew",
                f"{row.name} đã cấp đến số {row.highest:02d}; ngày đại hội này làm dãy số bắt đầu lại.",
            )


def _end_series(organisation: Organisation) -> None:
    """Write the last day of the terms that have ended into their series."""
    for term in numbering_terms(organisation):
        if term.last_day is not None:
            rows = NumberSeries.objects.filter(organisation=organisation, first_day__lte=term.last_day, last_day=None)
            rows.exclude(group=CONGRESS_GROUP).update(last_day=term.last_day)
