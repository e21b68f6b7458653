"""The series of an organisation with their numbers, cancelled ones and gaps."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dangbo.documents.models import NumberSeries, SeriesNumber
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Gap, gaps


@dataclass(frozen=True, slots=True)
class OpenGap:
    """Numbers neither given nor cancelled; `before`: the number that leapt over them, typed by hand and accepted."""

    gap: Gap
    before: SeriesNumber


@dataclass(frozen=True, slots=True)
class SeriesState:
    """A series, how many of its numbers documents have, which are cancelled, and its gaps."""

    series: NumberSeries
    given: int
    cancelled: tuple[SeriesNumber, ...]
    gaps: tuple[OpenGap, ...]


def gaps_of(series: NumberSeries) -> tuple[OpenGap, ...]:
    """The gaps of a series, in order."""
    return _state(series, list(series.numbers.all())).gaps


def series_states(organisation: Organisation) -> list[SeriesState]:
    """Every series of an organisation with its state, the youngest first; two queries."""
    found = NumberSeries.objects.filter(organisation=organisation).order_by("-first_day", "issuer_code", "group")
    numbers: dict[object, list[SeriesNumber]] = defaultdict(list)
    for number in SeriesNumber.objects.filter(series__organisation=organisation).order_by("number"):
        numbers[number.series_id].append(number)
    return [_state(series, numbers[series.pk]) for series in found]


def _state(series: NumberSeries, numbers: Sequence[SeriesNumber]) -> SeriesState:
    by_value = {each.number: each for each in numbers}
    cancelled = tuple(each for each in numbers if each.cancelled_at is not None)
    open_gaps = tuple(OpenGap(gap, by_value[gap.last + 1]) for gap in gaps(by_value))
    return SeriesState(series, len(numbers) - len(cancelled), cancelled, open_gaps)
