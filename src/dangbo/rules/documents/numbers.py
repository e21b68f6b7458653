"""Numbers inside one series: gaps that must be explained, and whether a number typed by hand may be taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dangbo.rules._wording import day, whole
from dangbo.rules.documents.series import Series, date_in_series, next_number
from dangbo.rules.findings import inconsistency, permits
from dangbo.rules.parameters import ParameterSet
from dangbo.rules.verdict import Finding, Severity, Verdict


@dataclass(frozen=True, slots=True)
class Gap:
    """Numbers that follow each other, first to last, and are neither given nor cancelled with a reason."""

    first: int
    last: int

    @property
    def size(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return f"{self.first:02d}" if self.size == 1 else f"{self.first:02d}-{self.last:02d}"


def gaps(numbers: Iterable[int], cancelled: Iterable[int] = (), first: int = 1) -> tuple[Gap, ...]:
    """The unexplained gaps from the first number of the series to its highest, in order.

    numbers: those given to documents; cancelled: those written off with a reason, which explain themselves.
    """
    explained = sorted({number for number in (*numbers, *cancelled) if number >= first})
    found: list[Gap] = []
    expected = first
    for number in explained:
        if number > expected:
            found.append(Gap(expected, number - 1))
        expected = number + 1
    return tuple(found)


def check_number(
    number: int,
    at: date,
    series: Series,
    taken: Mapping[int, date],
    cancelled: Iterable[int] = (),
    parameters: ParameterSet | None = None,
) -> Verdict[bool]:
    """May the document of that date take that number in the series?

    taken: the numbers given with the dates of their documents. A taken or cancelled number and a date outside the
    series are errors; a number out of the order of dates and one that leaves a gap are warnings.
    """
    written_off = frozenset(cancelled)
    return permits(
        date_in_series(series, at, parameters).findings,
        _doubled(number, taken, written_off),
        _out_of_order(number, at, taken),
        _leaves_gap(number, at, (*taken, *written_off), parameters),
    )


def _doubled(number: int, taken: Mapping[int, date], cancelled: frozenset[int]) -> Iterable[Finding]:
    if number < 1:
        yield inconsistency("number-below-one", f"Số văn bản phải từ 01 trở lên, không phải {number}.")
    if number in cancelled:
        yield inconsistency("number-cancelled", f"Số {number:02d} đã hủy, không dùng lại.")
    elif number in taken:
        yield inconsistency("number-taken", f"Số {number:02d} đã cấp cho văn bản ngày {day(taken[number])}.")


def _out_of_order(number: int, at: date, taken: Mapping[int, date]) -> Iterable[Finding]:
    later = [other for other, moment in taken.items() if other < number and moment > at]
    earlier = [other for other, moment in taken.items() if other > number and moment < at]
    for other in [*sorted(later)[-1:], *sorted(earlier)[:1]]:
        side = "nhỏ hơn nhưng văn bản ra sau" if other < number else "lớn hơn nhưng văn bản ra trước"
        message = f"Số {number:02d} ngày {day(at)}: số {other:02d} {side}, ngày {day(taken[other])}."
        yield inconsistency("number-out-of-date-order", message, Severity.WARNING)


def _leaves_gap(number: int, at: date, used: tuple[int, ...], parameters: ParameterSet | None) -> Iterable[Finding]:
    expected = next_number(used, at, parameters)
    if number > expected:
        skipped = Gap(expected, number - 1)
        message = (
            f"Số tiếp theo là {expected:02d}; ghi số {number:02d} thì bỏ trống {whole(skipped.size)} số ({skipped})."
        )
        yield inconsistency("number-leaves-gap", message, Severity.WARNING)
