"""Figures divided: over the direct lower organisations, and by sex, age band, sector and the like."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, Q
from django.db.models.expressions import Expression
from django.db.models.functions import Cast

from dangbo.facts import figures as declared
from dangbo.facts.figures import Breakdown, Count, Figure, Moment, Rows, counts_of
from dangbo.facts.scope import Level
from dangbo.figures.evaluation import aggregates, by_source, counting, keeping, rows_within, value_of, with_joins
from dangbo.registry.models import OrganisationVersion

NOTHING = "-"
"""How the part of rows without a known value is named in an address."""


@dataclass(frozen=True, slots=True)
class Division:
    """One part of a breakdown: the breakdown's key and the value of its rows (NOTHING: any unknown value)."""

    breakdown: str
    value: str

    def expression(self, count: Count, moment: Moment) -> str | Expression:
        return breakdown_of(count, self.breakdown).expression(moment)


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a breakdown: its value, its words, and each figure's value in it."""

    value: str
    name: str
    values: dict[str, declared.Value]


@dataclass(frozen=True, slots=True)
class Line:
    """One direct lower organisation, or the organisation itself, with each figure's value in it."""

    organisation_id: uuid.UUID
    name: str
    is_own: bool
    values: dict[str, declared.Value]


def breakdowns_of(figure: Figure) -> list[Breakdown]:
    """The breakdowns that every count of a figure has, in the order of its first count; none in which one of the
    counts has a single part (women by sex)."""
    counts = counts_of(figure)
    shared = set.intersection(*({breakdown.key for breakdown in count.breakdowns} for count in counts))
    single = {part.breakdown.key for count in counts for part in count.among or () if len(part.values) == 1}
    return [breakdown for breakdown in counts[0].breakdowns if breakdown.key in shared - single]


def breakdown_of(count: Count, key: str) -> Breakdown:
    """A count's breakdown of a key. Raises LookupError."""
    for breakdown in count.breakdowns:
        if breakdown.key == key:
            return breakdown
    raise LookupError(f"Số liệu này không chia theo “{key}”.")


def only(rows: Rows, division: Division, count: Count, moment: Moment) -> Rows:
    """Only the rows in one part of a breakdown."""
    labels = breakdown_of(count, division.breakdown).labels
    rows = rows.alias(part=_as_text(division.expression(count, moment)))
    if division.value != NOTHING:
        return keeping(rows, Q(part=division.value))
    known = [str(value) for value in labels] if labels else []
    return keeping(rows, Q(part="") | Q(part__isnull=True) | (~Q(part__in=known) if known else Q()))


def by_dimension(
    figures: Sequence[Figure], breakdown: Breakdown, organisation_id: uuid.UUID, moment: Moment
) -> list[Part]:
    """The figures in each part of a breakdown: one query for each source."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for source, counts in by_source(figures):
        conditions = [count.where(moment) for count in counts.values()]
        expression = breakdown_of(next(iter(counts.values())), breakdown.key).expression(moment)
        rows = with_joins(rows_within(source, organisation_id, moment), source, moment, [*conditions, expression])
        grouped = rows.annotate(part=_as_text(expression)).order_by().values("part")
        for group in grouped.annotate(**aggregates(conditions)):
            for index, key in enumerate(counts):
                part = found[_part_value(group["part"], breakdown)]
                part[key] = part.get(key, 0) + group[f"n{index}"]
    return _parts(figures, breakdown, found)


def by_lower_organisations(figures: Sequence[Figure], organisation_id: uuid.UUID, moment: Moment) -> list[Line]:
    """The figures in each direct lower organisation and, first, in the organisation itself without them.

    Two queries for each source and one for the names, however many lower organisations there are.
    """
    own: dict[str, int] = {}
    lower: dict[uuid.UUID, dict[str, int]] = defaultdict(dict)
    for source, counts in by_source(figures):
        asked = list(counts.values())
        rows = rows_within(source, organisation_id, moment, Level.OWN)
        own |= dict(zip(counts, counting(rows, source, asked, moment), strict=True))
        for scope, *numbers in _grouped(rows_within(source, organisation_id, moment, Level.LOWER), asked, moment):
            lower[scope] |= dict(zip(counts, numbers, strict=True))
    zeros = dict.fromkeys(own, 0)
    names = _lower_names(organisation_id, moment, lower)
    first = Line(organisation_id, "Trực thuộc trực tiếp", True, _values(figures, own))
    return [first, *(Line(i, name, False, _values(figures, zeros | lower[i])) for i, name in names.items())]


def _grouped(rows: Rows, counts: Sequence[Count], moment: Moment) -> list[tuple[Any, ...]]:
    conditions = [count.where(moment) for count in counts]
    joined = with_joins(rows, counts[0].source, moment, conditions).order_by()
    names = aggregates(conditions)
    return list(joined.values("scope").annotate(**names).values_list("scope", *names))


def _lower_names(
    organisation_id: uuid.UUID, moment: Moment, found: dict[uuid.UUID, dict[str, int]]
) -> dict[uuid.UUID, str]:
    """Those that stand directly below on the day, and any other in which something was found in the period."""
    versions = OrganisationVersion.objects.at(moment.at).filter(Q(parent=organisation_id) | Q(organisation__in=found))
    names = dict(versions.order_by("name_key").values_list("organisation_id", "name"))
    missing = OrganisationVersion.objects.filter(organisation__in=set(found) - set(names)).order_by("valid_from")
    return names | dict(missing.values_list("organisation_id", "name"))


def _values(figures: Sequence[Figure], counted: dict[str, int]) -> dict[str, declared.Value]:
    return {figure.key: value_of(figure, counted) for figure in figures}


def _parts(figures: Sequence[Figure], breakdown: Breakdown, found: dict[str, dict[str, int]]) -> list[Part]:
    zeros = {count.key: 0 for figure in figures for count in counts_of(figure)}
    names = {value: value for value in sorted(found) if value != NOTHING}
    if breakdown.labels is not None:
        names = {str(value): name for value, name in breakdown.labels.items()}
    if NOTHING in found:
        names[NOTHING] = breakdown.other
    return [Part(value, name, _values(figures, zeros | found.get(value, {}))) for value, name in names.items()]


def _part_value(value: str | None, breakdown: Breakdown) -> str:
    if not value:
        return NOTHING
    return value if breakdown.labels is None or value in breakdown.labels else NOTHING


def _as_text(expression: str | Expression) -> Cast:
    return Cast(F(expression) if isinstance(expression, str) else expression, CharField())
