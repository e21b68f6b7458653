"""Whether a number may be taken: asked before the act, and again under the lock."""

from collections.abc import Iterator
from datetime import date

from dangbo.documents.models import NumberSeries, SeriesNumber
from dangbo.office.parameters import office_parameters
from dangbo.registry.acts.refusal import error
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Series, check_number, next_number, number_text
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Finding


def stored_series(organisation: Organisation, series: Series) -> NumberSeries | None:
    """The row of a series; None while no number was taken from it."""
    key = series.key
    return NumberSeries.objects.filter(
        organisation=organisation, issuer_code=key.issuer, group=key.group, first_day=key.first_day
    ).first()


def next_value(row: NumberSeries | None, at: date, values: ParameterSet | None = None) -> int:
    """The number after the highest one given or cancelled."""
    return next_number([row.highest] if row and row.highest else [], at, values or office_parameters())


def number_findings(
    row: NumberSeries | None, series: Series, at: date, value: int, values: ParameterSet
) -> Iterator[Finding]:
    """What the rules say to a document of that date taking that number; only rows that can matter are read."""
    try:
        number_text(max(value, 1), at, values)
    except ValueError as too_large:
        yield error("number-too-large", str(too_large))
        return
    taken, cancelled = _neighbours(row, at, value) if row else ({}, [])
    yield from check_number(value, at, series, taken, cancelled, values).findings


def _neighbours(row: NumberSeries, at: date, value: int) -> tuple[dict[int, date], list[int]]:
    """The number itself, the highest, and the nearest ones below and above that stand against the order of dates."""
    numbers = SeriesNumber.objects.filter(series=row)
    given = numbers.filter(cancelled_at=None)
    near = [
        *numbers.filter(number__in=[value, row.highest]),
        *given.filter(number__lt=value, dated__gt=at).order_by("-number")[:1],
        *given.filter(number__gt=value, dated__lt=at).order_by("number")[:1],
    ]
    taken = {each.number: each.dated for each in near if each.cancelled_at is None}
    return taken, [each.number for each in near if each.cancelled_at is not None]
