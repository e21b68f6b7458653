"""Numbers of documents: given under the lock of their series, never twice, and written off with a reason."""

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.utils import timezone

from dangbo.access.actor import Actor
from dangbo.access.permissions import Permission
from dangbo.documents.models import Document, Issuer, NumberSeries, SeriesNumber
from dangbo.documents.queries.numbers import next_value, number_findings, stored_series
from dangbo.documents.queries.series import series_at
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import NO_CODES, refuse, weigh
from dangbo.registry.acts.writing import write
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Gap, Series
from dangbo.vietnamese.dates import format_date
from dangbo.vietnamese.text import clean_line


@transaction.atomic
def take_number(
    *,
    actor: Actor,
    issuer: Issuer,
    kind: str,
    at: date,
    wanted: int | None = None,
    in_congress: bool = False,
    accepted_warnings: Collection[str] = NO_CODES,
) -> SeriesNumber:
    """The next number of the series, or the wanted one; call it inside the act that uses it and records it.

    Whoever asks at the same time waits for the row of the series until that act is stored or given up.
    Raises Refused and NotAllowed.
    """
    actor.require(Permission.ISSUE_DOCUMENTS, issuer.organisation)
    values = office_parameters()
    series = series_at(issuer, kind, at, in_congress=in_congress, values=values)
    row = lock_series(issuer.organisation, series)
    value = next_value(row, at, values) if wanted is None else wanted
    weigh(number_findings(row, series, at, value, values), accepted_warnings)
    return write_number(actor, row, value, at)


def lock_series(organisation: Organisation, series: Series) -> NumberSeries:
    """The row of a series, made at its first number, locked until the transaction ends."""
    row = stored_series(organisation, series) or _made_series(organisation, series)
    return _locked(row)


def _made_series(organisation: Organisation, series: Series) -> NumberSeries:
    key = series.key
    row, _ = NumberSeries.objects.get_or_create(
        organisation=organisation,
        issuer_code=key.issuer,
        group=key.group,
        first_day=key.first_day,
        defaults={"last_day": series.last_day, "name": series.name},
    )
    return row


def _locked(row: NumberSeries) -> NumberSeries:
    return NumberSeries.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=row.pk)


def write_number(actor: Actor, row: NumberSeries, value: int, dated: date, reason: str = "") -> SeriesNumber:
    """Store a number of a locked series that was judged under the lock; with a reason as cancelled."""
    now = timezone.now()
    number = SeriesNumber.objects.create(
        series=row,
        number=value,
        dated=dated,
        given_at=now,
        given_by_id=actor.account_id,
        given_by_name=actor.name,
        cancelled_at=now if reason else None,
        cancelled_by_name=actor.name if reason else "",
        reason=reason,
    )
    if value > row.highest:
        row.highest = value
        row.save(update_fields=["highest"])
    return number


@transaction.atomic
def cancel_number(
    *,
    actor: Actor,
    reason: str,
    number: SeriesNumber | None = None,
    series: NumberSeries | None = None,
    value: int | None = None,
) -> SeriesNumber:
    """Write off one number, given as a row or as a value in a series: one that no document has, or the next one.

    Raises Refused and NotAllowed.
    """
    of, wanted = (number.series, number.number) if number else (series, value)
    if of is None or wanted is None:
        raise TypeError("cancel_number takes a number, or a series and a value")
    return explain_gap(actor=actor, series=of, first=wanted, last=wanted, reason=reason)[0]


@transaction.atomic
def explain_gap(*, actor: Actor, series: NumberSeries, first: int, last: int, reason: str) -> list[SeriesNumber]:
    """Write off all numbers from first to last with one reason, such as those given on paper before the program.

    Raises Refused and NotAllowed.
    """
    actor.require(Permission.ISSUE_DOCUMENTS, series.organisation_id)
    why, row = clean_line(reason), _locked(series)
    _guard(row, first, last, why)
    known = {each.number: each for each in row.numbers.filter(number__range=(first, last))}
    found = [_cancel(actor, row, value, known.get(value), why) for value in range(first, last + 1)]
    write(
        "cancel_number",
        actor,
        f"Hủy số {Gap(first, last)} của {row.name}: {why}",
        organisation=row.organisation_id,
        subject=found[0],
        details={"series": row.pk, "first": first, "last": last, "reason": why},
    )
    return found


def _guard(row: NumberSeries, first: int, last: int, reason: str) -> None:
    if not reason:
        refuse("reason-missing", "Hủy số phải ghi lý do.")
    if not 1 <= first <= last:
        refuse("number-below-one", "Số phải từ 01 trở lên, số đầu không lớn hơn số cuối.")
    if first > row.highest + 1:
        refuse("number-not-reached", f"Dãy số mới đến số {row.highest:02d}, chưa đến số {first:02d} nên chưa hủy được.")
    held = Document.objects.filter(number__series=row, number__number__range=(first, last)).first()
    if held is not None:
        refuse(
            "number-of-document",
            f"{held.symbol} ngày {format_date(held.issued_on or timezone.localdate())} đang mang số này; "
            "văn bản đã ban hành chỉ được thay thế hoặc thu hồi bằng văn bản khác.",
        )
    cancelled = row.numbers.filter(number__range=(first, last)).exclude(cancelled_at=None).first()
    if cancelled is not None:
        refuse("number-cancelled", f"Số {cancelled} đã hủy: {cancelled.reason}.")


def _cancel(actor: Actor, row: NumberSeries, value: int, given: SeriesNumber | None, reason: str) -> SeriesNumber:
    if given is None:
        return write_number(actor, row, value, timezone.localdate(), reason)
    given.cancelled_at, given.cancelled_by_name, given.reason = timezone.now(), actor.name, reason
    given.save(update_fields=["cancelled_at", "cancelled_by_name", "reason"])
    return given
