"""Values of figures: one query for each source of rows, however many figures are asked."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import product
from operator import itemgetter
from typing import Any, cast

from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import BaseExpression, Expression, ExpressionWrapper, Func
from django.db.models.functions import Coalesce

from dangbo.facts.figures import Change, Count, Figure, Moment, Ratio, Rows, Source, Sum, Value, counts_of
from dangbo.facts.scope import Level, scope_path, stands_within
from dangbo.registry.models import TreeLink
from dangbo.vietnamese.numbers import percent_value

BETWEEN = "|"
"""What stands between the parts of breakdowns written together; no stored code has it."""
Group = tuple[list[str], int]
"""Rows that lie in the same parts: the part in each breakdown, and how many rows."""
EACH = models.Value(1)
"""What is counted of a row: no column, so that an index may tell all that a count needs."""


def evaluate(figures: Iterable[Figure], organisation_id: uuid.UUID, moment: Moment) -> dict[str, Value]:
    """The value of each figure, by key, for an organisation and all below it."""
    asked = list(figures)
    counted = count_rows(asked, organisation_id, moment)
    return {figure.key: value_of(figure, counted) for figure in asked}


def count_rows(figures: Iterable[Figure], organisation_id: uuid.UUID, moment: Moment) -> dict[str, int]:
    """The counts on which figures rest, by key."""
    counted: dict[str, int] = {}
    for source, counts in by_source(figures):
        rows = rows_within(source, organisation_id, moment)
        counted |= dict(zip(counts, counting(rows, source, list(counts.values()), moment), strict=True))
    return counted


def value_of(figure: Figure, counted: Mapping[str, int]) -> Value:
    """A figure's value from the counts it rests on."""
    match figure:
        case Count():
            return counted[figure.key]
        case Sum():
            return sum(_number(part, counted) for part in figure.parts)
        case Ratio():
            return _percent(_number(figure.numerator, counted), _number(figure.denominator, counted), figure.decimals)
        case Change():
            difference = _number(figure.figure, counted) - _number(figure.base, counted)
            if not figure.percent:
                return difference
            return _percent(difference, _number(figure.base, counted), figure.decimals)


def rows_within(source: Source, organisation_id: uuid.UUID, moment: Moment, level: Level = Level.ALL) -> Rows:
    """The rows of a source within an organisation, or with Level.LOWER within each direct lower one.

    With Level.LOWER the rows carry `scope`, the lower organisation in which each was found.
    """
    if source.within is not None:
        return source.within(moment, organisation_id, level)
    rows = source.rows(moment)
    if source.on:
        rows = rows.alias(tree_day=F(source.on))
    day = F("tree_day") if source.on else source.at(moment)
    if level is Level.ALL and not source.on and source.organisation:
        below = TreeLink.objects.at(source.at(moment)).filter(ancestor=organisation_id)
        return rows.filter(**{f"{source.organisation}__in": below.values("descendant")})
    rows = rows.filter(stands_within(source.organisation, organisation_id, level, day, eve=source.eve))
    return rows.annotate(scope=F(scope_path(source.organisation))) if level is Level.LOWER else rows


def by_source(figures: Iterable[Figure]) -> list[tuple[Source, dict[str, Count]]]:
    """The counts on which figures rest, gathered by the source of their rows."""
    found: dict[str, tuple[Source, dict[str, Count]]] = {}
    for figure in figures:
        for count in counts_of(figure):
            found.setdefault(count.source.key, (count.source, {}))[1][count.key] = count
    return list(found.values())


def counting(rows: Rows, source: Source, counts: Sequence[Count], moment: Moment) -> list[int]:
    """How many of the rows each count takes, in one query: conditional counts, and where counts are said by parts of
    breakdowns the rows grouped by these.

    Grouped at least by a constant, because aggregate() may not look at named expressions.
    """
    added = [count for count in counts if count.among is not None]
    others = [count for count in counts if count.among is None]
    parts = {each.breakdown.key: each.breakdown.expression(moment) for count in added for each in count.among or ()}
    conditions = [count.where(moment) for count in others]
    joined = with_joins(rows, source, moment, [*conditions, *parts.values()]).order_by()
    names = {"each": models.Count(EACH), **aggregates(conditions)}
    grouped = joined.annotate(parts=_written_together(parts.values())).values("parts").annotate(**names)
    found = list(grouped.values_list("parts", *names))
    groups = [(written.split(BETWEEN), each) for written, each, *_ in found]
    said = dict(zip([count.key for count in added], added_up(added, list(parts), groups), strict=True))
    said |= {count.key: sum(row[index] for row in found) for index, count in enumerate(others, 2)}
    return [said[count.key] for count in counts]


class _Together(Func):
    """Texts written one after another; flat, because SQLite reads no deeply nested expression."""

    template, arg_joiner, output_field = "(%(expressions)s)", " || ", models.CharField()


def _written_together(parts: Iterable[str | Expression]) -> _Together:
    """The parts as one text: a database groups by one short value several times quicker than by ten."""
    pieces = [piece for part in parts for piece in (models.Value(BETWEEN), Coalesce(part, models.Value("")))]
    return _Together(*pieces[1:], models.Value(""))


def added_up(counts: Sequence[Count], parts: Sequence[str], groups: Sequence[Group]) -> list[int]:
    """Counts said by parts of breakdowns, from rows grouped by the breakdowns of these keys."""
    place = {key: index for index, key in enumerate(parts)}
    sums: dict[tuple[int, ...], Mapping[Any, int]] = {}
    found = []
    for count in counts:
        places = tuple(place[each.breakdown.key] for each in count.among or ())
        if places not in sums:
            sums[places] = _sums(groups, places)
        wanted = [each.values for each in count.among or ()]
        chosen = wanted[0] if len(wanted) == 1 else product(*wanted)
        found.append(sum(sums[places].get(values, 0) for values in chosen))
    return found


def _sums(groups: Sequence[Group], places: tuple[int, ...]) -> Mapping[Any, int]:
    """How many rows there are of each combination of the parts at the places; of the part itself where it is one."""
    if not places:
        return {(): sum(number for _, number in groups)}
    found: dict[Any, int] = defaultdict(int)
    chosen = itemgetter(*places)
    for parts, number in groups:
        found[chosen(parts)] += number
    return found


def aggregates(conditions: Sequence[Q]) -> dict[str, models.Count]:
    """One conditional count for each condition, named n0, n1, …"""
    return {
        f"n{index}": models.Count(EACH, filter=condition) if condition else models.Count(EACH)
        for index, condition in enumerate(conditions)
    }


def with_joins(rows: Rows, source: Source, moment: Moment, used_by: Iterable[object]) -> Rows:
    """Add the source's named relations that the conditions or expressions mention, and no other."""
    mentioned = {name for part in used_by for name in names_in(part)}
    joins = {name: join for name, join in source.joins(moment).items() if name in mentioned}
    return rows.alias(**joins) if joins else rows


def keeping(rows: Rows, condition: Q) -> Rows:
    """Only the rows that fulfil a condition on rows already joined (a second filter() would join anew)."""
    if not condition:
        return rows
    kept = ExpressionWrapper(condition, output_field=models.BooleanField())
    return cast(Rows, rows.alias(kept=kept).filter(kept=True))


def names_in(part: object) -> Iterator[str]:
    """The first names of all paths in a condition or an expression."""
    match part:
        case str():
            yield part.split("__", 1)[0]
        case F():
            yield from names_in(cast(Any, part).name)
        case Q():
            for child in part.children:
                yield from names_in(child[0] if isinstance(child, tuple) else child)
        case BaseExpression():
            for source in _sources_of(part):
                yield from names_in(source)


def _sources_of(expression: Any) -> list[Any]:
    return [source for source in expression.get_source_expressions() if source is not None]


def _number(figure: Count | Sum, counted: Mapping[str, int]) -> int:
    return counted[figure.key] if isinstance(figure, Count) else sum(_number(part, counted) for part in figure.parts)


def _percent(part: int, whole: int, decimals: int) -> Decimal | None:
    return percent_value(part, whole, decimals) if whole > 0 else None
