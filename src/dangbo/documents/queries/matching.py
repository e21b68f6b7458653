"""The statement of a search on either database: which entries match, how many, which come first."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, Q, QuerySet

from dangbo.documents.models import HolderPart, SearchEntry, SearchHolder
from dangbo.documents.words import Term, fts5, tsquery

ENTRY = "documents_searchentry"
_ID_BITS = (1 << 36) - 1

MOST_HITS = 1_000
"""Hits that are looked for: behind them nobody turns the pages, and a word that is everywhere costs no more."""

Sql = tuple[str, tuple[Any, ...]]
Ids = QuerySet[Model, uuid.UUID]


@dataclass(frozen=True, slots=True)
class Visible:
    """Which entries may be read: for kinds of holding the ids of the organisations that count for them."""

    holders: tuple[tuple[tuple[HolderPart, ...], Ids], ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """A search: its SQL, giving ids of entries in order."""

    sql: str
    values: tuple[Any, ...]

    def ids(self) -> list[int]:
        """The ids in order, one more than `MOST_HITS` where there are more."""
        with connection.cursor() as cursor:
            cursor.execute(f"{self.sql} LIMIT {MOST_HITS + 1}", self.values)
            return [int(row[0]) for row in cursor.fetchall()]


def matching(asked: Sequence[Term], filters: Q, visible: Visible | None, symbol: str) -> Statement:
    """The statement of a search; symbol: key of a symbol whose own paper stands before all others, or empty."""
    by_fts5 = bool(asked) and connection.vendor == "sqlite"
    identity = f"(f.rowid & {_ID_BITS})" if by_fts5 else f"{ENTRY}.id"
    newest = "f.rowid DESC" if by_fts5 else f"{ENTRY}.dated DESC, {ENTRY}.id DESC"
    own_columns = _sql(filters)
    reach, within = _within(identity, visible)
    conditions = [_found(asked, by_fts5), within, own_columns]
    order = (f"{ENTRY}.symbol_key = %s DESC, {newest}", (symbol,)) if symbol else (newest, ())
    source = _source(identity, by_fts5, joined=bool(own_columns[0] or symbol))
    where = " AND ".join(sql for sql, _ in conditions if sql) or "1 = 1"
    return Statement(
        f"{reach[0]}SELECT {identity} FROM {source} WHERE {where} ORDER BY {order[0]}",  # noqa: S608
        (*reach[1], *(value for _, values in conditions for value in values), *order[1]),
    )


def _source(identity: str, by_fts5: bool, *, joined: bool) -> str:
    """FTS5 stands first where it can: its rowid is the day and then the id, so it gives its rows in their order."""
    if not by_fts5:
        return ENTRY
    return f"documents_search f CROSS JOIN {ENTRY} ON {ENTRY}.id = {identity}" if joined else "documents_search f"


def _found(asked: Sequence[Term], by_fts5: bool) -> Sql:
    if not asked:
        return "", ()
    return ("f.body MATCH %s", (fts5(asked),)) if by_fts5 else (f"{ENTRY}.words @@ %s::tsquery", (tsquery(asked),))


def _sql(filters: Q) -> Sql:
    """A condition on the entry's own columns as SQL."""
    if not filters:
        return "", ()
    query = SearchEntry.objects.filter(filters).order_by().values("pk").query
    compiler = query.get_compiler(connection=connection)
    compiler.pre_sql_setup()
    try:
        sql, values = compiler.compile(query.where)
    except EmptyResultSet:
        return "1 = 0", ()
    return sql, tuple(values)


def _within(identity: str, visible: Visible | None) -> tuple[Sql, Sql]:
    """The named tables before the statement, and the condition that an entry is among those that may be read."""
    if visible is None:
        return ("", ()), ("", ())
    held = SearchHolder.objects.order_by()
    parts = [
        _statement(held.filter(part__in=kinds, organisation_id__in=rows).values_list("entry_id"))
        for kinds, rows in visible.holders
    ]
    named = "WITH visible(id) AS MATERIALIZED (" + " UNION ALL ".join(sql for sql, _ in parts) + ") "
    given = tuple(value for _, values in parts for value in values)
    return (named, given), (identity + " IN (SELECT id FROM visible)", ())  # noqa: S608


def _statement(rows: QuerySet[Any, Any]) -> Sql:
    try:
        sql, values = rows.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return "SELECT NULL WHERE 1 = 0", ()
    return sql, tuple(values)
