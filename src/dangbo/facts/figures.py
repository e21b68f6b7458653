"""How a figure is declared: which rows it counts, within which organisation, and how it may be divided (design §5).

An app puts its figures in a module `figures` with a list `FIGURES`; `dangbo.figures` finds and evaluates them.
"""

import datetime
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from django.db.models import Q, QuerySet
from django.db.models.expressions import Combinable, Expression

from dangbo.facts.scope import Level

Rows = QuerySet[Any]
Value = int | Decimal | None
"""A count, a number of percent, or None where it cannot be said (a share of nothing)."""


@dataclass(frozen=True, slots=True)
class Moment:
    """The day as of which a figure is asked, and for period figures the first day of the period.

    Without `since` the period begins on 1 January of the year of `at`.
    """

    at: datetime.date
    since: datetime.date | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.since > self.at:
            raise ValueError("Ngày đầu kỳ phải trước hoặc trùng ngày lấy số liệu.")

    @property
    def begins(self) -> datetime.date:
        """The first day of the period."""
        return self.since or self.at.replace(month=1, day=1)

    @property
    def eve(self) -> datetime.date:
        """The day before the period: the state at its end is the state at the period's start."""
        return self.begins - datetime.timedelta(days=1)

    @property
    def period(self) -> tuple[datetime.date, datetime.date]:
        """First and last day of the period, both included."""
        return self.begins, self.at


Labels = Mapping[Any, str]
"""Words of stored codes, in the order in which they are shown."""

Shown = Literal["text", "date", "person", "organisation"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column in the list of the rows behind a figure: where its value is, and its words if it is a code.

    The path of a person or an organisation is that of the relation; a partial date names the path of its precision.
    opens: name of the page that the value of a text leads to, which is asked for with what stands at `opened`.
    """

    key: str
    name: str
    path: str
    shown: Shown = "text"
    labels: Labels = field(default_factory=dict)
    precision: str = ""
    opens: str = ""
    opened: str = "pk"


def _day_asked(moment: Moment) -> datetime.date:
    return moment.at


def _no_joins(_moment: Moment) -> Mapping[str, Combinable]:
    return {}


def everything(_moment: Moment) -> Q:
    """The condition of a count that takes every row of its source."""
    return Q()


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """Rows that may be counted, and how each is tied to an organisation.

    `organisation` is the path to the organisation; `at` the day on which the tree is read, unless `on` names the path
    of the row's own date: then an organisation counts where it stood on that day (the day before it with `eve`).
    `joins` are named relations or expressions, added only to a query that mentions them; at most one row each.
    `within` replaces this where a row is tied to an organisation otherwise. Rows of a source that is not `additive`
    do not add up over the lower organisations. Whose rows are not `personal` may be seen with the organisations, or by
    who holds `permission`, the name of one.
    """

    key: str
    name: str
    rows: Callable[[Moment], Rows]
    columns: tuple[Column, ...]
    organisation: str = "organisation"
    person: str = "person"
    at: Callable[[Moment], datetime.date] = _day_asked
    on: str = ""
    eve: bool = False
    joins: Callable[[Moment], Mapping[str, Any]] = _no_joins
    within: "Callable[[Moment, uuid.UUID, Level], Rows] | None" = None
    identity: str = "pk"
    order: tuple[str, ...] = ("person__name_key", "pk")
    personal: bool = True
    additive: bool = True
    permission: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Breakdown:
    """A way to divide a count: the expression by which rows are grouped, and its values with words, in order.

    Rows whose value is not among the labels are shown last as `other`.
    """

    key: str
    name: str
    expression: Callable[[Moment], str | Expression]
    labels: Labels | None = None
    other: str = "Chưa ghi"


@dataclass(frozen=True, slots=True, eq=False)
class Among:
    """The condition that a row lies in one of some parts of a breakdown, which are named as it groups them."""

    breakdown: Breakdown
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """The number of rows of a source that fulfil a condition. `unlisted` ones are parts of another figure.

    `among` says the same as `where` by parts of breakdowns, all of which must hold: from one grouping of the rows a
    hundred such counts are added up. None where the condition is not of that kind.
    """

    key: str
    name: str
    unit: str
    source: Source
    explanation: str
    where: Callable[[Moment], Q] = everything
    among: tuple[Among, ...] | None = None
    breakdowns: tuple[Breakdown, ...] = ()
    period: bool = False
    group: str = ""
    listed: bool = True
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """Counts of different rows added up."""

    key: str
    name: str
    unit: str
    parts: tuple["Count | Sum", ...]
    explanation: str
    period: bool = False
    group: str = ""
    listed: bool = True
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Ratio:
    """One count as a share of another, in percent."""

    key: str
    name: str
    numerator: "Count | Sum"
    denominator: "Count | Sum"
    explanation: str
    decimals: int = 2
    unit: str = "%"
    group: str = ""
    listed: bool = True
    phrases: tuple[str, ...] = ()

    @property
    def period(self) -> bool:
        return self.numerator.period or self.denominator.period


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """How one count differs from another, as a number or in percent of the other."""

    key: str
    name: str
    unit: str
    figure: "Count | Sum"
    base: "Count | Sum"
    explanation: str
    percent: bool = False
    decimals: int = 2
    group: str = ""
    listed: bool = True
    phrases: tuple[str, ...] = ()

    @property
    def period(self) -> bool:
        return self.figure.period or self.base.period


Figure = Count | Sum | Ratio | Change


def within_sentence(name: str) -> str:
    """A name as it stands inside a sentence: with a small first letter."""
    return name[:1].lower() + name[1:]


def counts_of(figure: Figure) -> tuple[Count, ...]:
    """The counts on which a figure rests, each once, in the order in which its arithmetic names them."""
    match figure:
        case Count():
            found: tuple[Count, ...] = (figure,)
        case Sum():
            found = tuple(count for part in figure.parts for count in counts_of(part))
        case Ratio():
            found = counts_of(figure.numerator) + counts_of(figure.denominator)
        case Change():
            found = counts_of(figure.figure) + counts_of(figure.base)
    return tuple({count.key: count for count in found}.values())


def counted(figure: Figure) -> "Count | Sum":
    """The rows that a figure opens to: those of the count itself, of a ratio's numerator, of what has changed."""
    match figure:
        case Ratio():
            return figure.numerator
        case Change():
            return figure.figure
    return figure
