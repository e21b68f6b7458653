"""The series of an organisation with their numbers, cancelled ones and gaps."""

from dataclasses import dataclass

from dangbo.documents.models import NumberSeries, SeriesNumber
from dangbo.registry.models import Organisation
from dangbo.rules.documents import Gap


@dataclass(frozen=True, slots=True)
class OpenGap:
    """Numbers neither given nor cancelled; `before`: the number typed by hand that leapt over them."""

    gap: Gap
    before: SeriesNumber


@dataclass(frozen=True, slots=True)
class SeriesState:
    """A series, how many numbers it gave, which are cancelled, and its gaps."""

    series: NumberSeries
    given: int
    cancelled: tuple[SeriesNumber, ...]
    gaps: tuple[OpenGap, ...]


def gaps_of(series: NumberSeries) -> tuple[OpenGap, ...]:
    """The gaps of a series, in order."""
    raise NotImplementedError


def series_states(organisation: Organisation) -> list[SeriesState]:
    """Every series of an organisation with its state, the youngest first."""
    raise NotImplementedError
