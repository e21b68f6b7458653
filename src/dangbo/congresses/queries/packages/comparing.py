"""What a package would change here: three sides are compared, the store here, the package, and both as they parted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dangbo.congresses.models import Congress
from dangbo.congresses.models.packages import CarriedCopy
from dangbo.congresses.queries.packages.files import Package
from dangbo.congresses.queries.packages.rows import Row, digest_of_row, instance_of, rows_of
from dangbo.congresses.queries.packages.tables import Carried, tables
from dangbo.elections.models import Election

HERE, THERE = "here", "there"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that both sides changed, as each has it."""

    name: str
    here: Any
    there: Any


@dataclass(frozen=True, slots=True)
class Conflict:
    """A row that both sides changed since they parted; somebody must decide. None: that side deleted it."""

    key: str
    table: Carried
    label: str
    here: Row | None
    there: Row | None

    @property
    def differences(self) -> list[Difference]:
        if self.here is None or self.there is None:
            return []
        names = {each.attname: str(each.verbose_name) for each in self.table.model._meta.concrete_fields}
        return [
            Difference(name, self.here[key], self.there[key])
            for key, name in names.items()
            if self.here[key] != self.there[key]
        ]


@dataclass(slots=True)
class TableChanges:
    """What becomes of the rows of one table. kept: changed here alone, and so left as they are."""

    table: Carried
    added: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept: int = 0
    same: int = 0
    conflicts: list[Conflict] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.changed or self.removed or self.conflicts)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a package would do. twins: identity there → identity here, of things that both sides made."""

    tables: tuple[TableChanges, ...]
    twins: dict[str, str]
    closed_twice: tuple[str, ...]

    @property
    def conflicts(self) -> list[Conflict]:
        return [conflict for table in self.tables for conflict in table.conflicts]

    @property
    def is_empty(self) -> bool:
        return all(table.is_empty for table in self.tables)


def compare(congress: Congress, copy: CarriedCopy, package: Package) -> Changes:
    """What the package would change; two queries a table. closed_twice: votes that both sides closed on their own."""
    twins: dict[str, str] = {}
    found, closed = [], []
    for table in tables():
        here = rows_of(table, congress)
        there = package.rows.get(table.label, {})
        there = {pk: _followed(table, row, twins) for pk, row in there.items()}
        _pair(table, here, there, twins)
        base = copy.digests.get(table.label, {})
        changes = TableChanges(table)
        for pk in sorted({*here, *there}):
            _sort(changes, here.get(pk), there.get(pk), base.get(pk))
        if table.model is Election:
            closed = [each.label for each in changes.conflicts if _closed(each.here) and _closed(each.there)]
        found.append(changes)
    return Changes(tuple(found), twins, tuple(closed))


def _closed(row: Row | None) -> bool:
    return bool(row and row["digest"])


def _followed(table: Carried, row: Row, twins: dict[str, str]) -> Row:
    """The row with identities of twins put in place of those that they have there."""
    related = [each.attname for each in table.model._meta.concrete_fields if each.is_relation]
    changed = {name: twins[row[name]] for name in related if row.get(name) in twins}
    return {**row, **changed} if changed else row


def _pair(table: Carried, here: dict[str, Row], there: dict[str, Row], twins: dict[str, str]) -> None:
    """Take rows out that both sides made for the same thing; what is here stays, and others follow it."""
    if not table.twins:
        return
    known = {key: pk for pk, row in here.items() if (key := _twin_key(table, row))}
    for pk, row in list(there.items()):
        key = _twin_key(table, row)
        if pk not in here and key in known:
            twins[pk] = known[key]
            del there[pk]


def _twin_key(table: Carried, row: Row) -> tuple[Any, ...] | None:
    key = tuple(row.get(name) for name in table.twins)
    return None if None in key else key


def _sort(changes: TableChanges, here: Row | None, there: Row | None, base: str | None) -> None:
    """Put one row where it belongs."""
    if here == there:
        changes.same += 1
        return
    here_changed = (digest_of_row(here) if here is not None else None) != base
    there_changed = (digest_of_row(there) if there is not None else None) != base
    if here_changed and there_changed and not (here is None and base is None):
        if there is None and base is None:
            changes.kept += 1
        else:
            changes.conflicts.append(_conflict(changes.table, here, there))
    elif not there_changed:
        changes.kept += 1
    elif there is None and here is not None:
        changes.removed.append(here["id"])
    elif there is not None:
        (changes.added if here is None else changes.changed).append(there)


def _conflict(table: Carried, here: Row | None, there: Row | None) -> Conflict:
    row = here or there or {}
    return Conflict(f"{table.label}:{row['id']}", table, _label(table, row), here, there)


def _label(table: Carried, row: Row) -> str:
    """What a row is called: the name of a person or thing, where it has one."""
    named = next((row[name] for name in ("full_name", "title", "name", "question") if row.get(name)), "")
    return f"{table.name}: {named or instance_of(table.model, row)}"


def lines_of(changes: Changes) -> Iterator[TableChanges]:
    """The tables of which there is something to tell."""
    return (table for table in changes.tables if not table.is_empty or table.kept)
