"""The rows behind a figure: the same ones that its count counted, cut for display to what the reader may see."""

import datetime
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.db.models import Case, F, Q, When
from django.db.models import Value as DbValue

from dangbo.access.actor import PROGRAM, Actor
from dangbo.access.permissions import Permission
from dangbo.facts.figures import Column, Count, Figure, Moment, Rows, Source, counted, counts_of
from dangbo.figures.dividing import Division, only
from dangbo.figures.evaluation import keeping, rows_within, with_joins
from dangbo.registry.models import OrganisationVersion, TreeLink
from dangbo.vietnamese.dates import PartialDate, format_date

NOTHING_KNOWN: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a row: its words, and whose page it opens, if any: a person's, or `page` with an id."""

    text: str
    person_id: uuid.UUID | None = None
    organisation_id: uuid.UUID | None = None
    page: tuple[str, uuid.UUID] | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A counted row: what identifies it, and its cells in the order of the columns."""

    identity: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class RowList:
    """The rows of one count that the reader may see, and how many more were counted."""

    count: Count
    moment: Moment
    rows: Rows
    shown: int
    hidden: int

    @property
    def columns(self) -> tuple[Column, ...]:
        return self.count.source.columns

    def page(self, first: int = 0, size: int | None = None) -> list[Row]:
        """Rows from the `first` on, at most `size`: one query, and one for the organisations' names."""
        end = None if size is None else first + size
        fields = _fields(self.count.source)
        raw = self.rows.annotate(**{name: F(path) for name, path in fields.items()}).values(*fields)[first:end]
        return _written(list(raw), self.columns, self.moment.at)


def row_lists(
    figure: Figure,
    organisation_id: uuid.UUID,
    moment: Moment,
    actor: Actor = PROGRAM,
    division: Division | None = None,
    known: Mapping[str, int] = NOTHING_KNOWN,
) -> list[RowList]:
    """The rows behind a figure, one list for each count in it; with a division only one of its parts.

    `known` are counts by key where they have been counted already.
    """
    counts = counts_of(counted(figure))
    if division is not None:
        known = NOTHING_KNOWN
    return [_row_list(count, organisation_id, moment, actor, division, known.get(count.key)) for count in counts]


def _permission(source: Source) -> Permission:
    if source.permission:
        return Permission(source.permission)
    return Permission.SEE_MEMBERS if source.personal else Permission.SEE_ORGANISATIONS


def _row_list(
    count: Count,
    organisation_id: uuid.UUID,
    moment: Moment,
    actor: Actor,
    division: Division | None,
    known: int | None,
) -> RowList:
    rows = counted_rows(count, organisation_id, moment, division)
    sees_all = _sees_all(count.source, organisation_id, moment, actor)
    visible = rows if sees_all else actor.visible(rows, _permission(count.source), _organisation_id(count))
    whole = rows.count() if known is None else known
    shown = whole if sees_all else visible.count()
    return RowList(count, moment, visible.order_by(*count.source.order), shown, whole - shown)


def _sees_all(source: Source, organisation_id: uuid.UUID, moment: Moment, actor: Actor) -> bool:
    """Whether the actor reaches all that stands below the organisation: then no row need be asked for its own."""
    if actor.is_program:
        return True
    if source.within is not None or source.on or not source.organisation:
        return False
    below = TreeLink.objects.at(source.at(moment)).filter(ancestor=organisation_id)
    return not below.exclude(descendant__in=actor.reached(_permission(source))).exists()


def counted_rows(count: Count, organisation_id: uuid.UUID, moment: Moment, division: Division | None = None) -> Rows:
    """The rows that a count counts, unordered and whoever reads."""
    source, condition = count.source, count.where(moment)
    used = [condition, *_fields(source).values()]
    if division is not None:
        used.append(division.expression(count, moment))
    rows = keeping(with_joins(rows_within(source, organisation_id, moment), source, moment, used), condition)
    return rows if division is None else only(rows, division, count, moment)


def flagged_rows(
    source: Source, counts: Sequence[Count], organisation_id: uuid.UUID, moment: Moment
) -> Iterator[tuple[int, Row]]:
    """All rows of a source that one of the counts may take, each with a number whose bit n says that count n did."""
    conditions = [count.where(moment) for count in counts]
    fields = _fields(source)
    rows = with_joins(rows_within(source, organisation_id, moment), source, moment, [*conditions, *fields.values()])
    flags = {f"f{index}": _flag(condition) for index, condition in enumerate(conditions)}
    paths = {name: F(path) for name, path in fields.items()}
    raw = list(rows.order_by().annotate(**paths, **flags).values(*paths, *flags))
    masks = [sum(1 << index for index in range(len(flags)) if row[f"f{index}"]) for row in raw]
    return zip(masks, _written(raw, source.columns, moment.at), strict=True)


def _flag(condition: Q) -> Case | DbValue:
    return Case(When(condition, then=DbValue(1)), default=DbValue(0)) if condition else DbValue(1)


def organisation_names(ids: Iterable[uuid.UUID], at: datetime.date) -> dict[uuid.UUID, str]:
    """What organisations were called on a day; before their founding the first name, after their end the last."""
    names: dict[uuid.UUID, str] = {}
    versions = OrganisationVersion.objects.filter(organisation_id__in=set(ids)).order_by("organisation", "valid_from")
    for organisation_id, name, valid_from in versions.values_list("organisation_id", "name", "valid_from"):
        if valid_from <= at or organisation_id not in names:
            names[organisation_id] = name
    return names


def _organisation_id(count: Count) -> str:
    return f"{count.source.organisation}_id"


def _fields(source: Source) -> dict[str, str]:
    fields = {"row_id": source.identity}
    for index, column in enumerate(source.columns):
        match column.shown:
            case "person":
                fields |= {f"c{index}": f"{column.path}__full_name", f"i{index}": f"{column.path}_id"}
            case "organisation":
                fields[f"i{index}"] = f"{column.path}_id"
            case _:
                fields[f"c{index}"] = column.path
                if column.precision:
                    fields[f"p{index}"] = column.precision
                if column.opens:
                    fields[f"i{index}"] = column.opened
    return fields


def _written(raw: Sequence[dict[str, Any]], columns: Sequence[Column], at: datetime.date) -> list[Row]:
    organisations = [f"i{index}" for index, column in enumerate(columns) if column.shown == "organisation"]
    names = organisation_names({row[name] for row in raw for name in organisations}, at) if organisations else {}
    return [
        Row(str(row["row_id"]), tuple(_cell(row, index, column, names) for index, column in enumerate(columns)))
        for row in raw
    ]


def _cell(row: dict[str, Any], index: int, column: Column, names: dict[uuid.UUID, str]) -> Cell:
    match column.shown:
        case "person":
            return Cell(row[f"c{index}"], person_id=row[f"i{index}"])
        case "organisation":
            return Cell(names.get(row[f"i{index}"], ""), organisation_id=row[f"i{index}"])
        case "date":
            return Cell(_date(row[f"c{index}"], row.get(f"p{index}", "d")))
    value = row[f"c{index}"]
    page = (column.opens, row[f"i{index}"]) if column.opens else None
    return Cell(column.labels.get(value, "" if value is None else str(value)), page=page)


def _date(day: datetime.date | None, precision: str) -> str:
    if day is None:
        return ""
    known = {"y": PartialDate(day.year), "m": PartialDate(day.year, day.month)}
    return format_date(known.get(precision, day))
